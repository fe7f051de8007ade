"""Every step's values and derivatives as rows: for the table on screen and, in full precision, as CSV. Pure."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pages.gradients.flow.measured import READINGS, measured
from pages.gradients.flow.payload import lines
from pages.gradients.state import GradientState
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.numbers import MINUS, fixed, precise, scientific, superscript
from pages.ui.text.texts import texts

_VALUES = ("x", "rnn_h", "slope", "c", "h", "f")
SIGNIFICANT = 4


def scaled_text(mantissa: float, power: float) -> str:
    """A number that may lie far beyond floats, below a thousandth as a power of ten, from ten on with four digits.

    ``scaled`` in assets/live/text/format.js follows the same rules.
    """
    value = float(f"{mantissa}e{int(power)}")
    if mantissa == 0 or 1e-3 <= abs(value) < float("inf"):
        return precise(value) if power < 1 else fixed(value, max(0, SIGNIFICANT - 1 - int(power)))
    # 9.96 rounds up to the next power of ten.
    text, _, more = scientific(abs(mantissa), 1).partition("×10")
    exponent = superscript(int(power) + (1 if more == "¹" else 0))
    return f"{MINUS if mantissa < 0 else ''}{text}×10{exponent}"


def flow_rows(state: GradientState) -> dict[str, Any]:
    """One row per step, the last step first: both units' values and the derivatives at its lag."""
    columns = measured(state).columns
    titles, words = _titles(), texts("gradients.flow.table")
    rows: list[dict[str, Cell]] = []
    for step in reversed(range(state.steps)):
        row: dict[str, Cell] = {words["lag"]: str(state.steps - 1 - step), words["step"]: str(step + 1)}
        row |= {titles[key]: precise(float(columns[key][step])) for key in _VALUES}
        row |= {
            titles[key]: scaled_text(columns[f"{key}.m"][step], columns[f"{key}.e"][step]) for key in READINGS
        }
        rows.append(row)
    table = table_payload(words["title"], rows, {words["lag"], words["step"], *titles.values()})
    formulas = {titles[line["key"]]: line for line in lines()}
    for column in table["head"]:
        if line := formulas.get(column["text"]):
            column |= {"text": line["label"], "formula": line["symbol"]}
    return table


def flow_csv(state: GradientState) -> str:
    """The same in full precision; derivatives as sign and log10, since they can leave a float's range."""
    found = measured(state)
    columns: dict[str, Any] = {
        "lag": range(state.steps - 1, -1, -1),
        "step": range(1, state.steps + 1),
        **{key: found.columns[key] for key in _VALUES},
    }
    for key, name in READINGS.items():
        curve = getattr(found.flow, name)
        columns |= {f"{key}_sign": curve.sign[::-1], f"{key}_log10": curve.log10[::-1]}
    text: str = pd.DataFrame(columns).to_csv(index=False, lineterminator="\n")
    return text


def _titles() -> dict[str, str]:
    words = texts("gradients.flow.table")
    own = {key: words[key] for key in _VALUES}
    return own | {line["key"]: f"{line['symbol']}, {line['label']}" for line in lines()}
