"""A state of the training page as URL parameters and back; only what differs from the recipe is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lstm_core.cells.lstm import BLOCK_LETTERS, WEIGHT_NAMES
from lstm_core.training.optimisers import OPTIMISERS
from pages.training.data import own_data
from pages.training.data.recipes import companies
from pages.training.state import (
    COMPANIES,
    DATA,
    GIVEN,
    LOSSES,
    MAX_EPOCHS,
    MAX_SEED,
    OWN,
    PACES,
    PANELS,
    RATES,
    STARTS,
    TrainingState,
)
from pages.ui.params.codecs import WORDS, Codec, integer, short
from pages.ui.params.links import LinkReader, unless_default, weights_query
from pages.ui.params.typed_numbers import number_from_text

_DEFAULT = TrainingState()


def encode(state: TrainingState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the published recipe before its run."""
    given = dict(zip(WEIGHT_NAMES, state.given, strict=True)) if state.given and state.start == GIVEN else {}
    ended = "" if state.ended is None else str(state.ended)
    optional = {
        "data": unless_default(state.data, _DEFAULT.data),
        "series": SERIES.write(state.series) if state.data == OWN else "",
        "start": "" if given else unless_default(state.start, _DEFAULT.start),
        **(weights_query(given, companies().start) if given else {}),
        "seed": unless_default(str(state.seed), str(_DEFAULT.seed)),
        "optimiser": unless_default(state.optimiser, _DEFAULT.optimiser),
        "rate": unless_default(short(state.rate), short(_DEFAULT.rate)),
        "epochs": unless_default(str(state.epochs), str(_DEFAULT.epochs)),
        "clip": "" if state.clip is None else short(state.clip),
        "loss": unless_default(state.loss_on, _DEFAULT.loss_on),
        "pace": unless_default(state.pace, _DEFAULT.pace),
        "words": unless_default(state.vocabulary, _DEFAULT.vocabulary),
        "epoch": "" if state.epoch is None else str(state.epoch),
        "paused" if state.paused else "stopped": ended,
        "company": unless_default(str(state.company + 1), "1"),
        "day": "" if state.day is None else str(state.day + 1),
        "weight": unless_default(state.weight, _DEFAULT.weight),
        "open": state.panel,
    }
    return {name: text for name, text in optional.items() if text}


def decode(query: Mapping[str, str]) -> tuple[TrainingState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    data = link.choice("data", COMPANIES, DATA)
    own = link.read("series", None, SERIES) if data == OWN else None
    if data == OWN and own is None:
        data = COMPANIES
        if "series" not in query:
            link.complaints.append(
                "The link does not hold the series it was made with, so the companies are shown."
            )
    state = replace(
        _DEFAULT,
        data=data,
        own=own,
        **_start(link),
        seed=link.read("seed", 0, integer(0, MAX_SEED)),
        optimiser=link.choice("optimiser", _DEFAULT.optimiser, tuple(OPTIMISERS)),
        rate=link.read("rate", _DEFAULT.rate, RATE),
        epochs=link.read("epochs", _DEFAULT.epochs, integer(1, MAX_EPOCHS)),
        clip=link.read("clip", None, RATE),
        loss_on=link.choice("loss", _DEFAULT.loss_on, LOSSES),
        pace=link.choice("pace", _DEFAULT.pace, tuple(PACES)),
        vocabulary=link.read("words", _DEFAULT.vocabulary, WORDS),
        weight=link.choice("weight", _DEFAULT.weight, WEIGHT_NAMES, "a weight such as w_fh"),
        panel=link.choice("open", "", PANELS, "a panel of this page"),
    )
    return _looking(link, state), tuple(link.complaints)


def rate_from_text(text: str) -> float:
    """A typed learning rate or clipping length.

    Raises:
        ValueError: one sentence that says what is accepted.
    """
    number = number_from_text(text)
    if not RATES[0] <= number <= RATES[1]:
        raise ValueError(
            f"“{text.strip()[:40]}” cannot be used here; type a number from 0.000000001 to 1,000,000."
        )
    return number


def _start(link: LinkReader) -> dict[str, Any]:
    if not any(name in link.query for name in BLOCK_LETTERS):
        return {"start": link.choice("start", _DEFAULT.start, STARTS[:2])}
    # Blocks that the link leaves out are those of the published start.
    numbers = link.weights(companies().start)
    return {"start": GIVEN, "given": tuple(numbers[name] for name in WEIGHT_NAMES)}


def _looking(link: LinkReader, state: TrainingState) -> TrainingState:
    """Where the link looks: run, epoch, series and day."""
    count = len(state.series.series)
    company = link.read("company", 1, integer(1, count)) - 1
    days = len(state.series.series[company])
    day = link.read("day", None, integer(1, days))
    paused = "paused" in link.query
    name = "paused" if paused else "stopped"
    ended = link.read(name, None, integer(0, state.epochs))
    reached = state.epochs if ended is None else ended
    epoch = link.read("epoch", None, integer(0, reached))
    return replace(
        state,
        company=company,
        day=None if day is None else day - 1,
        epoch=epoch,
        ended=None if epoch is None else ended,
        paused=paused and epoch is not None and ended is not None,
    )


RATE = Codec(rate_from_text, short, "a number greater than 0")
SERIES = Codec(own_data.data_from_link, own_data.link_of, "series such as 0,0.5,0.25,1>0")
