"""The forecast page's picture: numbers in, a Plotly figure out. No arithmetic beyond scaling."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from lstm_core.numbers.activations import FloatArray
from lstm_core.words.symbols import SYMBOLS
from pages.forecast.result.verdict import name_of
from pages.forecast.run.network import GATES, NETWORK, Outcome
from pages.forecast.shipped import Series
from pages.ui.text.texts import text

NETWORK_ROLE = "short_term"
RULE_ROLE = "input"
DASHES: Mapping[str, str] = {"last": "dot", "mean": "dash", "seasonal": "dashdot"}
SIGNED = ("g", "c")
_CHART_PX, _STRIP_PX, _MARGIN_PX = 330, 46, 70


def place(series: Series, number: int) -> float:
    """The x of value ``number`` (from 0)."""
    return series.start + number / series.per


def comparison(
    series: Series,
    held_out: int,
    outcome: Outcome,
    *,
    colours: Mapping[str, str],
    ink: str,
    paper: str = "rgba(0,0,0,0)",
    strips: Sequence[tuple[str, str, FloatArray]] = (),
) -> go.Figure:
    """The series with its split, all forecasts of the held-out part, and under it a strip for each quantity.

    ``strips`` holds key, name and one number per value (NaN where there is none).
    """
    n, first = len(series.values), len(series.values) - held_out
    xs = [place(series, k) for k in range(n + len(_beyond(outcome)))]
    figure = make_subplots(
        rows=1 + len(strips),
        cols=1,
        shared_xaxes=True,
        row_heights=[_CHART_PX, *[_STRIP_PX] * len(strips)],
        vertical_spacing=0.034 if strips else 0,
    )
    _lines(figure, series, xs, first, outcome, colours, ink)
    _held_out(figure, (xs[first - 1] + xs[first]) / 2, xs[n - 1] + 0.5 / series.per, colours, ink)
    for row, (key, name, numbers) in enumerate(strips, 2):
        _strip(figure, row, xs[:n], numbers, key, name, colours, ink)
    height = _CHART_PX + _STRIP_PX * len(strips) + _MARGIN_PX
    legend = 1.0 + 24 / (height - _MARGIN_PX)
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 6, "b": 8},
        legend={
            "orientation": "h",
            "y": legend,
            "yanchor": "bottom",
            "x": 0,
            "font": {"size": 14, "color": ink},
        },
        hovermode="x unified" if not strips else "x",
        # A finger that swipes over the chart scrolls the page.
        dragmode=False,
    )
    edge = max(0.5 / series.per, 0.012 * (xs[-1] - xs[0]))
    figure.update_xaxes(showgrid=False, zeroline=False, range=[xs[0] - edge, xs[-1] + edge], fixedrange=True)
    figure.update_xaxes(title=series.x_title, row=1 + len(strips), col=1)
    figure.update_yaxes(fixedrange=True)
    figure.update_yaxes(title=series.unit or None, zeroline=False, row=1, col=1)
    if outcome.settled is not None:
        _settled(figure, xs, first, outcome, colours, paper)
    return figure


def _held_out(figure: go.Figure, start: float, end: float, colours: Mapping[str, str], ink: str) -> None:
    figure.add_vrect(
        x0=start,
        x1=end,
        row=1,
        col=1,
        line_width=0,
        fillcolor=colours[RULE_ROLE],
        opacity=0.11,
        layer="below",
    )
    for name, anchor in (("training", "right"), ("held_out", "left")):
        figure.add_annotation(
            x=start, y=1.0, xref="x", yref="y domain", text=text(f"forecast.chart.{name}"), showarrow=False,
            xanchor=anchor, yanchor="bottom", font={"size": 13, "color": ink},
        )  # fmt: skip


def _settled(
    figure: go.Figure, xs: list[float], first: int, outcome: Outcome, colours: Mapping[str, str], paper: str
) -> None:
    """Say at its place from where the network only repeats itself."""
    found = outcome.settled
    assert found is not None
    where = first + found.start
    forecast = outcome.forecasts[NETWORK]
    told = (
        text("forecast.chart.rests")
        if found.period == 1
        else text("forecast.chart.repeats", period=str(found.period))
    )
    is_high = forecast[found.start] > float(np.mean(figure.data[0].y))
    figure.add_annotation(
        x=xs[where], y=float(forecast[found.start]), row=1, col=1, text=f"<b>{told}</b>", align="right",
        ax=-24, ay=46 if is_high else -46, xanchor="right", arrowhead=2, arrowcolor=colours[NETWORK_ROLE],
        font={"size": 13, "color": colours[NETWORK_ROLE]}, bgcolor=paper,
    )  # fmt: skip


def _beyond(outcome: Outcome) -> list[float]:
    return [] if outcome.beyond is None else outcome.beyond.tolist()


def _lines(
    figure: go.Figure,
    series: Series,
    xs: list[float],
    first: int,
    outcome: Outcome,
    colours: Mapping[str, str],
    ink: str,
) -> None:
    n = len(series.values)
    hover = "%{y:.6g}"
    figure.add_scatter(
        x=xs[:n], y=list(series.values), name=text("forecast.chart.series"), mode="lines" if n > 60 else "lines+markers",
        line={"color": ink, "width": 1.8}, marker={"size": 5}, hovertemplate=hover, row=1, col=1,
    )  # fmt: skip
    for key in [key for key in outcome.forecasts if key != NETWORK] + [
        key for key in outcome.forecasts if key == NETWORK
    ]:
        is_network = key == NETWORK
        figure.add_scatter(
            x=xs[first:n], y=outcome.forecasts[key].tolist(), name=name_of(key), hovertemplate=hover,
            mode="lines+markers" if is_network else "lines", marker={"size": 6, "symbol": "circle"},
            line={"color": colours[NETWORK_ROLE if is_network else RULE_ROLE], "width": 2.6 if is_network else 1.7,
                  "dash": "solid" if is_network else DASHES[key]},
            row=1, col=1,
        )  # fmt: skip
    if beyond := _beyond(outcome):
        figure.add_scatter(
            x=xs[n:], y=beyond, name=text("forecast.chart.beyond"), mode="lines+markers", hovertemplate=hover, row=1, col=1,
            line={"color": colours[NETWORK_ROLE], "width": 1.2},
            marker={"size": 10 if len(beyond) == 1 else 7, "symbol": "diamond-open", "line": {"width": 2}},
        )  # fmt: skip


def _strip(
    figure: go.Figure, row: int, xs: list[float], numbers: FloatArray, key: str, name: str,
    colours: Mapping[str, str], ink: str,
) -> None:  # fmt: skip
    own, other = colours[SYMBOLS[key].role], colours[RULE_ROLE]
    largest = float(np.nanmax(np.abs(numbers))) if key == "c" else 1.0
    signed = key in SIGNED
    # Fading to the same colour without any opacity; fading to transparent black would turn grey on the way.
    scale = [[0.0, _faded(own, 0)], [1.0, own]]
    if signed:
        scale = [[0.0, other], [0.499, _faded(other, 0)], [0.501, _faded(own, 0)], [1.0, own]]
    figure.add_heatmap(
        x=xs, y=[""], z=[[None if math.isnan(v) else v for v in numbers.tolist()]], name=name,
        colorscale=scale, zmin=-largest if signed else 0, zmax=largest or 1.0, showscale=False,
        hovertemplate=f"{name} %{{z:.4f}}<extra></extra>", row=row, col=1,
    )  # fmt: skip
    span = f", −{largest:.2g} to {largest:.2g}" if signed else ""
    figure.add_annotation(
        text=f"<b>{name}</b>{span}", x=0, xref="paper", y=1.0, yref=f"y{row} domain", yanchor="bottom",
        xanchor="left", showarrow=False, font={"size": 12.5, "color": ink},
    )  # fmt: skip
    figure.update_yaxes(showticklabels=False, ticks="", showgrid=False, zeroline=False, row=row, col=1)


def _faded(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def strips_of(
    gates: Mapping[str, FloatArray], unit: int, vocabulary: str
) -> list[tuple[str, str, FloatArray]]:
    """The strips of one unit (counted from 1)."""
    return [(key, SYMBOLS[key].names[vocabulary], gates[key][:, unit - 1]) for key in GATES]
