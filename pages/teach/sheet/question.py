"""A question on paper, and its key. Pure."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from lstm_core.exercises import Asked, Exercise
from pages.teach.sheet import wording
from pages.teach.sheet.markup import node
from pages.ui.text.numbers import fixed, percent

SHARE = "share"


def on_paper(exercise: Exercise, number: int, vocabulary: str) -> Element:
    """The task, what is given, and a place for each answer with room to work it out."""
    return node(
        "section",
        heading(exercise, number),
        wording.task_of(exercise, vocabulary),
        given(exercise, vocabulary),
        *(_place(exercise, asked, vocabulary) for asked in exercise.asked),
        class_="question",
    )


def heading(exercise: Exercise, number: int) -> Element:
    """``3  The forget step``."""
    return node("h2", node("span", str(number), class_="number"), " ", wording.title_of(exercise.kind))


def given(exercise: Exercise, vocabulary: str) -> Element:
    """The given numbers, each with its sign and its name."""
    return node(
        "ul",
        *(
            node(
                "li",
                node(
                    "b", wording.sign_in(exercise, key, vocabulary), f" = {wording.as_given(exercise, key)}"
                ),
                _name(exercise, key, vocabulary),
            )
            for key in exercise.given
        ),
        class_="given",
    )


def _name(exercise: Exercise, key: str, vocabulary: str) -> Element | None:
    name = wording.name_beside(exercise, key, vocabulary)
    return node("span", name, class_="name") if name else None


def asked_for(exercise: Exercise, asked: Asked, vocabulary: str) -> Element:
    """What a place for an answer is called: sign and name of a number, or what is to be chosen."""
    if asked.options:
        name = wording.name_in(exercise, asked.key, vocabulary)
        return node("span", f"{name[0].upper()}{name[1:]}", class_="asked")
    return node(
        "span",
        node("b", wording.sign_in(exercise, asked.key, vocabulary)),
        " ",
        _name(exercise, asked.key, vocabulary),
        class_="asked",
    )


def _place(exercise: Exercise, asked: Asked, vocabulary: str) -> Element:
    what = asked_for(exercise, asked, vocabulary)
    if asked.options:
        boxes = (
            node("li", node("span", class_="box"), " ", wording.option_of(option, vocabulary))
            for option in asked.options
        )
        return node("div", what, node("ul", *boxes, class_="options"), class_="place choice")
    return node(
        "div",
        what,
        node("span", class_="working"),
        node("span", "=", class_="equals"),
        node("span", class_="answer"),
        node("small", wording.decimals_wanted(asked.decimals)),
        class_="place",
    )


def key_of(exercise: Exercise, number: int, vocabulary: str) -> Element:
    """Every result on the way, and what was asked for in the decimals wanted."""
    asked = {one.key: one for one in exercise.asked}
    steps = [
        _result(exercise, key, asked.get(key), vocabulary)
        for key in exercise.solution
        if key not in exercise.rules.choices
    ]
    choices = [
        node(
            "li",
            node("b", wording.option_of(wording.right_option(exercise, key), vocabulary)),
            data_key=key,
            data_asked="",
        )
        for key in exercise.rules.choices
    ]
    return node(
        "section",
        heading(exercise, number),
        node("ul", *steps, *choices, class_="results"),
        class_="question",
    )


def _result(exercise: Exercise, key: str, asked: Asked | None, vocabulary: str) -> Element:
    symbol, value = exercise.symbols[key], exercise.solution[key]
    written = fixed(value, symbol.decimals if asked is None else asked.decimals)
    share = f" ({percent(value, max(asked.decimals, 2))})" if asked and symbol.kind == SHARE else ""
    told = node("span", wording.sign_in(exercise, key, vocabulary), f" = {written}")
    return node(
        "li",
        node("b", told) if asked else told,
        share,
        data_key=key,
        data_asked="" if asked else None,
        title=wording.name_in(exercise, key, vocabulary),
    )
