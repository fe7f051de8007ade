"""Links to neurons that read: every state comes back, what is wrong is named, long texts are packed."""

import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.charlm.probes.probes import PROBES
from lstm_core.charlm.text.alphabet import MAX_TEXT
from lstm_core.words.vocabulary import VOCABULARIES
from pages.neurons.state import (
    COLOURS,
    LIBRARY,
    MAX_LENGTH,
    MAX_SEED,
    ORDERS,
    OWN,
    PANELS,
    STRIPS,
    NeuronState,
)
from pages.neurons.text.texts import library_files, shipped_passages, text_of
from pages.neurons.url import default_state, packed, unpacked
from tests.pages.neurons.support import (
    PAGE,
    UNITS,
    decode,
    encode,
    names,
    reader,
)
from tests.pages.support import healthy, open_page, texts

pytestmark = pytest.mark.usefixtures("small_network")


plain_texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=80
)


@st.composite
def states(draw):
    """Any state a person can reach whose text fits a link."""
    passage = draw(st.sampled_from([*shipped_passages(), OWN, LIBRARY]))
    own = draw(plain_texts) if passage == OWN else ""
    file = draw(st.sampled_from([*library_files()])) if passage == LIBRARY else ""
    state = NeuronState(passage, own=own, file=file)
    n = len(text_of(state))
    start, stop = sorted(draw(st.tuples(st.integers(0, n), st.integers(0, n))))
    brush = (start, stop) if 0 < stop - start < n else None
    length = draw(st.integers(1, MAX_LENGTH))
    return replace(
        state,
        cell=draw(st.none() | st.integers(0, UNITS - 1)),
        probe=draw(st.sampled_from([*PROBES])),
        place=draw(st.integers(0, n - 1)),
        order=draw(st.sampled_from(ORDERS if brush else ORDERS[:2])),
        brush=brush,
        colours=draw(st.sampled_from(COLOURS)),
        strips=tuple(strip for strip in STRIPS if draw(st.booleans())),
        names=draw(
            st.dictionaries(st.integers(0, UNITS - 1), names, max_size=5).map(
                lambda d: dict(sorted(d.items()))
            )
        ),
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        explore=draw(st.sampled_from(["", *PANELS])),
        prompt=draw(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
        ),
        temperature=draw(st.sampled_from([0.0, 0.5, 0.6, 2.0])),
        seed=draw(st.integers(0, MAX_SEED)),
        length=length,
        above=draw(st.booleans()),
        choice=draw(st.none() | st.integers(0, length - 1)),
    )


@settings(max_examples=80, deadline=None)
@given(states())
def test_a_link_brings_back_every_state(state):
    assert decode(encode(state)) == (state, ())


def test_the_default_needs_no_parameters():
    assert encode(default_state()) == {}


WRONG = {
    "from": "nowhere", "cell": str(UNITS), "probe": "mood", "place": "0", "by": "x", "brush": "5-2", "colours": "grey",
    "strips": "gates,x", "names": "12", "words": "q", "look": "x", "begin": "z", "choice": "401", "temperature": "9", "seed": "-1",
    "length": "0",
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_a_link_says_wrongly_is_named_and_falls_back(name):
    state, complaints = decode({name: WRONG[name]})
    assert len(complaints) == 1 and f"“{name}”" in complaints[0]
    assert state == default_state()


@pytest.mark.parametrize(
    "text", ["%%%", "AAAA", packed("x" * (MAX_TEXT + 1)), packed("a\x00"), packed("abc")[:-3]]
)
def test_a_packed_text_that_cannot_be_read_is_named(text):
    state, complaints = decode({"from": OWN, "text": text})
    assert state == default_state() and len(complaints) == 1 and "“text”" in complaints[0]


def test_a_packed_text_cannot_fill_the_memory():
    bomb = zlib.compress(b"a" * 50_000_000, 9)
    import base64

    with pytest.raises(ValueError):
        unpacked(base64.urlsafe_b64encode(bomb).decode())


def test_a_text_of_twenty_thousand_characters_stands_in_the_address():
    rng = np.random.default_rng(0)
    text = "".join(map(chr, rng.integers(33, 127, MAX_TEXT)))
    state = NeuronState(OWN, own=text)
    assert decode(encode(state)) == (state, ())


def test_a_text_that_no_address_can_hold_is_refused_and_the_one_on_screen_stays():
    rng = np.random.default_rng(0)
    strange = "".join(map(chr, rng.integers(0x10000, 0x1FFFF, MAX_TEXT)))
    page = open_page(PAGE, look="text")
    before = reader(page)["text"]
    page.text_area[0].set_value(strange)
    page = healthy(page.button(key="neurons_use").click().run())
    assert reader(page)["text"] == before
    assert "50,000" in page.error[0].value
    # A link from before texts had room in it falls back and says so.
    assert "does not hold the text" in texts(open_page(PAGE, **{"from": OWN}))
