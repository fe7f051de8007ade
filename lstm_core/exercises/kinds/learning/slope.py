"""Exercises in the slope of a curve: σ′ = σ·(1 − σ) and tanh′ = 1 − tanh².

Source: both follow from the curves' definitions; checked against :mod:`lstm_core.cells.derivatives`.
"""

from __future__ import annotations

from lstm_core.exercises.level import Kind, Range
from lstm_core.exercises.written import mistake, written_level

OTHER_CURVE = "slope of the other curve"

OF_SIGMOID = (
    mistake("tanh for σ", f="tanh ( z_f )"),
    mistake("1 − f for f", f="1 − σ ( z_f )"),
    mistake("value for its slope", df_dz="f"),
    mistake("only 1 − f", df_dz="1 − f"),
    mistake(OTHER_CURVE, df_dz="1 − f × f"),
    mistake("only the square", df_dz="f × f"),
)
"""Those in the share, and those in the slope that follows from it."""

OF_TANH = (
    mistake("σ for tanh", g="σ ( z_g )"),
    mistake("value for its slope", dg_dz="g"),
    mistake("square left out", dg_dz="1 − g"),
    mistake(OTHER_CURVE, dg_dz="g × ( 1 − g )"),
    mistake("only the square", dg_dz="g × g"),
    mistake("square added, not subtracted", dg_dz="1 + g × g"),
)

_AT_SUM = (
    mistake("slope taken at the sum itself", df_dz="z_f × ( 1 − z_f )"),
    mistake("slope taken at the sum itself", dg_dz="1 − z_g × z_g"),
)
_CHANGES = (
    mistake("slope left out", df="dz"),
    mistake("value for its slope", df="f × dz"),
    mistake("new value for its change", df="f + df_dz × dz"),
    mistake("slope left out", dg="dz"),
    mistake("value for its slope", dg="g × dz"),
    mistake("new value for its change", dg="g + dg_dz × dz"),
)

_SIGMOID = {"f": "σ ( z_f )", "df_dz": "f × ( 1 − f )"}
_TANH = {"g": "tanh ( z_g )", "dg_dz": "1 − g × g"}
_SHARES_ONLY = {
    "df_dz": "f × ( 1 − f )",
    "dg_dz": "1 − g × g",
    "df": "df_dz × dz",
    "dg": "dg_dz × dz",
}

SLOPE = Kind(
    "slope",
    (
        written_level(
            "the slope of σ", _SIGMOID, {"f": 3, "df_dz": 3}, {"z_f": Range(-3, 3, 1)}, OF_SIGMOID + _AT_SUM[:1]
        ),
        written_level(
            "the slope of tanh", _TANH, {"g": 3, "dg_dz": 3}, {"z_g": Range(-2, 2, 2)}, OF_TANH + _AT_SUM[1:]
        ),
        written_level(
            "two slopes from the shares",
            _SHARES_ONLY,
            {"df_dz": 4, "dg_dz": 4, "df": 4, "dg": 4},
            {"f": Range(0.05, 0.95, 2), "g": Range(-0.95, 0.95, 2), "dz": Range(-0.5, 0.5, 1)},
            OF_SIGMOID + OF_TANH + _CHANGES,
        ),
    ),
)  # fmt: skip
