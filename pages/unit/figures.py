"""Plotly figures: a trace or a sweep in, a figure out. No Streamlit, no arithmetic beyond scaling."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray


def response_curve(
    xs: NDArray[np.float64],
    ys: NDArray[np.float64],
    *,
    here: tuple[float, float],
    names: tuple[str, str],
    colour: str,
) -> go.Figure:
    """``ys`` over ``xs`` with the present point marked; ``names`` are those of the two axes."""
    figure = go.Figure()
    hover = f"{names[0]} %{{x:.4g}}<br>{names[1]} %{{y:.6g}}<extra></extra>"
    figure.add_scatter(x=xs, y=ys, mode="lines", line={"color": colour, "width": 3}, hovertemplate=hover)
    figure.add_scatter(
        x=[here[0]], y=[here[1]], mode="markers", hovertemplate=hover,
        marker={"color": colour, "size": 15, "line": {"color": "white", "width": 2.5}},
    )  # fmt: skip
    figure.update_layout(
        showlegend=False, height=380, margin={"l": 10, "r": 10, "t": 16, "b": 10}, hovermode="closest"
    )
    figure.update_xaxes(title=names[0], zeroline=True)
    figure.update_yaxes(title=names[1], zeroline=True)
    return figure
