"""The page of days without a browser: settings, panels, own series, links, visitors."""

import re
from dataclasses import replace
from urllib.parse import parse_qs

import numpy as np
import pytest

from lstm_core.compare import difference
from lstm_core.symbols import SETTINGS, SYMBOLS
from lstm_core.unrolled import run_with
from lstm_core.vocabulary import VOCABULARIES
from pages.sequence.explore import PANELS
from pages.sequence.url import PANELS as PANELS_IN_LINKS
from pages.ui.numbers import precise
from tests.pages.sequence_support import (
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
from tests.pages.support import go_to, healthy, send, texts, told, unit

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


def test_every_panel_can_be_linked_to():
    assert tuple(PANELS) == PANELS_IN_LINKS


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
    assert found["example"]["point"] == SEQUENCES[name].point
    assert not page.error


def test_the_first_screen_is_company_a_beside_company_b_at_an_empty_address():
    page = open_days()
    assert page.query_params == {} and not page.caption
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
    page = chosen(open_days(), "series", "latch")
    assert page.query_params == {"series": "latch"}
    assert lines(page)["c"] == of("latch").c.tolist()
    page = send(page, id=1, kind="undo")
    assert page.query_params == {} and page.selectbox(key="series").value == "company-a"


def test_a_series_of_the_same_weights_keeps_those_one_has_worked_on():
    page = send(open_days(), id=1, kind="text", handle="b_f", text="0.5")
    page = chosen(page, "series", "two-waves")
    assert page.query_params == {"series": "two-waves", "forget": "2.7,1.63,0.5"}
    assert "forget" not in chosen(page, "series", "latch").query_params


def test_choosing_the_series_that_stands_beside_lets_the_two_change_places():
    page = chosen(open_days(), "series", "company-b")
    assert page.query_params == {"series": "company-b", "beside": "company-a"}
    assert lines(page)["h"] == of("company-b").h.tolist()
    assert lines(page)["beside.h"] == of("company-a").h.tolist()
    assert chosen(page, "series", "company-a").query_params == {}


def test_nothing_can_be_set_beside_the_series():
    page = chosen(open_days(), "beside", "")
    assert page.query_params == {"beside": "none"}
    assert set(lines(page)) == {"c", "h"} and strip(page)["beside.f"] is None


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_words_relabel_the_lines_the_strip_and_the_panels(vocabulary):
    page = chosen(open_days(open="hold"), "words", vocabulary)
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
    assert "breaks on day 2" in texts(page)
    assert page.selectbox(key="beside").disabled
    page = healthy(send(page, id=1, kind="undo").run())
    assert page.query_params == {"series": "company-b", "open": "hold"}
    assert page.selectbox(key="hold_f").value == "as computed"
    assert not page.selectbox(key="beside").disabled


def test_undo_of_a_held_gate_frees_the_list_of_series_at_once_with_no_panel_open():
    page = healthy(open_days(open="hold").selectbox(key="hold_f").set_value("held at 100 %").run())
    page = healthy(page.button_group(key="sequence_panel").set_value(None).run())
    page = send(page, id=1, kind="undo")
    assert page.query_params == {} and not page.selectbox(key="beside").disabled


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
    page = healthy(open_days(open="hold").toggle(key="hold_tanh").set_value(False).run())
    assert page.query_params["tanh"] == "off"
    assert strip(page)["g"] == engine(candidate="linear").z_g.tolist()
    page = healthy(page.toggle(key="hold_tanh").set_value(True).run())
    assert "tanh" not in page.query_params and lines(page)["c"] == engine().c.tolist()


def test_where_they_part_is_said_with_the_engines_numbers():
    page = open_days(open="parting")
    parting = difference(engine(), run_with(DEFAULT.parameters, DEFAULT.days_beside))
    assert "They part on day 1" in texts(page)
    rows = told(page, "gatewise_table")["table"]["rows"]
    assert [row[1] for row in rows] == [precise(float(value)) for value in parting.c]
    assert not open_days(open="parting", beside="none").get("bidi_component")[1:]
    assert "Compare with" in texts(open_days(open="parting", beside="none"))


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


# Own series


def typed(text, **query):
    return healthy(open_days(open="series", **query).text_area(key="series_text").set_value(text).run())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1", (1,)),
        ("0, 0.5, −2", (0, 0.5, -2)),
        ("0,5; 1,25; 2", (0.5, 1.25, 2)),
        ("1\n2\n3\n", (1, 2, 3)),
        ("1e-3\t4", (0.001, 4)),
    ],
)
def test_own_days_can_be_typed_and_pasted(text, days):
    page = typed(text, day="4")
    trace = engine(days=days)
    assert lines(page)["c"][: len(days)] == trace.c.tolist()
    assert page.query_params["series"] == "own" and days_page(page)["question"]["days"] == list(days)
    assert days_page(page)["day"] == min(3, len(days) - 1)
    assert page.selectbox(key="series").value == "own" and not page.error
    back = send(page, id=1, kind="undo")
    assert "series" not in back.query_params


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 two 3", "Line 1, value 2"),
        ("1\n2\nNaN", "Line 3, value 3"),
        ("1;;3", "Line 1, value 2"),
        ("", "no numbers"),
        ("1 " * 501, "501"),
        ("1e7", "Day 1"),
        ("<b>1</b>", "Line 1"),
        ("=1+1", "Line 1"),
    ],
)
def test_days_that_cannot_be_used_are_refused_in_one_sentence_and_the_series_stays(text, said):
    page = typed(text)
    assert len(page.error) == 1
    message = page.error[0].value.replace("\\", "")
    assert said in message and message.endswith("The series on screen is unchanged.")
    assert not re.search(r"(?<!\\)[<\[]", page.error[0].value)
    assert page.query_params == {"open": "series"} and lines(page)["c"] == engine().c.tolist()
    assert not days_page(page)["can"]["undo"]


