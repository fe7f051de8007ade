"""Trained weights as a small file, back again as a start, and on to the other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.files.examples import WorkedExample, dump_example, is_example, parse_example
from lstm_core.files.take_home.screens import Series, Trained
from lstm_core.layers.network import Network
from lstm_core.training.train import EpochRecord
from lstm_core.unit.sequence import run
from pages.training.live.runs import records_of
from pages.training.panels.step import record_at
from pages.training.spec import TRAINING
from pages.training.state import GIVEN, UNRUN, TrainingState
from pages.ui.networks.again import texts_of
from pages.ui.networks.bring import Bringing, Brought, choose_file, show_brought
from pages.ui.networks.reopen import reopen, tell_reopened
from pages.ui.networks.take_home import take_home
from pages.ui.params.codecs import short
from pages.ui.params.links import weights_query, words_query
from pages.ui.params.typed_numbers import check_number
from pages.ui.text.texts import text
from pages.ui.visits.visit import change


def show(state: TrainingState) -> None:
    """Draw the panel."""
    records = records_of(state)
    record = record_at(records, state.epoch)
    unit = unit_of(state, record)
    numbers = {"x": unit.x, "h_prev": unit.h_prev, "c_prev": unit.c_prev}
    page = Bringing(
        "training_files", _use, screen=numbers, other=_load_example, again=partial(reopen, TRAINING),
        vocabulary=state.vocabulary,
    )  # fmt: skip
    left, right = st.columns(2, gap="large")
    with left:
        _save(state, record, unit)
    with right:
        choose_file(page)
        st.button(
            text("training.files.next", epoch=f"{record.epoch:,}"), icon=":material/replay:",
            on_click=lambda: _take(tuple(record.row.tolist())),
        )  # fmt: skip
    show_brought(page)
    screen = screen_of(state, record)
    tell_reopened(TRAINING, state, screen if state.epoch in (None, record.epoch) else None)
    take_home(
        screen, state.library, lambda chosen: change(TRAINING, library=chosen), "training_home",
        texts_of(TRAINING, state if state.epoch is None else replace(state, epoch=record.epoch)),
    )  # fmt: skip


def _save(state: TrainingState, record: EpochRecord, unit: WorkedExample) -> None:
    """The epoch's weights as an example of this app, and the way to the other pages with them."""
    st.markdown(text("training.files.title", epoch=f"{record.epoch:,}"))
    st.download_button(
        text("training.files.save"), lambda: dump_example(unit), "gatewise-weights.json", "application/json",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    st.caption(text("training.files.about"))
    weights = weights_query(record.parameters.settable)
    words = words_query(state.vocabulary)
    given = {"x": short(unit.x), "h": short(unit.h_prev), "c": short(unit.c_prev)}
    st.page_link(
        "unit/page.py", label=text("training.files.unit"), icon=":material/arrow_forward:",
        query_params={**given, **weights, **words},
    )  # fmt: skip
    st.page_link(
        "sequence/page.py", label=text("training.files.sequence"), icon=":material/arrow_forward:",
        query_params={**weights, **words},
    )  # fmt: skip


def unit_of(state: TrainingState, record: EpochRecord) -> WorkedExample:
    """The unit on screen as a worked example: the epoch's weights and the numbers the day starts from."""
    company, day = state.look
    days = state.series.series[company]
    trace = run(record.parameters, list(days)).at(day)
    return WorkedExample(
        id="trained-weights",
        title=text(
            "training.files.name",
            epoch=f"{record.epoch:,}",
            series=state.series.names[company],
            day=str(day + 1),
        ),
        point="",
        source="",
        parameters=record.parameters,
        x=float(trace.x),
        h_prev=float(trace.h_prev),
        c_prev=float(trace.c_prev),
    )


def screen_of(state: TrainingState, record: EpochRecord) -> Trained:
    """The epoch's weights with all series and targets, to be taken home; a file also holds the day on screen."""
    data, unit = state.series, unit_of(state, record)
    targets = [wanted if isinstance(wanted, list) else [wanted] for wanted in data.targets_at(state.loss_on)]
    series = tuple(
        Series(name, values, tuple(wanted))
        for name, values, wanted in zip(data.names, data.series, targets, strict=True)
    )
    look = {"x": unit.x, "h_prev": unit.h_prev, "c_prev": unit.c_prev}
    return Trained(Network((record.parameters,)), series, look)


def _load_example(content: bytes) -> bool:
    """Take the weights of a file that is an example of this app; False for any other."""
    if not is_example(content):
        return False
    _start_from(parse_example(content).parameters.settable)
    return True


def _use(taken: Brought) -> None:
    _start_from(taken.unit.settable)


def _start_from(numbers: Mapping[str, float]) -> None:
    """Let training start from these weights. Raises ValueError for one that is too far from 0."""
    for name, value in numbers.items():
        check_number(name, value)
    _take(tuple(numbers[name] for name in WEIGHT_NAMES))


def _take(weights: tuple[float, ...]) -> None:
    change(TRAINING, start=GIVEN, given=weights, **UNRUN)
