"""Which curves the cell runs with, as addresses and questions say it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from types import MappingProxyType
from typing import Any

from lstm_core.words.variants import GATE_CURVES, USUAL, CellVariant
from pages.ui.params.codecs import SWITCH, Codec, choice
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import Param, attribute

GATES = choice(tuple(GATE_CURVES))


def cell_variant(field: str = "variant") -> tuple[Param[Any], ...]:
    """``gates``, ``candidate_tanh`` and ``output_tanh`` of a state that keeps its :class:`CellVariant` under ``field``."""
    return (
        attribute("gates", GATES, f"{field}.gates"),
        attribute("candidate_tanh", SWITCH, f"{field}.candidate_tanh"),
        attribute("output_tanh", SWITCH, f"{field}.output_tanh"),
    )


def within_bounds(state: Any, link: LinkReader, run: Callable[[Any], object], refused: str) -> Any:
    """A state that a link has described, with the output's tanh put back where no float holds what comes out of it.

    With neither tanh a memory may grow on itself, step by step; ``run`` then raises ValueError, and ``refused`` is said.
    """
    if state.variant.has_bounds:
        return state
    try:
        run(state)
    except ValueError:
        link.complaints.append(refused)
        return replace(state, variant=replace(state.variant, output_tanh=True))
    return state


def name_of(variant: CellVariant) -> str:
    """The variant in one word, for questions of the browser and the names of files: ``sigmoid-tanh-plain``."""
    tanhs = ("tanh" if there else "plain" for there in (variant.candidate_tanh, variant.output_tanh))
    return "-".join((variant.gates, *tanhs))


VARIANTS: Mapping[str, CellVariant] = MappingProxyType(
    {
        name_of(v): v
        for v in (CellVariant(*each) for each in product(GATE_CURVES, (True, False), (True, False)))
    }
)
"""Every variant there is, by that word."""

VARIANT = Codec(
    lambda name: VARIANTS[name], name_of, "the name of a cell's curves, such as sigmoid-tanh-plain"
)
"""A variant in one word."""


def variant_query(variant: CellVariant) -> dict[str, str]:
    """The parameters with which another page's address says these curves; none for the usual ones."""
    texts = {
        "gates": variant.gates,
        "candidate_tanh": SWITCH.write(variant.candidate_tanh),
        "output_tanh": SWITCH.write(variant.output_tanh),
    }
    return {key: text for key, text in texts.items() if text not in (USUAL.gates, SWITCH.write(True))}


def told(variant: CellVariant) -> str | None:
    """What the browser is told of a variant: its name, nothing of the usual one."""
    return None if variant == USUAL else name_of(variant)


def asked(query: Mapping[str, str], name: str = "variant") -> CellVariant:
    """The variant that a question names, the usual one where it names none. Raises ValueError, in one sentence."""
    return VARIANT.ask(query, name) if query.get(name) else USUAL
