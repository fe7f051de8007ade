"""A variant typed into: marked by the engine, its answers in the address, whatever is typed."""

from urllib.parse import urlencode

import pytest

from pages.teach.sheet.code import Variant, code_of
from pages.teach.sheet.order import Order, exercises
from pages.ui.text.numbers import fixed
from tests.pages.teach.support import client, tree_of, words_of
from tests.ui.support import is_one_sentence

ORDER = Order(("weighted-sum", "forget-step", "whole-unit"), 1, 3, 5)
CODE = code_of(Variant(ORDER, 2, "plain"))
SUM, FORGET, UNIT = exercises(ORDER, 2)


@pytest.fixture(scope="module")
def ask():
    asking = client()

    def page(**typed):
        answer = asking.get(f"/sheet/check?{urlencode({'code': CODE, **typed})}")
        return answer.status_code, tree_of(answer.text)

    return page


def right(exercise, key):
    decimals = next(asked.decimals for asked in exercise.asked if asked.key == key)
    return fixed(exercise.solution[key], decimals)


def field(page, name):
    return next(node for node in page.iter("input") if node.get("name") == name)


def verdicts(page):
    told = [node for node in page.iter("span") if node.get("data-verdict")]
    return {node.get("id").removeprefix("told."): (node.get("data-verdict"), words_of(node)) for node in told}


def test_an_empty_sheet_has_a_field_for_every_answer_and_no_verdict(ask):
    status, page = ask()
    assert status == 200 and verdicts(page) == {}
    wanted = [f"{n}.{asked.key}" for n, one in enumerate((SUM, FORGET, UNIT), 1) for asked in one.asked]
    assert [node.get("name") for node in page.iter("input")] == ["code", *wanted]


def test_all_right_in_other_writings(ask):
    typed = {f"1.{asked.key}": right(SUM, asked.key).replace(".", ",") for asked in SUM.asked}
    typed |= {f"3.{asked.key}": right(UNIT, asked.key).replace("−", "-") for asked in UNIT.asked}
    typed["2.kept"] = f" {right(FORGET, 'kept')} "
    _, page = ask(**typed)
    assert {verdict for verdict, _ in verdicts(page).values()} == {"right"}
    assert [node.get("href") for node in page.iter("a")] == ["../unit"]
    count = sum(len(one.asked) for one in (SUM, FORGET, UNIT))
    assert f"{count} of {count} answers are right" in words_of(page)


def test_a_mistake_is_named_an_error_carried_forward_and_a_text_refused(ask):
    numbers = SUM.given
    without = numbers["h_prev"] * numbers["w_fh"] + numbers["x"] * numbers["w_fx"]
    forgotten = FORGET.given["c_prev"] * (1 - FORGET.given["f"])
    _, page = ask(
        **{"1.z_f": f"{without:.2f}", "2.kept": f"{forgotten:.3f}", "3.z_f": "much", "1.p_fh": "9,99"}
    )
    found = verdicts(page)
    assert found["1.z_f"][0] == found["2.kept"][0] == "mistake"
    links = [node.get("href") for node in page.iter("a")]
    assert links[:-1] == [f"../practise?kind={one.kind}&level=1" for one in (SUM, FORGET, UNIT)]
    assert found["3.z_f"][0] == "unreadable" and "“much”" in found["3.z_f"][1]
    wrong = 9.99 + numbers["x"] * numbers["w_fx"] + numbers["b_f"]
    _, page = ask(**{"1.p_fh": "9.99", "1.z_f": f"{wrong:.2f}"})
    assert verdicts(page)["1.z_f"][0] == "carried"
    assert "1 of" in words_of(page)


@pytest.mark.parametrize("typed", ["<b>1</b>", '"><script>', "💥", "x" * 10_000, "1" * 10_000, "\x00"])
def test_whatever_is_typed_gets_one_sentence_and_stays_to_be_corrected(ask, typed):
    status, page = ask(**{"2.kept": typed})
    assert status == 200
    verdict, sentence = verdicts(page)["2.kept"]
    assert verdict == "unreadable" and is_one_sentence(sentence)
    assert field(page, "2.kept").get("value") == (typed if typed != "\x00" else "")
    assert page.find(".//b/script") is None


def test_answers_that_belong_to_no_field_are_not_marked(ask):
    _, page = ask(**{"2.z_o": "1", "9.kept": "1", "kept": "1", "2.p_fh": "1"})
    assert verdicts(page) == {}


@pytest.mark.parametrize("code", ["nothing", "PPXB-S3CJ-MZ0NA", "<b>", "x" * 9_000])
def test_a_code_that_is_none_is_refused_in_one_sentence_and_stays(ask, code):
    status, page = ask(code=code)
    assert status == 400
    problem = page.find(".//p[@class='problem']")
    assert is_one_sentence(words_of(problem)) and "code" in words_of(problem)
    assert field(page, "code").get("value") == code[:40]


def test_without_a_code_it_asks_for_one(ask):
    status, page = ask(code="")
    assert status == 200 and page.find(".//p[@class='problem']") is None
    assert field(page, "code").get("value") == ""


def test_an_address_too_long_to_be_marked_is_refused_in_one_sentence(ask):
    status, page = ask(**{"2.kept": "x" * 40_000})
    assert status == 414 and is_one_sentence(words_of(page.find(".//main")))
