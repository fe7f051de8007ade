"""What a link to the page can say; only what differs from the start is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from lstm_core.charlm.net.reading import QUANTITIES
from lstm_core.charlm.probes.probes import PROBES
from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.neurons.model.network import SHIPPED, network
from pages.neurons.state import (
    COLOURS,
    LIBRARY,
    MAX_LENGTH,
    MAX_PROMPT,
    MAX_SEED,
    MAX_TEMPERATURE,
    ORDERS,
    OWN,
    PANELS,
    STRIPS,
    NeuronState,
    clean_name,
)
from pages.neurons.text.texts import library_files, shipped_passages, text_of
from pages.ui.params import packing
from pages.ui.params.codecs import Codec, choice, integer, number, one_of
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import PageAddress, Param, attribute, counted, said, words
from pages.ui.text.texts import text

LONGEST_IN_LINK = 50_000
MAX_NAMES = 64
ABOVE = "above"
TEMPERATURE = number(0, MAX_TEMPERATURE)


def default_state() -> NeuronState:
    """The first shipped passage, and the unit that follows quotes best."""
    return NeuronState(passage=next(iter(shipped_passages())))


def start_of(state: NeuronState) -> NeuronState:
    """``state`` as it was before anything was chosen about its text; text and network, and where one looks, stay."""
    start = default_state()
    return replace(
        start, model=state.model, passage=state.passage, own=state.own, file=state.file, vocabulary=state.vocabulary,
        place=state.place, explore=state.explore, order=start.order,
    )  # fmt: skip


def check_fits(own: str) -> str:
    """The text, if an address can hold it. Raises ValueError in one sentence for one that is too long even packed."""
    if (size := len(packed(own))) > LONGEST_IN_LINK:
        raise ValueError(text("neurons.refused.address", size=f"{size:,}", most=f"{LONGEST_IN_LINK:,}"))
    return own


def packed(text: str) -> str:
    """A text as it stands in an address: compressed, in letters, digits, - and _."""
    return packing.packed(text.encode())


def unpacked(text: str) -> str:
    """The inverse of :func:`packed`. Raises ValueError for anything else and for more than 20,000 characters."""
    # No character has more than four bytes.
    content = packing.unpacked(text, 4 * MAX_TEXT).decode()
    if not 1 <= len(content) <= MAX_TEXT or "\x00" in content:
        raise ValueError("text")
    return content


def names_from_text(text: str, model: str = SHIPPED) -> Mapping[int, str]:
    """Names of cells as a link says them: ``12:quotes,40:line end``. Raises ValueError for anything else."""
    names = {}
    for part in text.split(",")[:MAX_NAMES]:
        cell, colon, name = part.partition(":")
        if not colon or not clean_name(name):
            raise ValueError(part)
        names[cell_number(model).read(cell)] = clean_name(name)
    return dict(sorted(names.items()))


def _with_text_and_model(link: LinkReader) -> NeuronState:
    state = _with_text(link)
    if not (key := link.query.get("model", SHIPPED)):
        return state
    try:
        network(key)
    except ValueError:
        # A file that is gone, or of another page: what is to be done is the same.
        link.complaints.append(text("neurons.link.gone"))
        return state
    return replace(state, model=key)


def _with_text(link: LinkReader) -> NeuronState:
    start = default_state()
    known = (*shipped_passages(), OWN, LIBRARY)
    passage = link.choice("from", start.passage, known, text("neurons.link.passage"))
    if passage == OWN:
        own = link.read("text", "", TEXT)
        if own:
            return replace(start, passage=OWN, own=own)
        if "text" not in link.query:
            link.complaints.append(text("neurons.link.no_text"))
    elif passage == LIBRARY:
        file = link.choice("file", "", tuple(library_files()), text("neurons.link.file"))
        if file:
            return replace(start, passage=LIBRARY, file=file)
        if "file" not in link.query:
            link.complaints.append(text("neurons.link.no_file"))
    else:
        return replace(start, passage=passage)
    return start


def cell_number(model: str = SHIPPED) -> Codec[int]:
    """A cell of a network, from 0."""
    return integer(0, network(model).units - 1, text("neurons.link.unit"))


def brush_in(n: int) -> Codec[tuple[int, int]]:
    """A span of a text of ``n`` characters, but not the whole text: ``10-25`` says both ends, counted from 1."""
    position = integer(1, n)

    def read(text: str) -> tuple[int, int]:
        first, _, last = text.partition("-")
        start, stop = position.read(first) - 1, position.read(last)
        if stop <= start or stop - start == n:
            raise ValueError(text)
        return start, stop

    return Codec(read, _write_brush, text("neurons.link.brush", count=f"{n:,}"))


def _write_brush(brush: tuple[int, int]) -> str:
    return f"{brush[0] + 1}-{brush[1]}"


def _strips(text: str) -> tuple[str, ...]:
    asked = [one_of(part, STRIPS) for part in text.split(",")]
    return tuple(strip for strip in STRIPS if strip in asked)


def _write_names(names: Mapping[int, str]) -> str:
    return ",".join(f"{cell}:{name}" for cell, name in names.items())


TEXT = Codec(unpacked, packed, text("neurons.link.text"))
STRIP_NAMES = Codec(_strips, ",".join, text("neurons.link.strips", strips=", ".join(STRIPS)))


def names_in(model: str) -> Codec[Mapping[int, str]]:
    """Names of a network's cells."""
    return Codec(partial(names_from_text, model=model), _write_names, text("neurons.link.names"))


def _characters(state: NeuronState) -> int:
    return len(text_of(state))


_ABOVE: Param[NeuronState] = Param(
    "begin",
    choice((OWN, ABOVE)),
    lambda state: ABOVE if state.above else OWN,
    lambda state, begin: replace(state, above=begin == ABOVE),
)
ADDRESS = PageAddress(
    (
        said("from", lambda state, start: None if state.passage == start.passage else state.passage),
        said("file", lambda state, _: state.file if state.passage == LIBRARY else None),
        said("text", lambda state, _: TEXT.write(state.own) if state.passage == OWN else None),
        said("model", lambda state, _: state.model or None),
        attribute("cell", lambda state: cell_number(state.model)),
        attribute("probe", choice(tuple(PROBES), text("neurons.link.probe"))),
        counted("place", lambda state: integer(1, _characters(state), text("neurons.link.character"))),
        attribute("by", choice(ORDERS), "order"),
        attribute("brush", lambda state: brush_in(_characters(state))),
        attribute("colour", choice(QUANTITIES, text("neurons.link.colour"))),
        attribute("colours", choice(COLOURS)),
        attribute("strips", STRIP_NAMES),
        attribute("names", lambda state: names_in(state.model)),
        words(),
        attribute("look", choice(PANELS, text("neurons.link.panel")), "explore"),
        attribute("temperature", TEMPERATURE),
        attribute("seed", integer(0, MAX_SEED)),
        attribute("length", integer(1, MAX_LENGTH)),
        _ABOVE,
        counted("choice", lambda state: integer(1, state.length, text("neurons.link.written"))),
        attribute(
            "prompt",
            Codec(lambda text: text[:MAX_PROMPT].replace("\x00", ""), str, text("neurons.link.beginning")),
        ),
    ),
    default_state,
    begin=_with_text_and_model,
)
