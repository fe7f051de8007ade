"""Bring a network: load a file or paste printed weights, see what was understood, change it, then use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.files.networks import Reading, read_network
from pages.ui.live.component import recorded_table
from pages.ui.load.brought import brought, keep
from pages.ui.load.kept import kept
from pages.ui.networks import mixups, told
from pages.ui.networks.onward import layer_address
from pages.ui.params.typed_numbers import check_number
from pages.ui.text.markdown import plain
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text
from pages.ui.widgets.file_endings import check_ending
from pages.ui.widgets.prose import prose
from pages.ui.widgets.typing import number_field, say_refused

ENDINGS = ("json", "txt", "safetensors", "npz", "keras", "h5", "hdf5", "onnx", "msgpack")
TOLD_HOW = ("pt", "pth", "pkl", "pickle", "ckpt", "bin", "joblib")
"""Those that are refused with the lines that save them in another way."""
MOST_MB = 20
MOST_PASTED = 200_000
MOST_FORGET_BIAS = 100.0


@dataclass(frozen=True)
class Pending:
    """A file that was brought and is not used yet: its key, its name, what was decided, and the layer looked at."""

    key: str
    name: str
    choices: tuple[tuple[str, object], ...] = ()
    layer: int = 0

    def decided(self, name: str, value: object) -> Pending:
        """The same with another choice."""
        return replace(self, choices=tuple({**dict(self.choices), name: value}.items()))


@dataclass(frozen=True, eq=False)
class Brought:
    """What a person uses: the reading, the layer chosen, the file's key and name."""

    reading: Reading
    layer: int
    key: str
    name: str

    @property
    def unit(self) -> LSTMParameters:
        """The layer that was chosen."""
        return self.reading.layers[self.layer]


@dataclass(frozen=True)
class Bringing:
    """What a page does with a network.

    ``use`` takes it, or raises ValueError in one sentence. ``takes_layers`` says whether it can be any network; otherwise
    it is one unit with one input, and a larger network is shown the way to the page of layers. ``has_curves`` says whether
    other curves than sigmoid and tanh are run here. ``screen`` are the input and memories on screen, where they are single
    numbers. ``other`` may take a file that is no network: it answers whether it did, or raises ValueError.
    ``again`` likewise takes a file that was taken home on the same page.
    """

    key: str
    use: Callable[[Brought], None]
    takes_layers: bool = False
    has_curves: bool = False
    screen: Mapping[str, float] | None = None
    other: Callable[[bytes], bool] = lambda _: False
    again: Callable[[Brought], bool] = lambda _: False
    vocabulary: str = "plain"


def choose_file(page: Bringing) -> None:
    """Draw where a file is loaded or weights are pasted, and why one was refused."""
    with st.container(key=f"{page.key}_bringing"):
        _choose_file(page)


def _choose_file(page: Bringing) -> None:
    st.file_uploader(
        text("networks.bring.file"), key=f"{page.key}_upload", max_upload_size=MOST_MB,
        on_change=_load, args=(page,), help=text("networks.bring.help"),
    )  # fmt: skip
    with st.expander(text("networks.bring.paste")):
        st.text_area(
            text("networks.bring.pasted"), key=f"{page.key}_pasted", height=120, max_chars=MOST_PASTED,
            placeholder=text("networks.bring.placeholder"),
        )  # fmt: skip
        st.button(text("networks.bring.read"), key=f"{page.key}_read", on_click=_paste, args=(page,))
    if problem := st.session_state.pop(f"{page.key}_problem", ""):
        st.error(text("networks.bring.refused", problem=plain(problem.rstrip("."))))


def show_brought(page: Bringing) -> None:
    """Draw what the file that was loaded last was understood as, until it is used or put aside."""
    pending: Pending | None = st.session_state.get(f"{page.key}_pending")
    if pending is None:
        return
    try:
        reading = _reading(pending)
    except ValueError as problem:
        st.error(plain(str(problem)))
        return
    with st.container(border=True, key=f"{page.key}_understood"):
        st.markdown(text("networks.bring.understood", name=plain(pending.name)))
        st.markdown(told.summary(reading))
        st.markdown("\n".join(f"- {sentence}" for sentence in (*told.notes(reading), *told.curves(reading))))
        _choices(page, pending, reading)
        layer = min(pending.layer, len(reading.layers) - 1)
        _compared(page, reading, layer)
        _end(page, pending, reading, layer)


def _load(page: Bringing) -> None:
    upload = st.session_state[f"{page.key}_upload"]
    if upload is not None:
        _bring(page, upload.getvalue(), upload.name, ENDINGS)


def _paste(page: Bringing) -> None:
    _bring(page, st.session_state[f"{page.key}_pasted"].encode(), text("networks.bring.pasted_name"))


def _bring(page: Bringing, content: bytes, name: str, endings: tuple[str, ...] = ()) -> None:
    st.session_state[f"{page.key}_pending"] = None
    try:
        if endings:
            check_ending(name, endings, TOLD_HOW)
        if page.other(content):
            return
        pending = Pending(keep(content), name)
        if page.again(Brought(_reading(pending), 0, pending.key, name)):
            return
    except ValueError as problem:
        st.session_state[f"{page.key}_problem"] = str(problem)
        return
    st.session_state[f"{page.key}_pending"] = pending


@kept
def read_brought(key: str, name: str) -> Reading:
    """The file of that key as it says itself. Raises ValueError for one that is gone or cannot be read."""
    content = brought(key)
    if content is None:
        raise ValueError(text("networks.bring.gone", name=name))
    return read_network(content, name)


