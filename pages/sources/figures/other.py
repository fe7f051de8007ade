"""The figures and claims about gradients, gates, names and the forecasting case, each calculated anew."""

from __future__ import annotations

import numpy as np

from lstm_core import LSTMParameters, run, sigmoid, step, tanh
from lstm_core.gradients.jacobians import jacobian_products
from lstm_core.unit.sweep_sequence import run_with
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import BLOCKS, FUNCTIONS, PLAIN, ROLES, STANDARD, Z_NOTATION
from pages.sources.figures.outcome import CLAIM, MISPRINT, RIGHT, WRONG, Figure, Link, Outcome
from pages.ui.library.examples import shipped_examples
from pages.ui.params.links import weights_query
from pages.ui.text.numbers import fixed, percent, precise, scientific

DAYS = (1.0, 0.5, 0.25, 1.0)
STEPS = 50
STRONGEST = 40.0
GATES, CHAIN, UNIT, FORECAST = "gates", "gradients", "unit", "forecast"


def gate(w_h: float, w_x: float, h: float, x: float) -> tuple[float, str]:
    """A weighted sum without bias and how it is written."""
    written = f"{_bracketed(h)}×{_bracketed(w_h)} + {_bracketed(x)}×{_bracketed(w_x)}"
    return h * w_h + x * w_x, written


def _bracketed(number: float) -> str:
    text = fixed(number, 0)
    return f"({text})" if number < 0 else text


def _share(w_h: float, w_x: float, h: float, x: float) -> Outcome:
    total, written = gate(w_h, w_x, h, x)
    return Outcome(f"σ({written}) = σ({fixed(total, 1)})", fixed(float(sigmoid(total)), 5))


def _squashed(w_h: float, w_x: float, h: float, x: float) -> Outcome:
    total, written = gate(w_h, w_x, h, x)
    return Outcome(f"tanh({written}) = tanh({fixed(total, 1)})", fixed(float(tanh(total)), 5 if total else 1))


def _product() -> Outcome:
    return Outcome("0.03 × 0.05", fixed(0.03 * 0.05, 4))


def _powers() -> Outcome:
    return Outcome(
        f"0.5 and 2, each {STEPS} times", f"{scientific(0.5**STEPS, 1)} and {scientific(2.0**STEPS, 2)}"
    )


def _rail() -> Outcome:
    """The way along the rail and all ways together, over company B's days."""
    unit = worked_unit()
    trace = run(unit, DAYS)
    products = jacobian_products(unit, trace)
    shares = " × ".join(fixed(float(f), 4) for f in trace.f[1:])
    return Outcome(
        f"the unit of document 000 on company B, from day 1 to day {len(DAYS)}, which is {len(DAYS) - 1} steps: "
        f"forget shares {shares}",
        f"along the rail alone {fixed(float(products.rail[0, 0]), 4)}, over all ways {fixed(float(products.c_c[0, 0, 0]), 2)}",
    )


def _rail_link() -> Link:
    """The same unit and days on the page of the gradients, looked at as far back as they go."""
    weights = weights_query(worked_unit().settable)
    return Link(CHAIN, {"steps": str(len(DAYS)), **weights})


def worked_unit() -> LSTMParameters:
    """The unit of documents 000 and 001."""
    return next(iter(shipped_examples().values())).parameters


def _share_between() -> Outcome:
    return Outcome("σ(1.62), for instance", percent(float(sigmoid(1.62))))


def _rates() -> Outcome:
    return Outcome("not a figure: a claim of the 1997 paper about learning rates", "depends on the task")


def _flipped() -> Outcome:
    up, down = (float(tanh(sign * 3.0)) for sign in (1, -1))
    return Outcome("tanh(3) and tanh(−3)", f"{fixed(up, 5)} and {fixed(down, 5)}")


