"""What the tests of the page of days share: random states, and the page opened without a browser."""

import json
from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from lstm_core.unit.sweep_sequence import HELD, run_with
from lstm_core.words.vocabulary import VOCABULARIES
from pages.sequence.state import NOTHING, OWN, default_state
from pages.sequence.url import PANELS
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.cell_variant import VARIANTS
from tests.pages.support import open_page, told
from tests.ui.support import numbers

SEQUENCES = shipped_sequences()
DEFAULT = default_state()
PAGE = "sequence/page.py"

series = st.lists(numbers, min_size=1, max_size=8).map(tuple)
shares = st.floats(0.0, 1.0)


@st.composite
def states(draw):
    """Any state a person can reach."""
    example = draw(st.sampled_from([*SEQUENCES, OWN]))
    days = draw(series if example == OWN else series | st.just(SEQUENCES[example].days))
    other = draw(st.sampled_from([NOTHING, OWN, *SEQUENCES]))
    found = replace(
        DEFAULT,
        example=example,
        days=days,
        weights={name: draw(numbers) for name in DEFAULT.weights},
        h0=draw(numbers),
        c0=draw(numbers),
        target=draw(numbers | st.none()),
        other=other,
        other_days=draw(series) if other == OWN else (),
        hold={gate: draw(shares) for gate in draw(st.lists(st.sampled_from(HELD), unique=True))},
        variant=draw(st.sampled_from([*VARIANTS.values()])),
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        day=draw(st.integers(0, len(days) - 1)),
        explore=draw(st.sampled_from(["", *PANELS])),
    )
    # No address leads to memories beyond every float.
    assume(all(abs(weight) < 100 for weight in found.weights.values()) or found.variant.has_bounds)
    return found


def open_days(**query):
    """One visitor's page of days, opened with a link."""
    return open_page(PAGE, **query)


def days_page(page):
    """What the live part was told."""
    return told(page, "gatewise_sequence")["sequence"]


def lines(page):
    """The lines of the chart by key."""
    return {line["key"]: line["values"] for line in days_page(page)["chart"]["lines"]}


def strip(page):
    """The rows of the strip by key, and those beside them."""
    rows = days_page(page)["strip"]["rows"]
    return {row["key"]: row["values"] for row in rows} | {
        f"beside.{row['key']}": row["beside"] for row in rows
    }


def engine(state=DEFAULT, **changes):
    """The engine's run of a state with some of it changed."""
    state = replace(state, **changes)
    return run_with(state.parameters, state.days, state.h0, state.c0, dict(state.hold), variant=state.variant)


def spoken(page):
    """Everything that the live part was told, as one text."""
    return json.dumps(days_page(page), ensure_ascii=False)
