import json
import math
import re
from urllib.parse import parse_qs

import numpy as np
import pytest

from lstm_core.unit.sweep import sweep
from lstm_core.words.symbols import RESULTS, SYMBOLS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.lesson import step_counts
from pages.ui.text.segments import segments
from pages.unit.url import PANELS
from tests.pages.support import (
    EXAMPLES,
    engine_values,
    healthy,
    names,
    notices,
    open_page,
    results,
    send,
    texts,
    unit,
)

MEMORY_TWO = EXAMPLES["memory-two"]
WAYS = [(vocabulary, decimals) for decimals in (None, 2) for vocabulary in VOCABULARIES]
# Every example in every vocabulary and both arithmetics; among them every example with every panel.
SCREENS = [
    (example, *way, list(PANELS)[(row + place) % len(PANELS)])
    for row, example in enumerate(EXAMPLES)
    for place, way in enumerate(WAYS)
]


def address(example, vocabulary, decimals, panel):
    return {"example": example, "words": vocabulary, "open": panel} | (
        {"paper": str(decimals)} if decimals else {}
    )


def test_the_screens_below_cover_every_example_with_every_panel():
    assert {(screen[0], screen[3]) for screen in SCREENS} == {(e, p) for e in EXAMPLES for p in PANELS}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: "-".join(map(str, screen)))
def test_every_screen_runs_and_shows_the_engines_numbers(screen):
    example, vocabulary, decimals, _ = screen
    page = open_page(**address(*screen))
    data = unit(page)
    assert results(page) == engine_values({}, EXAMPLES[example], decimals)
    assert data["vocabulary"] == vocabulary
    assert data["example"]["title"] == EXAMPLES[example].title
    assert data["example"]["point"] == segments(EXAMPLES[example].point)
    assert data["example"]["numbers"] == numbers_of(EXAMPLES[example])
    assert (data["decimals"], data["message"], data["can"]["undo"]) == (decimals, "", False)
    assert not page.error


@pytest.mark.parametrize("division", step_counts())
@pytest.mark.parametrize("end", ["first", "last"])
def test_every_way_of_dividing_the_work_opens_at_its_ends(division, end):
    number = 1 if end == "first" else step_counts()[division]
    data = unit(open_page(by=division, step=str(number)))
    assert (data["division"], data["step"]) == (division, number)


def test_the_address_of_the_first_screen_stays_empty():
    page = open_page()
    assert page.query_params == {}
    assert "gate by gate" in page.title[0].value.lower()
    assert not notices(page)


GARBAGE = [
    "x=abc&h=NaN&c=1e999",
    "x=&h=&c=&forget=&example=&paper=&words=&by=&step=&open=&seek=&curve=",
    "forget=1,2&input=1,2,3,4&candidate=a,b,c&output=,,",
    "paper=9&words=klingon&by=zzz&step=99&open=nothing",
    "seek=a,b&curve=x",
    "seek=x,c,abc&open=seek",
    "seek=x,c,1e308&open=seek",
    "curve=c,x&open=curve",
    "step=-1",
    "step=1.5&by=seven",
    "step=%C2%B2&paper=%EF%BC%92",
    "example=own&title=<img src=x onerror='window.hacked=1'>",
    "example=<img src=x onerror='window.hacked=1'>",
    "x=1&x=2&nobody=knows",
    "x=" + "9" * 4000,
    "x=%00&title=%00&example=%00",
    "x=%FF%FE",
    "__proto__=1&constructor=2",
]


@pytest.mark.parametrize("query", GARBAGE, ids=lambda query: query[:40])
def test_a_garbage_link_still_shows_the_unit(query):
    page = open_page(**{name: texts_[-1] for name, texts_ in parse_qs(query, keep_blank_values=True).items()})
    data = unit(page)
    assert data["step"] == 0 and {*RESULTS} <= {*data["values"]}
    assert all(math.isfinite(value) for value in data["values"].values())


@pytest.mark.parametrize("screen", SCREENS[::9], ids=lambda screen: "-".join(map(str, screen)))
def test_a_copied_link_shows_the_identical_screen(screen):
    page = send(open_page(**address(*screen)), id=1, kind="text", handle="b_g", text="−0,75")
    again = open_page(**page.query_params)
    assert again.query_params == page.query_params
    before, after = unit(page), unit(again)
    for own in ("answered", "can"):
        del before[own], after[own]
    assert after == before
    assert texts(again) == texts(page)


