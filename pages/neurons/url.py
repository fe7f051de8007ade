"""A state of the page as URL parameters and back; only what differs from the start is written."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import replace

from lstm_core.charlm.probes.probes import PROBES
from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.neurons.model.network import network
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
from pages.ui.params.codecs import WORDS, Codec, integer, number, one_of
from pages.ui.params.links import LinkReader, unless_default

LONGEST_IN_LINK = 1_500
MAX_NAMES = 64
ABOVE = "above"
TEMPERATURE = number(0, MAX_TEMPERATURE)


def default_state() -> NeuronState:
    """The first shipped passage, and the cell that follows quotes best."""
    return NeuronState(passage=next(iter(shipped_passages())))


def start_of(state: NeuronState) -> NeuronState:
    """``state`` as it was before anything was chosen about its text; the text, and where one looks, stay."""
    start = default_state()
    return replace(
        start, passage=state.passage, own=state.own, file=state.file, vocabulary=state.vocabulary,
        place=state.place, look=state.look, order=start.order,
    )  # fmt: skip


def encode(state: NeuronState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = default_state()
    optional = {
        "from": unless_default(state.passage, start.passage),
        "file": state.file if state.passage == LIBRARY else "",
        "text": TEXT.write(state.own) if fits_link(state) else "",
        "cell": "" if state.cell is None else str(state.cell),
        "probe": unless_default(state.probe, start.probe),
        "place": unless_default(str(state.place + 1), "1"),
        "by": unless_default(state.order, start.order),
        "brush": "" if state.brush is None else _write_brush(state.brush),
        "colours": unless_default(state.colours, start.colours),
        "strips": STRIP_NAMES.write(state.strips),
        "names": NAMES.write(state.names),
        "words": unless_default(state.vocabulary, start.vocabulary),
        "look": state.look,
        "temperature": unless_default(
            TEMPERATURE.write(state.temperature), TEMPERATURE.write(start.temperature)
        ),
        "seed": unless_default(str(state.seed), str(start.seed)),
        "length": unless_default(str(state.length), str(start.length)),
        "begin": ABOVE if state.above else "",
        "choice": "" if state.choice is None else str(state.choice + 1),
    }
    query = {name: text for name, text in optional.items() if text}
    # A beginning may be empty, which is not the same as the one that is offered.
    return query if state.prompt == start.prompt else query | {"prompt": state.prompt}


def decode(query: Mapping[str, str]) -> tuple[NeuronState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    start = default_state()
    state = replace(
        _with_text(link, start),
        cell=link.read("cell", None, cell_number()),
        probe=link.choice("probe", start.probe, tuple(PROBES), "a probe of this page"),
        colours=link.choice("colours", start.colours, COLOURS),
        strips=link.read("strips", (), STRIP_NAMES),
        names=link.read("names", {}, NAMES),
        vocabulary=link.read("words", start.vocabulary, WORDS),
        look=link.choice("look", "", PANELS, "a panel of this page"),
        prompt=query.get("prompt", start.prompt)[:MAX_PROMPT].replace("\x00", ""),
        temperature=link.read("temperature", start.temperature, TEMPERATURE),
        seed=link.read("seed", start.seed, integer(0, MAX_SEED)),
        length=link.read("length", start.length, integer(1, MAX_LENGTH)),
        above=link.choice("begin", OWN, (OWN, ABOVE)) == ABOVE,
    )
    return _looking(link, state), tuple(link.complaints)


def fits_link(state: NeuronState) -> bool:
    """Whether the text of one's own is short enough to stand in a link."""
    return state.passage == OWN and len(packed(state.own)) <= LONGEST_IN_LINK


def kept_only(state: NeuronState) -> tuple[str, ...]:
    """What a link to this state cannot say, in a sentence."""
    if state.passage != OWN or fits_link(state):
        return ()
    return ("This text is too long for a link, so it stays only as long as this page is open.",)


