"""What everybody does, in Firefox: the same tests as in Chromium, read from where they stand.

Open every page, drag on the map and on a day, type, undo, go back, step by keys, work a number out, practise, walk the
days, train.
"""

from tests.browser.exchange.test_commas import (
    test_a_comma_is_a_decimal_comma_on_every_page_and_where_it_could_be_two_things_one_is_asked,
)
from tests.browser.exchange.test_console import test_no_page_says_anything_in_the_console
from tests.browser.pages.test_gates import (
    gates,
    test_the_point_dragged_over_the_map_shows_the_engines_numbers_on_every_frame,
)
from tests.browser.pages.test_sequence import (
    dragger,
    test_a_dragged_input_leaves_the_days_before_it_and_moves_those_after_it,
    test_arrow_keys_the_chart_and_the_strip_choose_the_day,
)
from tests.browser.pages.test_training import (
    test_training_lands_on_the_twelve_published_weights_before_ones_eyes,
    training,
)
from tests.browser.practise.test_practise import practise, test_a_whole_unit_is_solved_by_keyboard_alone
from tests.browser.predict.test_working_out import (
    hidden,
    test_a_right_answer_shows_its_number_and_leads_to_the_next,
)
from tests.browser.unit.test_keyboard import (
    start,
    test_arrows_step_from_anywhere_on_the_page,
    test_enter_types_an_exact_value_and_gives_the_focus_back,
)
from tests.browser.unit.test_links import (
    test_back_and_forward_restore_what_was_on_screen,
    test_undo_redo_and_reset_take_back_every_kind_of_change,
)

FIXTURES = (dragger, gates, hidden, practise, start, training)
TESTS = (
    test_no_page_says_anything_in_the_console,
    test_the_point_dragged_over_the_map_shows_the_engines_numbers_on_every_frame,
    test_a_dragged_input_leaves_the_days_before_it_and_moves_those_after_it,
    test_enter_types_an_exact_value_and_gives_the_focus_back,
    test_a_comma_is_a_decimal_comma_on_every_page_and_where_it_could_be_two_things_one_is_asked,
    test_undo_redo_and_reset_take_back_every_kind_of_change,
    test_back_and_forward_restore_what_was_on_screen,
    test_arrows_step_from_anywhere_on_the_page,
    test_a_right_answer_shows_its_number_and_leads_to_the_next,
    test_a_whole_unit_is_solved_by_keyboard_alone,
    test_arrow_keys_the_chart_and_the_strip_choose_the_day,
    test_training_lands_on_the_twelve_published_weights_before_ones_eyes,
)
