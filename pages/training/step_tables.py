"""One update as tables and sentences, every factor with its formula and its value. Pure, no Streamlit."""

from __future__ import annotations

from typing import Any

from lstm_core.training.one_step import TrainingStep, training_step
from lstm_core.training.optimisers import Adam, GradientDescent, Momentum, OptimiserState, RMSprop
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import STANDARD, Z_NOTATION
from pages.training.state import Plan
from pages.ui.live.table import Cell, table_payload
from pages.ui.params.codecs import short
from pages.ui.text.numbers import MINUS, fixed, precise, superscript
from pages.ui.text.texts import text, texts

MOST_DAYS = 12
DIGITS = 7
_LOWERED = str.maketrans({"t": "ₜ", "−": "₋", "1": "₁"})
FORWARD = ("x", "h_prev", "c_prev", "f", "i", "g", "o", "c", "tanh_c", "h")
SLOPE = {"f": "{0} × (1 − {0})", "i": "{0} × (1 − {0})", "o": "{0} × (1 − {0})", "g": "1 − {0}²"}
PARTNER = {"f": "c_prev", "i": "g", "g": "i", "o": "tanh_c"}


def step_of(plan: Plan, record: EpochRecord, company: int) -> TrainingStep:
    """The update by one series in the epoch after ``record``, after those of the series before it, as in the run."""
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
            clip_by=plan.clip_by,
            biases=plan.biases,
        )
        parameters, state = step.parameters, step.update.state
    return step


def forward_table(step: TrainingStep, vocabulary: str) -> dict[str, Any]:
    """Both memories and all gates of every day."""
    rows: list[dict[str, Cell]] = [
        _day(t) | {_head(key, vocabulary): precise(_at(step.trace, key, t)) for key in FORWARD}
        for t in _days(step)
    ]
    return _table(_said("forward.table"), rows, vocabulary)


def error_sentence(step: TrainingStep, plan: Plan, company: int) -> str:
    """Prediction, target, error, loss and its slope."""
    wanted = plan.data.targets_at(plan.loss_on)[company]
    loss = precise(step.loss.value)
    if plan.loss_on == "every":
        return _said("error.every", loss=loss)
    assert isinstance(wanted, float), "a loss on the last day has one target"
    return _said(
        "error.last",
        answer=precise(float(step.outputs[-1])),
        target=_chosen(wanted),
        bracketed=_chosen(wanted, True),
        error=precise(float(step.loss.error.item())),
        loss=loss,
        slope=precise(float(step.loss.slope[-1])),
    )


def chain_table(step: TrainingStep, vocabulary: str) -> dict[str, Any]:
    """From the slope at the short-term memory to that at the long-term memory, the last day first."""
    columns = {
        _said("chain.loss"): "dh_loss",
        _said("chain.next_h"): "dh_later",
        "= ∂L/∂h": "dh",
        "× o = ∂L/∂tanh(c)": "dtanh_c",
        "× (1 − tanh²(c))": "dtanh_dc",
        _said("chain.through_h"): "dc_squash",
        _said("chain.next_c"): "dc_later",
        "= ∂L/∂c": "dc",
    }
    rows: list[dict[str, Cell]] = [
        _day(t) | {title: precise(_at(step.gradients, key, t)) for title, key in columns.items()}
        for t in reversed(_days(step))
    ]
    return _table(_said("chain.table"), rows, vocabulary)


def factor_sentence(step: TrainingStep) -> str:
    """∂h/∂c of the last day by itself, with digits enough to compare one's own program with."""
    gate, slope = _at(step.trace, "o", -1), _at(step.gradients, "dtanh_dc", -1)
    return _said(
        "chain.factor", day=str(len(step.trace)), o=fixed(gate, DIGITS), slope=fixed(slope, DIGITS),
        factor=fixed(gate * slope, DIGITS),
    )  # fmt: skip


def carried_sentence(step: TrainingStep) -> str:
    """What the next day's ∂L/∂c adds on the first day, and what would be left without it; nothing for a single day."""
    if len(step.trace) == 1:
        return ""
    own, later, total = (_at(step.gradients, key, 0) for key in ("dc_squash", "dc_later", "dc"))
    return _said("chain.carried", own=precise(own), later=precise(later), total=precise(total))


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
            _said("weight.slope", formula=SLOPE[k].format(k)): precise(_at(step.gradients, f"d{k}_dz", t)),
            "= ∂L/∂z": precise(_at(step.gradients, f"dz_{k}", t)),
            f"× {_head(source, vocabulary)}" if source else "× 1": precise(_at(step.trace, source, t))
            if source
            else "1",
            _said("weight.term"): precise(float(terms[weight][t])),
        }
        rows.append(row)
    return _table(_said("weight.table", weight=weight), rows, vocabulary)


def sum_sentence(step: TrainingStep, weight: str) -> str:
    """The terms of all days added up."""
    terms = step.gradients.terms
    assert terms is not None, "the scalar unit has its terms on record"
    found = terms[weight]
    total = precise(float(step.gradients.parameters.settable[weight]))
    if len(found) > MOST_DAYS:
        return _said("weight.long_sum", days=str(len(found)), total=total)
    return _said("weight.sum", parts=" + ".join(_factor(float(term)) for term in found), total=total)


