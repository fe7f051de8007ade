"""A training step as tables and sentences, every factor with its formula and its value. Pure, no Streamlit."""

from __future__ import annotations

from typing import Any

from lstm_core.training.one_step import TrainingStep, training_step
from lstm_core.training.optimisers import Adam, Momentum, RMSprop
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import STANDARD, Z_NOTATION
from pages.training.state import Plan
from pages.ui.live.table import Cell, table_payload
from pages.ui.params.codecs import short
from pages.ui.text.numbers import MINUS, precise, superscript

MOST_DAYS = 12
_LOWERED = str.maketrans({"t": "ₜ", "−": "₋", "1": "₁"})
FORWARD = ("x", "h_prev", "c_prev", "f", "i", "g", "o", "c", "tanh_c", "h")
SLOPE = {"f": "{0} × (1 − {0})", "i": "{0} × (1 − {0})", "o": "{0} × (1 − {0})", "g": "1 − {0}²"}
PARTNER = {"f": "c_prev", "i": "g", "g": "i", "o": "tanh_c"}


def step_of(plan: Plan, record: EpochRecord, company: int) -> TrainingStep:
    """The step of one series in the epoch after ``record``, the series before it stepped first as in the run."""
    wanted = plan.data.targets_at(plan.loss_on)
    parameters, state = record.parameters, record.state
    for place in range(company + 1):
        step = training_step(
            parameters,
            plan.data.series[place],
            wanted[place],
            plan.method,
            state,
            loss_on=plan.loss_on,
            clip=plan.clip,
        )
        parameters, state = step.parameters, step.update.state
    return step


def forward_table(step: TrainingStep, vocabulary: str) -> dict[str, Any]:
    """Both memories and all gates of every day."""
    rows: list[dict[str, Cell]] = [
        _day(t) | {_head(key, vocabulary): precise(_at(step.trace, key, t)) for key in FORWARD}
        for t in _days(step)
    ]
    return _table("The forward numbers of each day", rows, vocabulary)


def error_sentence(step: TrainingStep, plan: Plan, company: int) -> str:
    """Prediction, target, error, loss and its slope."""
    wanted = plan.data.targets_at(plan.loss_on)[company]
    if plan.loss_on == "every":
        return (
            f"Every day's prediction is compared with its target; the squared errors add up to a loss of "
            f"**{precise(step.loss.value)}**. Each day's slope is 2 × its error."
        )
    assert isinstance(wanted, float), "a loss on the last day has one target"
    error = float(step.loss.error.item())
    return (
        f"The last day's short-term memory is the prediction: {precise(float(step.outputs[-1]))}. "
        f"Its target is {_chosen(wanted)}, so the error is {precise(float(step.outputs[-1]))} − "
        f"{_chosen(wanted, True)} = {precise(error)}, the loss is error² = **{precise(step.loss.value)}**, "
        f"and its slope is 2 × error = **{precise(float(step.loss.slope[-1]))}**."
    )


def chain_table(step: TrainingStep, vocabulary: str) -> dict[str, Any]:
    """From the slope at the short-term memory to that at the long-term memory, the last day first."""
    columns = {
        "from the loss": "dh_loss",
        "+ from the next day": "dh_later",
        "= ∂L/∂h": "dh",
        "× o = ∂L/∂tanh(c)": "dtanh_c",
        "× (1 − tanh²(c))": "dtanh_dc",
        "= through h": "dc_squash",
        "+ next day's ∂L/∂c × its f": "dc_later",
        "= ∂L/∂c": "dc",
    }
    rows: list[dict[str, Cell]] = [
        _day(t) | {title: precise(_at(step.gradients, key, t)) for title, key in columns.items()}
        for t in reversed(_days(step))
    ]
    return _table("The chain of derivatives back through the days", rows, vocabulary)


def weight_table(step: TrainingStep, weight: str, vocabulary: str) -> dict[str, Any]:
    """From the memory's slope through the weight's gate to its own term, the last day first."""
    k = weight.rpartition("_")[2][0]
    source = {"h": "h_prev", "x": "x"}.get(weight[-1]) if weight.startswith("w_") else None
    memory, partner = ("dh", "tanh_c") if k == "o" else ("dc", PARTNER[k])
    terms = step.gradients.terms
    assert terms is not None, "the scalar unit has its terms on record"
    rows: list[dict[str, Cell]] = []
    for t in reversed(_days(step)):
        row: dict[str, Cell] = {
            **_day(t),
            f"∂L/∂{'h' if k == 'o' else 'c'}": precise(_at(step.gradients, memory, t)),
            f"× {_head(partner, vocabulary)}": precise(_at(step.trace, partner, t)),
            f"= ∂L/∂{k}": precise(_at(step.gradients, f"d{k}", t)),
            f"× slope {SLOPE[k].format(k)}": precise(_at(step.gradients, f"d{k}_dz", t)),
            "= ∂L/∂z": precise(_at(step.gradients, f"dz_{k}", t)),
            f"× {_head(source, vocabulary)}" if source else "× 1": precise(_at(step.trace, source, t))
            if source
            else "1",
            "= this day's term": precise(float(terms[weight][t])),
        }
        rows.append(row)
    return _table(f"The gradient of {weight} day by day", rows, vocabulary)


