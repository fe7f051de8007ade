"""Exercises in one update of a weight: gradient descent, momentum, Adam.

Rules and constants are those of :mod:`lstm_core.training.optimisers` and torch.optim; source of Adam and its bias
correction: Kingma & Ba (2015). Its exercise is the second update, where the correction still matters.
"""

from __future__ import annotations

from lstm_core.exercises.level import Kind, Range
from lstm_core.exercises.written import mistake, written_level
from lstm_core.training.optimisers import BETA1, BETA2, EPSILON

_B1, _B2, _TINY = f"{BETA1}", f"{BETA2}", f"{EPSILON:.8f}"
_REST1, _REST2 = f"{1 - BETA1:.1f}", f"{1 - BETA2:.3f}"
"""Adam's two decays, the least divisor, and what the decays leave for the new gradient, as an equation says them."""

_ROOT = f"( √ ( v_hat ) + {_TINY} )"

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
    mistake("old sum left out", u="gradient"),
    mistake("momentum left out", u="u_prev + gradient"),
    mistake("gradient weighted as in Adam", u="momentum × u_prev + ( 1 − momentum ) × gradient"),
    mistake("momentum on the gradient", u="u_prev + momentum × gradient"),
    mistake("rate left out", step="u"),
    mistake("gradient for the running sum", step="rate × gradient"),
)
_IN_ADAM = (
    *_AT_END,
    mistake("old average left out", m=f"{_REST1} × gradient"),
    mistake("momentum's rule for Adam's", m=f"{_B1} × m_prev + gradient"),
    mistake("decay and its rest swapped", m=f"{_REST1} × m_prev + {_B1} × gradient"),
    mistake("old average left out", v=f"{_REST2} × gradient × gradient"),
    mistake("gradient not squared", v=f"{_B2} × v_prev + {_REST2} × gradient"),
    mistake("decay of m for v", v=f"{_B1} × v_prev + {_REST1} × gradient × gradient"),
    mistake("bias correction left out", m_hat="m"),
    mistake("correction of the first update", m_hat=f"m ÷ ( 1 − {_B1} )"),
    mistake("bias correction left out", v_hat="v"),
    mistake("correction of the first update", v_hat=f"v ÷ ( 1 − {_B2} )"),
    mistake("correction of m for v", v_hat=f"v ÷ ( 1 − {_B1} × {_B1} )"),
    mistake("root left out", step=f"rate × m_hat ÷ ( v_hat + {_TINY} )"),
    mistake("rate left out", step=f"m_hat ÷ {_ROOT}"),
    mistake("bias correction left out", step=f"rate × m ÷ ( √ ( v ) + {_TINY} )"),
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
            {"u": "momentum × u_prev + gradient", "step": "rate × u", **_NEW},
            {"u": 3, "step": 3, "w_new": 3},
            {**_WEIGHT, "rate": Range(0.02, 0.2, 2), "momentum": Range(0.5, 0.9, 1), "u_prev": Range(-4, 4, 1)},
            _IN_MOMENTUM,
        ),
        written_level(
            "Adam's second update",
            {
                "m_prev": f"{_REST1} × gradient_before",
                "v_prev": f"{_REST2} × gradient_before × gradient_before",
                "m": f"{_B1} × m_prev + {_REST1} × gradient",
                "v": f"{_B2} × v_prev + {_REST2} × gradient × gradient",
                "m_hat": f"m ÷ ( 1 − {_B1} × {_B1} )",
                "v_hat": f"v ÷ ( 1 − {_B2} × {_B2} )",
                "step": f"rate × m_hat ÷ {_ROOT}",
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