def packed(text: str) -> str:
    """A text as it stands in an address: compressed, in letters, digits, - and _."""
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpacked(text: str) -> str:
    """The inverse of :func:`packed`. Raises ValueError for anything else and for more than 20,000 characters."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        reader = zlib.decompressobj()
        # A few letters can unpack to gigabytes; no character has more than four bytes.
        content = reader.decompress(raw, 4 * MAX_TEXT)
        unpacked_text = content.decode()
    except (zlib.error, binascii.Error, UnicodeError) as problem:
        raise ValueError("text") from problem
    if not reader.eof or not 1 <= len(unpacked_text) <= MAX_TEXT or "\x00" in unpacked_text:
        raise ValueError("text")
    return unpacked_text


def names_from_text(text: str) -> Mapping[int, str]:
    """Names of cells as a link says them: ``12:quotes,40:line end``. Raises ValueError for anything else."""
    names = {}
    for part in text.split(",")[:MAX_NAMES]:
        cell, colon, name = part.partition(":")
        if not colon or not clean_name(name):
            raise ValueError(part)
        names[cell_number().read(cell)] = clean_name(name)
    return dict(sorted(names.items()))


def _with_text(link: LinkReader, start: NeuronState) -> NeuronState:
    known = (*shipped_passages(), OWN, LIBRARY)
    passage = link.choice("from", start.passage, known, "a text of this page")
    if passage == OWN:
        own = link.read("text", "", TEXT)
        if own:
            return replace(start, passage=OWN, own=own)
        if "text" not in link.query:
            link.complaints.append(
                "The link does not hold the text it was made with, so the first passage is shown."
            )
    elif passage == LIBRARY:
        file = link.choice("file", "", tuple(library_files()), "a file that this machine has")
        if file:
            return replace(start, passage=LIBRARY, file=file)
        if "file" not in link.query:
            link.complaints.append("“file” is missing in the link, so the first passage is shown.")
    else:
        return replace(start, passage=passage)
    return start


def _looking(link: LinkReader, state: NeuronState) -> NeuronState:
    """Where the link looks in its text."""
    n = len(text_of(state))
    place = link.read("place", 1, integer(1, n, "a character"))
    brush = link.read("brush", None, brush_in(n))
    order = link.choice("by", ORDERS[0], ORDERS)
    choice = link.read("choice", None, integer(1, state.length, "a written character"))
    return replace(
        state,
        place=place - 1,
        brush=brush,
        order=ORDERS[0] if order == "brush" and not brush else order,
        choice=None if choice is None else choice - 1,
    )


def cell_number() -> Codec[int]:
    """A cell of the network, from 0."""
    return integer(0, network().units - 1, "a cell")


def brush_in(n: int) -> Codec[tuple[int, int]]:
    """A span of a text of ``n`` characters, but not the whole text: ``10-25`` says both ends, counted from 1."""
    position = integer(1, n)

    def read(text: str) -> tuple[int, int]:
        first, _, last = text.partition("-")
        start, stop = position.read(first) - 1, position.read(last)
        if stop <= start or stop - start == n:
            raise ValueError(text)
        return start, stop

    return Codec(read, _write_brush, f"two characters from 1 to {n:,}, such as 10-25")


def _write_brush(brush: tuple[int, int]) -> str:
    return f"{brush[0] + 1}-{brush[1]}"


def _strips(text: str) -> tuple[str, ...]:
    asked = [one_of(part, STRIPS) for part in text.split(",")]
    return tuple(strip for strip in STRIPS if strip in asked)


def _write_names(names: Mapping[int, str]) -> str:
    return ",".join(f"{cell}:{name}" for cell, name in names.items())


TEXT = Codec(unpacked, packed, "a text this page has packed")
NAMES = Codec(names_from_text, _write_names, "names such as 12:quotes,40:line end")
STRIP_NAMES = Codec(_strips, ",".join, f"a selection of {', '.join(STRIPS)}")
