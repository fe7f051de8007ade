"""The forecast page's picture: numbers in, a Plotly figure out. No arithmetic beyond scaling."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from lstm_core.numbers.activations import FloatArray
from lstm_core.words.symbols import SYMBOLS
from pages.forecast.result.axis import Axis, axis_of
from pages.forecast.result.verdict import name_of
from pages.forecast.run.band import PERCENT
from pages.forecast.run.network import GATES, NETWORK
from pages.forecast.run.outcome import Outcome
from pages.forecast.run.recipe import Recipe
from pages.forecast.shipped import Series
from pages.ui.text.texts import text

NETWORK_ROLE = "short_term"
RULE_ROLE = "input"
DASHES: Mapping[str, str] = {"last": "dot", "mean": "dash", "seasonal": "dashdot", "linear": "solid"}
UNDRAWN = ("drift",)
"""It hardly leaves the last value, so that its line would hide the other."""
SIGNED = ("g", "c")
_CHART_PX, _STRIP_PX, _MARGIN_PX = 330, 46, 70


def comparison(
    series: Series,
    recipe: Recipe,
    outcome: Outcome,
    *,
    colours: Mapping[str, str],
    ink: str,
    paper: str = "rgba(0,0,0,0)",
    strips: Sequence[tuple[str, str, FloatArray]] = (),
) -> go.Figure:
    """The series with its parts, all forecasts of the held-out part, the interval, and under it a strip for each quantity.

    ``strips`` holds key, name and one number per value (NaN where there is none).
    """
    n, first = len(series.values), len(series.values) - recipe.held_out
    axis = axis_of(series, len(_beyond(outcome)))
    xs = list(axis.places)
    figure = make_subplots(
        rows=1 + len(strips),
        cols=1,
        shared_xaxes=True,
        row_heights=[_CHART_PX, *[_STRIP_PX] * len(strips)],
        vertical_spacing=0.034 if strips else 0,
    )
    _band(figure, xs, first, outcome, colours)
    _lines(figure, series, xs, outcome, colours, ink)
    learned = first - recipe.choosing
    edges = [(xs[k - 1] + xs[k]) / 2 for k in dict.fromkeys((learned, first))]
    _parts(figure, (*edges, xs[n - 1] + axis.half), colours, ink)
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
    _x_axis(figure, axis)
    figure.update_xaxes(title=axis.title, row=1 + len(strips), col=1)
    figure.update_yaxes(fixedrange=True)
    figure.update_yaxes(title=series.unit or None, zeroline=False, row=1, col=1)
    if outcome.settled is not None:
        _settled(figure, xs, first, outcome, colours, paper)
    return figure


def _x_axis(figure: go.Figure, axis: Axis) -> None:
    first, last = axis.places[0], axis.places[-1]
    edge = max(axis.half, 0.012 * (last - first))
    figure.update_xaxes(showgrid=False, zeroline=False, range=[first - edge, last + edge], fixedrange=True)
    if axis.is_time:
        figure.update_xaxes(type="date")
    elif axis.ticks:
        figure.update_xaxes(
            tickvals=[x for x, _ in axis.ticks], ticktext=[name for _, name in axis.ticks], tickmode="array"
        )


def _parts(figure: go.Figure, edges: tuple[float, ...], colours: Mapping[str, str], ink: str) -> None:
    """Shade and name the held-out part, from the last edge but one on, and that for choosing before it, if there is one."""
    *between, start, end = edges
    shades = [(start, end, 0.13), *((edge, start, 0.05) for edge in between)]
    for x0, x1, opacity in shades:
        figure.add_vrect(
            x0=x0, x1=x1, row=1, col=1, line_width=0, fillcolor=colours[RULE_ROLE], opacity=opacity,
            layer="below",
        )  # fmt: skip
    font = {"size": 13, "color": ink}
    # Where there is room beside it, the last part's name ends with the chart, so that a phone does not cut it off.
    last = ("held_out", end, "right") if between else ("held_out", start, "left")
    for name, x, anchor in (("training", edges[0], "right"), last):
        figure.add_annotation(
            x=x, y=1.0, xref="x", yref="y domain", text=text(f"forecast.chart.{name}"), showarrow=False,
            xanchor=anchor, yanchor="bottom", font=font,
        )  # fmt: skip
    for edge in between:
        figure.add_annotation(
            x=(edge + start) / 2, y=0.0, xref="x", yref="y domain", text=text("forecast.chart.choosing"), showarrow=False,
            xanchor="center", yanchor="bottom", font=font,
        )  # fmt: skip


def _band(
    figure: go.Figure, xs: list[float], first: int, outcome: Outcome, colours: Mapping[str, str]
) -> None:
    """The interval, as far as there is one, behind all lines."""
    if (band := outcome.band) is None:
        return
    low, high = (
        [value for value in (*held, *after) if math.isfinite(value)]
        for held, after in ((band.low, band.beyond_low), (band.high, band.beyond_high))
    )
    role = NETWORK_ROLE if band.of == NETWORK else RULE_ROLE
    # In many steps the values after the end begin with the first step again: they are a piece of their own.
    cut = min(int(np.isfinite(band.low).sum()), len(low))
    pieces = [(xs[first : first + cut], low[:cut], high[:cut])]
    if len(low) > cut:
        start = first + len(band.low)
        pieces.append((xs[start : start + len(low) - cut], low[cut:], high[cut:]))
    for place, (where, under, over) in enumerate(pieces):
        if len(where) == 1:
            half = (xs[-1] - xs[0]) * 0.006
            where, under, over = [where[0] - half, where[0] + half], under * 2, over * 2
        figure.add_scatter(
            x=[*where, *where[::-1]], y=[*over, *under[::-1]], fill="toself", mode="lines", hoverinfo="skip",
            fillcolor=_faded(colours[role], 0.18), line={"width": 0}, row=1, col=1, showlegend=place == 0,
            legendgroup="band", name=text("forecast.chart.band", percent=str(PERCENT)),
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
    is_high = forecast[found.start] > float(np.mean(outcome.truth))
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
    drawn = [key for key in outcome.forecasts if key not in (NETWORK, *UNDRAWN)]
    for key in [*drawn, *(key for key in outcome.forecasts if key == NETWORK)]:
        is_network = key == NETWORK
        before = outcome.chosen_network if is_network else None
        row = outcome.forecasts[key] if before is None else np.concatenate([before, outcome.forecasts[key]])
        figure.add_scatter(
            x=xs[n - len(row) : n], y=row.tolist(), name=name_of(key), hovertemplate=hover,
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