def _bound() -> Outcome:
    """From an empty memory even the strongest weights leave both memories within 1."""
    strong = (STRONGEST, STRONGEST, STRONGEST)
    unit = LSTMParameters.scalar(forget=strong, input=strong, candidate=strong, output=strong)
    found = step(unit, 5.0, 0.0, 0.0)
    return Outcome(
        f"input 5, memories 0, every weight and bias {fixed(STRONGEST, 0)}: i·g = "
        f"{fixed(float(found.added), 4)}, o·tanh(c) = {fixed(float(found.h), 4)}",
        f"long-term at most {fixed(float(found.c), 1)}, short-term at most {fixed(float(found.h), 2)}",
    )


def _rule() -> Outcome:
    """The forget gate when input and short-term memory agree and when they differ."""

    def shares(w_h: float, w_x: float) -> str:
        agree, differ = (float(sigmoid(h * w_h + x * w_x)) for h, x in ((1.0, 1.0), (1.0, -1.0)))
        return f"{percent(agree)} → {percent(differ)}"

    return Outcome(f"weights 2 and 1: kept {shares(2.0, 1.0)}", f"weights 2 and −1: kept {shares(2.0, -1.0)}")


def _steps() -> Outcome:
    def product(key: str) -> str:
        factors = (SYMBOLS[factor].names[STANDARD].lower() for factor in SYMBOLS[key].depends_on)
        return f"{key} = {' × '.join(factors)}"

    return Outcome(
        f"{product('kept')}; {product('added')}",
        f"the candidate meets the {SYMBOLS['i'].names[STANDARD].lower()} only",
    )


def _names(vocabulary: str) -> Outcome:
    states = (SYMBOLS[key].names for key in ("c_prev", "h_prev"))
    names = [*states, *(block.names for block in BLOCKS)]
    return Outcome("; ".join(f"{n[vocabulary]} = {n[STANDARD]}" for n in names), "one quantity, four names")


def _z_letters() -> Outcome:
    """What the letters of z-notation stand for; those of the weights come with the number of their sum."""
    memories = (
        f"{SYMBOLS[key].notation[Z_NOTATION].base} = {SYMBOLS[before].names[PLAIN].lower()} "
        f"({SYMBOLS[before].names[STANDARD].lower()})"
        for key, before in (("h", "h_prev"), ("c", "c_prev"))
    )
    weights = (
        f"{SYMBOLS[f'w_f{source}'].notation[Z_NOTATION].base} to {BLOCKS[-1].z_index} = weights of the {what}"
        for source, what in (("h", "short-term memory"), ("x", "input"))
    )
    curves = (f"{FUNCTIONS[curve][Z_NOTATION]} = {curve}" for curve in (SIGMOID, TANH))
    return Outcome("; ".join((*memories, *weights, *curves)), "one quantity, four names")


def _sigmoid_candidate() -> Outcome:
    """The documents' unit with a sigmoid where its candidate's tanh is."""
    unit = worked_unit()
    days = [-1.0] * 4
    usual, only_adds = run(unit, days), run_with(unit, days, candidate="sigmoid")
    smallest = precise(float(np.min(only_adds.added)))
    return Outcome(
        f"input −1 for four days: tanh adds {precise(float(usual.added[0]))} on the first; σ never less than {smallest}",
        f"long-term memory {precise(float(usual.c[-1]))} with tanh, {precise(float(only_adds.c[-1]))} with σ",
    )


def _gate_link(w_h: str, w_x: str, h: str, x: str) -> Link:
    return Link(GATES, {"forget": f"{w_h},{w_x},0", "h": h, "x": x})


def _candidate_link(w_h: str, w_x: str, h: str, x: str) -> Link:
    return Link(UNIT, {"candidate": f"{w_h},{w_x},0", "h": h, "x": x})