# The row above the diagram


def test_choosing_an_example_changes_every_number_and_the_address():
    page = healthy(open_page().selectbox(key="unit_example").set_value("agree").run())
    assert page.query_params == {"example": "agree"}
    assert results(page) == engine_values({}, EXAMPLES["agree"])
    assert unit(page)["can"]["undo"]


def test_paper_arithmetic_rounds_every_result_and_says_so_in_the_address():
    page = healthy(open_page().selectbox(key="unit_decimals").set_value(2).run())
    assert page.query_params == {"paper": "2"}
    data = unit(page)
    assert (data["values"]["c"], data["values"]["h"]) == (2.96, 0.98)
    assert data["exact"]["c"] == pytest.approx(2.94757, abs=5e-6)
    exact = healthy(page.selectbox(key="unit_decimals").set_value(0).run())
    assert exact.query_params == {} and unit(exact)["decimals"] is None


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_words_relabel_the_diagram_and_the_panels(vocabulary):
    page = healthy(open_page(open="seek").selectbox(key="unit_vocabulary").set_value(vocabulary).run())
    assert page.query_params.get("words", "plain") == vocabulary
    assert names(page) == [symbol.names[vocabulary] for symbol in SYMBOLS.values()]
    assert page.selectbox(key="seek_setting").options == names(page)[:15]


def test_a_change_by_a_widget_can_be_undone_and_redone_from_the_diagram():
    page = open_page()
    page = healthy(page.selectbox(key="unit_vocabulary").set_value("roles").run())
    page = healthy(page.selectbox(key="unit_example").set_value("disagree").run())
    page = send(page, id=1, kind="undo")
    assert page.query_params == {"words": "roles"}
    assert page.selectbox(key="unit_example").value == "memory-two"
    page = send(page, id=2, kind="undo")
    assert page.query_params == {} and page.selectbox(key="unit_vocabulary").value == "plain"
    page = send(page, id=3, kind="redo")
    assert page.selectbox(key="unit_vocabulary").value == "roles"


# The panels


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_opens_by_its_button_and_closes_again(panel):
    page = healthy(open_page().button_group(key="unit_panel").set_value(panel).run())
    assert page.query_params == {"open": panel}
    assert not unit(page)["can"]["undo"]
    page = healthy(page.button_group(key="unit_panel").set_value(None).run())
    assert page.query_params == {}


def test_goal_seek_finds_the_input_that_turns_two_into_two_point_o_three():
    page = open_page(open="seek")
    assert "−0.946" in texts(page) and "2.03" in texts(page)
    page = healthy(page.button[0].click().run())
    assert float(page.query_params["x"]) == pytest.approx(-0.946054748, abs=1e-9)
    assert results(page)["c"] == pytest.approx(2.03, abs=1e-12)
    assert unit(page)["can"]["undo"]


def test_goal_seek_takes_a_decimal_comma_and_its_link_too():
    page = healthy(open_page(open="seek").text_input(key="seek_target").set_value("2,03").run())
    assert "−0.946" in texts(page)
    again = open_page(**page.query_params)
    assert again.text_input(key="seek_target").value == "2,03"
    assert "−0.946" in texts(again) and not again.error


@pytest.mark.parametrize("result", ["f", "g", "h"])
def test_a_target_out_of_reach_says_what_is_reachable(result):
    page = open_page(open="seek", seek=f"x,{result},2")
    assert len(page.warning) == 1 and not page.button
    told = page.warning[0].value
    assert SYMBOLS[result].names["plain"] in told
    low, high = (float(text.replace("−", "-")) for text in re.findall(r"−?\d+\.\d+", told)[-2:])
    swept = getattr(sweep(MEMORY_TWO.parameters, 1, 1, 2, "x", np.linspace(-10, 10, 2001)), result)
    assert (low, high) == pytest.approx((swept.min(), swept.max()), abs=6e-5)


