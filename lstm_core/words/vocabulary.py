"""The four vocabularies of the source documents: what they call the four blocks and their functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lstm_core.words.tokens import HARD_KERAS2, HARD_KERAS3, SIGMOID, TANH

PLAIN, STANDARD, Z_NOTATION, ROLES = VOCABULARIES = ("plain", "standard", "z", "roles")

VOCABULARY_TITLES: Mapping[str, str] = MappingProxyType(
    {
        PLAIN: "Plain words",
        STANDARD: "Standard terms",
        Z_NOTATION: "z-notation",
        ROLES: "Roles",
    }
)

_HARD = MappingProxyType({PLAIN: "hard σ", STANDARD: "hard σ", Z_NOTATION: "hard f", ROLES: "hard σ"})

FUNCTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        SIGMOID: MappingProxyType({PLAIN: "σ", STANDARD: "σ", Z_NOTATION: "f", ROLES: "σ"}),
        TANH: MappingProxyType({PLAIN: "tanh", STANDARD: "tanh", Z_NOTATION: "F", ROLES: "tanh"}),
        HARD_KERAS2: _HARD,
        HARD_KERAS3: _HARD,
    }
)


def in_each(plain: str, standard: str, z: str, roles: str) -> Mapping[str, str]:
    return MappingProxyType({PLAIN: plain, STANDARD: standard, Z_NOTATION: z, ROLES: roles})


@dataclass(frozen=True)
class Block:
    """One of the four weighted sums: its letter, colour, place in z-notation and names.

    ``names`` are those of its result, ``title`` what its weights, bias and sum are listed under, ``gate`` what it is
    called inside a sentence, ``written`` what its result is in a formula, ``own`` what its weights are in one, ``pill``
    the lines in its box: the first says its name, a second what it stands for.
    """

    letter: str
    name: str
    role: str
    z_index: int
    names: Mapping[str, str]
    title: Mapping[str, str]
    gate: Mapping[str, str]
    written: Mapping[str, str]
    own: Mapping[str, str]
    pill: Mapping[str, tuple[str, ...]]


def _pill(plain: str, what: str, standard: str, z: str, roles: str) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({PLAIN: (plain, what), STANDARD: (standard,), Z_NOTATION: (z,), ROLES: (roles,)})


BLOCKS: tuple[Block, ...] = (
    Block(
        "f", "forget", "forget", 1,
        names=in_each("Forget gate · % to keep", "Forget gate", "Forget percentage", "Remember vector"),
        title=in_each("Forget gate", "Forget gate", "Forget percentage", "Remember vector"),
        gate=in_each("forget gate", "forget gate", "forget percentage", "remember vector"),
        written=in_each("% to keep", "f", "forget %", "remember"),
        own=in_each("forget", "f", "1", "remember"),
        pill=_pill("Forget gate", "% to keep", "Forget gate", "Forget % f(…)", "Remember"),
    ),
    Block(
        "i", "input", "input_gate", 3,
        names=in_each("Input gate · % to add", "Input gate", "Input percentage", "Save vector"),
        title=in_each("Input gate", "Input gate", "Input percentage", "Save vector"),
        gate=in_each("input gate", "input gate", "input percentage", "save vector"),
        written=in_each("% to add", "i", "input %", "save"),
        own=in_each("input-gate", "i", "3", "save"),
        pill=_pill("Input gate", "% to add", "Input gate", "Input % f(…)", "Save"),
    ),
    Block(
        "g", "candidate", "candidate", 2,
        names=in_each(
            "Candidate · potential long-term memory", "Candidate", "Created long-term memory", "Input modulation"
        ),
        title=in_each("Candidate", "Candidate", "Created long-term memory", "Input modulation"),
        gate=in_each("potential long-term memory", "candidate", "created long-term memory", "input modulation"),
        written=in_each("potential long-term", "c", "created zl", "modulation"),
        own=in_each("candidate", "c", "2", "modulation"),
        pill=_pill("Candidate", "potential long-term", "Candidate", "Created F(…)", "Modulation"),
    ),
    Block(
        "o", "output", "output", 4,
        names=in_each("Output gate · % to output", "Output gate", "Output percentage", "Focus vector"),
        title=in_each("Output gate", "Output gate", "Output percentage", "Focus vector"),
        gate=in_each("output gate", "output gate", "output percentage", "focus vector"),
        written=in_each("% to output", "o", "output %", "focus"),
        own=in_each("output", "o", "4", "focus"),
        pill=_pill("Output gate", "% to output", "Output gate", "Output % f(…)", "Focus"),
    ),
)  # fmt: skip

SQUASH_PILL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PLAIN: ("tanh", "potential short-term"),
        STANDARD: ("tanh",),
        Z_NOTATION: ("Created", "short-term"),
        ROLES: ("Squash",),
    }
)
