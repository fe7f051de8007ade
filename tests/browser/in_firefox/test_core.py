"""What everybody does, in Firefox: the same tests as in Chromium, read from where they stand.

Drag, type, undo, reload and go back, step by keys, work a number out, practise, move over the map, walk the days, train.
"""

from tests.browser.pages.test_gates import gates, test_arrow_keys_move_the_point_both_ways
from tests.browser.pages.test_sequence import test_arrow_keys_the_chart_and_the_strip_choose_the_day
from tests.browser.pages.test_training import (
    test_training_lands_on_the_twelve_published_weights_before_ones_eyes,
    training,
)
from tests.browser.practise.test_practise import practise, test_a_whole_unit_is_solved_by_keyboard_alone
from tests.browser.predict.test_working_out import (
    hidden,
    test_a_right_answer_shows_its_number_and_leads_to_the_next,
)
from tests.browser.unit.test_drag import dragger, test_every_frame_of_a_drag_shows_the_engines_numbers
from tests.browser.unit.test_keyboard import (
    start,
    test_arrows_step_from_anywhere_on_the_page,
    test_enter_types_an_exact_value_and_gives_the_focus_back,
)
from tests.browser.unit.test_links import (
    test_back_and_forward_restore_what_was_on_screen,
    test_reloading_keeps_everything,
    test_undo_redo_and_reset_take_back_every_kind_of_change,
)

FIXTURES = (dragger, gates, hidden, practise, start, training)
TESTS = (
    test_every_frame_of_a_drag_shows_the_engines_numbers,
    test_enter_types_an_exact_value_and_gives_the_focus_back,
    test_undo_redo_and_reset_take_back_every_kind_of_change,
    test_reloading_keeps_everything,
    test_back_and_forward_restore_what_was_on_screen,
    test_arrows_step_from_anywhere_on_the_page,
    test_a_right_answer_shows_its_number_and_leads_to_the_next,
    test_a_whole_unit_is_solved_by_keyboard_alone,
    test_arrow_keys_move_the_point_both_ways,
    test_arrow_keys_the_chart_and_the_strip_choose_the_day,
    test_training_lands_on_the_twelve_published_weights_before_ones_eyes,
)
