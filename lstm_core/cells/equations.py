"""An equation as a row of tokens, read once: how to work it out, and what its result changes by.

Grammar: names, numbers and ``σ(…)``, ``tanh(…)`` or another function of :mod:`lstm_core.words.tokens`; ``×`` and ``÷``
bind closer than ``+`` and ``−``, equals are worked out from left to right, and parentheses group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lstm_core.words.tokens import CLOSE, FUNCTIONS, MINUS, OPEN, OPERATORS, OVER, PLUS, SHARES, TANH, TIMES

Tokens = tuple[str, ...]
Curves = Mapping[str, Callable[[Any], Any]]
Formula = Callable[[Mapping[str, Any], Curves], Any]


@dataclass(frozen=True)
class Node:
    """A part of an equation: ``kind`` is name, number, a function, ×, ÷, + or −; ``parts`` stand inside it."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = ()


def names_in(tokens: Tokens) -> tuple[str, ...]:
    """Return the quantities an equation uses, in order, without repeats."""
    return tuple(dict.fromkeys(token for token in tokens if token not in OPERATORS and not _is_number(token)))


def parsed(tokens: Tokens) -> Node:
    """Return the equation as a tree. Raises ValueError, showing the equation, where it is not one."""
    reader = _Reader(tokens)
    node = reader.sum()
    if reader.ahead:
        raise reader.refusal()
    return node


def formula(tokens: Tokens) -> Formula:
    """Return the function that works the equation out from values by name and curves by name."""
    return _compiled(parsed(tokens))


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens, self.rest = tokens, iter(tokens)
        self.ahead = next(self.rest, "")

    def take(self) -> str:
        token, self.ahead = self.ahead, next(self.rest, "")
        return token

    def refusal(self) -> ValueError:
        return ValueError(
            f"“{' '.join(self.tokens)}” cannot be read near “{self.ahead or 'its end'}”; "
            f"expected names, numbers, ( ), ×, ÷, +, −, {', '.join(f'{name}( )' for name in FUNCTIONS)}"
        )

    def sum(self) -> Node:
        node = self.product()
        while self.ahead in (PLUS, MINUS):
            node = Node(self.take(), "", (node, self.product()))
        return node

    def product(self) -> Node:
        node = self.factor()
        while self.ahead in (TIMES, OVER):
            node = Node(self.take(), "", (node, self.factor()))
        return node

    def factor(self) -> Node:
        if self.ahead in (*FUNCTIONS, OPEN):
            curve = self.take()
            if curve != OPEN and self.take() != OPEN:
                raise self.refusal()
            inside = self.sum()
            if self.take() != CLOSE:
                raise self.refusal()
            return inside if curve == OPEN else Node(curve, "", (inside,))
        if not self.ahead or self.ahead in OPERATORS:
            raise self.refusal()
        token = self.take()
        return Node("number" if _is_number(token) else "name", token)


def _is_number(token: str) -> bool:
    return token[:1].isdigit()


def _compiled(node: Node) -> Formula:
    if node.kind == "name":
        key = node.text
        return lambda values, _: values[key]
    if node.kind == "number":
        number = float(node.text)
        return lambda _values, _curves: number
    if node.kind in FUNCTIONS:
        kind, inside = node.kind, _compiled(node.parts[0])
        return lambda values, curves: curves[kind](inside(values, curves))
    if node.kind != OVER and all(part.kind == "name" for part in node.parts):
        return _of_two_names(node.kind, *(part.text for part in node.parts))
    first, second = map(_compiled, node.parts)
    if node.kind == TIMES:
        return lambda values, curves: first(values, curves) * second(values, curves)
    if node.kind == OVER:
        return lambda values, curves: first(values, curves) / second(values, curves)
    if node.kind == PLUS:
        return lambda values, curves: first(values, curves) + second(values, curves)
    return lambda values, curves: first(values, curves) - second(values, curves)


def _of_two_names(kind: str, first: str, second: str) -> Formula:
    # The commonest equations by far, one call instead of three.
    if kind == TIMES:
        return lambda values, _: values[first] * values[second]
    if kind == PLUS:
        return lambda values, _: values[first] + values[second]
    return lambda values, _: values[first] - values[second]


def local_derivatives(tokens: Tokens) -> dict[str, tuple[Node, ...]]:
    """Return, per quantity in the equation, the factors whose product is the result's derivative by it.

    Product rule: the other factor stays; a sum passes 1 on (a difference −1); a curve multiplies by
    its slope at what stands inside it, a node of kind ``slope σ``, ``slope tanh`` and so on. Raises ValueError
    where a quantity stands in the equation twice, give that part a name of its own, and for a function without
    a slope here.
    """
    found: dict[str, tuple[Node, ...]] = {}
    for name, factors in _paths(parsed(tokens), ()):
        if name in found:
            raise ValueError(f"“{' '.join(tokens)}” uses {name} twice; expected each quantity once")
        found[name] = factors
    return found


def _paths(node: Node, factors: tuple[Node, ...]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    if node.kind == "name":
        yield node.text, factors
    elif node.kind in (*SHARES, TANH):
        yield from _paths(node.parts[0], (*factors, Node(f"slope {node.kind}", "", node.parts)))
    elif node.kind == TIMES:
        first, second = node.parts
        yield from _paths(first, (*factors, second))
        yield from _paths(second, (*factors, first))
    elif node.kind in (PLUS, MINUS):
        yield from _paths(node.parts[0], factors)
        yield from _paths(node.parts[1], (*factors, Node("number", "-1")) if node.kind == MINUS else factors)
    elif node.kind != "number":
        raise ValueError(
            f"{node.kind} has no derivative here; expected ×, +, −, {', '.join(SHARES)} and tanh"
        )
