"""What a link to the page can say; only what differs from the example is written. Pure."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.gradients.flow import MAX_STEPS
from pages.gradients.chain.product import FACTORS, MAX_N, Chain
from pages.gradients.gap.plan import GAPS, LSTMS, RNNS, UNITS, UPDATES, GapPlan
from pages.gradients.gap.plan import MAX_SEED as MAX_GAP_SEED
from pages.gradients.lesson import FlowExample, flow_examples
from pages.gradients.series import MAX_SEED, RANDOM, series_names
from pages.gradients.state import MIN_STEPS, NUDGES, USUAL_LAG, GradientState, default_state, of_example
from pages.ui.params.codecs import (
    NUMBER,
    Codec,
    alternatives,
    choice,
    integer,
    numbers,
    one_of,
    short,
    whole_choice,
)
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import (
    PageAddress,
    Param,
    attribute,
    chooser,
    predicting,
    weight_blocks,
    words,
)

CHAIN, NONE = "chain", "none"
PANELS = (CHAIN, "gap", "numbers")
_GAP_PARAMETERS = {"gap": GAPS, "units": UNITS, "updates": UPDATES}
GAP_KEYS = (*_GAP_PARAMETERS, "draw", "nets")
"""What decides a training of both networks."""


def _nets(plan: GapPlan) -> tuple[str, str]:
    return plan.rnn, plan.lstm


def _two_nets(text: str) -> tuple[str, str]:
    rnn, lstm = text.split(",")
    return one_of(rnn, RNNS), one_of(lstm, LSTMS)


def _usual_lag(steps: int) -> int:
    return min(USUAL_LAG, steps - 1)


RNN = replace(
    numbers(3, 3), accepted="three numbers with commas between them: recurrent weight, input weight, bias"
)
_NUDGES = tuple(map(short, NUDGES))
NUDGE = Codec(lambda text: float(one_of(text, _NUDGES)), short, alternatives(_NUDGES))
NETS = Codec(
    _two_nets, ",".join, f"one of {', '.join(RNNS)} and one of {', '.join(LSTMS)} with a comma between them"
)


def _begin(example: FlowExample) -> GradientState:
    return replace(of_example(example), lag=_usual_lag(example.steps))


def _start() -> GradientState:
    return _begin(next(iter(flow_examples().values())))


def _base(state: GradientState) -> GradientState:
    """Its example, looked at as far back as is usual for its steps."""
    return replace(of_example(flow_examples()[state.example]), lag=_usual_lag(state.steps))


def _settle(state: GradientState, link: LinkReader) -> GradientState:
    """A link that names a chain opens its panel unless it says otherwise."""
    if CHAIN in link.query and link.query.get("open") not in (*PANELS, NONE):
        return replace(state, explore=CHAIN)
    return state


def _names_its_chain(state: GradientState) -> bool:
    return state.explore == CHAIN or state.chain != Chain()


def _write_open(state: GradientState, _: GradientState) -> str | None:
    if _names_its_chain(state):
        return None if state.explore == CHAIN else state.explore or NONE
    return state.explore or None


_RNN: Param[GradientState] = Param(
    "rnn",
    RNN,
    lambda state: tuple(state.rnn[key] for key in RNN_NUMBERS),
    lambda state, values: replace(state, rnn=dict(zip(RNN_NUMBERS, values, strict=True))),
)
_SEED: Param[GradientState] = Param(
    "seed",
    integer(0, MAX_SEED),
    lambda state: state.seed,
    lambda state, seed: replace(state, seed=seed),
    lambda state, base: str(state.seed) if state.series == RANDOM and state.seed != base.seed else None,
)
_STEPS: Param[GradientState] = Param(
    "steps",
    integer(MIN_STEPS, MAX_STEPS),
    lambda state: state.steps,
    lambda state, steps: replace(state, steps=steps, lag=_usual_lag(steps)),
)
_CHAIN: Param[GradientState] = Param(
    CHAIN,
    FACTORS,
    lambda state: state.chain.factors,
    lambda state, factors: replace(state, chain=Chain(factors)),
    lambda state, _: FACTORS.write(state.chain.factors) if _names_its_chain(state) else None,
)
_N: Param[GradientState] = Param(
    "n",
    integer(1, MAX_N),
    lambda state: state.chain.n,
    lambda state, n: replace(state, chain=state.chain.with_n(n)),
)
_OPEN: Param[GradientState] = Param(
    "open",
    choice((*PANELS, NONE), "a panel of this page"),
    lambda state: state.explore,
    lambda state, opened: replace(state, explore="" if opened == NONE else opened),
    _write_open,
)
_NETS: Param[GradientState] = Param(
    "nets",
    NETS,
    lambda state: _nets(state.gap),
    lambda state, nets: replace(state, gap=replace(state.gap, rnn=nets[0], lstm=nets[1])),
)
ADDRESS = PageAddress(
    (
        chooser(
            "example",
            lambda _: choice(tuple(flow_examples()), "an example of this page"),
            lambda _, example: _begin(flow_examples()[example]),
            lambda: default_state().example,
        ),
        *weight_blocks("weights"),
        attribute("series", lambda _: choice(series_names())),
        _SEED,
        _STEPS,
        attribute("size", NUMBER),
        _RNN,
        attribute("lag", lambda state: integer(0, state.steps - 1)),
        attribute("nudge", lambda _: NUDGE),
        words(),
        _CHAIN,
        _N,
        _OPEN,
        *(attribute(key, whole_choice(values), f"gap.{key}") for key, values in _GAP_PARAMETERS.items()),
        attribute("draw", integer(0, MAX_GAP_SEED), "gap.seed"),
        _NETS,
        attribute("reached", lambda state: integer(0, state.gap.updates)),
        predicting(),
    ),
    _start,
    _base,
    _settle,
)
