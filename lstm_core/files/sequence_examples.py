"""Worked series as data: days for the scalar unit, what they teach, and the figures they must give."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.files.documents import (
    MAX_DECIMALS,
    MAX_LINE,
    MAX_POINT,
    identity,
    list_of,
    number,
    object_with,
    plain_text,
    read_document,
    scalar_blocks,
)
from lstm_core.numbers.validation import one_of, refusal, whole_number
from lstm_core.words.symbols import RESULTS

FORMAT = "gatewise-sequence/1"
MAX_BYTES = 256 * 1024
MAX_DAYS, MAX_FACTS = 500, 1000

_REQUIRED = ("format", "id", "title", "point", "source", "parameters", "days", "h0", "c0", "expected")
_OPTIONAL = ("target", "beside")
_FACT_KEYS = ("day", "quantity", "value", "decimals")


@dataclass(frozen=True, eq=False)
class DayFact:
    """One known figure: the day (from 1), the quantity (of RESULTS), its value and known decimals."""

    day: int
    quantity: str
    value: float
    decimals: int


@dataclass(frozen=True, eq=False)
class SequenceExample:
    """A series for the scalar unit, one input per day.

    ``target`` is what the last day's short-term memory should be, None without one; ``beside`` is the
    id of the series it is compared with to begin with, empty for none. The texts are plain text, never
    markup.
    """

    id: str
    title: str
    point: str
    source: str
    parameters: LSTMParameters
    days: tuple[float, ...]
    h0: float
    c0: float
    target: float | None
    beside: str
    expected: tuple[DayFact, ...]


def parse_sequence(text: str | bytes) -> SequenceExample:
    """Return the series in a JSON document of format "gatewise-sequence/1".

    Accepts at most 256 KiB of UTF-8 and 1 to 500 days. Raises ValueError, in one sentence, for
    anything else.
    """
    data = object_with("the series", read_document(text, "the series", MAX_BYTES), _REQUIRED, _OPTIONAL)
    if data["format"] != FORMAT:
        raise refusal("format", data["format"], f'"{FORMAT}"')
    days = list_of("days", data["days"], 1, MAX_DAYS, "numbers")
    return SequenceExample(
        id=identity(data["id"]),
        title=plain_text("title", data["title"], MAX_LINE, required=True),
        point=plain_text("point", data["point"], MAX_POINT),
        source=plain_text("source", data["source"], MAX_LINE),
        parameters=scalar_blocks(data["parameters"]),
        days=tuple(number(f"days[{place}]", day) for place, day in enumerate(days)),
        h0=number("h0", data["h0"]),
        c0=number("c0", data["c0"]),
        target=number("target", data["target"]) if "target" in data else None,
        beside=identity(data["beside"]) if "beside" in data else "",
        expected=_facts(data["expected"], len(days)),
    )


def load_sequences(folder: Path) -> tuple[SequenceExample, ...]:
    """Return every ``*.json`` series in ``folder``, sorted by file name.

    Raises ValueError naming the file when one is not valid or repeats an id.
    """
    found: dict[str, SequenceExample] = {}
    for path in sorted(folder.glob("*.json"), key=lambda item: item.name):
        try:
            example = parse_sequence(path.read_bytes())
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
        if example.id in found:
            raise ValueError(f"{path.name}: id is {example.id!r}, which another file has")
        found[example.id] = example
    return tuple(found.values())


def _facts(value: object, n_days: int) -> tuple[DayFact, ...]:
    facts = []
    for place, item in enumerate(list_of("expected", value, 0, MAX_FACTS, "facts")):
        where = f"expected[{place}]"
        fact = object_with(where, item, _FACT_KEYS)
        facts.append(
            DayFact(
                whole_number(f"{where}.day", fact["day"], 1, n_days),
                one_of(f"{where}.quantity", fact["quantity"], RESULTS),
                number(f"{where}.value", fact["value"]),
                whole_number(f"{where}.decimals", fact["decimals"], 0, MAX_DECIMALS),
            )
        )
    return tuple(facts)
