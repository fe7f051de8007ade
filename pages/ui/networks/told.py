"""What a file was understood as, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from lstm_core.cells.lstm import BLOCK_NAMES
from lstm_core.files.networks import Reading
from pages.ui.live.table import Cell, table_payload
from pages.ui.networks.mixups import Outcome, Start, variant_in
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import precise, setting
from pages.ui.text.texts import text, texts


def summary(reading: Reading) -> str:
    """The layout and the sizes of all layers, in one sentence."""
    layout = text(f"networks.bring.layouts.{reading.layout}")
    several = len(reading.layers) > 1
    layers = [
        text(
            f"networks.bring.sizes.{'layer' if several else 'one'}",
            number=str(place),
            inputs=_counted("input", layer.n_inputs),
            units=_counted("unit", layer.n_units),
            direction=text(f"networks.bring.directions.{direction}"),
        )
        for place, (layer, direction) in enumerate(zip(reading.layers, reading.directions, strict=True), 1)
    ]
    return text("networks.bring.summary", layout=layout, layers="; ".join(layers))


def _counted(noun: str, count: int) -> str:
    return text(f"networks.bring.counted.{noun}_{'one' if count == 1 else 'more'}", count=f"{count:,}")


def notes(reading: Reading) -> list[str]:
    """What was understood or added, a sentence each."""
    return [note_sentence(note.key, note.values) for note in reading.notes]


def curves(reading: Reading) -> list[str]:
    """Which curves the file has that are not the usual ones, a sentence each."""
    variant = variant_in(reading)
    said = (
        [text("networks.bring.curves.gates", name=text(f"networks.bring.gates.{variant.gates}"))]
        if variant.has_hard_gates
        else []
    )
    said += [] if variant.candidate_tanh else [text("networks.bring.curves.candidate")]
    return said + ([] if variant.output_tanh else [text("networks.bring.curves.output")])


def note_sentence(key: str, values: Mapping[str, object]) -> str:
    """One note of a reading in words."""
    return text(f"networks.bring.notes.{key}", **{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> str:
    if isinstance(value, float):
        return plain(setting(value))
    return plain(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def blocks_table(reading: Reading, layer: int) -> dict[str, object]:
    """The four blocks of a single unit, as they were taken out of the file."""
    titles = {name: text(f"networks.bring.weights.{name}") for name in ("block", "h", "x", "b")}
    settable = reading.layers[layer].settable
    rows: list[dict[str, Cell]] = [
        {
            titles["block"]: text(f"networks.bring.blocks.{letter}"),
            titles["h"]: setting(settable[f"w_{letter}h"]),
            titles["x"]: setting(settable[f"w_{letter}x"]),
            titles["b"]: setting(settable[f"b_{letter}"]),
        }
        for letter in BLOCK_NAMES
    ]
    return table_payload(text("networks.bring.weights.label"), rows, {*titles.values()} - {titles["block"]})


def order_name(order: str) -> str:
    """An order of the gates in words, with the programs that have it."""
    blocks = ", ".join(text(f"networks.bring.blocks.{letter}") for letter in order)
    programs = texts("networks.bring.programs")
    return (
        text("networks.bring.order_of", blocks=blocks, programs=programs[order])
        if order in programs
        else blocks
    )


def outcome_name(outcome: Outcome) -> str:
    """What an outcome's reading is called in the table."""
    return (
        order_name(outcome.value)
        if outcome.choice == "order"
        else text(f"networks.bring.biases.{outcome.value}")
    )


def began(start: Start, vocabulary: str) -> str:
    """What the compared step began with."""
    if start.source == "made up":
        return text("networks.bring.began.made_up", vocabulary)
    given = {name: setting(float(getattr(start, name)[0])) for name in ("x", "h_prev", "c_prev")}
    if start.x.size + start.h_prev.size > 2:
        return text("networks.bring.began.vectors", vocabulary)
    source = "file" if start.source == "file" else "screen"
    return text(
        f"networks.bring.began.{source}", vocabulary, x=given["x"], h=given["h_prev"], c=given["c_prev"]
    )


def comparison(found: tuple[Outcome, ...]) -> dict[str, object]:
    """The table of what a step gives in each reading, the chosen one first."""
    titles = {name: text(f"networks.bring.table.{name}") for name in ("read", "c", "h")}
    rows: list[dict[str, Cell]] = [
        {
            titles["read"]: text("networks.bring.table.chosen", name=outcome_name(one))
            if place == 0
            else outcome_name(one),
            titles["c"]: precise(one.c),
            titles["h"]: precise(one.h),
        }
        for place, one in enumerate(found)
    ]
    return table_payload(text("networks.bring.table.label"), rows, {titles["c"], titles["h"]})


def warnings(reading: Reading, found: tuple[Outcome, ...]) -> list[str]:
    """The mix-ups that these numbers show, where they happen."""
    chosen, *others = found
    said = [text("networks.bring.mixed.order")] if len(reading.orders) > 1 else []
    said += _near(chosen, others)
    first = next((one for one in others if (one.choice, one.value) == ("biases", "first")), None)
    if first is not None and first.c != chosen.c:
        said.append(text("networks.bring.mixed.first_bias", c=precise(first.c), chosen=precise(chosen.c)))
    if reading.layout == "keras-old":
        said.append(text("networks.bring.mixed.keras_old"))
    return said


def _near(chosen: Outcome, others: list[Outcome]) -> list[str]:
    """The order whose numbers may pass for those of the chosen one, if there is one."""
    orders = [one for one in others if one.choice == "order"]
    shown = {one.value: (precise(one.c), precise(one.h)) for one in (chosen, *orders)}
    c, h = shown[chosen.value]
    same = next((one for one in orders if shown[one.value] == (c, h)), None)
    # The file's own order comes first among the others: it is what one forgets to change.
    near = next((one for one in orders if one.is_near(chosen) and shown[one.value][0] != c), None)
    said = []
    if near is not None:
        other_c, other_h = shown[near.value]
        sentence = text("networks.bring.mixed.near", name=outcome_name(near), c=c, other_c=other_c)
        if other_h != h:
            sentence += " " + text("networks.bring.mixed.near_h", h=h, other_h=other_h)
        said.append(sentence)
    if same is not None:
        said.append(text("networks.bring.mixed.same", name=outcome_name(same)))
    return said
