"""What must stand on the page of days: diagram, legend and lines against the engine."""

from dataclasses import replace

from lstm_core.words.symbols import RESULTS
from pages.ui.text.numbers import fixed
from tests.browser.tools import expected
from tests.pages.sequence.support import DEFAULT, SEQUENCES, engine

B = replace(DEFAULT, example="company-b", days=SEQUENCES["company-b"].days)


def numbers_of(state, day):
    """Everything the diagram says on a day, from the engine."""
    trace = engine(state)
    found = {key: float(getattr(trace, key)[day]) for key in ("x", "h_prev", "c_prev", *RESULTS)}
    return {**state.weights, **found, "exact.c": found["c"], "exact.h": found["h"]}


def readings_of(day, *traces):
    return [
        fixed(float(getattr(trace, key)[day]), 4) if day < len(trace) else ""
        for trace in traces
        for key in ("c", "h")
    ]


def assert_shows(page, state, day, beside=None):
    """The diagram, the legend and the lines come to say what the engine gives on that day, counted from 0."""
    trace = engine(state)
    page.expect_readings(readings_of(day, trace, *([beside] if beside is not None else [])))
    assert expected.differing(page.texts(), numbers_of(state, day)) == []
    for key in ("c", "h"):
        page.expect_drawn(key, getattr(trace, key).tolist())
        if beside is not None:
            page.expect_drawn(f"beside.{key}", getattr(beside, key).tolist())