def test_a_setting_that_plays_no_part_is_named():
    page = open_page(open="seek", seek="b_o,f,0.5")
    assert "does not depend" in page.warning[0].value


@pytest.mark.parametrize("target", ["", "nan", "1e308", "two", "<b>2</b>", "[x](http://a.example)"])
def test_a_target_that_is_no_number_is_refused_quietly(target):
    page = healthy(open_page(open="seek").text_input(key="seek_target").set_value(target).run())
    assert len(page.error) == 1 and not page.warning
    assert not re.search(r"(?<!\\)[<\[]", page.error[0].value)
    assert results(page) == engine_values({}, MEMORY_TWO)


@pytest.mark.parametrize("paper", [None, 2])
def test_the_response_curve_marks_the_present_point(paper):
    query = {"open": "curve", "curve": "x,c", "x": "-0.5"} | ({"paper": str(paper)} if paper else {})
    page = open_page(**query)
    line, point = json.loads(page.get("plotly_chart")[0].proto.spec)["data"]
    values = unit(page)["values"]
    assert (point["x"], point["y"]) == ([-0.5], [values["c"]])
    assert line["mode"] == "lines"


def test_a_curve_that_would_be_level_is_explained_instead():
    page = open_page(open="curve", curve="c_prev,z_f")
    assert len(page.info) == 1 and not page.get("plotly_chart")


def test_no_chart_is_sent_before_it_is_asked_for():
    for panel in ("", "numbers", "seek", "paper", "files"):
        page = open_page(**({"open": panel} if panel else {}))
        assert not page.get("plotly_chart")


def test_the_panel_on_paper_arithmetic_explains_all_three_figures():
    text = texts(open_page(open="paper"))
    assert all(figure in text for figure in ("2.9476", "2.96", "2.97"))


# Links that are broken, and visitors who are not alone


def test_a_broken_link_shows_one_quiet_line_and_a_whole_page():
    page = open_page(x="abc", paper="99", words="klingon", by="thirds", forget="1,2")
    (told,) = notices(page)
    assert all(f"“{name}”" in told for name in ("x", "paper", "words", "by", "forget"))
    assert not page.error and not page.warning
    assert results(page) == engine_values({}, MEMORY_TWO)
    assert page.query_params == {}
    assert not notices(healthy(page.selectbox(key="unit_vocabulary").set_value("roles").run()))


@pytest.mark.parametrize("name", ["example", "x", "forget", "step", "seek", "open", "title", "nonsense"])
def test_a_hostile_link_is_shown_nowhere(name):
    page = open_page(**{name: "<img src=x onerror=alert(1)>"})
    assert "onerror" not in texts(page) + json.dumps(unit(page))
    assert results(page) == engine_values({}, MEMORY_TWO)


def test_nothing_on_the_page_is_trusted_as_html():
    for panel in PANELS:
        page = open_page(open=panel, example="own", title="<b onclick=alert(1)>x</b>")
        assert not any(element.allow_html for element in (*page.markdown, *page.caption))


def test_two_visitors_never_see_each_others_numbers():
    one, two = open_page(), open_page(x="5")
    one = send(one, id=1, kind="text", handle="x", text="-10")
    two = healthy(two.selectbox(key="unit_vocabulary").set_value("z").run())
    one = healthy(one.selectbox(key="unit_decimals").set_value(3).run())
    two = send(two, id=1, kind="text", handle="c_prev", text="-3")
    assert one.query_params == {"x": "-10", "paper": "3"}
    assert two.query_params == {"x": "5", "c": "-3", "words": "z"}
    assert results(one) == engine_values({"x": -10}, MEMORY_TWO, 3)
    assert results(two) == engine_values({"x": 5, "c_prev": -3}, MEMORY_TWO)
    assert (unit(one)["vocabulary"], unit(two)["vocabulary"]) == ("plain", "z")
    assert results(open_page()) == engine_values({}, MEMORY_TWO)


def test_a_link_opened_in_the_same_tab_is_followed_and_can_be_undone():
    page = open_page()
    page.query_params.clear()
    page.query_params["x"] = "3"
    page = healthy(page.run())
    assert unit(page)["values"]["x"] == 3
    assert unit(send(page, id=1, kind="undo"))["values"]["x"] == 1
