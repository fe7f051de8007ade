"""The QTI package, read back by a parser that is not ours, and its conditions followed answer by answer."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from onyx2moodle.parser import parse_item

from lstm_core.exercises import KINDS, LEVELS
from pages.teach.formats.qti import qti_file
from pages.teach.sheet.order import Order, exercises
from pages.teach.state import TeachState
from tests.pages.teach.support import client, is_recognised

ALL = tuple(KINDS)
QTI, PACKAGE = "{http://www.imsglobal.org/xsd/imsqti_v2p1}", "{http://www.imsglobal.org/xsd/imscp_v1p1}"
STATES = [TeachState(Order(ALL, level, len(ALL), 17), variants=2) for level in LEVELS]


def opened(state, title="A sheet"):
    return zipfile.ZipFile(io.BytesIO(qti_file(state, title)))


def items(state, tmp_path):
    """Each exercise with its file's bytes and what the foreign parser made of them."""
    package = opened(state)
    for variant in range(1, state.variants + 1):
        for place, exercise in enumerate(exercises(state.order, variant), 1):
            file = f"items/question-{place:02}-variant-{variant:02}.xml"
            path = tmp_path / file.replace("/", "-")
            path.write_bytes(package.read(file))
            yield exercise, path.read_bytes(), parse_item(path)


@pytest.mark.parametrize("state", STATES, ids=map(str, LEVELS))
def test_every_answer_is_declared_with_the_engines_number_and_has_a_field(state, tmp_path):
    for exercise, _, item in items(state, tmp_path):
        assert list(item.response_decls) == [f"answer-{asked.key}" for asked in exercise.asked]
        fields = {field.response_identifier: field for field in item.interactions}
        assert set(fields) == set(item.response_decls)
        for asked in exercise.asked:
            declared, field = item.response_decls[f"answer-{asked.key}"], fields[f"answer-{asked.key}"]
            if asked.options:
                assert (declared.base_type, field.kind) == ("identifier", "choice")
                assert len(field.choices) == len(asked.options)
                assert declared.correct_values[0] in {choice.identifier for choice in field.choices}
            else:
                assert (declared.base_type, field.kind) == ("float", "textEntry")
                right = float(declared.correct_values[0])
                assert abs(right - exercise.solution[asked.key]) <= 0.5 * 10.0**-asked.decimals * (1 + 1e-9)


def outcome(xml, answers):
    """Score and feedback of a reader's numbers, by the item's own conditions."""
    processing = ElementTree.fromstring(xml).find(f"{QTI}responseProcessing")
    score, said = 0, []
    for condition in processing.findall(f"{QTI}responseCondition"):
        for branch in condition:
            test, then = branch
            name, value = test[0].get("identifier"), test[1].text
            if name not in answers or test.tag != f"{QTI}equal":
                continue
            if abs(answers[name] - float(value)) <= float(test.get("tolerance").split()[0]):
                if then.get("identifier") == "SCORE":
                    score += 1
                else:
                    said.append(then[0][1].text)
                break
    return score, said


@pytest.mark.parametrize("state", STATES, ids=map(str, LEVELS))
def test_right_answers_score_and_each_listed_mistake_gets_its_feedback(state, tmp_path):
    mistakes = 0
    for exercise, xml, item in items(state, tmp_path):
        numbers = {f"answer-{asked.key}": asked for asked in exercise.asked if not asked.options}
        right = {name: round(exercise.solution[asked.key], asked.decimals) for name, asked in numbers.items()}
        assert outcome(xml, right) == (len(numbers), [])
        known = {feedback.identifier: feedback for feedback in item.feedback}
        assert "solution" in known
        for equal in ElementTree.fromstring(xml).iter(f"{QTI}responseElseIf"):
            test = equal[0]
            if test.tag != f"{QTI}equal":
                continue
            name, value = test[0].get("identifier"), test[1].text
            score, said = outcome(xml, {name: float(value)})
            assert score == 0 and len(said) == 1 and known[said[0]].html
            key = name.removeprefix("answer-")
            assert is_recognised(exercise, key, value)
            mistakes += 1
    assert mistakes > 50


def test_the_package_lists_its_files_and_the_test_draws_a_variant_of_each_question():
    state = TeachState(Order(("weighted-sum",), 1, 3, 1), variants=4)
    package = opened(state, "Unit & <b>1</b>")
    manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
    listed = {node.get("href") for node in manifest.iter(f"{PACKAGE}file")}
    assert listed == set(package.namelist()) - {"imsmanifest.xml"} and len(listed) == 13
    known = {node.get("identifier") for node in manifest.iter(f"{PACKAGE}resource")}
    assert {node.get("identifierref") for node in manifest.iter(f"{PACKAGE}dependency")} < known
    test = ElementTree.fromstring(package.read("test.xml"))
    assert test.get("title") == "Unit & <b>1</b>"
    sections = list(test.iter(f"{QTI}assessmentSection"))
    assert [len(section.findall(f"{QTI}assessmentItemRef")) for section in sections] == [4, 4, 4]
    assert {section.find(f"{QTI}selection").get("select") for section in sections} == {"1"}
    assert {node.get("href") for node in test.iter(f"{QTI}assessmentItemRef")} == listed - {"test.xml"}


def test_the_same_sheet_is_the_same_file():
    assert qti_file(STATES[0], "A") == qti_file(STATES[0], "A") != qti_file(STATES[0], "B")


def test_it_comes_as_a_file():
    answer = client().get("/sheet/qti.zip?questions=2&variants=1")
    assert answer.status_code == 200 and "qti.zip" in answer.headers["content-disposition"]
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 4
