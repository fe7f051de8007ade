"""The printable sheet, its variants and keys, as the server sends them."""

import pytest

from lstm_core.exercises import exercise_of
from pages.teach.sheet.code import Variant, code_of
from pages.teach.sheet.order import Order, exercises
from pages.teach.sheet.question import key_of
from pages.ui.text.numbers import fixed
from tests.pages.teach.support import client, number_in, tree_of, words_of
from tests.ui.support import is_one_sentence

ORDER = Order(("weighted-sum", "forget-step", "whole-unit"), 2, 5, 77)
QUERY = "kinds=weighted-sum,forget-step,whole-unit&level=2&questions=5&seed=77&variants=3"


@pytest.fixture(scope="module")
def ask():
    return client().get


def variant(ask, number, more=""):
    answer = ask(f"/sheet/variant?{QUERY}&variant={number}{more}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    return tree_of(answer.text).findall("table")


def test_the_keys_numbers_are_the_engines_in_the_decimals_asked_for(ask):
    for number in (1, 2, 3):
        _, key = variant(ask, number)
        questions = key.findall(".//section")
        drawn = exercises(ORDER, number)
        assert len(questions) == len(drawn) == 5
        for question, exercise in zip(questions, drawn, strict=True):
            decimals = {asked.key: asked.decimals for asked in exercise.asked}
            results = {node.get("data-key"): node for node in question.iter("li")}
            assert list(results) == list(exercise.solution)
            assert {name for name, node in results.items() if "data-asked" in node.attrib} == set(decimals)
            for name, places in decimals.items():
                right = fixed(exercise.solution[name], places).replace("−", "-")
                assert number_in(words_of(results[name])) == right


def test_a_worked_key_by_hand():
    """The unit of the worked example: 2.70 + 1.63 + 1.62 is 5.95."""
    numbers = dict(zip(("h_prev", "w_fh", "x", "w_fx", "b_f"), (1, 2.7, 1, 1.63, 1.62), strict=True))
    told = words_of(key_of(exercise_of("weighted-sum", numbers), 1, "plain"))
    assert "= 2.70" in told and "= 1.63" in told and "= 5.95" in told


def test_a_sheet_gives_what_is_given_and_asks_for_what_is_asked_without_giving_it_away(ask):
    sheet, _ = variant(ask, 1)
    for question, exercise in zip(sheet.findall(".//section"), exercises(ORDER, 1), strict=True):
        given = [number_in(words_of(node)) for node in question.findall("ul[@class='given']/li")]
        assert [float(text) for text in given] == list(exercise.given.values())
        places = question.findall("div[@class='place']")
        assert len(places) == len(exercise.asked)
        for place, asked in zip(places, exercise.asked, strict=True):
            assert f"{asked.decimals} decimal" in words_of(place)
            assert not any(sign.isdigit() for sign in words_of(place.find("span[@class='answer']")))


def test_every_variant_carries_its_name_and_what_opens_it_to_be_marked(ask):
    for number in (1, 3):
        code = code_of(Variant(ORDER, number, "plain"))
        sheet, key = variant(ask, number, "&app=https://school.example:8443/lstm/")
        for table in (sheet, key):
            head = words_of(table.find("thead"))
            assert f"Variant {number}" in head and code in head
        link = sheet.find(".//a")
        assert link.get("href") == f"https://school.example:8443/lstm/sheet/check?code={code}"
        assert link.find("svg/path") is not None


@pytest.mark.parametrize(
    "app", ["javascript:alert(1)//", "//evil", "https://a.b/?x", "http://a.b", '"><b>', "x" * 900]
)
def test_what_is_no_address_of_an_app_is_not_printed(ask, app):
    sheet, _ = variant(ask, 1, f"&app={app}")
    assert sheet.find(".//a").get("href").startswith("http://test/sheet/check?code=")


def test_a_title_with_tags_in_it_is_text(ask):
    title = "<b>Bold</b> & <script>alert(1)</script>"
    for path in ("/sheet?title=", f"/sheet/variant?{QUERY}&variant=1&title="):
        answer = ask(path + title.replace("&", "%26"))
        assert answer.status_code == 200
        assert "<b>Bold" not in answer.text and "<script>alert" not in answer.text
        assert title in words_of(tree_of(answer.text))


def test_the_page_says_what_it_fetches_and_what_it_could_not_read(ask):
    answer = ask(f"/sheet?{QUERY}&level=9")
    page = tree_of(answer.text)
    main = page.find(".//main")
    assert main.get("data-variants") == "3" and "level" not in main.get("data-query")
    notices = [words_of(node) for node in page.findall(".//p[@class='notice']") if words_of(node)]
    assert len(notices) == 1 and is_one_sentence(notices[0]) and "level" in notices[0]
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("place", ["variant", "moodle.xml", "qti.zip"])
@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("kinds=nothing", "kinds"),
        ("level=4", "level"),
        ("questions=21", "questions"),
        ("variants=41", "variants"),
        ("seed=1000000", "seed"),
        ("words=klingon", "words"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(ask, place, bad, named):
    answer = ask(f"/sheet/{place}?{bad}&variant=1")
    assert answer.status_code == 400 and answer.headers["content-type"].startswith("text/plain")
    assert is_one_sentence(answer.text) and named in answer.text and "<" not in answer.text


@pytest.mark.parametrize("number", ["0", "4", "", "x", "1e3"])
def test_a_variant_that_there_is_not_is_refused(ask, number):
    answer = ask(f"/sheet/variant?{QUERY}&variant={number}")
    assert answer.status_code == 400 and "from 1 to 3" in answer.text
