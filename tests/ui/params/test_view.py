import pytest

from pages.ui.params.view import PARTS, PRESENTED, apart, complaints, view_of


def test_presentation_view_is_a_choice_of_parts():
    assert view_of({"show": "present"}, "unit").only == PRESENTED == ("picture", "step", "formula", "steps")
    assert view_of({"show": "present", "only": "picture"}, "unit").only == ("picture",)
    assert view_of({}, "unit").only == ()


def test_parts_are_chosen_by_their_names():
    view = view_of({"only": "menu,title,ending"}, "unit")
    assert view.only == ("menu", "title", "ending")
    assert not view.present


@pytest.mark.parametrize("only", ["picture,formul", "", "picture,", "Picture", "picture formula"])
def test_what_is_no_list_of_parts_shows_everything_and_is_reported(only):
    assert view_of({"only": only}, "unit").only == ()
    (sentence,) = complaints({"only": only}, "unit")
    assert sentence.startswith("“only” in the link is not a list of parts, each menu, title,")
    assert all(part in sentence for part in PARTS)


def test_another_way_of_showing_is_reported():
    assert not view_of({"show": "slides"}, "unit").present
    assert complaints({"show": "slides"}, "unit") == (
        "“show” in the link is not “present”, so the default is shown.",
    )
    assert complaints({"show": "present", "only": "picture", "x": "2"}, "unit") == ()


def test_a_page_without_a_picture_to_step_through_has_no_such_view():
    assert not view_of({"show": "present"}, "forecast").present
    assert complaints({"show": "present"}, "forecast") == (
        "“show” in the link is not a view of this page, so the default is shown.",
    )


def test_a_view_is_no_part_of_what_a_page_shows():
    assert apart({"x": "2", "show": "present", "only": "picture"}) == (
        {"x": "2"},
        {"show": "present", "only": "picture"},
    )
