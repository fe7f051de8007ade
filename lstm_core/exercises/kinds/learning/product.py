"""Exercises in a product of derivatives: what is left of a memory after n steps.

The LSTM's rail multiplies by the forget gate's share, ∂c_T/∂c_0 = f_1·…·f_T; the plain unit by w_h·(1 − h²). So the one
keeps as much as its gate says, the other vanishes or explodes. Source: Hochreiter & Schmidhuber (1997); Pascanu et al. (2013).
"""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.exercises.kinds.learning.slope import OTHER_CURVE
from lstm_core.exercises.level import Choice, Kind, Mistake, Range
from lstm_core.exercises.written import mistake, written_level

MANY = 10
_FATE = Choice(
    lambda found: "explodes" if abs(found["d"]) > 1 else "vanishes",
    {"vanishes": "growing taken for vanishing", "explodes": "shrinking taken for exploding"},
)
_RAIL = {"rail_2": "f_1 × f_2", "rail_3": "rail_2 × f_3", "rail_4": "rail_3 × f_4"}
_UNIT = {
    **{f"d_{n}": f"w_h × ( 1 − h_{n} × h_{n} )" for n in (1, 2, 3)},
    "rnn_3": "d_1 × d_2 × d_3",
}


def _power(key: str, times: int) -> str:
    return " × ".join([key] * times)


def _in_rail() -> Iterator[Mistake]:
    for n in (2, 3, 4):
        before = "f_1" if n == 2 else f"rail_{n - 1}"
        sums = " + ".join(f"f_{k}" for k in range(1, n + 1))
        yield mistake("added, not multiplied", **{f"rail_{n}": sums})
        yield mistake("mean instead of product", **{f"rail_{n}": f"( {sums} ) ÷ {n}"})
        yield mistake("earlier steps left out", **{f"rail_{n}": f"f_{n}"})
        yield mistake("1 − f for f", **{f"rail_{n}": f"{before} × ( 1 − f_{n} )"})


def _in_factor(key: str, h: str) -> Iterator[Mistake]:
    yield mistake("square left out", **{key: f"w_h × ( 1 − {h} )"})
    yield mistake("slope left out", **{key: "w_h"})
    yield mistake("weight left out", **{key: f"1 − {h} × {h}"})
    yield mistake("only the square", **{key: f"w_h × {h} × {h}"})
    yield mistake(OTHER_CURVE, **{key: f"w_h × {h} × ( 1 − {h} )"})


_IN_UNIT = (
    *(each for n in (1, 2, 3) for each in _in_factor(f"d_{n}", f"h_{n}")),
    mistake("added, not multiplied", rnn_3="d_1 + d_2 + d_3"),
    mistake("mean instead of product", rnn_3="( d_1 + d_2 + d_3 ) ÷ 3"),
    mistake("earlier steps left out", rnn_3="d_3"),
    mistake("last step left out", rnn_3="d_1 × d_2"),
)
_IN_MANY = (
    *_in_factor("d", "rnn_h"),
    *(
        wrong
        for key, factor in (("rnn_10", "d"), ("rail_10", "f"))
        for wrong in (
            mistake("times the steps for to their power", **{key: f"{MANY} × {factor}"}),
            mistake("one step too few", **{key: _power(factor, MANY - 1)}),
            mistake("one step too many", **{key: _power(factor, MANY + 1)}),
        )
    ),
    mistake("weight alone to the power", rnn_10=_power("w_h", MANY)),
    mistake("1 − f for f", rail_10=_power("( 1 − f )", MANY)),
)

PRODUCT = Kind(
    "product",
    (
        written_level(
            "what the rail keeps",
            _RAIL,
            {"rail_2": 3, "rail_3": 3, "rail_4": 3},
            {"f": Range(0.3, 0.95, 2)},
            tuple(_in_rail()),
        ),
        written_level(
            "what a plain unit keeps",
            _UNIT,
            {"d_1": 3, "d_2": 3, "d_3": 3, "rnn_3": 3},
            {"w_h": Range(-2, 2, 1), "h": Range(-0.9, 0.9, 1)},
            _IN_UNIT,
            lambda found: abs(found["rnn_3"]) >= 0.02,
        ),
        written_level(
            "ten steps of both units",
            {
                "d": "w_h × ( 1 − rnn_h × rnn_h )",
                "rnn_10": _power("d", MANY),
                "rail_10": _power("f", MANY),
            },
            {"d": 3, "rnn_10": 3, "rail_10": 3},
            {"w_h": Range(0.5, 2.5, 1), "rnn_h": Range(-0.9, 0.9, 1), "f": Range(0.7, 0.99, 2)},
            _IN_MANY,
            lambda found: 0.65 <= found["d"] <= 1.35 and abs(found["d"] - 1) >= 0.05,
            {"fate": _FATE},
        ),
    ),
)
