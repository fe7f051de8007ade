"""Everything a person can set on the page, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lstm_core.charlm.net.reading import QUANTITIES
from pages.ui.visits.settings import Settings, view

OWN, LIBRARY = "own", "library"
COLOURS = ("red-blue", "orange-purple")
COLOUR = QUANTITIES[0]
"""What is coloured unless somebody chooses otherwise."""
TWO_SIDED = ("tanh_c", "c", "h", "g")
"""Quantities with a sign; the three gates have none."""
STRIPS = ("gates", "guesses", "surprise")
ORDERS = ("probe", "here", "brush")
PANELS = ("count", "text", "model", "names", "write", "open")
MAX_NAME = 40
MAX_PROMPT = 500
MAX_LENGTH = 2_000
MAX_TEMPERATURE = 2.0
MAX_SEED = 2**32 - 1


@dataclass(frozen=True)
class NeuronState(Settings):
    """What is set on the page.

    Attributes:
        passage: a shipped text's key, "own" for ``own``, or "library" for ``file``.
        own: a text of one's own.
        file: the name of a held-out file of this machine's standard library.
        model: the key of a network that somebody brought; empty for the shipped one.
        cell: the cell looked at, from 0; None for the one that follows the probe best on this text.
        probe: the key of what cells are compared with.
        place: the character looked at, from 0.
        order: what colours and ranks the cells: the probe, their memory here, or the brushed span.
        brush: the first character of the brushed span and the one after its last.
        colour: which of the cell's quantities the text is coloured by, and cells are compared by.
        colours: which pair stands for −1 and +1.
        strips: what is drawn under each line, a selection of STRIPS.
        names: what a person calls cells.
        explore: the panel below, or nothing.
        prompt, temperature, seed, length: what the network writes on, and how.
        above: whether it writes on from the character looked at instead.
        choice: the written character looked at, from 0; None for the last.
    """

    passage: str
    own: str = ""
    file: str = ""
    model: str = ""
    cell: int | None = None
    probe: str = "quotes"
    place: int = view(0)
    order: str = view(ORDERS[0])
    brush: tuple[int, int] | None = None
    colour: str = COLOUR
    colours: str = COLOURS[0]
    strips: tuple[str, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    vocabulary: str = "plain"
    explore: str = view("")
    prompt: str = "def "
    temperature: float = 0.6
    seed: int = 0
    length: int = 400
    above: bool = False
    choice: int | None = view(None)

    def with_passage(self, passage: str, *, own: str = "", file: str = "") -> NeuronState:
        """Another text, looked at from its first character; what was brushed lay in the one before."""
        order = ORDERS[0] if self.order == "brush" else self.order
        return replace(self, passage=passage, own=own, file=file, place=0, brush=None, order=order)

    def with_own_text(self, text: str) -> NeuronState:
        """A text of one's own."""
        return self.with_passage(OWN, own=text)

    def with_model(self, model: str) -> NeuronState:
        """Another network reads; units, their names and what was brushed were those of the one before."""
        order = ORDERS[0] if self.order == "brush" else self.order
        return replace(self, model=model, cell=None, names={}, place=0, brush=None, order=order, choice=None)

    def with_name(self, cell: int, name: str) -> NeuronState:
        """A cell called ``name``; nothing takes its name away."""
        others = {known: text for known, text in self.names.items() if known != cell}
        return replace(self, names=dict(sorted({**others, cell: name}.items())) if name else others)

    def with_settings_of(self, other: NeuronState) -> NeuronState:
        """What is set in ``other``, seen from where one is looking now."""
        same_text = _text(self) == _text(other)
        choice = self.choice if _writing(self) == _writing(other) else None
        place = self.place if same_text else other.place
        return replace(super().with_settings_of(other), place=place, choice=choice)


def clean_name(text: str) -> str:
    """A name as it is kept: without the signs that a link puts between names, at most 40 characters."""
    visible = "".join(sign if sign.isprintable() and sign not in ",:" else " " for sign in text)
    return " ".join(visible.split())[:MAX_NAME].strip()


def _text(state: NeuronState) -> tuple[object, ...]:
    return state.passage, state.own, state.file, state.model


def _writing(state: NeuronState) -> tuple[object, ...]:
    return state.model, state.prompt, state.temperature, state.seed, state.length, state.above
