"""A sheet as Moodle XML: each question one question of the bank, the variants of one place in one category. Pure.

Format: docs.moodle.org, "Moodle XML format" and "Embedded Answers (Cloze) question type"; what Moodle reads is decided by its
``question/format/xml/format.php`` and ``question/type/multianswer/questiontype.php``:

- a category is a question of type ``category`` with a path, in which a slash of a name is doubled;
- a cloze question has its fields in the text: ``{1:NUMERICAL:=5.95:0.005#feedback~%0%4.33:0.005#feedback}``. They are
  compared in order, the first that fits counts, so the right number comes first. ``~``, ``#`` and ``}`` inside a feedback
  would end it and are written as HTML entities, which Moodle decodes after it has taken the field apart;
- a choice alone is a ``multichoice`` question with an ``answer`` for each option.

Numbers that belong together are one cloze question and not one numerical question each: the given numbers then stand there
once, a quiz draws whole exercises, and each field still has its own tolerance, mark and feedback.
"""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element, indent, tostring

from lstm_core.exercises import Asked, Exercise
from pages.teach.formats.answers import numeric, options
from pages.teach.formats.worked import worked
from pages.teach.sheet import question, wording
from pages.teach.sheet.markup import node, written
from pages.teach.sheet.order import exercises
from pages.teach.state import TeachState
from pages.ui.text.texts import text

_ENTITIES = str.maketrans({"~": "&#126;", "#": "&#35;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"})


def moodle_file(state: TeachState, title: str) -> bytes:
    """All variants of a sheet, in UTF-8."""
    drawn = [exercises(state.order, variant) for variant in range(1, state.variants + 1)]
    quiz = Element("quiz")
    for place in range(state.order.questions):
        kind = wording.title_of(state.order.kind_of(place))
        quiz.append(_category(title, text("teach.bank.place", n=f"{place + 1:02}", kind=kind)))
        for variant, questions in enumerate(drawn, 1):
            name = text("teach.bank.name", n=str(place + 1), kind=kind, variant=str(variant))
            quiz.append(_question(questions[place], name, state.vocabulary))
    indent(quiz)
    content: bytes = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return content


def _category(*names: str) -> Element:
    path = "/".join(("$course$", "top", *(name.replace("/", "//") for name in names)))
    return node("question", node("category", _text(path)), type="category")


def _question(exercise: Exercise, name: str, vocabulary: str) -> Element:
    choice = exercise.asked[0] if len(exercise.asked) == 1 and exercise.asked[0].options else None
    fields = () if choice else tuple(_field(exercise, asked, vocabulary) for asked in exercise.asked)
    asking = question.asked_for(exercise, choice, vocabulary) if choice else None
    parts = (
        wording.task_of(exercise, vocabulary),
        question.given(exercise, vocabulary),
        *fields,
        *(() if asking is None else (node("p", asking),)),
    )
    made = node(
        "question",
        node("name", _text(name)),
        _html("questiontext", *parts),
        _html("generalfeedback", worked(exercise, vocabulary)),
        type="multichoice" if choice else "cloze",
    )
    if choice:
        for tag, content in _CHOICE.items():
            made.append(node(tag, content))
        made.extend(_options(exercise, choice, vocabulary))
    return made


_CHOICE = {"defaultgrade": "1", "single": "true", "shuffleanswers": "true", "answernumbering": "abc"}


def _options(exercise: Exercise, choice: Asked, vocabulary: str) -> list[Element]:
    return [
        node(
            "answer",
            _text(written(node("p", option.text))),
            _html("feedback", *([node("p", option.feedback)] if option.feedback else [])),
            fraction="100" if option.is_right else "0",
            format="html",
        )
        for option in options(exercise, choice, vocabulary)
    ]


def _field(exercise: Exercise, asked: Asked, vocabulary: str) -> Element:
    """A line with a field in it."""
    if asked.options:
        body = "MULTICHOICE_S:" + "~".join(
            ("=" if option.is_right else "%0%") + _told(option.text, option.feedback)
            for option in options(exercise, asked, vocabulary)
        )
        wanted = ""
    else:
        known = numeric(exercise, asked, vocabulary)
        wrong = (f"~%0%{one.value}:{one.margin}#{_safe(one.feedback)}" for one in known.wrong)
        body = f"NUMERICAL:={known.right}:{known.tolerance}" + "".join(wrong)
        wanted = f" ({wording.decimals_wanted(asked.decimals)})"
    return node("p", question.asked_for(exercise, asked, vocabulary), f": {{1:{body}}}", wanted)


def _told(said: str, feedback: str) -> str:
    return _safe(said) + (f"#{_safe(feedback)}" if feedback else "")


def _safe(said: str) -> str:
    """A text inside a field: HTML, in which nothing ends the field."""
    return escape(said, quote=False).translate(_ENTITIES)


def _text(content: str) -> Element:
    return node("text", content)


def _html(tag: str, *parts: Element) -> Element:
    return node(tag, _text(written(*parts)), format="html")
