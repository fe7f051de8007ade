"""A state of the page as URL parameters and back; only what differs from the example is written. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.gradients.flow import MAX_STEPS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.gradients.chain.product import MAX_N, Chain, checked_factors
from pages.gradients.gap.plan import GAPS, LSTMS, RNNS, UNITS, UPDATES, GapPlan
from pages.gradients.gap.plan import MAX_SEED as MAX_GAP_SEED
from pages.gradients.lesson import flow_examples
from pages.gradients.series import MAX_SEED, RANDOM, kinds
from pages.gradients.state import MIN_STEPS, USUAL_LAG, GradientState, default_state, of_example
from pages.ui.params.links import WORDS_ACCEPTED, LinkReader, one_of, short, unless_default, weights_query
from pages.ui.params.typed_numbers import A_NUMBER, number_from_text

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
        "rnn": unless_default(_row(state.rnn[k] for k in RNN_NUMBERS), _row(base.rnn[k] for k in RNN_NUMBERS)),
        "lag": unless_default(str(state.lag), str(_usual_lag(state.steps))),
        "words": unless_default(state.vocabulary, start.vocabulary),
        "open": state.explore,
    }  # fmt: skip
    optional |= _chain_query(state)
    for name in _GAP_PARAMETERS:
        optional[name] = unless_default(str(getattr(state.gap, name)), str(getattr(start.gap, name)))
    optional["draw"] = unless_default(str(state.gap.seed), str(start.gap.seed))
    optional["nets"] = unless_default(_nets(state.gap), _nets(start.gap))
    return weights_query(state.weights, base.weights) | {n: text for n, text in optional.items() if text}


def _chain_query(state: GradientState) -> dict[str, str]:
    """A link that names a chain opens its panel, so ``open`` is only needed where it is not so."""
    if state.explore != CHAIN and state.chain == Chain():
        return {}
    return {
        "chain": _row(state.chain.factors),
        "n": "" if state.chain.n is None else str(state.chain.n),
        "open": "" if state.explore == CHAIN else state.explore or NONE,
    }


def decode(query: Mapping[str, str]) -> tuple[GradientState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    start = default_state()
    example = link.choice("example", start.example, tuple(flow_examples()), "an example of this page")
    base = of_example(flow_examples()[example])
    steps = link.read("steps", base.steps, _whole(MIN_STEPS, MAX_STEPS), _range(MIN_STEPS, MAX_STEPS))
    numbers = link.read(
        "rnn",
        tuple(base.rnn[key] for key in RNN_NUMBERS),
        _three,
        "three numbers with commas between them: feedback weight, input weight, bias",
    )
    opened = link.choice("open", CHAIN if CHAIN in query else "", (*PANELS, NONE), "a panel of this page")
    state = replace(
        base,
        steps=steps,
        series=link.choice("series", base.series, kinds(), f"one of {', '.join(kinds())}"),
        seed=link.read("seed", base.seed, _whole(0, MAX_SEED), _range(0, MAX_SEED)),
        size=link.read("size", base.size, number_from_text, A_NUMBER),
        rnn=dict(zip(RNN_NUMBERS, numbers, strict=True)),
        weights=link.weights(base.weights),
        chain=_chain(link),
        gap=_gap(link),
        vocabulary=link.choice("words", start.vocabulary, VOCABULARIES, WORDS_ACCEPTED),
        lag=link.read("lag", _usual_lag(steps), _whole(0, steps - 1), _range(0, steps - 1)),
        explore="" if opened == NONE else opened,
    )
    return state, tuple(link.complaints)


def _chain(link: LinkReader) -> Chain:
    usual = Chain()
    accepted = "1 to 8 numbers with commas between them"
    factors = link.read(CHAIN, usual.factors, lambda text: checked_factors(_numbers(text)), accepted)
    return Chain(factors).with_n(link.read("n", len(factors), _whole(1, MAX_N), _range(1, MAX_N)))


def _gap(link: LinkReader) -> GapPlan:
    usual = GapPlan()
    found = {
        name: link.read(name, getattr(usual, name), _among(choices), f"one of {', '.join(map(str, choices))}")
        for name, choices in _GAP_PARAMETERS.items()
    }
    seed = link.read("draw", usual.seed, _whole(0, MAX_GAP_SEED), _range(0, MAX_GAP_SEED))
    accepted = f"one of {', '.join(RNNS)} and one of {', '.join(LSTMS)} with a comma between them"
    rnn, lstm = link.read("nets", (usual.rnn, usual.lstm), _two_nets, accepted)
    return replace(usual, **found, seed=seed, rnn=rnn, lstm=lstm)


def _nets(plan: GapPlan) -> str:
    return f"{plan.rnn},{plan.lstm}"


def _two_nets(text: str) -> tuple[str, str]:
    rnn, lstm = text.split(",")
    return one_of(rnn, RNNS), one_of(lstm, LSTMS)


def _usual_lag(steps: int) -> int:
    return min(USUAL_LAG, steps - 1)


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 6 or not low <= int(text) <= high:
            raise ValueError(text)
        return int(text)

    return parse


def _range(low: int, high: int) -> str:
    return f"a whole number from {low} to {high}"


def _among(choices: tuple[int, ...]) -> Callable[[str], int]:
    return lambda text: int(one_of(text, [str(choice) for choice in choices]))


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(number_from_text(part) for part in text.split(","))


def _three(text: str) -> tuple[float, ...]:
    numbers = _numbers(text)
    if len(numbers) != 3:
        raise ValueError(text)
    return numbers


def _row(numbers: object) -> str:
    return ",".join(short(float(number)) for number in numbers)  # type: ignore[attr-defined]
