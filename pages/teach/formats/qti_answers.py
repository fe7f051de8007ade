"""One answer of a QTI 2.1 item: its declaration, its field, how it is judged and what is then said. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lstm_core.exercises import Asked, Exercise
from pages.teach.formats.answers import numeric, options
from pages.teach.sheet import question, wording
from pages.teach.sheet.markup import node
from pages.ui.text.texts import text

SAID, SOLUTION = "FEEDBACK", "solution"


@dataclass(frozen=True)
class Field:
    """The parts of an item that belong to one answer."""

    declaration: Element
    body: Element
    processing: Element
    feedback: tuple[Element, ...]


def field(exercise: Exercise, asked: Asked, vocabulary: str) -> Field:
    """A number or a choice."""
    return (_choice if asked.options else _number)(exercise, asked, vocabulary)


def _number(exercise: Exercise, asked: Asked, vocabulary: str) -> Field:
    known, name = numeric(exercise, asked, vocabulary), f"answer-{asked.key}"
    said = [(f"{asked.key}-{place}", wrong) for place, wrong in enumerate(known.wrong, 1)]
    conditions = [(_near(name, wrong.value, wrong.margin), say(identifier)) for identifier, wrong in said]
    entry = node("textEntryInteraction", responseIdentifier=name, expectedLength="12")
    label = question.asked_for(exercise, asked, vocabulary)
    return Field(
        _declared(name, "float", known.right),
        node("p", label, " = ", entry, f" ({wording.decimals_wanted(asked.decimals)})"),
        _judged(_near(name, known.right, known.tolerance), conditions),
        tuple(feedback(identifier, node("p", wrong.feedback)) for identifier, wrong in said),
    )


def _choice(exercise: Exercise, asked: Asked, vocabulary: str) -> Field:
    name = f"answer-{asked.key}"
    offered = [
        (f"{asked.key}-{place}", option)
        for place, option in enumerate(options(exercise, asked, vocabulary), 1)
    ]
    right = next(identifier for identifier, option in offered if option.is_right)
    told = [(identifier, option) for identifier, option in offered if option.feedback]
    prompt = node("prompt", question.asked_for(exercise, asked, vocabulary))
    choices = (node("simpleChoice", option.text, identifier=identifier) for identifier, option in offered)
    return Field(
        _declared(name, "identifier", right),
        node("choiceInteraction", prompt, *choices, responseIdentifier=name, shuffle="true", maxChoices="1"),
        _judged(_is(name, right), [(_is(name, identifier), say(identifier)) for identifier, _ in told]),
        tuple(feedback(identifier, node("p", option.feedback)) for identifier, option in told),
    )


def outcome(name: str, base: str, default: str = "", cardinality: str = "single") -> Element:
    """A declared outcome."""
    made = node("outcomeDeclaration", identifier=name, cardinality=cardinality, baseType=base)
    if default:
        made.append(node("defaultValue", node("value", default)))
    return made


def feedback(identifier: str, content: Element) -> Element:
    """What is shown when ``identifier`` is among what is to be said."""
    title = text("teach.bank.solution") if identifier == SOLUTION else None
    return node(
        "modalFeedback", content, outcomeIdentifier=SAID, identifier=identifier, showHide="show", title=title
    )


def _declared(name: str, base: str, right: str) -> Element:
    return node(
        "responseDeclaration",
        node("correctResponse", node("value", right)),
        identifier=name,
        cardinality="single",
        baseType=base,
    )


def _judged(is_right: Element, others: list[tuple[Element, Element]]) -> Element:
    score = node("sum", node("variable", identifier="SCORE"), node("baseValue", "1", baseType="float"))
    return node(
        "responseCondition",
        node("responseIf", is_right, node("setOutcomeValue", score, identifier="SCORE")),
        *(node("responseElseIf", condition, then) for condition, then in others),
    )


def _near(name: str, value: str, tolerance: str) -> Element:
    return node(
        "equal",
        node("variable", identifier=name),
        node("baseValue", value, baseType="float"),
        toleranceMode="absolute",
        tolerance=f"{tolerance} {tolerance}",
    )


def _is(name: str, identifier: str) -> Element:
    value = node("baseValue", identifier, baseType="identifier")
    return node("match", node("variable", identifier=name), value)


def say(identifier: str) -> Element:
    """Add ``identifier`` to what is to be said."""
    more = node(
        "multiple", node("variable", identifier=SAID), node("baseValue", identifier, baseType="identifier")
    )
    return node("setOutcomeValue", more, identifier=SAID)
