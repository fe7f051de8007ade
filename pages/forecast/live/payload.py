"""What the browser is told about a training: the question that brings the run, and what is drawn of it."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.words.vocabulary import PLAIN
from pages.forecast.live.runs import (
    ending_of,
    is_pending,
    is_quick,
    loss_of,
    network_of,
    records_of,
    seconds_for,
)
from pages.forecast.result.axis import place
from pages.forecast.result.compared import standing
from pages.forecast.result.figures import NETWORK_ROLE, RULE_ROLE
from pages.forecast.run.job import Watched, drawn, watched
from pages.forecast.state import BEST, DAYS, FEW_SEEDS, ONE, ForecastState, on_screen
from pages.forecast.url import ADDRESS, base_of
from pages.ui.text.numbers import power_of_ten

LEAST_POWER, MOST_POWER = -30, 12
"""The powers of ten that the loss's axis can name."""


def forecast_payload(state: ForecastState) -> dict[str, Any]:
    """Everything the live part shows before a run, and the question that brings the run's numbers.

    ``run`` is that question, for ``epochs``; ``trained`` says which network is on screen. One that a link asks for is
    ``pending`` until it has been made, at once if that is ``quick``, or in about so many ``seconds`` when somebody
    presses the button. ``choosing`` says whether what is watched, and drawn at ``xs`` with its ``truth``, is a part for
    choosing; otherwise it is the held-out part. ``compared`` says how that network stands against the last value. ``errors`` are the columns of
    :func:`errors_of` up to the network on screen, packed; None without one.
    """
    series, pending = on_screen(state), is_pending(state)
    epochs = state.trained if pending else state.epochs
    first, end = watched(len(series.values), state.recipe)
    shown = drawn(end - first) + first
    return {
        "vocabulary": state.vocabulary,
        "run": run_question(replace(state, epochs=epochs)),
        "epochs": epochs,
        "trained": state.trained,
        "pending": pending,
        "quick": pending and is_quick(state),
        "seconds": seconds_for(state, epochs),
        "problem": ending_of(state),
        "choosing": state.recipe.choosing > 0,
        "loss": loss_of(state),
        "powers": [[power, power_of_ten(power)] for power in range(LEAST_POWER, MOST_POWER + 1)],
        "role": NETWORK_ROLE,
        "unseen_role": RULE_ROLE,
        "compared": standing(state, network_of(state)),
        "errors": _packed(errors_of(records_of(state))),
        "xs": [place(series, int(k)) for k in shown],
        "x_title": series.x_title,
        "truth": [series.values[k] for k in shown],
    }


def run_question(state: ForecastState) -> str:
    """The address parameters that decide a run."""
    asked = replace(
        state, title="", dates=(), weights=BEST, seeds=FEW_SEEDS, period=base_of(state).period, mode=ONE, vocabulary=PLAIN, trained=0, unit=1, days=DAYS,
        explore="",
    )  # fmt: skip
    return urlencode(ADDRESS.encode(asked))


def columns_of(records: Sequence[Watched], state: ForecastState) -> Mapping[str, FloatArray]:
    """The loss, what :func:`errors_of` says, and the forecasts of the values that are drawn, ``f0``, ``f1`` …

    A record without forecasts, such as the last one of a run that left the range of useful numbers, has NaN.
    """
    forecasts = np.full((len(records), _drawn_of(state)), np.nan)
    for row, record in zip(forecasts, records, strict=True):
        if record.predictions.size:
            row[:] = record.predictions
    return {
        "loss": np.array([record.loss for record in records]),
        **errors_of(records),
        **{f"f{k}": column for k, column in enumerate(forecasts.T)},
    }


def _drawn_of(state: ForecastState) -> int:
    first, end = watched(len(on_screen(state).values), state.recipe)
    return len(drawn(end - first))


def errors_of(records: Sequence[Watched]) -> Mapping[str, FloatArray]:
    """Each record's epoch and the powers of ten of its two errors, and what is known by then of where it was best.

    ``best`` is the epoch in which the error on what is watched was smallest and ``log_smallest`` that error, NaN
    where it has not risen again; ``memorises`` is 1 where the loss has gone on falling since then.
    """
    return {
        "epoch": np.array([float(record.epoch) for record in records]),
        "log_loss": _powers([record.loss for record in records]),
        "log_unseen": _powers([record.unseen for record in records]),
        "best": np.array([record.best for record in records]),
        "log_smallest": _powers([record.smallest for record in records]),
        "memorises": np.array([float(record.memorises) for record in records]),
    }


def _powers(errors: Sequence[float]) -> FloatArray:
    with np.errstate(divide="ignore"):
        return np.asarray(np.maximum(np.log10(np.array(errors)), LEAST_POWER))


def _packed(columns: Mapping[str, FloatArray]) -> dict[str, Any] | None:
    if not len(columns["epoch"]):
        return None
    numbers = np.stack(list(columns.values())).astype("<f8").tobytes()
    return {"names": list(columns), "start": base64.b64encode(numbers).decode()}
