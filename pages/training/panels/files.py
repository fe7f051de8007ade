"""Trained weights as a small file, back again as a start, and on to the other pages."""

from __future__ import annotations

import streamlit as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.files.examples import WorkedExample, dump_example, parse_example
from lstm_core.training.train import EpochRecord
from lstm_core.unit.sequence import run
from pages.training.live.runs import records_of
from pages.training.panels.step import record_at
from pages.training.spec import TRAINING
from pages.training.state import GIVEN, UNRUN, TrainingState
from pages.ui.params.codecs import short
from pages.ui.params.links import weights_query
from pages.ui.params.typed_numbers import check_number
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.visits.visit import change

_PROBLEM = "training file problem"


def show(state: TrainingState) -> None:
    """Draw the panel."""
    records = records_of(state)
    record = record_at(records, state.epoch)
    unit = unit_of(state, record)
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(text("training.files.title", epoch=f"{record.epoch:,}"))
        st.download_button(
            text("training.files.save"), lambda: dump_example(unit), "gatewise-weights.json", "application/json",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        st.caption(text("training.files.about"))
        weights = weights_query(record.parameters.settable)
        words = {} if state.vocabulary == "plain" else {"words": state.vocabulary}
        given = {"x": short(unit.x), "h": short(unit.h_prev), "c": short(unit.c_prev)}
        st.page_link(
            "unit/page.py", label=text("training.files.unit"), icon=":material/arrow_forward:",
            query_params={**given, **weights, **words},
        )  # fmt: skip
        st.page_link(
            "sequence/page.py", label=text("training.files.sequence"), icon=":material/arrow_forward:",
            query_params={**weights, **words},
        )  # fmt: skip
    with right:
        st.file_uploader(
            text("training.files.load"), type="json", key="training_upload", on_change=_load,
            max_upload_size=1,
        )  # fmt: skip
        if problem := st.session_state.pop(_PROBLEM, ""):
            st.error(problem)
        st.button(
            text("training.files.next", epoch=f"{record.epoch:,}"), icon=":material/replay:",
            on_click=lambda: _take(tuple(record.row.tolist())),
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


def _load() -> None:
    upload = st.session_state["training_upload"]
    if upload is None:
        return
    try:
        numbers = parse_example(upload.getvalue()).parameters.settable
        for name, value in numbers.items():
            check_number(name, value)
    except ValueError as problem:
        st.session_state[_PROBLEM] = text("training.refusals.file", why=f"{plain(str(problem))}.")
        return
    _take(tuple(numbers[name] for name in WEIGHT_NAMES))


def _take(weights: tuple[float, ...]) -> None:
    change(TRAINING, start=GIVEN, given=weights, **UNRUN)