def sum_sentence(step: TrainingStep, weight: str) -> str:
    """The terms of all days added up."""
    terms = step.gradients.terms
    assert terms is not None, "the scalar unit has its terms on record"
    found = terms[weight]
    total = precise(float(step.gradients.parameters.settable[weight]))
    if len(found) > MOST_DAYS:
        return f"The {len(found)} days' terms add up to the gradient, **{total}**."
    parts = " + ".join(_factor(float(term)) for term in found)
    return f"The days' terms add up to the gradient: {parts} = **{total}**."


def update_table(step: TrainingStep, plan: Plan, weight: str) -> dict[str, Any]:
    """The optimiser's numbers for one weight, with their formulas."""
    numbers = step.by_weight[weight]
    rows: list[dict[str, Cell]] = []
    if step.clipped is not None:
        rows.append(_line("length of all twelve gradients", "√Σ gradient²", step.clipped.norm))
        rows.append(_line("shortened by", "at most 1", step.clipped.factor))
    formulas = _formulas(plan)
    for key in ("gradient", "m", "v", "m_hat", "v_hat", "step", "before", "after"):
        if key in numbers:
            name, formula = formulas[key]
            rows.append(_line(name, formula.replace("«t»", superscript(step.update.t)), numbers[key]))
    return table_payload("The update of one weight", rows, {"Value"})


def _line(name: str, formula: str, value: float) -> dict[str, Cell]:
    return {"Number": name, "Formula": [formula], "Value": precise(value)}


def _formulas(plan: Plan) -> dict[str, tuple[str, str]]:
    method = plan.method
    rate = short(method.learning_rate)
    found = {
        "gradient": ("gradient", "the sum above" if plan.clip is None else "the sum above, shortened"),
        "step": ("step", f"{rate} × gradient"),
        "before": ("weight before", ""),
        "after": ("weight after", "before − step"),
    }
    if isinstance(method, Momentum):
        found |= {"m": ("m", f"{method.momentum:g} × m before + gradient"), "step": ("step", f"{rate} × m")}
    if isinstance(method, RMSprop):
        found |= {
            "v": ("v", f"{method.decay:g} × v before + {1 - method.decay:.4g} × gradient²"),
            "step": ("step", f"{rate} × gradient / (√v + 10⁻⁸)"),
        }
    if isinstance(method, Adam):
        one, two = f"{method.beta1:g}", f"{method.beta2:g}"
        found |= {
            "m": ("m", f"{one} × m before + {1 - method.beta1:.4g} × gradient"),
            "v": ("v", f"{two} × v before + {1 - method.beta2:.4g} × gradient²"),
            "m_hat": ("m̂", f"m / (1 − {one}«t»)"),
            "v_hat": ("v̂", f"v / (1 − {two}«t»)"),
            "step": ("step", f"{rate} × m̂ / (√v̂ + 10⁻⁸)"),
        }
    return found


def _day(t: int) -> dict[str, Cell]:
    return {"Day": str(t + 1)}


def _days(step: TrainingStep) -> list[int]:
    return list(range(max(0, len(step.trace) - MOST_DAYS), len(step.trace)))


def _at(record: object, key: str, t: int) -> float:
    return float(getattr(record, key)[t])


def _head(key: str, vocabulary: str) -> str:
    """A quantity as it stands in a column's title."""
    written = SYMBOLS[key].notation[Z_NOTATION if vocabulary == Z_NOTATION else STANDARD]
    text = f"{written.base}{'̃' if written.tilde else ''}{written.sub.translate(_LOWERED)}"
    return f"{written.function}({text})" if written.function else text


def _table(label: str, rows: list[dict[str, Cell]], vocabulary: str) -> dict[str, Any]:
    numeric = set(rows[0]) - {"Day"}
    return table_payload(label, rows, numeric, Z_NOTATION if vocabulary == Z_NOTATION else STANDARD)


def _chosen(value: float, inside: bool = False) -> str:
    """A number somebody chose, with every digit it has."""
    text = short(value).replace("-", MINUS)
    return f"({text})" if inside and value < 0 else text


def _factor(value: float) -> str:
    return f"({precise(value)})" if value < 0 else precise(value)
