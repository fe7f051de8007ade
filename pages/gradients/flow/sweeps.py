"""The recorded sweep behind a drag on this page, over HTTP: one number over its grid, all curves that follow.

The step one looks at, the window of steps drawn unrolled and the readings at its lag are recorded at every
row of the grid, the curves over all lags at as many rows as a drag can carry. The number of steps has no
grid: its answer is a single row, asked for again with every move.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.gradients.flow import CURVES, MAX_STEPS, FlowCurves, SweptFlow, sweep_gradient_flow
from lstm_core.numbers.activations import FloatArray
from lstm_core.rnn.run import run_rnn
from lstm_core.rnn.sweep import sweep_rnn
from lstm_core.unit.sequence import run
from lstm_core.unit.sweep_sequence import sweep_sequence
from pages.gradients.flow.measured import (
    LSTM_COLUMNS,
    RNN_COLUMNS,
    coming_out,
    log_lines,
    measured,
    quotient,
    readings,
)
from pages.gradients.series import MAX_SEED, series_names, series_of
from pages.gradients.state import FORGET, HANDLES, INPUT_SIZE, MIN_STEPS, GradientState
from pages.ui.live.grid import SPAN, grid
from pages.ui.live.recordings import Recording, every_nth_row, get_route
from pages.ui.params.codecs import NUMBER, choice, integer, numbers

PATH = "api/gradient-sweep"
STEPS = "steps"
WINDOW = 3
"""How many steps are drawn unrolled."""
STRIDES = (1, 2, 4, 5, 8, 10, 20)
NUMBERS = 125_000
"""How many numbers the curves of one answer hold at most: a megabyte."""
RNN_LINES, LSTM_LINES = ("d_rnn",), ("d_out", "d_c", "rail", "d_h")


def window_of(step: int, steps: int) -> range:
    """The steps drawn unrolled: from the one after that looked at, whose factor is the first, or the last ones."""
    first = max(0, min(step + 1, steps - WINDOW))
    return range(first, min(first + WINDOW, steps))


def stride_of(n_lines: int, steps: int) -> int:
    """Every how many rows the curves are recorded."""
    return every_nth_row(n_lines * steps, NUMBERS, STRIDES)


def recorded(state: GradientState, handle: str, span: int) -> Recording:
    """Run both units once per row of the grid, as far as they depend on ``handle``."""
    values = grid(span)
    inputs = series_of(state.series, state.steps, state.seed)
    days = inputs if handle == INPUT_SIZE else inputs * state.size + 0.0
    flow = sweep_gradient_flow(state.lstm_parameters, state.rnn_parameters, days, handle, values)
    curves = at_lag(flow, state.lag)
    read = readings(curves)
    names = RNN_LINES if handle in RNN_NUMBERS else LSTM_LINES if handle in FORGET else RNN_LINES + LSTM_LINES
    columns: dict[str, FloatArray] = {handle: values}
    if handle not in FORGET:
        columns |= _rnn_columns(state, days, handle, values) | _slopes(flow, state)
        columns |= {key: read[key] for key in ("d_rnn.m", "d_rnn.e", "rnn_case")}
    if handle not in RNN_NUMBERS:
        fields = _lstm_fields(state, days, handle, values)
        columns |= _in_window(state, fields) | coming_out(curves, fields["c"][:, -1])
        columns |= {key: column for key, column in read.items() if not key.startswith(("d_rnn", "rnn_case"))}
    if handle == INPUT_SIZE:
        columns |= _in_window(state, {"x": values[:, np.newaxis] * days})
    stride = stride_of(len(names), state.steps)
    return Recording(columns, {key: line[::stride] for key, line in log_lines(flow).items() if key in names})


def one_row(state: GradientState) -> Recording:
    """The state itself as a sweep of a single row."""
    found = measured(state)
    columns = _in_window(state, {key: column[np.newaxis] for key, column in found.columns.items()})
    return Recording(
        {STEPS: np.array([float(state.steps)])} | columns,
        {key: line[np.newaxis] for key, line in found.lines.items()},
    )


def at_lag(flow: SweptFlow, lag: int) -> FlowCurves:
    """The curves at one lag, (N,) each."""
    return FlowCurves(*(getattr(flow, key)[:, lag] for key in CURVES))


def _rnn_columns(
    state: GradientState, days: FloatArray, handle: str, values: FloatArray
) -> dict[str, FloatArray]:
    if handle == INPUT_SIZE:
        trace: object = run_rnn(state.rnn_parameters, _sized(days, values), 0.0)
    else:
        trace = sweep_rnn(state.rnn_parameters, days, 0.0, handle, values)
    return _in_window(state, {key: _rows(getattr(trace, name), handle) for key, name in RNN_COLUMNS.items()})


def _lstm_fields(
    state: GradientState, days: FloatArray, handle: str, values: FloatArray
) -> dict[str, FloatArray]:
    if handle == INPUT_SIZE:
        trace: object = run(state.lstm_parameters, _sized(days, values), 0.0, 0.0)
    else:
        trace = sweep_sequence(state.lstm_parameters, days, 0.0, 0.0, handle, values)
    return {key: _rows(getattr(trace, key), handle) for key in LSTM_COLUMNS}


def _sized(days: FloatArray, values: FloatArray) -> FloatArray:
    """The series (T,) once per size, as a batch (T, N, 1)."""
    return days[:, np.newaxis, np.newaxis] * values[:, np.newaxis] + 0.0


def _rows(field: FloatArray, handle: str) -> FloatArray:
    """(N, T), whether it came so or as a batch (T, N, 1)."""
    return field[..., 0].T if handle == INPUT_SIZE else field


def _in_window(state: GradientState, fields: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Of (N, T): the step looked at under its own key, the window's steps as ``key.0``, ``key.1`` …"""
    found = {key: field[:, state.step] for key, field in fields.items()}
    for place, step in enumerate(window_of(state.step, state.steps)):
        found |= {f"{key}.{place}": field[:, step] for key, field in fields.items() if "." not in key}
    return found


