"""The page without a browser: what can be set, what is refused, where its links lead."""

import re
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest

from lstm_core.exercises import KINDS, LEVELS
from pages.server import EXCHANGING
from pages.teach.sheet.code import PLACES
from pages.teach.spec import TEACH
from pages.teach.state import ADDRESS, MAX_TITLE
from pages.ui.text.course import BESIDE, COURSE
from tests.pages.support import open_page, send, tab_of, told
from tests.ui.support import is_one_sentence

PAGES = {page.name: page for page in EXCHANGING}
RUBBISH = ("nan", "-1", "0", "41", "1e9", "<script>", "", "x" * 10_000, "٣", "weighted-sum,nothing")


def payload(page):
    return told(page, "gatewise_teach")["teach"]


def links(found):
    if isinstance(found, dict):
        if "link" in found:
            yield found["link"]
        found = list(found.values())
    if isinstance(found, list):
        for part in found:
            yield from links(part)


def test_it_stands_last_in_the_menu_and_is_no_page_of_the_lesson():
    assert BESIDE == ("teach",) and "teach" not in COURSE
    page = open_page("teach/page.py")
    assert page.title[0].value == "For teachers"
    assert page.get("page_link") == []


def test_every_link_of_the_plan_and_of_the_misconceptions_leads_where_it_says():
    told_ = TEACH.payload(ADDRESS.start())
    found = [*links(told_["plan"]), *links(told_["misconceptions"])]
    assert len(found) > 14
    for link in found:
        address = urlsplit(link)
        name = address.path.removeprefix("./") or "start"
        query = dict(parse_qsl(address.query, strict_parsing=bool(address.query)))
        if name == "practise":
            assert (
                query["kind"] in PLACES
                and int(query["level"]) in LEVELS
                and 0 <= int(query["seed"]) < 1_000_000
            )
        if name not in PAGES:
            assert name == "practise"
            continue
        known = PAGES[name].address()
        _, complaints = known.decode(query)
        assert complaints == () and {*query} - {"predict"} <= {param.key for param in known.params}, link


def test_minutes_follow_each_other_from_0_to_45():
    spans = [re.findall(r"\d+", step["minutes"]) for step in TEACH.payload(ADDRESS.start())["plan"]]
    assert spans[0][0] == "0" and spans[-1][1] == "45"
    assert all(before[1] == after[0] for before, after in pairwise(spans))


def test_a_sheet_is_made_step_by_step_and_stands_in_the_address():
    page = open_page("teach/page.py")
    send(page, kind="kinds", kinds=["whole-unit", "weighted-sum"])
    send(page, kind="level", level=3)
    for name, text in (("questions", "4"), ("variants", "12"), ("title", " Unit  <b>1</b> "), ("seed", "99")):
        send(page, kind="text", name=name, text=text)
    send(page, kind="other")
    query = "kinds=weighted-sum%2Cwhole-unit&level=3&questions=4&variants=12&title=Unit+%3Cb%3E1%3C%2Fb%3E&seed=100"
    assert dict(parse_qsl(tab_of(page).query)) == dict(parse_qsl(query))
    files = payload(page)["files"]
    assert files == {
        "sheet": f"sheet?{tab_of(page).query}",
        "moodle": f"sheet/moodle.xml?{tab_of(page).query}",
        "qti": f"sheet/qti.zip?{tab_of(page).query}",
    }
    again = open_page("teach/page.py", **dict(parse_qsl(tab_of(page).query)))
    assert payload(again)["files"] == files


@pytest.mark.parametrize(
    ("name", "text", "accepted"),
    [
        ("questions", "0", "from 1 to 20"),
        ("questions", "21", "from 1 to 20"),
        ("variants", "41", "from 1 to 40"),
        ("variants", "many", "from 1 to 40"),
        ("seed", "1000000", "from 0 to 999,999"),
        ("seed", "", "from 0 to 999,999"),
    ],
)
def test_a_typed_number_out_of_range_is_refused_in_one_sentence(name, text, accepted):
    with pytest.raises(ValueError) as refusal:
        TEACH.answer("", {"kind": "text", "name": name, "text": text})
    assert is_one_sentence(str(refusal.value)) and accepted in str(refusal.value)


@pytest.mark.parametrize("kinds", [[], ["nothing"], "weighted-sum", None])
def test_a_sheet_without_a_known_kind_is_refused(kinds):
    with pytest.raises(ValueError, match="at least one kind"):
        TEACH.answer("", {"kind": "kinds", "kinds": kinds})


def test_a_title_is_one_visible_line_of_limited_length():
    answer = TEACH.answer("", {"kind": "text", "name": "title", "text": " a\n\u202eb\x00 " + "c" * 10_000})
    title = answer["payload"]["typed"]["title"]
    assert title.startswith("a b ccc") and len(title) == MAX_TITLE


@pytest.mark.parametrize("key", [param.key for param in ADDRESS.params if param.key != "title"])
def test_rubbish_in_the_address_leaves_the_start_and_is_named_in_one_sentence(key):
    for text in RUBBISH:
        state, complaints = ADDRESS.decode({key: text})
        if complaints:
            assert state == ADDRESS.start() and len(complaints) == 1
            assert is_one_sentence(complaints[0]) and "<" not in complaints[0]
        else:
            assert ADDRESS.decode(ADDRESS.encode(state))[0] == state
    assert ADDRESS.decode({key: "<script>"})[1]


def test_reset_and_undo_take_back_what_was_set():
    answer = TEACH.answer("questions=3&words=z", {"kind": "reset"})
    assert answer["query"] == "words=z" and not answer["changed"]
    back = TEACH.answer("questions=3", {"kind": "restore", "query": "questions=9"})
    assert back["query"] == "questions=9"


def test_every_kind_of_the_engine_can_be_chosen():
    told_ = TEACH.payload(ADDRESS.start())
    assert [kind["name"] for kind in told_["kinds"]] == list(KINDS)
    assert all(kind["title"] for kind in told_["kinds"])
