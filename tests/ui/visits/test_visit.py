"""A visit, seen through two tiny pages: what the address says, what goes along to the next page, what is told."""

import json

from streamlit.testing.v1 import AppTest


def script():
    """Two pages with a number each, drawn from the address."""
    from dataclasses import dataclass

    import streamlit as st

    from pages.ui.exchange.live_page import LivePage
    from pages.ui.params.boxes import words_box
    from pages.ui.params.codecs import integer
    from pages.ui.params.page_address import PageAddress, attribute, words
    from pages.ui.visits.settings import Settings, view
    from pages.ui.visits.visit import change, visit

    @dataclass(frozen=True)
    class Note(Settings):
        number: int = 0
        vocabulary: str = "plain"
        explore: str = view("")

    address = PageAddress((attribute("n", integer(0, 99), "number"), words()), Note)
    name = st.session_state.get("which", "one")
    page = LivePage(
        name, lambda: address, lambda _: Note(), lambda state: {"n": state.number}, lambda state, _: state,
        title="Note", rows=((words_box(),),), also=lambda state: state.number,
    )  # fmt: skip
    here = visit(page)
    st.json(
        {
            "number": here.state.number, "words": here.state.vocabulary, "notices": here.notices,
            "linked": here.linked, **{key: here.screen[key] for key in ("query", "asked", "page", "run")},
        }
    )  # fmt: skip
    st.button("more", on_click=lambda: change(page, number=here.state.number + 1))
    st.button("roles", on_click=lambda: change(page, vocabulary="roles"))


def opened(**query):
    return addressed(AppTest.from_function(script), **query)


def ran(at):
    at.run()
    assert [failure.message for failure in at.exception] == []
    return at


def shown(at):
    return json.loads(at.json[0].value)


def pressed(at, label):
    next(button for button in at.button if button.label == label).click()
    return ran(at)


def went(at, page, **query):
    """Another page, by the menu, whose addresses say nothing, or by a link that says ``query``."""
    at.session_state["which"] = page
    return addressed(at, **query)


def addressed(at, **query):
    at.query_params.clear()
    for name, text in query.items():
        at.query_params[name] = text
    return ran(at)


def test_a_link_is_shown_and_what_it_got_wrong_is_said():
    assert shown(opened(n="7"))["number"] == 7
    broken = shown(opened(n="seven", words="roles"))
    assert (broken["number"], broken["words"], len(broken["notices"])) == (0, "roles", 1)
    assert broken["query"] == "words=roles"


def test_a_change_is_in_the_address_and_says_from_where_it_was_made():
    at = pressed(opened(n="7"), "more")
    assert at.query_params == {"n": "8"}
    assert (shown(at)["asked"], shown(at)["query"]) == ("n=7", "n=8")
    assert shown(ran(at))["asked"] == "n=8"


def test_the_start_needs_no_address():
    assert shown(opened())["query"] == ""


def test_nothing_is_remembered_of_a_page_but_the_address():
    at = pressed(opened(n="7"), "more")
    assert shown(addressed(at, n="3"))["number"] == 3
    assert shown(addressed(at))["number"] == 0


def test_who_came_by_a_link_is_linked_until_a_widget_is_used():
    at = opened(n="7")
    assert shown(at)["linked"] and shown(ran(at))["linked"]
    assert not shown(pressed(at, "more"))["linked"]
    assert not shown(opened())["linked"]


def test_the_words_go_along_from_page_to_page_and_back():
    at = pressed(opened(), "roles")
    assert shown(went(at, "two"))["words"] == "roles"
    assert shown(went(at, "one"))["words"] == "roles"


def test_a_links_own_words_win_over_those_that_came_along():
    at = pressed(opened(), "roles")
    assert shown(went(at, "two", words="plain"))["words"] == "plain"


def test_each_run_has_a_number_of_its_own():
    at = opened()
    first = shown(at)["run"]
    assert shown(ran(at))["run"] == first + 1 and shown(went(at, "two"))["page"] == "two"


def test_two_visitors_have_nothing_in_common():
    one, two = opened(n="7"), opened()
    pressed(one, "roles")
    assert shown(ran(two)) == {**shown(two), "number": 0, "words": "plain"}