def _reading(pending: Pending) -> Reading:
    return read_brought(pending.key, pending.name).changed(**dict(pending.choices))


def _choices(page: Bringing, pending: Pending, reading: Reading) -> None:
    """What can be decided otherwise, what the file leaves open marked as a question."""
    options: dict[str, tuple[object, ...]] = {
        "part": reading.parts,
        "order": reading.orders,
        "biases": ("both", "first", "second")
        if any(n.key == mixups.TWO_BIASES for n in reading.notes)
        else (),
        "gates": reading.source.asked.get("gates", ()),
    }
    now = {
        "part": reading.part,
        "order": reading.order,
        "biases": reading.biases,
        "gates": reading.curves.gates,
    }
    for question in reading.questions:
        st.warning(text(f"networks.bring.asked.{question.key}"), icon=":material/help:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for key, values in options.items():
            if len(values) > 1:
                _chooser(page, key, values, now[key])
        if "forget_bias" in reading.source.asked:
            number_field(
                text("networks.bring.choices.forget_bias"), f"{page.key}_forget_bias", reading.forget_bias,
                -MOST_FORGET_BIAS, MOST_FORGET_BIAS, lambda amount: _decide(page, "forget_bias", amount),
                whole=False, width=160,
            )  # fmt: skip
        if len(reading.layers) > 1:
            _layer_box(page, reading, min(pending.layer, len(reading.layers) - 1))
    say_refused(f"{page.key}_forget_bias")


def _chooser(page: Bringing, key: str, values: tuple[object, ...], now: object) -> None:
    box = f"{page.key}_{key}"
    st.session_state[box] = now
    st.selectbox(
        text(f"networks.bring.choices.{key}"), values, key=box, format_func=lambda value: _option(key, str(value)),
        on_change=lambda: _decide(page, key, st.session_state[box]), width=430 if key == "order" else 260,
    )  # fmt: skip


def _option(key: str, value: str) -> str:
    if key == "order":
        return told.order_name(value)
    if key == "biases":
        return text(f"networks.bring.biases.{value}")
    return text(f"networks.bring.gates.{value}") if key == "gates" else value


def _layer_box(page: Bringing, reading: Reading, now: int) -> None:
    box = f"{page.key}_layer"
    st.session_state[box] = now
    st.selectbox(
        text("networks.bring.choices.layer"), range(len(reading.layers)), key=box,
        format_func=lambda place: f"{place + 1}", width=120,
        on_change=lambda: _look(page, st.session_state[box]),
    )  # fmt: skip


def _decide(page: Bringing, name: str, value: object) -> None:
    pending: Pending = st.session_state[f"{page.key}_pending"]
    st.session_state[f"{page.key}_pending"] = pending.decided(name, value)


def _look(page: Bringing, layer: int) -> None:
    pending: Pending = st.session_state[f"{page.key}_pending"]
    st.session_state[f"{page.key}_pending"] = replace(pending, layer=layer)


def _compared(page: Bringing, reading: Reading, layer: int) -> None:
    """The weights as they are taken, and one step in this reading and in those that it is mixed up with."""
    if reading.layers[layer].is_scalar:
        recorded_table(told.blocks_table(reading, layer), key=f"{page.key}_blocks")
    start = mixups.start_for(reading, layer, page.screen)
    found = mixups.outcomes(reading, layer, start)
    st.markdown(told.began(start, page.vocabulary))
    recorded_table(told.comparison(found), key=f"{page.key}_table")
    for sentence in told.warnings(reading, found):
        st.markdown(sentence)


def _end(page: Bringing, pending: Pending, reading: Reading, layer: int) -> None:
    """The buttons: use it, go on to the page of layers, put it aside."""
    taken = Brought(reading, layer, pending.key, pending.name)
    problem = _too_large(taken.unit) if taken.unit.is_scalar and not page.takes_layers else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        if page.takes_layers or (taken.unit.is_scalar and not problem):
            several = len(reading.layers) > 1 and not page.takes_layers
            label = "network" if page.takes_layers else "layer" if several else "unit"
            st.button(
                text(f"networks.bring.use.{label}", number=str(layer + 1)), type="primary", icon=":material/check:",
                key=f"{page.key}_use", on_click=_use, args=(page, taken),
            )  # fmt: skip
        st.button(text("networks.bring.aside"), key=f"{page.key}_aside", on_click=_aside, args=(page,))
    if problem:
        st.warning(plain(problem))
    if not page.has_curves and not mixups.variant_in(reading).is_usual:
        st.warning(text("networks.bring.usual_curves"))
    if not page.takes_layers and (not taken.unit.is_scalar or len(reading.layers) > 1):
        link: Segment = {
            "link": layer_address(reading, pending.key),
            "text": text("networks.bring.layers_link"),
        }
        sentence: list[Segment] = (
            [text("networks.bring.larger"), " ", link] if not taken.unit.is_scalar else [link]
        )
        prose([sentence], key=f"{page.key}_onward", vocabulary=page.vocabulary)


def _too_large(unit: LSTMParameters) -> str:
    try:
        for name, value in unit.settable.items():
            check_number(name, value)
    except ValueError as problem:
        return str(problem)
    return ""


def _use(page: Bringing, taken: Brought) -> None:
    try:
        page.use(taken)
    except ValueError as problem:
        st.session_state[f"{page.key}_problem"] = str(problem)
        return
    st.session_state[f"{page.key}_pending"] = None


def _aside(page: Bringing) -> None:
    st.session_state[f"{page.key}_pending"] = None
