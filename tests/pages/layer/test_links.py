"""Links to layers: every state comes back, what does not fit is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.words.vocabulary import VOCABULARIES
from pages.layer.live.requests import reduce
from pages.layer.own import OwnLayer
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import OVER_TIME, START, LayerState
from pages.layer.url import PANELS
from pages.ui.params.packing import packed
from tests.pages.layer.support import ONES, at, decode, encode, typed
from tests.ui.support import is_one_sentence

finite = st.floats(-1e6, 1e6).map(lambda value: value + 0.0)


def rows(count, width):
    return st.lists(
        st.lists(finite, min_size=width, max_size=width).map(tuple), min_size=count, max_size=count
    ).map(tuple)


@st.composite
def states(draw):
    units, inputs = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    direction = draw(st.sampled_from(["forward", "backward"]))
    own = OwnLayer(direction, draw(rows(4 * units, units + inputs + 1)))
    steps = draw(st.integers(1, 40))
    memories = tuple(draw(rows(2, units)))
    return LayerState(
        own=(own,),
        seed=draw(st.integers(0, 9999)),
        series=draw(rows(steps, inputs)),
        starts=(memories,),
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        time=draw(st.integers(0, steps - 1)),
        step=draw(st.integers(0, 4)),
        unit=draw(st.integers(0, units - 1)),
        shown=draw(st.sampled_from(OVER_TIME)),
        explore=draw(st.sampled_from(["", *PANELS])),
        predict=draw(st.booleans()),
    )


@given(states())
@settings(deadline=None, max_examples=40)
def test_a_link_brings_back_the_same_screen(state):
    assert decode(encode(state)) == (state, ())


def test_the_first_screen_needs_no_parameters():
    assert encode(START) == {} and decode({}) == (START, ())


def test_two_layers_of_eight_by_eight_fit_into_an_address():
    state = at("units=8&inputs=8&wiring=both&step=1")
    state = reduce(state, typed("w.f.7.16", "0.123456789"))
    link = encode(state)
    assert len(link["own"]) < 8000 and decode(link) == (state, ())
    assert given_of(state).network.layers[0].forget.b[7] == 0.123456789


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("own=f;1,1", "own"),
        ("own=f;1,1,0", "own"),
        ("own=f;1,1,0;1,1,0;1,1,0;1,1,0,0", "own"),
        ("own=x;1,1,0;1,1,0;1,1,0;1,1,0", "own"),
        (f"own={ONES}|f;1,1,1,0;1,1,1,0;1,1,1,0;1,1,1,0", "own"),
        ("own=eNpjYAACAAACAAE", "own"),
        ("own=f;1e400,1,0;1,1,0;1,1,0;1,1,0", "own"),
        ("units=0", "units"),
        ("units=513", "units"),
        ("series=1;2", "series"),
        ("series=1,2;1", "series"),
        ("h0=1,2", "h0"),
        ("t=7", "t"),
        ("layer=2", "layer"),
        ("unit=5", "unit"),
        ("shown=z_f", "shown"),
    ],
)
def test_what_does_not_fit_is_named_in_one_sentence_and_the_start_shown(query, names):
    state, complaints = LAYER.decode(query)
    assert state == START
    assert len(complaints) == 1 and f"“{names}”" in complaints[0] and is_one_sentence(complaints[0])


def test_a_packed_text_that_unpacks_to_a_mountain_is_refused():
    state, complaints = decode({"series": packed(b"1;" * 5_000_000)})
    assert state == START and len(complaints) == 1