def test_what_was_refused_stays_in_its_field_to_be_mended():
    page = typed("1 2 3 4 five 6")
    assert page.text_area(key="series_text").value == "1 2 3 4 five 6"
    page = healthy(page.text_area(key="series_text").set_value("1 2 3 4 5 6").run())
    assert not page.error and days_page(page)["question"]["days"] == [1, 2, 3, 4, 5, 6]
    assert page.text_area(key="series_text").value == "1, 2, 3, 4, 5, 6"


@pytest.mark.parametrize(("key", "name"), [("h0", "h0"), ("c0", "c0"), ("target", "target")])
def test_start_memories_and_target_can_be_typed(key, name):
    page = healthy(open_days(open="series").text_input(key=f"series_{key}").set_value("0,75").run())
    assert page.query_params == {"open": "series", name: "0.75"}
    page = healthy(page.text_input(key=f"series_{key}").set_value("x").run())
    assert len(page.error) == 1 and page.query_params[name] == "0.75"
    assert page.text_input(key=f"series_{key}").value == "x"


def test_a_target_can_be_taken_away():
    page = healthy(open_days(open="series").text_input(key="series_target").set_value(" ").run())
    assert page.query_params == {"open": "series", "target": "none"}
    assert [point["y"] for point in days_page(page)["chart"]["points"]] == [1]


def test_a_second_series_of_ones_own_can_stand_beside():
    page = healthy(open_days(open="series").text_area(key="series_other").set_value("1 0 1 0 1").run())
    assert page.query_params == {"open": "series", "beside": "own", "beside_days": "1,0,1,0,1"}
    assert lines(page)["beside.c"] == engine(days=(1, 0, 1, 0, 1)).c.tolist()
    page = healthy(page.text_area(key="series_other").set_value("").run())
    assert page.query_params == {"open": "series", "beside": "none"}


def test_five_hundred_days_are_shown_whole():
    days = tuple(np.sin(np.arange(500) / 9).round(3).tolist())
    page = typed(" ".join(map(str, days)), day="2")
    assert lines(page)["h"] == engine(days=days).h.tolist()


def uploaded(content, name="days.csv"):
    page = open_days(open="series")
    return healthy(page.file_uploader[0].set_value((name, content, "text/csv")).run())


