"""The bare Streamlit page the app is measured against: the same unit, the usual way.

A slider for the input, one step computed with the engine, an SVG of every number through
``st.markdown``, and two Plotly charts. No fragments, no cache, nothing tuned. It has one slider, which is
in its favour, or with ``?sliders=all`` one for each of the fifteen numbers that the app lets one change.
"""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from lstm_core import LSTMParameters, step, sweep
from lstm_core.cells.trace import StepTrace

UNIT = LSTMParameters.scalar(
    forget=(2.70, 1.63, 1.62),
    input=(2.00, 1.65, 0.62),
    candidate=(1.41, 0.94, -0.32),
    output=(4.38, -0.19, 0.59),
)
H_PREV, C_PREV = 1.0, 2.0
LOW, HIGH, STEP = -10.0, 10.0, 0.05


def caption(x: float, c: float) -> str:
    """The text that all three drawings carry; it tells when each shows the present numbers."""
    return f"x = {x:.2f}, c = {c:.6f}"


def drawing(trace: StepTrace) -> str:
    """Every recorded number in an SVG."""
    texts = []
    for place, (key, value) in enumerate(trace.as_dict().items()):
        column, row = place % 6, place // 6
        texts.append(
            f'<rect x="{10 + 150 * column}" y="{40 + 60 * row}" width="140" height="46" rx="8" '
            f'fill="none" stroke="gray"/><text x="{20 + 150 * column}" y="{68 + 60 * row}">'
            f"{key} {float(value):.4f}</text>"
        )
    title = f'<text x="10" y="24">{caption(float(trace.x), float(trace.c))}</text>'
    return f'<svg viewBox="0 0 920 280" width="100%">{title}{"".join(texts)}</svg>'


def response(trace: StepTrace) -> go.Figure:
    """The new long-term memory over the input, the present point marked."""
    xs = np.linspace(LOW, HIGH, 401)
    figure = go.Figure()
    figure.add_scatter(x=xs, y=sweep(UNIT, trace.x, H_PREV, C_PREV, "x", xs).c, mode="lines")
    figure.add_scatter(x=[float(trace.x)], y=[float(trace.c)], mode="markers")
    return figure.update_layout(title=caption(float(trace.x), float(trace.c)), height=240)


def gates(trace: StepTrace) -> go.Figure:
    """The gates as bars."""
    names = ("f", "i", "g", "o")
    figure = go.Figure()
    figure.add_bar(x=names, y=[float(getattr(trace, name)) for name in names])
    return figure.update_layout(title=caption(float(trace.x), float(trace.c)), height=240)


def page() -> None:
    """Draw the page for the sliders' values."""
    start = {"x": 1.0, "h_prev": H_PREV, "c_prev": C_PREV, **UNIT.settable}
    moved = start if st.query_params.get("sliders") == "all" else {"x": 1.0}
    numbers = start | {name: st.slider(name, LOW, HIGH, float(value), STEP) for name, value in moved.items()}
    weights = LSTMParameters.from_settable({name: numbers[name] for name in UNIT.settable})
    trace = step(weights, numbers["x"], numbers["h_prev"], numbers["c_prev"])
    st.markdown(drawing(trace), unsafe_allow_html=True)
    st.plotly_chart(response(trace), key="response")
    st.plotly_chart(gates(trace), key="gates")


if __name__ == "__main__":
    page()
