"""Exercises in one weight's gradient through one step: the chain rule with numbers.

The loss is the squared error (output − target)², so ∂L/∂h = 2·(h − target). The chain is that of
:mod:`lstm_core.gradients.bptt`; source: Hochreiter & Schmidhuber (1997), torch.nn.MSELoss of one number.
"""

from __future__ import annotations

from collections.abc import Callable

from lstm_core.exercises.kinds.learning.slope import OF_SIGMOID, OTHER_CURVE
from lstm_core.exercises.level import Kind, Numbers, Range
from lstm_core.exercises.written import mistake, written_level

_OF_LOSS = {"error": "{output} − target", "dL_dh": "2 × error"}
_IN_LOSS = (
    mistake("factor 2 left out", dL_dh="error"),
    mistake("loss for its slope", dL_dh="error × error"),
)
_STATES = {"x": Range(-2, 2, 1), "c_prev": Range(-3, 3, 1), "f": Range(0.1, 0.9, 2)}

_IN_MEMORY = (
    *OF_SIGMOID,
    mistake("slope left out", dc_dw_fx="c_prev × x"),
    mistake("value for its slope", dc_dw_fx="c_prev × f × x"),
    mistake("input left out", dc_dw_fx="c_prev × df_dz"),
    mistake("old memory left out", dc_dw_fx="df_dz × x"),
    mistake("added, not multiplied", dc_dw_fx="c_prev + df_dz + x"),
)
_IN_PLAIN = (
    mistake("σ for tanh", rnn_h="σ ( z )"),
    *_IN_LOSS,
    mistake("error turned round", error="target − rnn_h"),
    mistake("square left out", dh_dz="1 − rnn_h"),
    mistake(OTHER_CURVE, dh_dz="rnn_h × ( 1 − rnn_h )"),
    mistake("slope taken at the sum itself", dh_dz="1 − z × z"),
    mistake("only the square", dh_dz="rnn_h × rnn_h"),
    mistake("slope left out", dL_dw_x="dL_dh × x"),
    mistake("input left out", dL_dw_x="dL_dh × dh_dz"),
    mistake("loss left out", dL_dw_x="dh_dz × x"),
)
_IN_CHAIN = (
    *OF_SIGMOID,
    *_IN_LOSS,
    mistake("error turned round", error="target − h"),
    mistake("1 − f for f", c="c_prev × ( 1 − f ) + added"),
    mistake("added left out", c="c_prev × f"),
    mistake("tanh before the output left out", h="o × c"),
    mistake("gate left out", h="tanh_c"),
    mistake("gate left out", dh_dc="1 − tanh_c × tanh_c"),
    mistake("square left out", dh_dc="o × ( 1 − tanh_c )"),
    mistake("slope left out", dh_dc="o"),
    mistake("slope taken at the output", dh_dc="o × ( 1 − h × h )"),
    mistake("input left out", dL_dw_fx="dL_dh × dh_dc × c_prev × df_dz"),
    mistake("old memory left out", dL_dw_fx="dL_dh × dh_dc × df_dz × x"),
    mistake("new memory for old", dL_dw_fx="dL_dh × dh_dc × c × df_dz × x"),
    mistake("slope left out", dL_dw_fx="dL_dh × dh_dc × c_prev × x"),
    mistake("way through the output left out", dL_dw_fx="dL_dh × c_prev × df_dz × x"),
    mistake("loss left out", dL_dw_fx="dh_dc × c_prev × df_dz × x"),
)


def _loss(output: str) -> dict[str, str]:
    return {key: line.format(output=output) for key, line in _OF_LOSS.items()}


def _large_enough(gradient: str) -> Callable[[Numbers], bool]:
    """Whether three decimals say enough of a gradient."""
    return lambda found: abs(found[gradient]) >= 0.05


WEIGHT_GRADIENT = Kind(
    "weight-gradient",
    (
        written_level(
            "a weight's part in the new memory",
            {"df_dz": "f × ( 1 − f )", "dc_dw_fx": "c_prev × df_dz × x"},
            {"df_dz": 3, "dc_dw_fx": 3},
            _STATES,
            _IN_MEMORY,
            _large_enough("dc_dw_fx"),
        ),
        written_level(
            "a weight's part in a plain unit's loss",
            {
                "rnn_h": "tanh ( z )",
                **_loss("rnn_h"),
                "dh_dz": "1 − rnn_h × rnn_h",
                "dL_dw_x": "dL_dh × dh_dz × x",
            },
            {"rnn_h": 3, "dL_dh": 3, "dh_dz": 3, "dL_dw_x": 3},
            {"z": Range(-1.8, 1.8, 1), "target": Range(-1, 1, 1), **_STATES},
            _IN_PLAIN,
            _large_enough("dL_dw_x"),
        ),
        written_level(
            "a forget weight's part in the loss",
            {
                "c": "c_prev × f + added",
                "tanh_c": "tanh ( c )",
                "h": "o × tanh_c",
                **_loss("h"),
                "dh_dc": "o × ( 1 − tanh_c × tanh_c )",
                "df_dz": "f × ( 1 − f )",
                "dL_dw_fx": "dL_dh × dh_dc × c_prev × df_dz × x",
            },
            {"c": 3, "h": 3, "dL_dh": 3, "dh_dc": 3, "df_dz": 3, "dL_dw_fx": 3},
            {
                "added": Range(-0.9, 0.9, 2),
                "o": Range(0.3, 0.95, 2),
                "target": Range(-1, 1, 1),
                **_STATES,
            },
            _IN_CHAIN,
            _large_enough("dL_dw_fx"),
        ),
    ),
)
