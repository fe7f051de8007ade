"""A variant to be typed into and marked: a form whose address holds the answers, and so can be handed in. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from lstm_core.exercises import Asked, Exercise, Mark, mark
from lstm_core.files.documents import is_visible
from pages.teach.sheet import question, wording
from pages.teach.sheet.code import Variant, code_of
from pages.teach.sheet.document import CHECK, head
from pages.teach.sheet.markup import document, node
from pages.teach.sheet.order import exercises
from pages.ui.text.texts import text

RIGHT = ("right", "carried")
MAX_TYPED = 40
UP = "../"


def door(code: str, problem: str) -> str:
    """The page for somebody who has a sheet in hand but has not said which."""
    field = node("input", name="code", value=code[:MAX_TYPED], autocomplete="off", maxlength=str(MAX_TYPED))
    return _page(
        text("teach.check.title"),
        node("p", problem, role="alert", class_="problem") if problem else None,
        node("form", node("label", text("teach.check.code"), field), _button(text("teach.check.open"))),
    )


def page(variant: Variant, typed: Mapping[str, str]) -> str:
    """The questions of a variant; what is typed is marked."""
    drawn = exercises(variant.order, variant.number)
    answers = [_answers(one, number, typed) for number, one in enumerate(drawn, 1)]
    marks = [mark(one, given) for one, given in zip(drawn, answers, strict=True)]
    code = code_of(variant)
    parts = [
        _question(one, number, variant.vocabulary, answers[number - 1], marks[number - 1])
        for number, one in enumerate(drawn, 1)
    ]
    return _page(
        text("teach.check.variant", n=str(variant.number)),
        node("p", text("teach.check.about"), class_="about"),
        _count(drawn, marks),
        node(
            "form",
            node("input", type="hidden", name="code", value=code),
            *parts,
            _button(text("teach.check.mark")),
        ),
    )


def _page(title: str, *children: Element | None) -> str:
    back = node("p", node("a", text("teach.check.back"), href=f"{UP}unit"), class_="back")
    return document(head(title, CHECK, UP), node("main", node("h1", title), *children, back))


def _button(label: str) -> Element:
    return node("button", label, type="submit")


def _answers(exercise: Exercise, number: int, typed: Mapping[str, str]) -> dict[str, str]:
    """What is typed for a question, by its quantities; empty fields are no answers."""
    found = {asked.key: typed.get(field_of(number, asked), "") for asked in exercise.asked}
    return {key: answer for key, answer in found.items() if answer.strip()}


def field_of(number: int, asked: Asked) -> str:
    """What an answer is called in the address: ``3.kept``."""
    return f"{number}.{asked.key}"


def _count(drawn: tuple[Exercise, ...], marks: list[dict[str, Mark]]) -> Element:
    given = [one for found in marks for one in found.values()]
    right = sum(one.verdict in RIGHT for one in given)
    wanted = sum(len(one.asked) for one in drawn)
    told = (
        text("teach.check.count", right=str(right), all=str(wanted)) if given else text("teach.check.empty")
    )
    return node("p", told, role="status", class_="count")


def _question(
    exercise: Exercise, number: int, vocabulary: str, answers: Mapping[str, str], marks: Mapping[str, Mark]
) -> Element:
    rows = (
        _field(exercise, asked, number, vocabulary, answers.get(asked.key, ""), marks.get(asked.key))
        for asked in exercise.asked
    )
    return node(
        "section",
        question.heading(exercise, number),
        wording.task_of(exercise, vocabulary),
        question.given(exercise, vocabulary),
        *rows,
        _more(exercise, marks),
        class_="question",
    )


def _more(exercise: Exercise, marks: Mapping[str, Mark]) -> Element | None:
    """Where to practise what went wrong."""
    if all(one.verdict in RIGHT for one in marks.values()):
        return None
    address = f"{UP}practise?{urlencode({'kind': exercise.kind, 'level': exercise.level})}"
    return node("p", node("a", text("teach.check.more"), href=address), class_="more")


def _field(
    exercise: Exercise, asked: Asked, number: int, vocabulary: str, answer: str, marked: Mark | None
) -> Element:
    name = field_of(number, asked)
    told = None
    if marked is not None:
        sentence = wording.verdict_of(exercise, marked, vocabulary)
        told = node("span", sentence, id=f"told.{name}", class_="told", data_verdict=marked.verdict)
    about = f"told.{name}" if told is not None else None
    if asked.options:
        field = node("select", node("option", "", value=""), name=name, aria_describedby=about)
        for option in asked.options:
            said = wording.option_of(option, vocabulary)
            field.append(node("option", said, value=option, selected="" if option == answer else None))
        wanted = None
    else:
        field = node(
            "input",
            name=name,
            value="".join(filter(is_visible, answer)),
            autocomplete="off",
            inputmode="text",
            aria_describedby=about,
        )
        wanted = node("small", wording.decimals_wanted(asked.decimals))
    label = node("label", question.asked_for(exercise, asked, vocabulary), field, wanted)
    return node("div", label, told, class_="field")
