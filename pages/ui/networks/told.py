"""What a file was understood as, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from lstm_core.files.networks import Reading
from pages.ui.live.table import Cell, table_payload
from pages.ui.networks.mixups import Outcome, Start
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import precise, setting
from pages.ui.text.texts import text, texts

KEY = "networks.bring"


def summary(reading: Reading) -> str:
    """The layout and the sizes of all layers, in one sentence."""
    layout = text(f"{KEY}.layouts.{reading.layout}")
    several = len(reading.layers) > 1
    layers = [
        text(
            f"{KEY}.sizes.{'layer' if several else 'one'}",
            number=str(place),
            inputs=_counted("input", layer.n_inputs),
            units=_counted("unit", layer.n_units),
            direction=text(f"{KEY}.directions.{direction}"),
        )
        for place, (layer, direction) in enumerate(zip(reading.layers, reading.directions, strict=True), 1)
    ]
    return text(f"{KEY}.summary", layout=layout, layers="; ".join(layers))


def _counted(noun: str, count: int) -> str:
    return text(f"{KEY}.counted.{noun}_{'one' if count == 1 else 'more'}", count=f"{count:,}")


def notes(reading: Reading) -> list[str]:
    """What was understood or added, a sentence each."""
    return [note_sentence(note.key, note.values) for note in reading.notes]


def note_sentence(key: str, values: Mapping[str, object]) -> str:
    """One note of a reading in words."""
    return text(f"{KEY}.notes.{key}", **{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> str:
    if isinstance(value, float):
        return plain(setting(value))
    return plain(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def order_name(order: str) -> str:
    """An order of the gates in words, with the programs that have it."""
    blocks = ", ".join(text(f"{KEY}.blocks.{letter}") for letter in order)
    programs = texts(f"{KEY}.programs")
    return text(f"{KEY}.order_of", blocks=blocks, programs=programs[order]) if order in programs else blocks


def outcome_name(outcome: Outcome) -> str:
    """What an outcome's reading is called in the table."""
    return order_name(outcome.value) if outcome.choice == "order" else text(f"{KEY}.biases.{outcome.value}")


def began(start: Start, vocabulary: str) -> str:
    """What the compared step began with."""
    if start.source == "made up":
        return text(f"{KEY}.began.made_up", vocabulary)
    given = {name: setting(float(getattr(start, name)[0])) for name in ("x", "h_prev", "c_prev")}
    if start.x.size + start.h_prev.size > 2:
        return text(f"{KEY}.began.vectors", vocabulary)
    source = "file" if start.source == "file" else "screen"
    return text(f"{KEY}.began.{source}", vocabulary, x=given["x"], h=given["h_prev"], c=given["c_prev"])


def comparison(found: tuple[Outcome, ...]) -> dict[str, object]:
    """The table of what a step gives in each reading, the chosen one first."""
    titles = {name: text(f"{KEY}.table.{name}") for name in ("read", "c", "h")}
    rows: list[dict[str, Cell]] = [
        {
            titles["read"]: text(f"{KEY}.table.chosen", name=outcome_name(one)) if place == 0 else outcome_name(one),
            titles["c"]: precise(one.c),
            titles["h"]: precise(one.h),
        }
        for place, one in enumerate(found)
    ]
    return table_payload(text(f"{KEY}.table.label"), rows, {titles["c"], titles["h"]})


def warnings(reading: Reading, found: tuple[Outcome, ...]) -> list[str]:
    """The mix-ups that these numbers show, where they happen."""
    chosen, *others = found
    said = [text(f"{KEY}.mixed.order")] if len(reading.orders) > 1 else []
    near = min((one for one in others if one.is_near(chosen)), key=lambda one: abs(one.c - chosen.c), default=None)
    if near is not None:
        given = {"name": outcome_name(near), "c": precise(chosen.c), "other_c": precise(near.c)}
        said.append(text(f"{KEY}.mixed.near", h=precise(chosen.h), other_h=precise(near.h), **given))
    first = next((one for one in others if (one.choice, one.value) == ("biases", "first")), None)
    if first is not None and first.c != chosen.c:
        said.append(text(f"{KEY}.mixed.first_bias", c=precise(first.c), chosen=precise(chosen.c)))
    if reading.layout == "keras-old":
        said.append(text(f"{KEY}.mixed.keras_old"))
    return said
