"""The page of days without a browser: settings, panels, own series, links, visitors."""

from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from lstm_core import CellVariant
from lstm_core.unit.compare import difference
from lstm_core.unit.sweep_sequence import run_with
from lstm_core.words.symbols import SETTINGS, SYMBOLS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.sequence.url import PANELS
from pages.ui.text.numbers import precise
from pages.ui.text.segments import in_words
from pages.ui.text.texts import text
from tests.pages.sequence.support import (
    DEFAULT,
    PAGE,
    SEQUENCES,
    days_page,
    engine,
    lines,
    open_days,
    spoken,
    strip,
)
from tests.pages.support import go_to, healthy, notices, send, texts, told, unit

SCREENS = [
    (name, VOCABULARIES[(row + place) % len(VOCABULARIES)], panel)
    for row, name in enumerate(SEQUENCES)
    for place, panel in enumerate(PANELS)
]
HELD = {"hold": "f:0,o:0.5", "tanh": "off"}


def of(name):
    return engine(replace(DEFAULT, weights=SEQUENCES[name].parameters.settable), days=SEQUENCES[name].days)


def chosen(page, key, value):
    return healthy(page.selectbox(key=key).set_value(value).run())


@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
def test_every_screen_runs_and_shows_the_engines_numbers(screen):
    name, vocabulary, panel = screen
    page = open_days(series=name, words=vocabulary, open=panel)
    found, trace = days_page(page), of(name)
    for key in ("c", "h"):
        assert lines(page)[key] == getattr(trace, key).tolist()
    for key in ("x", "f", "i", "g", "o"):
        assert strip(page)[key] == getattr(trace, key).tolist()
    assert (found["vocabulary"], found["message"]) == (vocabulary, "")
    assert found["example"]["title"].startswith(SEQUENCES[name].title)
    assert found["example"]["point"] == in_words(SEQUENCES[name].point, vocabulary)
    assert not page.error


def test_the_first_screen_is_company_a_beside_company_b_at_an_empty_address():
    page = open_days()
    assert page.query_params == {} and not notices(page)
    beside = run_with(DEFAULT.parameters, DEFAULT.days_beside)
    assert lines(page) == {
        "c": engine().c.tolist(),
        "h": engine().h.tolist(),
        "beside.c": beside.c.tolist(),
        "beside.h": beside.h.tolist(),
    }
    assert [(point["x"], point["y"]) for point in days_page(page)["chart"]["points"]] == [(4, 0), (4, 1)]


@pytest.mark.parametrize("day", range(4))
def test_the_diagram_shows_the_day_one_looks_at(day):
    found = days_page(open_days(day=str(day + 1)))
    trace = engine().at(day)
    for key in ("x", "h_prev", "c_prev", "z_f", "f", "i", "g", "o", "kept", "added", "c", "tanh_c", "h"):
        assert found["values"][key] == float(getattr(trace, key))
    assert found["fixed"] == (["h_prev", "c_prev"] if day else [])
    assert found["chart"]["mark"] == day + 1


@pytest.mark.parametrize(
    "query", [HELD, {"series": "two-waves", "day": "77", "open": "numbers"}, {"beside": "none"}]
)
def test_a_copied_link_shows_the_identical_screen(query):
    page = send(open_days(**query), id=1, kind="text", handle="b_g", text="−0,75")
    again = open_days(**page.query_params)
    assert again.query_params == page.query_params
    before, after = days_page(healthy(page.run())), days_page(again)
    for own in ("answered", "can"):
        del before[own], after[own]
    assert after == before
    assert texts(again) == texts(page)


# The row above


def test_a_chosen_series_changes_the_lines_and_the_address_and_can_be_undone():
    page = chosen(open_days(), "sequence_example", "latch")
    assert page.query_params == {"series": "latch"}
    assert lines(page)["c"] == of("latch").c.tolist()
    page = send(page, id=1, kind="undo")
    assert page.query_params == {} and page.selectbox(key="sequence_example").value == "company-a"


def test_a_series_of_the_same_weights_keeps_those_one_has_worked_on():
    page = send(open_days(), id=1, kind="text", handle="b_f", text="0.5")
    page = chosen(page, "sequence_example", "two-waves")
    assert page.query_params == {"series": "two-waves", "forget": "2.7,1.63,0.5"}
    assert "forget" not in chosen(page, "sequence_example", "latch").query_params