def _slopes(flow: SweptFlow, state: GradientState) -> dict[str, FloatArray]:
    """The window's factors, each the quotient of two neighbouring products; the first needs none."""
    found = {}
    for place, step in enumerate(window_of(state.step, state.steps)):
        lag = state.steps - 1 - step
        if step:
            found[f"slope.{place}"] = quotient(flow.rnn_h[:, lag + 1], flow.rnn_h[:, lag]).nearest
    return found


def parse_question(query: Mapping[str, str]) -> tuple[GradientState, str, int]:
    """The state, handle and span that the browser asks about. Raises ValueError in one sentence otherwise."""
    handle = choice((*HANDLES, STEPS)).ask(query, "handle")
    span = SPAN.ask(query, "span")
    steps = integer(MIN_STEPS, MAX_STEPS).ask(query, "steps")
    state = GradientState(
        example="",
        series=choice(series_names()).ask(query, "series"),
        seed=integer(0, MAX_SEED).ask(query, "seed"),
        steps=steps,
        size=NUMBER.ask(query, "size"),
        rnn=_named(query, "rnn", RNN_NUMBERS),
        weights=_named(query, "lstm", WEIGHT_NAMES),
        lag=min(integer(0, MAX_STEPS - 1).ask(query, "lag"), steps - 1),
    )
    return state, handle, span


def _named(query: Mapping[str, str], name: str, keys: tuple[str, ...]) -> dict[str, float]:
    return dict(zip(keys, numbers(len(keys), len(keys)).ask(query, name), strict=True))


def record(query: Mapping[str, str]) -> Recording:
    """Answer ``?handle=w_h&span=10&series=…&steps=…&rnn=…&lstm=…&lag=…``, row by row.

    Raises ValueError in one sentence where the question cannot be met.
    """
    state, handle, span = parse_question(query)
    return one_row(state) if handle == STEPS else recorded(state, handle, span)


route = get_route(PATH, record)
