"""The mistakes people make with a unit's equations, found from the equations themselves.

Each rule looks at one equation and says what somebody may write instead: the bias left out of a sum, tanh for σ, what is
forgotten for what is kept. So a cell cut out of the unit, or unrolled over days, knows its mistakes without a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Tokens
from lstm_core.cells.lstm import GATES
from lstm_core.exercises.level import Mistake, Numbers
from lstm_core.words.tokens import CLOSE, MINUS, OPEN, PLUS, SIGMOID, TANH, TIMES

BIAS, SWAPPED, TANH_FOR_SIGMOID, SIGMOID_FOR_TANH = (
    *("bias left out", "weights swapped", "tanh for σ", "σ for tanh"),
)
OLD_MEMORY, NO_TANH, SUM_FOR_PRODUCT, PRODUCT_FOR_SUM = (
    *("old memory for new", "tanh before the output left out"),
    *("sum instead of product", "product instead of sum"),
)
SIGN, NO_CURVE, NO_GATE = "a sign lost", "curve left out", "gate left out"
GATES_SWAPPED, TOO_EARLY, CUT_OFF = "gates swapped", "rounded too early", "digits cut off"
MISPRINTED_BIAS, MISPRINTED_WEIGHT = "misprint: bias 1.62 for 0.62", "misprint: weight 0.41 for 1.41"


def usual_mistakes(cell: Cell) -> tuple[Mistake, ...]:
    """Return every usual mistake in a cell made of the unit's equations; a day may follow a key, as in ``f_2``."""
    found: list[Mistake] = []
    for key, tokens in cell.equations.items():
        for rule in (_in_sum, _in_curve, _in_product, _in_memory):
            found += rule(cell.equations, key, tokens)
    return tuple(found)


def one_minus(gate: str) -> str:
    """What is forgotten for what is kept, and likewise for the other gates."""
    return f"1 − {gate} for {gate}"


def _base(key: str) -> str:
    """The key without the day."""
    head, _, tail = key.rpartition("_")
    return head if tail.isdigit() else key


def _is_product(tokens: Tokens) -> bool:
    return len(tokens) == 3 and tokens[1] == TIMES


def _in_sum(equations: Mapping[str, Tokens], key: str, tokens: Tokens) -> Iterator[Mistake]:
    if len(tokens) != 5 or tokens[1] != PLUS:
        return
    first, second, bias = tokens[0], tokens[2], tokens[4]
    yield Mistake(BIAS, {key: (first, PLUS, second)})
    yield Mistake(SIGN, {key: (first, PLUS, second, MINUS, bias)})
    yield Mistake(SIGN, {key: (first, MINUS, second, PLUS, bias)})
    yield Mistake(SIGN, {key: (second, PLUS, bias, MINUS, first)})
    if all(_is_product(equations.get(name, ())) for name in (first, second)):
        (a, _, w_a), (b, _, w_b) = equations[first], equations[second]
        yield Mistake(SWAPPED, {first: (a, TIMES, w_b), second: (b, TIMES, w_a)})
    if _base(bias) == "b_i":
        yield Mistake(MISPRINTED_BIAS, {key: (first, PLUS, second, PLUS, "1.62")}, _is(bias, 0.62))


def _is(key: str, number: float) -> Callable[[Numbers], bool]:
    def holds(given: Numbers) -> bool:
        return given[key] == number

    return holds


def _in_curve(_equations: Mapping[str, Tokens], key: str, tokens: Tokens) -> Iterator[Mistake]:
    if tokens[0] == SIGMOID and len(tokens) == 4:
        yield Mistake(TANH_FOR_SIGMOID, {key: (TANH, *tokens[1:])})
        yield Mistake(one_minus(_base(key)), {key: ("1", MINUS, *tokens)})
        yield Mistake(NO_CURVE, {key: (tokens[2],)})
    elif tokens[0] == TANH and len(tokens) == 4:
        yield Mistake(SIGMOID_FOR_TANH, {key: (SIGMOID, *tokens[1:])})
        if _base(key) != "tanh_c":
            yield Mistake(NO_CURVE, {key: (tokens[2],)})


def _in_product(_equations: Mapping[str, Tokens], key: str, tokens: Tokens) -> Iterator[Mistake]:
    if not _is_product(tokens):
        return
    gate, other = sorted((tokens[0], tokens[2]), key=lambda name: _base(name) not in GATES)
    if _base(gate) in GATES:
        yield Mistake(one_minus(_base(gate)), {key: (OPEN, "1", MINUS, gate, CLOSE, TIMES, other)})
        yield Mistake(NO_GATE, {key: (other,)})
        yield Mistake(SUM_FOR_PRODUCT, {key: (gate, PLUS, other)})
    elif _base(key) == "p_gh":
        weight = tokens[2]
        yield Mistake(MISPRINTED_WEIGHT, {key: (tokens[0], TIMES, "0.41")}, _is(weight, 1.41))


def _in_memory(equations: Mapping[str, Tokens], key: str, tokens: Tokens) -> Iterator[Mistake]:
    if _base(key) == "c":
        kept, added = tokens[0], tokens[2]
        yield Mistake(PRODUCT_FOR_SUM, {key: (kept, TIMES, added)})
        yield Mistake(SIGN, {key: (kept, MINUS, added)})
        yield from _gates_swapped(equations, key, kept, added)
    elif _base(key) == "tanh_c":
        yield Mistake(NO_TANH, {key: (tokens[2],)})
        yield from (
            Mistake(OLD_MEMORY, {key: (TANH, OPEN, old, CLOSE)}) for old in _old(equations, tokens[2])
        )
    elif _base(key) == "h":
        yield Mistake(SIGN, {key: ("0", MINUS, *tokens)})


def _gates_swapped(equations: Mapping[str, Tokens], c: str, kept: str, added: str) -> Iterator[Mistake]:
    """The share for the old memory taken for the new one, in both parts of the sum or in either."""
    parts = equations.get(kept, ()), equations.get(added, ())
    if not all(map(_is_product, parts)):
        return
    (old, _, f), (i, _, g) = parts
    in_order = list(equations)
    yield Mistake(GATES_SWAPPED, {c: (old, TIMES, i, PLUS, f, TIMES, g)})
    yield Mistake(GATES_SWAPPED, {added: (f, TIMES, g)})
    if i not in equations or in_order.index(i) < in_order.index(kept):
        yield Mistake(GATES_SWAPPED, {kept: (old, TIMES, i)})


def _old(equations: Mapping[str, Tokens], memory: str) -> Iterator[str]:
    """The memory that ``memory`` was made from."""
    kept = equations.get(equations.get(memory, ("",))[0], ())
    yield from kept[:1] if _is_product(kept) else ()
