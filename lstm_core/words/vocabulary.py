"""The four vocabularies of the source documents: what they call the four blocks and their functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lstm_core.words.tokens import SIGMOID, TANH

PLAIN, STANDARD, Z_NOTATION, ROLES = VOCABULARIES = ("plain", "standard", "z", "roles")

VOCABULARY_TITLES: Mapping[str, str] = MappingProxyType(
    {
        PLAIN: "Plain words",
        STANDARD: "Standard terms",
        Z_NOTATION: "z-notation",
        ROLES: "Roles",
    }
)

FUNCTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        SIGMOID: MappingProxyType({PLAIN: "σ", STANDARD: "σ", Z_NOTATION: "f", ROLES: "σ"}),
        TANH: MappingProxyType({PLAIN: "tanh", STANDARD: "tanh", Z_NOTATION: "F", ROLES: "tanh"}),
    }
)


def in_each(plain: str, standard: str, z: str, roles: str) -> Mapping[str, str]:
    return MappingProxyType({PLAIN: plain, STANDARD: standard, Z_NOTATION: z, ROLES: roles})


@dataclass(frozen=True)
class Block:
    """One of the four weighted sums: its letter, colour, place in z-notation and names.

    ``names`` are those of its result, ``gate`` is what it is called inside a sentence.
    """

    letter: str
    name: str
    role: str
    z_index: int
    names: Mapping[str, str]
    gate: Mapping[str, str]
    pill: Mapping[str, tuple[str, ...]]


BLOCKS: tuple[Block, ...] = (
    Block(
        "f",
        "forget",
        "forget",
        1,
        in_each("% long-term memory to remember", "Forget gate", "Forget percentage", "Remember vector"),
        in_each("forget gate", "forget gate", "forget percentage", "remember vector"),
        MappingProxyType(
            {
                PLAIN: ("% long-term", "to remember"),
                STANDARD: ("Forget gate",),
                Z_NOTATION: ("Forget f(…)",),
                ROLES: ("Remember",),
            }
        ),
    ),
    Block(
        "i",
        "input",
        "input_gate",
        3,
        in_each("% potential memory to remember", "Input gate", "Input percentage", "Save vector"),
        in_each("input gate", "input gate", "input percentage", "save vector"),
        MappingProxyType(
            {
                PLAIN: ("% potential", "to remember"),
                STANDARD: ("Input gate",),
                Z_NOTATION: ("Input f(…)",),
                ROLES: ("Save",),
            }
        ),
    ),
    Block(
        "g",
        "candidate",
        "candidate",
        2,
        in_each("Potential long-term memory", "Candidate", "Created long-term memory", "Input modulation"),
        in_each("potential long-term memory", "candidate", "created long-term memory", "input modulation"),
        MappingProxyType(
            {
                PLAIN: ("Potential", "long-term"),
                STANDARD: ("Candidate",),
                Z_NOTATION: ("Created F(…)",),
                ROLES: ("Modulation",),
            }
        ),
    ),
    Block(
        "o",
        "output",
        "output",
        4,
        in_each(
            "% potential short-term memory to remember", "Output gate", "Output percentage", "Focus vector"
        ),
        in_each("output gate", "output gate", "output percentage", "focus vector"),
        MappingProxyType(
            {
                PLAIN: ("% short-term", "to remember"),
                STANDARD: ("Output gate",),
                Z_NOTATION: ("Output f(…)",),
                ROLES: ("Focus",),
            }
        ),
    ),
)

SQUASH_PILL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PLAIN: ("Potential", "short-term"),
        STANDARD: ("tanh",),
        Z_NOTATION: ("Created", "short-term"),
        ROLES: ("Squash",),
    }
)