def test_choosing_a_series_brings_what_stands_beside_it():
    page = chosen(open_days(), "sequence_example", "company-b")
    assert page.query_params == {"series": "company-b"}
    assert lines(page)["h"] == of("company-b").h.tolist()
    assert lines(page)["beside.h"] == of("company-a").h.tolist()
    assert chosen(page, "sequence_example", "company-a").query_params == {}
    assert set(lines(chosen(page, "sequence_example", "latch"))) == {"c", "h"}


def test_nothing_can_be_set_beside_the_series():
    page = chosen(open_days(), "sequence_other", "")
    assert page.query_params == {"beside": "none"}
    assert set(lines(page)) == {"c", "h"} and strip(page)["beside.f"] is None


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_words_relabel_the_lines_the_strip_and_the_panels(vocabulary):
    page = chosen(open_days(open="hold"), "sequence_vocabulary", vocabulary)
    found = days_page(page)
    assert found["chart"]["lines"][0]["label"].startswith(SYMBOLS["c_prev"].names[vocabulary])
    assert [row["label"] for row in found["strip"]["rows"]] == [
        SYMBOLS[key].names[vocabulary] for key in ("x", "f", "i", "g", "o")
    ]
    assert page.selectbox(key="hold_f").label == SYMBOLS["f"].names[vocabulary]


# Panels


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_opens_by_its_button_and_closes_again(panel):
    page = healthy(open_days().button_group(key="sequence_panel").set_value(panel).run())
    assert page.query_params == {"open": panel} and not days_page(page)["can"]["undo"]
    assert healthy(page.button_group(key="sequence_panel").set_value(None).run()).query_params == {}


def test_a_held_gate_is_on_the_lines_in_the_address_and_in_a_sentence():
    page = chosen(open_days(open="hold", series="company-b"), "hold_f", "held at 0 %")
    assert page.query_params == {"series": "company-b", "open": "hold", "hold": "f:0"}
    b = replace(DEFAULT, days=SEQUENCES["company-b"].days)
    assert lines(page)["h"] == engine(b, hold={"f": 0.0}).h.tolist()
    assert lines(page)["beside.h"] == engine(b).h.tolist()
    assert "first differ by more than 0.05 on day 2" in texts(page) and "**worse**" in texts(page)
    assert page.selectbox(key="sequence_other").options == [text("sequence.settings.untouched")]
    page = healthy(send(page, id=1, kind="undo").run())
    assert page.query_params == {"series": "company-b", "open": "hold"}
    assert page.selectbox(key="hold_f").value == "as computed"
    assert "Company A" in page.selectbox(key="sequence_other").options


def test_undo_of_a_held_gate_offers_the_other_series_again_at_once_with_no_panel_open():
    page = healthy(open_days(open="hold").selectbox(key="hold_f").set_value("held at 100 %").run())
    page = healthy(page.button_group(key="sequence_panel").set_value(None).run())
    page = send(page, id=1, kind="undo")
    assert page.query_params == {} and page.selectbox(key="sequence_other").value == "company-b"


def test_a_gate_can_be_held_at_any_share_and_let_go():
    page = chosen(open_days(open="hold"), "hold_i", "held at a share")
    assert page.query_params["hold"] == "i:0.5"
    page = healthy(page.slider(key="share_i").set_value(37).run())
    assert page.query_params["hold"] == "i:0.37"
    assert strip(page)["i"] == [0.37] * 4
    page = healthy(page.slider(key="share_i").set_value(0).run())
    assert page.query_params["hold"] == "i:0" and page.selectbox(key="hold_i").value == "held at a share"
    assert "hold" not in chosen(page, "hold_i", "as computed").query_params


def test_a_share_between_two_marks_of_the_slider_is_kept_and_said():
    page = open_days(open="hold", hold="o:0.12345")
    assert page.query_params["hold"] == "o:0.12345" and strip(page)["o"] == [0.12345] * 4
    assert "12.345" in texts(page).replace("\\", "")


def test_the_candidates_tanh_can_be_dropped_and_comes_back():
    page = healthy(open_days(open="hold").toggle(key="hold_candidate_tanh").set_value(False).run())
    assert page.query_params["candidate_tanh"] == "off"
    assert strip(page)["g"] == engine(variant=CellVariant(candidate_tanh=False)).z_g.tolist()
    page = healthy(page.toggle(key="hold_candidate_tanh").set_value(True).run())
    assert "candidate_tanh" not in page.query_params and lines(page)["c"] == engine().c.tolist()


