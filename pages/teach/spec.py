"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lstm_core.exercises import KINDS, LEVELS, MAX_SEED
from lstm_core.numbers.validation import refusal
from pages.teach.plan import misconceptions, steps
from pages.teach.sheet.order import MAX_QUESTIONS, MAX_VARIANTS, in_order
from pages.teach.sheet.wording import title_of as title_of_kind
from pages.teach.state import ADDRESS, CODECS, MAX_TITLE, TeachState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.exchange.live_page import LivePage
from pages.ui.params.boxes import words_box
from pages.ui.text.texts import text

TYPED = ("questions", "variants", "title", "seed")
FILES = {"sheet": "", "moodle": "/moodle.xml", "qti": "/qti.zip"}
"""What comes of a sheet, and where below ``sheet`` it is."""


def title_of(state: TeachState) -> str:
    """What the sheet is called."""
    return state.title or text("teach.sheet.untitled")


def _payload(state: TeachState) -> dict[str, Any]:
    order, query = state.order, TEACH.encode(state)
    return {
        "vocabulary": state.vocabulary,
        "plan": steps(),
        "misconceptions": misconceptions(),
        "kinds": [
            {"name": kind, "title": title_of_kind(kind), "chosen": kind in order.kinds} for kind in KINDS
        ],
        "level": order.level,
        "levels": LEVELS,
        "typed": {
            "questions": str(order.questions),
            "variants": str(state.variants),
            "title": state.title,
            "seed": str(order.seed),
        },
        "most": {"questions": MAX_QUESTIONS, "variants": MAX_VARIANTS, "title": MAX_TITLE, "seed": MAX_SEED},
        "untitled": text("teach.sheet.untitled"),
        "files": {name: f"sheet{place}?{query}" for name, place in FILES.items()},
    }


def _reduce(state: TeachState, event: Event) -> TeachState:
    kind, order = event.get("kind"), state.order
    if kind == "kinds":
        try:
            return replace(state, order=replace(order, kinds=in_order(event.get("kinds"))))
        except ValueError:
            raise ValueError(text("teach.refusals.none")) from None
    if kind == "level" and event.get("level") in LEVELS:
        return replace(state, order=replace(order, level=event["level"]))
    if kind == "other":
        return replace(state, order=replace(order, seed=(order.seed + 1) % (MAX_SEED + 1)))
    if kind == "text" and event.get("name") in TYPED and isinstance(event.get("text"), str):
        return _typed(state, event["name"], event["text"])
    raise ValueError(NOT_OURS)


def _typed(state: TeachState, name: str, typed: str) -> TeachState:
    codec = CODECS[name]
    try:
        value = codec.read(typed if name == "title" else typed.strip())
    except ValueError:
        label = text(f"teach.maker.typed.{name}")
        raise ValueError(f"{refusal(label, typed[:40], codec.accepted)}.") from None
    if name in ("variants", "title"):
        return replace(state, **{name: value})
    return replace(state, order=replace(state.order, **{name: value}))


def _start_of(state: TeachState) -> TeachState:
    return TeachState(vocabulary=state.vocabulary, explore=state.explore)


TEACH: LivePage[TeachState] = LivePage(
    "teach", lambda: ADDRESS, _start_of, _payload, _reduce, title=text("teach.title"), rows=((words_box(),),)
)