def plain_sentence(step: TrainingStep, plan: Plan, weight: str) -> str:
    """What plain gradient descent would make of the gradient, before the optimiser that is used."""
    numbers = step.by_weight[weight]
    plain = GradientDescent(plan.rate).update([numbers["before"]], [numbers["gradient"]], OptimiserState(0))
    key = "plain_only" if isinstance(plan.method, GradientDescent) else f"plain_before.{plan.optimiser}"
    return _said(
        f"update.{key}",
        rate=short(plan.rate),
        gradient=_factor(numbers["gradient"]),
        update=precise(float(plain.step[0])),
    )


def twice_sentence(plan: Plan, weight: str) -> str:
    """Why a bias moves twice as far where each gate has two; nothing elsewhere."""
    return _said("update.twice") if _twice(plan, weight) else ""


def _twice(plan: Plan, weight: str) -> bool:
    return plan.biases == 2 and weight.startswith("b_")


def against_sentence(step: TrainingStep, weight: str) -> str:
    """Why an update may go against the gradient's sign, where this one does; nothing elsewhere."""
    numbers = step.by_weight[weight]
    if "m" not in numbers or numbers["step"] * numbers["gradient"] >= 0.0:
        return ""
    return _said("update.against", gradient=precise(numbers["gradient"]), m=precise(numbers["m"]))


def update_table(step: TrainingStep, plan: Plan, weight: str) -> dict[str, Any]:
    """The optimiser's numbers for one weight, with their formulas."""
    numbers = step.by_weight[weight]
    rows: list[dict[str, Cell]] = []
    names = texts("training.step.update.names")
    if step.clipped is not None:
        measured = _said(f"update.measured.{plan.clip_by}{'_two' if plan.biases == 2 else ''}")
        rows.append(_line(measured, "√Σ gradient²", numbers["norm"]))
        rows.append(_line(names["factor"], _said("update.at_most"), numbers["factor"]))
    formulas = _formulas(plan)
    if _twice(plan, weight):
        formulas["step"] = f"2 × {formulas['step']}"
    for key in ("gradient", "m_before", "m", "m_hat", "v_before", "v", "v_hat", "step", "before", "after"):
        if key in numbers:
            formula = formulas.get(key, "").replace("«t»", superscript(step.update.t))
            rows.append(_line(names[key], formula, numbers[key]))
    return table_payload(_said("update.table"), rows, {texts("training.step.update.columns")[-1]})


def _line(name: str, formula: str, value: float) -> dict[str, Cell]:
    number, how, size = texts("training.step.update.columns")
    return {number: name, how: [formula], size: precise(value)}


def _formulas(plan: Plan) -> dict[str, str]:
    method = plan.method
    rate = short(method.learning_rate)
    found = {
        "gradient": _said("update.summed" if plan.clip is None else "update.shortened"),
        "step": f"{rate} × gradient",
        "after": _said("update.after"),
    }
    if isinstance(method, Momentum):
        found |= {"m": f"{method.momentum:g} × m before + gradient", "step": f"{rate} × m"}
    if isinstance(method, RMSprop):
        found |= {
            "v": f"{method.decay:g} × v before + {1 - method.decay:.4g} × gradient²",
            "step": f"{rate} × gradient / (√v + 10⁻⁸)",
        }
    if isinstance(method, Adam):
        one, two = f"{method.beta1:g}", f"{method.beta2:g}"
        found |= {
            "m": f"{one} × m before + {1 - method.beta1:.4g} × gradient",
            "v": f"{two} × v before + {1 - method.beta2:.4g} × gradient²",
            "m_hat": f"m / (1 − {one}«t»)",
            "v_hat": f"v / (1 − {two}«t»)",
            "step": f"{rate} × m̂ / (√v̂ + 10⁻⁸)",
        }
    return found


def _said(key: str, **given: str) -> str:
    return text(f"training.step.{key}", **given)


def _day(t: int) -> dict[str, Cell]:
    return {_said("day"): str(t + 1)}


def _days(step: TrainingStep) -> list[int]:
    return list(range(max(0, len(step.trace) - MOST_DAYS), len(step.trace)))


def _at(record: object, key: str, t: int) -> float:
    return float(getattr(record, key)[t])


def _head(key: str, vocabulary: str) -> str:
    """A quantity as it stands in a column's title."""
    written = SYMBOLS[key].notation[Z_NOTATION if vocabulary == Z_NOTATION else STANDARD]
    name = f"{written.base}{'̃' if written.tilde else ''}{written.sub.translate(_LOWERED)}"
    return f"{written.function}({name})" if written.function else name


def _table(label: str, rows: list[dict[str, Cell]], vocabulary: str) -> dict[str, Any]:
    numeric = set(rows[0]) - {_said("day")}
    return table_payload(label, rows, numeric, Z_NOTATION if vocabulary == Z_NOTATION else STANDARD)


def _chosen(value: float, inside: bool = False) -> str:
    """A number somebody chose, with every digit it has."""
    written = short(value).replace("-", MINUS)
    return f"({written})" if inside and value < 0 else written


def _factor(value: float) -> str:
    return f"({precise(value)})" if value < 0 else precise(value)