def test_where_they_part_is_said_with_the_engines_numbers():
    page = open_days(open="parting")
    parting = difference(engine(), run_with(DEFAULT.parameters, DEFAULT.days_beside))
    assert "first differ by more than 0.05 on day 1" in texts(page)
    rows = told(page, "gatewise_table")["table"]["rows"]
    assert [row[1] for row in rows] == [precise(float(value)) for value in parting.c]
    alone = open_days(open="parting", beside="none")
    assert not [part for part in alone.get("bidi_component") if "table" in part.proto.component_name]
    assert "Compare with" in texts(alone)


def test_series_of_unequal_length_are_compared_as_far_as_both_go():
    page = open_days(open="parting", series="latch", beside="company-a")
    assert "the first 4 are compared" in texts(page)
    assert len(told(page, "gatewise_table")["table"]["rows"]) == 4


def test_all_numbers_of_both_runs_can_be_looked_at():
    page = open_days(open="numbers")
    table = told(page, "gatewise_table")["table"]
    assert table["rows"][3][-1] and len(table["rows"]) == 4
    other = healthy(page.button_group[1].set_value("Company B").run())
    assert told(other, "gatewise_table")["table"]["rows"] != table["rows"]


# To the page of one unit and back


@pytest.mark.parametrize(
    "query", [{}, {"day": "4"}, {"series": "two-waves", "day": "77", "words": "z"}, HELD]
)
def test_open_this_day_shows_exactly_the_days_numbers_on_the_page_of_one_unit(query):
    page = open_days(**query)
    link, values = days_page(page)["onward"], days_page(page)["values"]
    assert link["label"] == f"Open day {query.get('day', 1)} in gate by gate"
    address = {name: text for name, (text,) in parse_qs(link["address"].partition("?")[2]).items()}
    there = go_to(page, "unit/page.py", **address)
    taken = {name: values[name] for name in SETTINGS}
    assert {name: unit(there)["values"][name] for name in SETTINGS} == taken
    assert unit(there)["vocabulary"] == query.get("words", "plain")
    assert not notices(there)
    if query is not HELD:
        assert unit(there)["values"] == values


def test_a_day_beyond_what_can_be_typed_cannot_be_opened_and_still_shows():
    page = open_days(c0="1000000", forget="0,0,50", day="2", series="company-b")
    assert days_page(page)["values"]["c_prev"] > 1_000_000
    link = days_page(page)["onward"]
    assert "address" not in link and "1,000,000" in link["why"]


def test_words_chosen_on_one_page_hold_on_the_other_and_the_menu_brings_a_page_back_as_it_was():
    page = send(open_days(), id=1, kind="text", handle="x", text="0.75", day=0)
    page = go_to(page, "unit/page.py")
    assert unit(page)["vocabulary"] == "plain"
    page = healthy(page.selectbox(key="unit_vocabulary").set_value("roles").run())
    page = go_to(page, PAGE)
    assert days_page(page)["vocabulary"] == "roles"
    assert page.query_params == {"days": "0.75,0.5,0.25,1", "words": "roles"}
    assert days_page(page)["can"]["undo"]


# Links that are broken, and visitors who are not alone


def test_a_broken_link_shows_one_quiet_line_and_a_whole_page():
    page = open_days(series="x", days="1,two", hold="f:7", day="9", words="klingon", forget="1,2")
    (said,) = notices(page)
    assert all(f"“{name}”" in said for name in ("series", "days", "hold", "day", "words", "forget"))
    assert lines(page)["c"] == engine().c.tolist() and page.query_params == {}
    assert not notices(chosen(page, "sequence_vocabulary", "roles"))


@pytest.mark.parametrize(
    "name", ["series", "days", "hold", "beside", "beside_days", "target", "open", "tanh"]
)
def test_a_hostile_link_is_shown_nowhere(name):
    page = open_days(**{name: "<img src=x onerror=alert(1)>"})
    assert "onerror" not in texts(page) + spoken(page)


def test_nothing_on_the_page_is_trusted_as_html():
    for panel in PANELS:
        page = open_days(open=panel, **HELD)
        assert not any(element.allow_html for element in (*page.markdown, *page.caption))


def test_two_visitors_never_see_each_others_numbers():
    one, two = open_days(), open_days(days="1,2")
    one = send(one, id=1, kind="text", handle="x", text="-10", day=0)
    two = chosen(two, "sequence_vocabulary", "z")
    assert one.query_params == {"days": "-10,0.5,0.25,1"}
    assert two.query_params == {"days": "1,2", "words": "z"}
    assert lines(one)["c"] == engine(days=(-10, 0.5, 0.25, 1)).c.tolist()
    assert lines(open_days())["c"] == engine().c.tolist()