def test_a_column_of_a_file_becomes_the_series_and_the_first_that_holds_numbers_is_offered():
    page = uploaded(b"date,rain,sun\n2024-01-01,0.5,1\n2024-01-02,0.25,2\n2024-01-03,-1,3\n")
    assert page.selectbox(key="series_column").options == ["date", "rain", "sun"]
    assert page.selectbox(key="series_column").value == "rain"
    page = healthy(page.selectbox(key="series_column").set_value("sun").run())
    page = healthy(next(b for b in page.button if b.label == "Use this column").click().run())
    assert days_page(page)["question"]["days"] == [1, 2, 3]
    assert page.query_params["days"] == "1,2,3"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"a,b\nx,y\n", "No column holds numbers"),
        (b"rain\n0.5\n", "1 row"),
        (b"day|rain\n1|2\n2|3\n", "separated"),
        (b"a,b\n1,2\n3\n", "Row 3"),
        (b"\xff\x00\x01\x02", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        (b"rain\n" + b"1\n" * 100_000, "100,000 rows"),
    ],
    ids=["empty", "text", "one row", "bars", "ragged", "binary", "picture", "100,000 rows"],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(content, said):
    page = uploaded(content)
    assert len(page.error) == 1
    message = page.error[0].value.replace("\\", "")
    assert said in message and message.endswith("The series on screen is unchanged.")
    assert lines(page)["c"] == engine().c.tolist()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"rain,sun\n1,2\nwet,3\n4,5\n", "Row 3, column “rain”"),
        (b"rain,sun\n1,2\n,3\n4,5\n", "Row 3, column “rain”"),
        (b"rain,sun\n1,2\nNaN,3\n4,5\n", "Row 3, column “rain”"),
        (b"rain,sun\n" + b"1,2\n" * 501, "501"),
        (b"rain,sun\n1e9,2\n3,4\n", "Day 1"),
    ],
    ids=["text", "gap", "nan", "501 days", "too far"],
)
def test_a_column_that_cannot_be_used_is_refused_with_its_row_and_the_series_stays(content, said):
    page = healthy(next(b for b in uploaded(content).button if b.label == "Use this column").click().run())
    assert len(page.error) == 1 and said in page.error[0].value.replace("\\", "")
    assert lines(page)["c"] == engine().c.tolist() and page.query_params == {"open": "series"}


# To the page of one unit and back


@pytest.mark.parametrize(
    "query", [{}, {"day": "4"}, {"series": "two-waves", "day": "77", "words": "z"}, HELD]
)
def test_open_this_day_shows_exactly_the_days_numbers_on_the_page_of_one_unit(query):
    page = open_days(**query)
    (link,) = (element.proto for element in page.get("page_link"))
    assert link.label == f"Open day {query.get('day', 1)} in gate by gate" and not link.disabled
    values = days_page(page)["values"]
    address = {name: text for name, (text,) in parse_qs(link.query_string).items()}
    there = go_to(page, "gate_by_gate/page.py", **address)
    taken = {name: values[name] for name in SETTINGS}
    assert {name: unit(there)["values"][name] for name in SETTINGS} == taken
    assert unit(there)["vocabulary"] == query.get("words", "plain")
    assert not there.caption
    if query is not HELD:
        assert unit(there)["values"] == values


def test_a_day_beyond_what_can_be_typed_cannot_be_opened_and_still_shows():
    page = open_days(c0="1000000", forget="0,0,50", day="2", series="company-b")
    assert days_page(page)["values"]["c_prev"] > 1_000_000
    (link,) = (element.proto for element in page.get("page_link"))
    assert link.disabled and "1,000,000" in link.help


def test_words_chosen_on_one_page_hold_on_the_other_and_the_menu_brings_a_page_back_as_it_was():
    page = send(open_days(), id=1, kind="text", handle="x", text="0.75", day=0)
    page = go_to(page, "gate_by_gate/page.py")
    assert unit(page)["vocabulary"] == "plain"
    page = healthy(page.selectbox(key="words").set_value("roles").run())
    page = go_to(page, PAGE)
    assert days_page(page)["vocabulary"] == "roles"
    assert page.query_params == {"days": "0.75,0.5,0.25,1", "words": "roles"}
    assert days_page(page)["can"]["undo"]


# Links that are broken, and visitors who are not alone


def test_a_broken_link_shows_one_quiet_line_and_a_whole_page():
    page = open_days(series="x", days="1,two", hold="f:7", day="9", words="klingon", forget="1,2")
    assert len(page.caption) == 1
    said = page.caption[0].value
    assert all(f"“{name}”" in said for name in ("series", "days", "hold", "day", "words", "forget"))
    assert lines(page)["c"] == engine().c.tolist() and page.query_params == {}
    assert not chosen(page, "words", "roles").caption


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
    two = chosen(two, "words", "z")
    assert one.query_params == {"days": "-10,0.5,0.25,1"}
    assert two.query_params == {"days": "1,2", "words": "z"}
    assert lines(one)["c"] == engine(days=(-10, 0.5, 0.25, 1)).c.tolist()
    assert lines(open_days())["c"] == engine().c.tolist()
