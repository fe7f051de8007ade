"""Worked examples as data: read with suspicion, written the same way every time."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lstm_core.arithmetic import RECORDED
from lstm_core.parameters import LSTMParameters
from lstm_core.validation import finite_number, one_of, refusal, shown, whole_number

FORMAT = "gatewise-example/1"
MAX_BYTES = 64 * 1024
MAX_LINE, MAX_POINT, MAX_FACTS, MAX_DECIMALS = 200, 600, 100, 15

_ID = re.compile(r"[a-z0-9-]{1,60}")
_BLOCKS = ("forget", "input", "candidate", "output")
_REQUIRED = ("format", "id", "title", "parameters", "x", "h_prev", "c_prev")
_OPTIONAL = ("point", "source", "expected")
_FACT_KEYS = ("quantity", "value", "decimals")
# Joiners are invisible too, but several scripts cannot be written without them.
_JOINERS = "\u200c\u200d"
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


@dataclass(frozen=True, eq=False)
class ExpectedFact:
    """One known figure: the quantity (of RECORDED), its value, and the decimals it is known to."""

    quantity: str
    value: float
    decimals: int


@dataclass(frozen=True, eq=False)
class WorkedExample:
    """The numbers of one step, what they teach, and the figures they must give.

    ``parameters`` is a scalar unit. The texts are plain text, never markup; ``point``,
    ``source`` and ``expected`` may be empty.
    """

    id: str
    title: str
    point: str
    source: str
    parameters: LSTMParameters
    x: float
    h_prev: float
    c_prev: float
    expected: tuple[ExpectedFact, ...] = ()


def parse_example(text: str | bytes) -> WorkedExample:
    """Return the example in a JSON document of format "gatewise-example/1".

    Accepts at most 64 KiB of UTF-8. Raises ValueError, in one sentence, for anything else:
    text that is not JSON, repeated, unknown or missing keys, wrong types, numbers that are not
    finite, texts that are too long or hold control characters.
    """
    data = _object("the example", _read_json(_decoded(text)), _REQUIRED, _OPTIONAL)
    if data["format"] != FORMAT:
        raise refusal("format", data["format"], f'"{FORMAT}"')
    blocks = _object("parameters", data["parameters"], _BLOCKS)
    parameters = LSTMParameters.scalar(**{name: _triple(name, blocks[name]) for name in _BLOCKS})
    identity = _text("id", data["id"], MAX_LINE)
    if not _ID.fullmatch(identity):
        raise refusal("id", identity, "1 to 60 of the characters a-z, 0-9 and hyphen")
    return WorkedExample(
        id=identity,
        title=_text("title", data["title"], MAX_LINE, required=True),
        point=_text("point", data.get("point", ""), MAX_POINT),
        source=_text("source", data.get("source", ""), MAX_LINE),
        parameters=parameters,
        x=_number("x", data["x"]),
        h_prev=_number("h_prev", data["h_prev"]),
        c_prev=_number("c_prev", data["c_prev"]),
        expected=_facts(data.get("expected", [])),
    )


def dump_example(example: WorkedExample) -> str:
    """Return the example as JSON that :func:`parse_example` reads back to the same numbers.

    The same example always gives the same text, one block and one fact per line. Raises
    ValueError when the example is not one that :func:`parse_example` would accept.
    """
    settable = example.parameters.settable
    letters = {"forget": "f", "input": "i", "candidate": "g", "output": "o"}
    rows = [
        f'    "{name}": [{_figure(settable[f"w_{k}h"])}, {_figure(settable[f"w_{k}x"])}, '
        f"{_figure(settable[f'b_{k}'])}]"
        for name, k in letters.items()
    ]
    facts = [
        f'    {{"quantity": {_json(fact.quantity)}, "value": {_figure(fact.value)}, '
        f'"decimals": {fact.decimals}}}'
        for fact in example.expected
    ]
    lines = [f'  "format": "{FORMAT}"']
    lines += [f'  "{key}": {_json(getattr(example, key))}' for key in ("id", "title", "point", "source")]
    lines.append('  "parameters": {\n' + ",\n".join(rows) + "\n  }")
    lines += [f'  "{key}": {_figure(getattr(example, key))}' for key in ("x", "h_prev", "c_prev")]
    lines.append('  "expected": [\n' + ",\n".join(facts) + "\n  ]" if facts else '  "expected": []')
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    parse_example(text)
    return text


def load_examples(folder: Path) -> tuple[WorkedExample, ...]:
    """Return every ``*.json`` example in ``folder``, sorted by file name.

    Raises ValueError naming the file when one is not a valid example or repeats an id.
    """
    examples: dict[str, WorkedExample] = {}
    for path in sorted(folder.glob("*.json"), key=lambda item: item.name):
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        try:
            example = parse_example(content)
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
        if example.id in examples:
            raise ValueError(
                f"{path.name}: id is {example.id!r}, which another file has; "
                "expected a different id in every file"
            )
        examples[example.id] = example
    return tuple(examples.values())


def _decoded(text: str | bytes) -> str:
    try:
        content = text.encode("utf-8") if isinstance(text, str) else bytes(text)
        if len(content) > MAX_BYTES:
            raise ValueError(
                f"the example is more than {MAX_BYTES // 1024} KiB long; expected at most {MAX_BYTES} bytes"
            )
        return content.decode("utf-8-sig")
    except UnicodeError as error:
        raise ValueError(
            f"the example is not UTF-8 text at position {getattr(error, 'start', 0)}; expected JSON in UTF-8"
        ) from error


def _read_json(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise ValueError(
            f"the example is not JSON at line {error.lineno}, column {error.colno}; expected a JSON object"
        ) from error
    except RecursionError:
        raise ValueError(
            "the example is nested too deeply; expected objects and lists at most three deep"
        ) from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"key {shown(key)} appears twice; expected every key once")
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"the example holds {name}; expected finite numbers")


def _whole(digits: str) -> int:
    # Python takes quadratic time to read a long run of digits; no float has more than 309.
    if len(digits) > 310:
        raise ValueError(
            f"the example holds a whole number of {len(digits)} digits; expected numbers up to about 1.8e308"
        )
    return int(digits)


def _object(
    name: str, value: object, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise refusal(name, value, f"an object with the keys {', '.join(required)}")
    for key in value:
        if key not in required + optional:
            raise ValueError(
                f"{name} has the unknown key {shown(key)}; accepted keys are {', '.join(required + optional)}"
            )
    missing = [key for key in required if key not in value]
    if missing:
        raise ValueError(f"{name} lacks the key {missing[0]!r}; expected {', '.join(required)}")
    return value


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refusal(name, value, "a finite number")
    return finite_number(name, value)


def _triple(name: str, value: object) -> list[float]:
    if not isinstance(value, list):
        raise refusal(name, value, "a list of 3 numbers: short-term weight, input weight, bias")
    return [_number(f"{name}[{place}]", item) for place, item in enumerate(value[:4])]


def _text(name: str, value: object, limit: int, required: bool = False) -> str:
    if not isinstance(value, str):
        raise refusal(name, value, f"text of at most {limit} characters")
    if len(value) > limit:
        raise ValueError(f"{name} has {len(value)} characters; expected at most {limit}")
    if required and not value.strip():
        raise ValueError(f"{name} is empty; expected text of 1 to {limit} characters")
    for place, letter in enumerate(value):
        if not is_visible(letter):
            raise ValueError(
                f"{name} holds the control character U+{ord(letter):04X} at "
                f"position {place}; expected plain text on one line"
            )
    return value


def is_visible(letter: str) -> bool:
    """Return False for a control or format character; True for any other, joiners included."""
    return unicodedata.category(letter) not in _INVISIBLE or letter in _JOINERS


def _facts(value: object) -> tuple[ExpectedFact, ...]:
    if not isinstance(value, list) or len(value) > MAX_FACTS:
        has = f"has {len(value)} entries" if isinstance(value, list) else f"is {shown(value)}"
        raise ValueError(f"expected {has}; expected a list of at most {MAX_FACTS} facts")
    facts = []
    for place, item in enumerate(value):
        where = f"expected[{place}]"
        fact = _object(where, item, _FACT_KEYS)
        facts.append(
            ExpectedFact(
                one_of(f"{where}.quantity", fact["quantity"], RECORDED),
                _number(f"{where}.value", fact["value"]),
                whole_number(f"{where}.decimals", fact["decimals"], 0, MAX_DECIMALS),
            )
        )
    return tuple(facts)


def _figure(value: float) -> str:
    """Return the shortest JSON that reads back as the same float, 1 rather than 1.0."""
    number = finite_number("number", value)
    plain = number.is_integer() and abs(number) < 1e15 and str(number) != "-0.0"
    return str(int(number)) if plain else repr(number)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
