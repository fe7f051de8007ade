"""What stands in a page's address, declared once: each parameter's name, what it accepts, where it lives in the state.

An address is read parameter by parameter in the order of the declaration, so that a later one may depend on an
earlier one. It says only what differs from the state's base, the page as its example has it. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from lstm_core.files.take_home.code.programs import LIBRARIES
from lstm_core.words.vocabulary import BLOCKS
from pages.ui.params.codecs import NUMBER, SWITCH, THREE_NUMBERS, WORDS, Codec, choice
from pages.ui.params.frozen import Frozen
from pages.ui.params.links import LinkReader, block_keys
from pages.ui.params.unit_settings import STATE_PARAMETERS

S = TypeVar("S", bound=Frozen)

_UNREAD = object()


@dataclass(frozen=True)
class Param(Generic[S]):
    """One parameter of an address.

    Attributes:
        key: its name in the address.
        codec: how it is read and written, for every state or for the state as far as it has been read; None for
            one that the page's ``begin`` has read.
        get: its value in a state.
        put: the state with another value.
        write: what a link to a state says, given the state and its base, or None where it says nothing.
            Without it, whatever differs from the base is written.
    """

    key: str
    codec: Codec[Any] | Callable[[S], Codec[Any]] | None
    get: Callable[[S], Any]
    put: Callable[[S, Any], S]
    write: Callable[[S, S], str | None] | None = None

    def read(self, link: LinkReader, state: S) -> S:
        """The state after this parameter; the same one where it is missing or cannot be used."""
        codec = self._codec_for(state)
        if codec is None or self.key not in link.query:
            return state
        value = link.read(self.key, _UNREAD, codec)
        return state if value is _UNREAD else self.put(state, value)

    def text(self, state: S, base: S) -> str | None:
        """What a link to ``state`` says of it, or None."""
        if self.write is not None:
            return self.write(state, base)
        value = self.get(state)
        codec = None if value == self.get(base) else self._codec_for(state)
        return None if codec is None else codec.write(value)

    def _codec_for(self, state: S) -> Codec[Any] | None:
        return self.codec if self.codec is None or isinstance(self.codec, Codec) else self.codec(state)


@dataclass(frozen=True)
class PageAddress(Generic[S]):
    """All parameters of a page.

    Attributes:
        params: in the order in which they are read and written.
        start: the state of a page without parameters.
        begin: the state that a link starts from, where several parameters say so together; by default the start.
        base: what a link to a state is measured against; by default the start.
        settle: what is left to do when all parameters have been read: what two of them mean together.
    """

    params: tuple[Param[S], ...]
    start: Callable[[], S]
    base: Callable[[S], S] | None = None
    settle: Callable[[S, LinkReader], S] | None = None
    begin: Callable[[LinkReader], S] | None = None

    def decode(self, query: Mapping[str, str]) -> tuple[S, tuple[str, ...]]:
        """The state a link describes, and one sentence for each parameter that could not be used."""
        link = LinkReader(query)
        state = self.start() if self.begin is None else self.begin(link)
        for param in self.params:
            state = param.read(link, state)
        if self.settle is not None:
            state = self.settle(state, link)
        return state, tuple(link.complaints)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all its parameters."""
        return tuple(param.key for param in self.params)

    def encode(self, state: S) -> dict[str, str]:
        """The parameters a link to ``state`` needs; empty for the start."""
        base = self.start() if self.base is None else self.base(state)
        texts = ((param.key, param.text(state, base)) for param in self.params)
        return {key: text for key, text in texts if text is not None}


def attribute(key: str, codec: Codec[Any] | Callable[[S], Codec[Any]], name: str = "") -> Param[S]:
    """An attribute of the state, called ``key`` there too unless ``name`` says otherwise: ``recipe.rate``, say."""
    path = name or key
    return Param(key, codec, attrgetter(path), lambda state, value: _replaced(state, path, value))


def counted(key: str, codec: Callable[[S], Codec[int]], name: str = "") -> Param[S]:
    """An attribute that counts from 0 in the state and from 1 in the address; it may be None."""
    path = name or key
    value_of = attrgetter(path)

    def get(state: S) -> int | None:
        value = value_of(state)
        return None if value is None else value + 1

    return Param(key, codec, get, lambda state, value: _replaced(state, path, value - 1))


def _replaced(state: S, path: str, value: Any) -> S:
    name, _, rest = path.partition(".")
    return replace(state, **{name: _replaced(getattr(state, name), rest, value) if rest else value})


def chooser(
    key: str,
    codec: Callable[[S], Codec[str]],
    put: Callable[[S, str], S],
    usual: Callable[[], str],
    name: str = "",
) -> Param[S]:
    """What a page starts from, such as an example: ``put`` brings all that it holds; written unless it is the usual one."""
    value_of = attrgetter(name or key)
    return Param(
        key, codec, value_of, put, lambda state, _: None if value_of(state) == usual() else value_of(state)
    )


def said(key: str, write: Callable[[S, S], str | None]) -> Param[S]:
    """A parameter that the page's ``begin`` has read."""
    return Param(key, None, lambda _: None, lambda state, _: state, write)


def words() -> Param[Any]:
    """Which words are on screen; every page has it."""
    return attribute("words", WORDS, "vocabulary")


def predicting() -> Param[Any]:
    """Whether results stay hidden until they are worked out; for a page that has something to predict."""
    return attribute("predict", SWITCH)


def library() -> Param[Any]:
    """Whose program is shown to be taken home; for a page whose network can be."""
    return attribute("code", choice(tuple(LIBRARIES)), "library")


def start_numbers() -> tuple[Param[Any], ...]:
    """``x``, ``h`` and ``c`` of a state that keeps the unit's settings in ``numbers``."""
    return tuple(_entry(key, name) for key, name in STATE_PARAMETERS.items())


def _entry(key: str, name: str) -> Param[Any]:
    return Param(
        key, NUMBER, lambda state: state.numbers[name],
        lambda state, value: _replaced(state, "numbers", {**state.numbers, name: value}),
    )  # fmt: skip


def weight_blocks(field: str) -> tuple[Param[Any], ...]:
    """``forget``, ``input``, ``candidate`` and ``output`` of the weights that a state keeps under ``field``."""
    return tuple(_block(block.name, block.letter, field) for block in BLOCKS)


def _block(key: str, letter: str, field: str) -> Param[Any]:
    names, mapping = block_keys(letter), attrgetter(field)
    return Param(
        key, THREE_NUMBERS, lambda state: tuple(mapping(state)[name] for name in names),
        lambda state, value: _replaced(state, field, {**mapping(state), **dict(zip(names, value, strict=True))}),
    )  # fmt: skip