OTHER_FIGURES = (
    Figure(11, "001", "0.03 × 0.05 = 0.0015", _product, RIGHT,
           "Two derivatives of a chain multiplied.", Link(CHAIN, {"chain": "0.03,0.05"})),
    Figure(12, "001", "a gradient of many factors shrinks or explodes", _powers, RIGHT,
           "Fifty factors are enough for both.", Link(CHAIN, {"chain": "0.5", "n": "50"})),
    Figure(13, "000, 001", "without weights on the cell state nothing vanishes or explodes", _rail, CLAIM,
           "Nearly: along the rail every step multiplies by the forget gate, which is below 1, so that part decays, only as slowly as the gate allows. But the memory also counts through the short-term memory, the gates and the candidate, and with them it can grow, as it does here.", _rail_link()),
    Figure(14, "002", "a gate gives 0 or 1, tanh −1 to 1", _share_between, CLAIM,
           "A sigmoid gives any share between 0 and 1, the ends excluded, as tanh excludes −1 and 1.", Link("activations", {"z": "1.62"})),
    Figure(15, "002", "no fine-tuning of parameters needed", _rates, CLAIM,
           "The first paper found that a wide range of learning rates worked in its experiments; that is not true of every task.", Link("training", {"rate": "0.05"})),
    Figure(16, "003", "f(21.0) = 0.95", lambda: _share(2.0, 1.0, 1.0, 1.0), MISPRINT,
           "The sum of the listed numbers is 3.0, not 21.0.", _gate_link("2", "1", "1", "1")),
    Figure(17, "003", "f(0.0) = 0.5 for short-term memory 1, input −1", lambda: _share(2.0, 1.0, 1.0, -1.0), MISPRINT,
           "With the listed short-term weight 2 the sum is 1; a share of one half needs the weight 1.", _gate_link("2", "1", "1", "-1")),
    Figure(18, "003", "tanh 0.995, and −0.995 with all signs changed", _flipped, RIGHT,
           "Right to three decimals.", _candidate_link("2", "1", "1", "1")),
    Figure(19, "003", "F(1·1 + 2·(−1)) = −0.76 for short-term memory 1, input −1", lambda: _squashed(2.0, 1.0, 1.0, -1.0), MISPRINT,
           "The printed sum has its two signs the wrong way round; as listed it is +1.", _candidate_link("2", "1", "1", "-1")),
    Figure(20, "003", "F(1.0·1.0 + 10·(−1.0)) = 0.0", lambda: _squashed(1.0, 1.0, -1.0, 1.0), MISPRINT,
           "The result is right for weights 1 and 1 with opposite signs; the printed sum is not.", _candidate_link("1", "1", "-1", "1")),
    Figure(21, "003", "memories 0 and 0, input 5: long-term 3.0, short-term 2.0", _bound, WRONG,
           "Impossible for the unit: one step adds less than 1 to an empty memory. Scaling and a linear read-out make the case work.", Link(FORECAST, {"open": "document"})),
    Figure(22, "003", "the more input and short-term memory differ, the more is forgotten", _rule, CLAIM,
           "Holds for two positive numbers of which one turns negative, and only while both forget weights are positive; and two that agree at −1 are mostly forgotten.", Link(GATES, {"open": "claim"})),
    Figure(23, "003", "the candidate belongs to the forget gate", _steps, CLAIM,
           "The field counts it with the input gate, which decides how much of it is added; the app offers the seven steps and names them so.", Link(UNIT, {"by": "seven"})),
    Figure(24, "003", "zs, zl, Ws, Wi, f and F", _z_letters, CLAIM,
           "One of four sets of names for the same quantities.", Link(UNIT, {"words": Z_NOTATION})),
    Figure(25, "004", "remember, save and focus vectors", lambda: _names(ROLES), CLAIM,
           "Another of the four sets of names.", Link(UNIT, {"words": ROLES})),
    Figure(26, "004", "what can only add can never forget, so the candidate is a tanh", _sigmoid_candidate, RIGHT,
           "Right for what is added: with a sigmoid candidate the added part is never negative.", Link("activations", {"open": "swap"})),
)  # fmt: skip
