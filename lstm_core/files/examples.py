"""Worked examples as data: read with suspicion, written the same way every time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.files.documents import (
    MAX_DECIMALS,
    MAX_LINE,
    MAX_POINT,
    block_lines,
    figure,
    identity,
    list_of,
    number,
    object_with,
    plain_text,
    quoted,
    read_document,
    scalar_blocks,
)
from lstm_core.numbers.validation import one_of, refusal, whole_number
from lstm_core.words.symbols import RESULTS

FORMAT = "gatewise-example/1"
MAX_BYTES = 64 * 1024
MAX_FACTS = 100

_REQUIRED = ("format", "id", "title", "parameters", "x", "h_prev", "c_prev")
_OPTIONAL = ("point", "source", "expected")
_FACT_KEYS = ("quantity", "value", "decimals")


@dataclass(frozen=True, eq=False)
class ExpectedFact:
    """One known figure: the quantity (of RESULTS), its value, and the decimals it is known to."""

    quantity: str
    value: float
    decimals: int


@dataclass(frozen=True, eq=False)
class WorkedExample:
    """The numbers of one step, what they teach, and the figures they must give.

    ``parameters`` is a scalar unit. The texts are plain text, never markup; ``point``,
    ``source`` and ``expected`` may be empty.

    >>> from lstm_core import LSTMParameters, WorkedExample
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> example = WorkedExample("mine", "My example", "", "", unit, x=1, h_prev=1, c_prev=2)
    >>> example.title, example.c_prev
    ('My example', 2)
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

    >>> from lstm_core import parse_example
    >>> parse_example("[]")
    Traceback (most recent call last):
        ...
    ValueError: the example is []; expected an object with the keys format, id, title, parameters, x, h_prev, c_prev
    """
    data = object_with("the example", read_document(text, "the example", MAX_BYTES), _REQUIRED, _OPTIONAL)
    if data["format"] != FORMAT:
        raise refusal("format", data["format"], f'"{FORMAT}"')
    return WorkedExample(
        id=identity(data["id"]),
        title=plain_text("title", data["title"], MAX_LINE, required=True),
        point=plain_text("point", data.get("point", ""), MAX_POINT),
        source=plain_text("source", data.get("source", ""), MAX_LINE),
        parameters=scalar_blocks(data["parameters"]),
        x=number("x", data["x"]),
        h_prev=number("h_prev", data["h_prev"]),
        c_prev=number("c_prev", data["c_prev"]),
        expected=_facts(data.get("expected", [])),
    )


def is_example(content: bytes) -> bool:
    """Return whether a document says near its beginning that it is an example, readable or not."""
    return b'"gatewise-example' in content[:4096]


def dump_example(example: WorkedExample) -> str:
    """Return the example as JSON that :func:`parse_example` reads back to the same numbers.

    The same example always gives the same text, one block and one fact per line. Raises
    ValueError when the example is not one that :func:`parse_example` would accept.

    >>> from lstm_core import LSTMParameters, WorkedExample, dump_example, parse_example
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> example = WorkedExample("mine", "My example", "", "", unit, x=1, h_prev=1, c_prev=2)
    >>> parse_example(dump_example(example)).parameters.settable == unit.settable
    True
    """
    facts = [
        f'    {{"quantity": {quoted(fact.quantity)}, "value": {figure(fact.value)}, '
        f'"decimals": {fact.decimals}}}'
        for fact in example.expected
    ]
    lines = [f'  "format": "{FORMAT}"']
    lines += [f'  "{key}": {quoted(getattr(example, key))}' for key in ("id", "title", "point", "source")]
    lines.append(
        '  "parameters": {\n' + ",\n".join(f"    {row}" for row in block_lines(example.parameters)) + "\n  }"
    )
    lines += [f'  "{key}": {figure(getattr(example, key))}' for key in ("x", "h_prev", "c_prev")]
    lines.append('  "expected": [\n' + ",\n".join(facts) + "\n  ]" if facts else '  "expected": []')
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    parse_example(text)
    return text


def load_examples(folder: Path) -> tuple[WorkedExample, ...]:
    """Return every ``*.json`` example in ``folder``, sorted by file name.

    Raises ValueError naming the file when one is not a valid example or repeats an id.

    >>> from pathlib import Path
    >>> from lstm_core import load_examples
    >>> [example.id for example in load_examples(Path("assets/content/examples"))][:2]
    ['memory-two', 'input-minus-ten']
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


def _facts(value: object) -> tuple[ExpectedFact, ...]:
    facts = []
    for place, item in enumerate(list_of("expected", value, 0, MAX_FACTS, "facts")):
        where = f"expected[{place}]"
        fact = object_with(where, item, _FACT_KEYS)
        facts.append(
            ExpectedFact(
                one_of(f"{where}.quantity", fact["quantity"], RESULTS),
                number(f"{where}.value", fact["value"]),
                whole_number(f"{where}.decimals", fact["decimals"], 0, MAX_DECIMALS),
            )
        )
    return tuple(facts)
