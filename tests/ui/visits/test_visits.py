"""A visit, seen through two tiny pages: what the address says, what stays, what goes along."""

import json

from streamlit.testing.v1 import AppTest

from tests.ui.visits.notebook import script


def opened(**query):
    at = AppTest.from_function(script)
    for name, text in query.items():
        at.query_params[name] = text
    return ran(at)


def ran(at):
    at.run()
    assert [failure.message for failure in at.exception] == []
    return at


def shown(at):
    return json.loads(at.json[0].value)


def number(at):
    return shown(at)["number"]


def typed(at, value):
    at.number_input[0].set_value(value)
    return ran(at)


def pressed(at, label):
    next(button for button in at.button if button.label == label).click()
    return ran(at)


def went(at, page, **query):
    """Another page, by the menu, whose addresses say nothing, or by a link that says ``query``."""
    at.session_state["page"] = page
    return addressed(at, **query)


def addressed(at, **query):
    at.query_params.clear()
    for name, text in query.items():
        at.query_params[name] = text
    return ran(at)


# The address and the screen


def test_a_link_is_shown_and_what_it_got_wrong_is_said():
    assert number(opened(n="7")) == 7
    broken = opened(n="seven", words="roles")
    assert shown(broken) == {"number": 0, "words": "roles", "look": "", "past": 0}
    assert [caption.value for caption in broken.caption] == ["“n” is no number."]
    assert broken.query_params == {"words": "roles"}


def test_a_change_is_in_the_address_and_a_notice_goes_with_it():
    at = typed(opened(n="seven"), 3)
    assert at.query_params == {"n": "3"} and not at.caption
    assert number(opened(**at.query_params)) == 3


def test_the_default_screen_needs_no_address():
    assert typed(typed(opened(), 3), 0).query_params == {}


def test_what_an_address_does_not_know_is_dropped_at_the_first_look():
    assert opened(n="2", nobody="1").query_params == {"n": "2"}


def test_an_address_from_before_the_last_change_does_not_take_it_back():
    at = typed(opened(n="2"), 3)
    at.query_params.clear()
    at.query_params["n"] = "2"
    at.number_input[0].set_value(4)
    assert number(ran(at)) == 4
    assert at.query_params == {"n": "4"}


def test_an_address_changed_by_hand_or_by_back_is_followed_and_can_be_undone():
    at = addressed(typed(opened(), 3))
    assert number(at) == 0
    at = pressed(at, "Undo")
    assert number(at) == 3 and at.query_params == {"n": "3"}


def test_a_look_elsewhere_is_in_the_address_and_is_no_change():
    at = pressed(opened(), "Look")
    assert at.query_params == {"look": "here"}
    assert shown(at)["past"] == 0
    at = pressed(typed(at, 2), "Undo")
    assert shown(at) == {"number": 0, "words": "plain", "look": "here", "past": 0}


# From page to page


def test_who_comes_back_by_the_menu_finds_the_page_as_it_was_left():
    at = pressed(typed(opened(), 3), "Look")
    at = went(at, "two")
    assert number(at) == 0 and at.query_params == {}
    at = typed(at, 9)
    at = went(at, "one")
    assert shown(at) == {"number": 3, "words": "plain", "look": "here", "past": 1}
    assert at.query_params == {"n": "3", "look": "here"}
    assert number(pressed(at, "Undo")) == 0
    at = went(at, "two")
    assert number(at) == 9 and at.query_params == {"n": "9"}


def test_who_comes_back_by_a_link_sees_what_the_link_says():
    at = went(went(typed(opened(), 3), "two"), "one", n="5")
    assert number(at) == 5 and at.query_params == {"n": "5"}
    assert number(pressed(at, "Undo")) == 3


def test_the_words_go_along_from_page_to_page_and_back():
    at = pressed(opened(), "Words")
    at = went(at, "two")
    assert shown(at)["words"] == "roles" and at.query_params == {"words": "roles"}
    assert shown(at)["past"] == 0
    at = went(typed(at, 1), "one")
    assert shown(at)["words"] == "roles" and at.query_params == {"words": "roles"}


def test_words_chosen_on_the_second_page_hold_on_the_first():
    at = went(pressed(went(opened(n="4"), "two"), "Words"), "one")
    assert shown(at)["words"] == "roles"
    assert at.query_params == {"n": "4", "words": "roles"}


def test_a_links_own_words_win_over_those_that_came_along():
    at = went(pressed(opened(), "Words"), "two", words="z", n="1")
    assert shown(at)["words"] == "z"
    assert shown(went(at, "one"))["words"] == "z"


def test_two_visitors_have_nothing_in_common():
    one, two = typed(opened(), 3), opened(n="8")
    assert (number(ran(one)), number(ran(two))) == (3, 8)
    assert number(opened()) == 0
