"""A state of the page as URL parameters and back; only what differs from the example is written. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.gradients.flow import MAX_STEPS
from pages.gradients.chain.product import FACTORS, MAX_N, Chain
from pages.gradients.gap.plan import GAPS, LSTMS, RNNS, UNITS, UPDATES, GapPlan
from pages.gradients.gap.plan import MAX_SEED as MAX_GAP_SEED
from pages.gradients.lesson import flow_examples
from pages.gradients.series import MAX_SEED, RANDOM, series_names
from pages.gradients.state import MIN_STEPS, USUAL_LAG, GradientState, default_state, of_example
from pages.ui.params.codecs import NUMBER, WORDS, Codec, integer, numbers, one_of, short, whole_choice
from pages.ui.params.links import LinkReader, unless_default, weights_query

CHAIN, NONE = "chain", "none"
PANELS = (CHAIN, "gap", "numbers")
_GAP_PARAMETERS = {"gap": GAPS, "units": UNITS, "updates": UPDATES}


def encode(state: GradientState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = default_state()
    base = of_example(flow_examples()[state.example])
    optional = {
        "example": unless_default(state.example, start.example),
        "series": unless_default(state.series, base.series),
        "seed": "" if state.series != RANDOM else unless_default(str(state.seed), str(base.seed)),
        "steps": unless_default(str(state.steps), str(base.steps)),
        "size": unless_default(short(state.size), short(base.size)),
        "rnn": unless_default(_rnn(state), _rnn(base)),
        "lag": unless_default(str(state.lag), str(_usual_lag(state.steps))),
        "words": unless_default(state.vocabulary, start.vocabulary),
        "open": state.explore,
    }  # fmt: skip
    optional |= _chain_query(state)
    for name in _GAP_PARAMETERS:
        optional[name] = unless_default(str(getattr(state.gap, name)), str(getattr(start.gap, name)))
    optional["draw"] = unless_default(str(state.gap.seed), str(start.gap.seed))
    optional["nets"] = unless_default(NETS.write(_nets(state.gap)), NETS.write(_nets(start.gap)))
    return weights_query(state.weights, base.weights) | {n: text for n, text in optional.items() if text}


def _chain_query(state: GradientState) -> dict[str, str]:
    """A link that names a chain opens its panel, so ``open`` is only needed where it is not so."""
    if state.explore != CHAIN and state.chain == Chain():
        return {}
    return {
        "chain": FACTORS.write(state.chain.factors),
        "n": "" if state.chain.n is None else str(state.chain.n),
        "open": "" if state.explore == CHAIN else state.explore or NONE,
    }


def decode(query: Mapping[str, str]) -> tuple[GradientState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    start = default_state()
    example = link.choice("example", start.example, tuple(flow_examples()), "an example of this page")
    base = of_example(flow_examples()[example])
    steps = link.read("steps", base.steps, integer(MIN_STEPS, MAX_STEPS))
    rnn = link.read("rnn", tuple(base.rnn[key] for key in RNN_NUMBERS), RNN)
    opened = link.choice("open", CHAIN if CHAIN in query else "", (*PANELS, NONE), "a panel of this page")
    state = replace(
        base,
        steps=steps,
        series=link.choice("series", base.series, series_names()),
        seed=link.read("seed", base.seed, integer(0, MAX_SEED)),
        size=link.read("size", base.size, NUMBER),
        rnn=dict(zip(RNN_NUMBERS, rnn, strict=True)),
        weights=link.weights(base.weights),
        chain=_chain(link),
        gap=_gap(link),
        vocabulary=link.read("words", start.vocabulary, WORDS),
        lag=link.read("lag", _usual_lag(steps), integer(0, steps - 1)),
        explore="" if opened == NONE else opened,
    )
    return state, tuple(link.complaints)


def _chain(link: LinkReader) -> Chain:
    usual = Chain()
    factors = link.read(CHAIN, usual.factors, FACTORS)
    return Chain(factors).with_n(link.read("n", len(factors), integer(1, MAX_N)))


def _gap(link: LinkReader) -> GapPlan:
    usual = GapPlan()
    sizes = {
        name: link.read(name, getattr(usual, name), whole_choice(choices))
        for name, choices in _GAP_PARAMETERS.items()
    }
    seed = link.read("draw", usual.seed, integer(0, MAX_GAP_SEED))
    rnn, lstm = link.read("nets", _nets(usual), NETS)
    return replace(usual, **sizes, seed=seed, rnn=rnn, lstm=lstm)


def _nets(plan: GapPlan) -> tuple[str, str]:
    return plan.rnn, plan.lstm


def _two_nets(text: str) -> tuple[str, str]:
    rnn, lstm = text.split(",")
    return one_of(rnn, RNNS), one_of(lstm, LSTMS)


def _usual_lag(steps: int) -> int:
    return min(USUAL_LAG, steps - 1)


def _rnn(state: GradientState) -> str:
    return RNN.write(tuple(state.rnn[key] for key in RNN_NUMBERS))


RNN = replace(
    numbers(3, 3), accepted="three numbers with commas between them: feedback weight, input weight, bias"
)
NETS = Codec(
    _two_nets, ",".join, f"one of {', '.join(RNNS)} and one of {', '.join(LSTMS)} with a comma between them"
)
