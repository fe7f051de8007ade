"""Links to trainings: every state comes back, what is wrong is named, what only looks is no setting."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.training.optimisers import OPTIMISERS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.training.data import own_data
from pages.training.data.recipes import Data
from pages.training.state import GIVEN, LOSSES, OWN, PACES, PANELS, RANDOM
from pages.training.url import rate_from_text
from tests.pages.training.support import STATE, decode, encode
from tests.ui.support import is_one_sentence

values = st.floats(-100, 100).map(lambda value: value + 0.0)

shares = st.floats(-1, 1).map(lambda value: value + 0.0)


@st.composite
def own_series(draw):
    lengths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    series = [tuple(draw(values) for _ in range(n)) for n in lengths]
    targets = [tuple(draw(shares) for _ in range(draw(st.sampled_from([1, n])))) for n in lengths]
    return own_data.data_from_text(own_data.text_of(Data(tuple(map(str, series)), series, targets)))


@st.composite
def states(draw):
    data = draw(st.sampled_from(["companies", OWN]))
    own = draw(own_series()) if data == OWN else None
    start = draw(st.sampled_from(["published", RANDOM, GIVEN]))
    state = replace(
        STATE, data=data, own=own, start=start,
        given=tuple(draw(values) for _ in range(12)) if start == GIVEN else None,
        optimiser=draw(st.sampled_from(list(OPTIMISERS))), rate=draw(st.floats(1e-9, 1e6)),
        epochs=draw(st.integers(1, 100_000)), seed=draw(st.integers(0, 2**32 - 1)),
        clip=draw(st.none() | st.floats(1e-9, 1e6)), loss_on=draw(st.sampled_from(LOSSES)),
        vocabulary=draw(st.sampled_from(VOCABULARIES)), pace=draw(st.sampled_from(list(PACES))),
        weight=draw(st.sampled_from(WEIGHT_NAMES)), across=draw(st.sampled_from(WEIGHT_NAMES[:6])),
        up=draw(st.sampled_from(WEIGHT_NAMES[6:])), explore=draw(st.sampled_from(["", *PANELS])),
    )  # fmt: skip
    company = draw(st.integers(0, len(state.series.series) - 1))
    day = draw(st.none() | st.integers(0, len(state.series.series[company]) - 1))
    ended = draw(st.none() | st.integers(0, state.epochs))
    epoch = draw(st.none() | st.integers(0, state.epochs if ended is None else ended))
    paused = draw(st.booleans()) and ended is not None and epoch is not None
    return replace(
        state, company=company, day=day, epoch=epoch, ended=None if epoch is None else ended, paused=paused
    )


@given(states())
def test_every_state_survives_its_address(state):
    found, complaints = decode(encode(state))
    if state.start == GIVEN and "forget" not in encode(state) and found.start != GIVEN:
        found = replace(found, start=GIVEN, given=state.given)  # the published start needs no address
    assert (found, complaints) == (state, ())


def test_an_address_says_only_what_differs():
    assert encode(STATE) == {}
    assert encode(replace(STATE, epoch=2000)) == {"epoch": "2000"}
    assert encode(replace(STATE, epoch=7, ended=9, paused=True)) == {"epoch": "7", "paused": "9"}
    assert encode(replace(STATE, epoch=7, ended=9)) == {"epoch": "7", "stopped": "9"}
    assert encode(replace(STATE, start=RANDOM, seed=3, rate=0.01)) == {
        "start": "random",
        "seed": "3",
        "rate": "0.01",
    }


BROKEN = {
    "data": "moon", "series": "1,2", "start": "given", "seed": "-1", "optimiser": "sgd", "rate": "0",
    "epochs": "0", "clip": "-3", "loss": "all", "pace": "10", "words": "latin", "epoch": "5001",
    "company": "3", "day": "5", "weight": "w_zz", "open": "door", "forget": "1,2",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_understood_is_named_in_one_sentence(name):
    query = {name: BROKEN[name]} | ({"data": "own"} if name == "series" else {})
    state, complaints = decode(query)
    assert len(complaints) == 1 and is_one_sentence(complaints[0]) and name in complaints[0]
    assert replace(state, start="published", given=None) == STATE


def test_a_link_without_the_series_it_was_made_with_says_so():
    state, complaints = decode({"data": "own"})
    assert state == STATE and "does not hold the series" in complaints[0]


def test_weights_in_a_link_are_where_training_starts():
    state, _ = decode({"forget": "1,2,3"})
    assert state.plan.start[:4] == (1, 2, 3, 0.2345) and state.start == GIVEN


def test_undo_takes_settings_back_and_leaves_the_look():
    looking = replace(STATE, pace="fast", explore="step", rate=0.5, epoch=30, ended=30, paused=True)
    assert looking.with_settings_of(STATE) == replace(STATE, pace="fast", explore="step")
    assert STATE.same_settings(replace(STATE, epoch=3, company=1, day=2, weight="b_o", pace="slow"))


def test_random_starts_depend_on_the_seed_only():
    one, two = (replace(STATE, start=RANDOM, seed=seed).plan.start for seed in (1, 2))
    assert one == replace(STATE, start=RANDOM, seed=1, rate=7.0).plan.start and one != two
    assert all(abs(value) <= 2 for value in one)


@pytest.mark.parametrize("text", ["0", "-1", "", "abc", "1e7", "1e-10", "nan"])
def test_a_learning_rate_out_of_range_is_refused(text):
    with pytest.raises(ValueError) as caught:
        rate_from_text(text)
    assert is_one_sentence(str(caught.value))


def test_long_series_stand_in_the_address_and_longer_ones_are_refused():
    data = own_data.data_from_text(", ".join(["0.123456"] * 500) + " → 0")
    state = replace(STATE, data=OWN, own=data)
    assert decode(encode(state)) == (state, ())
    with pytest.raises(ValueError, match="20,000"):
        own_data.data_from_text("\n".join([", ".join(["0.123456"] * 500) + " → 0"] * 5))
