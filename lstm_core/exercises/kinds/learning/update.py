"""Exercises in one update of a weight: gradient descent, momentum, Adam.

Rules and constants are those of :mod:`lstm_core.training.optimisers` and torch.optim; source of Adam and its bias
correction: Kingma & Ba (2015). Its exercise is the second update, where the correction still matters.
"""

from __future__ import annotations

from lstm_core.exercises.level import Kind, Range
from lstm_core.exercises.written import mistake, written_level

_FIRST, _SECOND, _TINY = "0.9", "0.999", "0.00000001"
"""Adam's two decays and the least divisor, as an equation says them."""

_AT_END = (
    mistake("gradient added instead of subtracted", w_new="w + step"),
    mistake("step for the new weight", w_new="step"),
)
_RATE = mistake("rate left out", w_new="w − gradient")

_IN_DESCENT = (
    *_AT_END,
    _RATE,
    mistake("rate left out", step="gradient"),
    mistake("divided by the rate", step="gradient ÷ rate"),
    mistake("step measured by the weight", step="rate × w"),
)
_IN_MOMENTUM = (
    *_AT_END,
    mistake("old average left out", m="gradient"),
    mistake("momentum left out", m="m_prev + gradient"),
    mistake("gradient weighted as in Adam", m="momentum × m_prev + ( 1 − momentum ) × gradient"),
    mistake("momentum on the gradient", m="m_prev + momentum × gradient"),
    mistake("rate left out", step="m"),
    mistake("gradient for the average", step="rate × gradient"),
)
_IN_ADAM = (
    *_AT_END,
    mistake("old average left out", m="0.1 × gradient"),
    mistake("momentum's rule for Adam's", m="0.9 × m_prev + gradient"),
    mistake("decay and its rest swapped", m="0.1 × m_prev + 0.9 × gradient"),
    mistake("old average left out", v="0.001 × gradient × gradient"),
    mistake("square left out", v="0.999 × v_prev + 0.001 × gradient"),
    mistake("decay of m for v", v="0.9 × v_prev + 0.1 × gradient × gradient"),
    mistake("bias correction left out", m_hat="m"),
    mistake("correction of the first update", m_hat="m ÷ ( 1 − 0.9 )"),
    mistake("bias correction left out", v_hat="v"),
    mistake("correction of the first update", v_hat="v ÷ ( 1 − 0.999 )"),
    mistake("correction of m for v", v_hat="v ÷ ( 1 − 0.9 × 0.9 )"),
    mistake("root left out", step="rate × m_hat ÷ ( v_hat + 0.00000001 )"),
    mistake("rate left out", step="m_hat ÷ ( √ ( v_hat ) + 0.00000001 )"),
    mistake("bias correction left out", step="rate × m ÷ ( √ ( v ) + 0.00000001 )"),
    mistake("not divided by the root", step="rate × m_hat"),
)

_WEIGHT = {"w": Range(-2, 2, 1), "rate": Range(0.1, 0.5, 1), "gradient": Range(-3, 3, 1)}
_NEW = {"w_new": "w − step"}

UPDATE = Kind(
    "update",
    (
        written_level(
            "gradient descent",
            {"step": "rate × gradient", **_NEW},
            {"step": 2, "w_new": 2},
            _WEIGHT,
            _IN_DESCENT,
        ),
        written_level(
            "momentum",
            {"m": "momentum × m_prev + gradient", "step": "rate × m", **_NEW},
            {"m": 3, "step": 3, "w_new": 3},
            {**_WEIGHT, "rate": Range(0.02, 0.2, 2), "momentum": Range(0.5, 0.9, 1), "m_prev": Range(-4, 4, 1)},
            _IN_MOMENTUM,
        ),
        written_level(
            "Adam's second update",
            {
                "m_prev": "0.1 × gradient_before",
                "v_prev": "0.001 × gradient_before × gradient_before",
                "m": f"{_FIRST} × m_prev + 0.1 × gradient",
                "v": f"{_SECOND} × v_prev + 0.001 × gradient × gradient",
                "m_hat": f"m ÷ ( 1 − {_FIRST} × {_FIRST} )",
                "v_hat": f"v ÷ ( 1 − {_SECOND} × {_SECOND} )",
                "step": f"rate × m_hat ÷ ( √ ( v_hat ) + {_TINY} )",
                **_NEW,
            },
            {"m": 3, "v": 3, "m_hat": 3, "v_hat": 2, "step": 4, "w_new": 4},
            {
                "w": Range(-2, 2, 1),
                "rate": Range(0.05, 0.2, 2),
                "gradient": Range(-40, 40, 0),
                "gradient_before": Range(-40, 40, 0),
            },
            _IN_ADAM,
            # With smaller ones the averages of squares would be too small to be rounded on paper.
            lambda found: min(abs(found["gradient"]), abs(found["gradient_before"])) >= 10,
        ),
    ),
)  # fmt: skip
