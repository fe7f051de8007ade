"""A state of the page as URL parameters and back; only what differs from the start is written."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace

from lstm_core.charlm.net.reading import LONGEST
from lstm_core.charlm.probes.probes import PROBES
from lstm_core.words.vocabulary import VOCABULARIES
from pages.neurons.model.network import network
from pages.neurons.state import (
    COLOURS,
    LIBRARY,
    MAX_HEAT,
    MAX_LENGTH,
    MAX_PROMPT,
    MAX_SEED,
    ORDERS,
    OWN,
    PANELS,
    STRIPS,
    NeuronState,
    clean_name,
)
from pages.neurons.text.texts import library_files, shipped_passages, text_of
from pages.ui.params.links import WORDS_ACCEPTED, LinkReader, one_of, short, unless_default
from pages.ui.params.typed_numbers import number_from_text

LONGEST_IN_LINK = 1_500
MAX_NAMES = 64
ABOVE = "above"


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
        "text": packed(state.own) if fits_link(state) else "",
        "cell": "" if state.cell is None else str(state.cell),
        "probe": unless_default(state.probe, start.probe),
        "place": unless_default(str(state.place + 1), "1"),
        "by": unless_default(state.order, start.order),
        "brush": "" if state.brush is None else f"{state.brush[0] + 1}-{state.brush[1]}",
        "colours": unless_default(state.colours, start.colours),
        "strips": ",".join(state.strips),
        "names": ",".join(f"{cell}:{name}" for cell, name in state.names.items()),
        "words": unless_default(state.vocabulary, start.vocabulary),
        "look": state.look,
        "temperature": unless_default(short(state.temperature), short(start.temperature)),
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
        cell=link.read(
            "cell", None, _whole(0, network().units - 1), f"a cell from 0 to {network().units - 1}"
        ),
        probe=link.choice("probe", start.probe, tuple(PROBES), "a probe of this page"),
        colours=link.choice("colours", start.colours, COLOURS, " or ".join(COLOURS)),
        strips=link.read("strips", (), _strips, f"a selection of {', '.join(STRIPS)}"),
        names=link.read("names", {}, names_from_text, "names such as 12:quotes,40:line end"),
        vocabulary=link.choice("words", start.vocabulary, VOCABULARIES, WORDS_ACCEPTED),
        look=link.choice("look", "", PANELS, "a panel of this page"),
        prompt=query.get("prompt", start.prompt)[:MAX_PROMPT].replace("\x00", ""),
        temperature=link.read(
            "temperature", start.temperature, _temperature, f"a number from 0 to {MAX_HEAT:g}"
        ),
        seed=link.read("seed", start.seed, _whole(0, MAX_SEED), f"a whole number from 0 to {MAX_SEED}"),
        length=link.read(
            "length", start.length, _whole(1, MAX_LENGTH), f"a whole number from 1 to {MAX_LENGTH:,}"
        ),
        above=link.choice("begin", OWN, (OWN, ABOVE), f"{OWN} or {ABOVE}") == ABOVE,
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
        content = reader.decompress(raw, 4 * LONGEST)
        found = content.decode()
    except (zlib.error, binascii.Error, UnicodeError) as problem:
        raise ValueError("text") from problem
    if not reader.eof or not 1 <= len(found) <= LONGEST or "\x00" in found:
        raise ValueError("text")
    return found


def names_from_text(text: str) -> dict[int, str]:
    """Names of cells as a link says them: ``12:quotes,40:line end``. Raises ValueError for anything else."""
    found = {}
    for part in text.split(",")[:MAX_NAMES]:
        cell, sign, name = part.partition(":")
        if not sign or not clean_name(name):
            raise ValueError(part)
        found[_whole(0, network().units - 1)(cell)] = clean_name(name)
    return dict(sorted(found.items()))


def _with_text(link: LinkReader, start: NeuronState) -> NeuronState:
    known = (*shipped_passages(), OWN, LIBRARY)
    passage = link.choice("from", start.passage, known, "a text of this page")
    if passage == OWN:
        own = link.read("text", "", unpacked, "a text this page has packed")
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
    place = link.read("place", 1, _whole(1, n), f"a character from 1 to {n:,}")
    brush = link.read(
        "brush", None, lambda text: _brush(text, n), f"two characters from 1 to {n:,}, such as 10-25"
    )
    order = link.choice("by", ORDERS[0], ORDERS, ", ".join(ORDERS))
    choice = link.read(
        "choice", None, _whole(1, state.length), f"a written character from 1 to {state.length:,}"
    )
    return replace(
        state,
        place=place - 1,
        brush=brush,
        order=ORDERS[0] if order == "brush" and not brush else order,
        choice=None if choice is None else choice - 1,
    )


def _brush(text: str, n: int) -> tuple[int, int]:
    first, _, last = text.partition("-")
    start, stop = _whole(1, n)(first) - 1, _whole(1, n)(last)
    if stop <= start or stop - start == n:
        raise ValueError(text)
    return start, stop


def _strips(text: str) -> tuple[str, ...]:
    asked = [one_of(part, STRIPS) for part in text.split(",")]
    return tuple(strip for strip in STRIPS if strip in asked)


def _temperature(text: str) -> float:
    number = number_from_text(text)
    if not 0.0 <= number <= MAX_HEAT:
        raise ValueError(text)
    return number


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdecimal() or len(text) > 12 or not low <= int(text) <= high:
            raise ValueError(text)
        return int(text)

    return read
