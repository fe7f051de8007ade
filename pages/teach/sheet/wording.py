"""How a question is put into words: titles, tasks, names and signs of quantities, numbers as they are asked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from lstm_core.exercises import Asked, Exercise, Mark
from pages.teach.sheet.markup import Child, node
from pages.ui.live.table import notation_for
from pages.ui.text.numbers import fixed, setting
from pages.ui.text.segments import Segment, name_of, segments
from pages.ui.text.texts import text, texts
from pages.ui.text.verdicts import sentence_of


def title_of(kind: str) -> str:
    """What a kind of exercise is called."""
    title: str = texts("exercises.kinds")[kind]["title"]
    return title


def task_of(exercise: Exercise, vocabulary: str) -> Element:
    """What is to be done."""
    task = texts("exercises.kinds")[exercise.kind]["tasks"][exercise.level - 1]
    return node("p", *told(segments(task), vocabulary), class_="task")


def told(pieces: Iterable[Segment], vocabulary: str) -> list[Child]:
    """A sentence on paper: names in the words of the teacher, terms and links as plain words."""
    return [_told(piece, vocabulary) for piece in pieces]


def _told(piece: Segment, vocabulary: str) -> Child:
    if isinstance(piece, str):
        return piece
    if "strong" in piece:
        return node("b", *told(piece["strong"], vocabulary))
    if "name" in piece:
        return name_of(piece["name"], vocabulary)
    return str(piece["text"])


def said(pieces: Iterable[Segment], vocabulary: str) -> str:
    """The same as text alone."""
    return "".join(
        child if isinstance(child, str) else "".join(child.itertext())
        for child in told(pieces, vocabulary)
        if child is not None
    )


def name_in(exercise: Exercise, key: str, vocabulary: str) -> str:
    """What a quantity is called."""
    return exercise.symbols[key].names[vocabulary]


def name_beside(exercise: Exercise, key: str, vocabulary: str) -> str:
    """Its name, to stand beside its sign; empty where the sign is that very word."""
    name = name_in(exercise, key, vocabulary)
    written = exercise.symbols[key].notation[notation_for(vocabulary)]
    return "" if name.casefold() == written.base.casefold() else name


def sign_in(exercise: Exercise, key: str, vocabulary: str) -> Element:
    """How a quantity is written."""
    written = exercise.symbols[key].notation[notation_for(vocabulary)]
    base = node("i" if len(written.base) == 1 else "span", written.base + ("\u0303" if written.tilde else ""))
    sign = node("span", class_="sign")
    if written.function:
        sign.append(node("span", f"{written.function}\u2009"))
    sign.append(base)
    if written.sub:
        sign.append(node("sub", written.sub))
    return sign


def as_asked(exercise: Exercise, asked: Asked) -> str:
    """The right answer as the sheet asks for it."""
    return fixed(exercise.solution[asked.key], asked.decimals)


def as_given(exercise: Exercise, key: str) -> str:
    """A given number; one that counts something has no decimals."""
    value, drawn = exercise.given[key], exercise.rules.ranges.get(key)
    return fixed(value, 0) if drawn is not None and drawn.decimals == 0 else setting(value)


def decimals_wanted(decimals: int) -> str:
    """``3 decimals``."""
    if decimals == 1:
        return text("teach.sheet.decimal")
    return text("teach.sheet.decimals", n=str(decimals)) if decimals else text("teach.sheet.whole")


def right_option(exercise: Exercise, key: str) -> str:
    """The option that is right."""
    return exercise.rules.choices[key].right(exercise.exact)


def option_of(option: str, vocabulary: str) -> str:
    """What a choice says."""
    return said(segments(texts("exercises.live.options")[option]), vocabulary)


def verdict_of(exercise: Exercise, marked: Mark, vocabulary: str) -> str:
    """What is said of an answer, in a sentence or two."""
    return sentence_of(marked, lambda key: name_in(exercise, key, vocabulary), vocabulary)
