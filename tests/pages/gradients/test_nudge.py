"""One input nudged, as the page tells it: from the engine's two runs, however little moves."""

from dataclasses import replace

import numpy as np
import pytest

from pages.gradients.nudge.payload import nudge_payload, nudged, written
from pages.gradients.series import series_of
from pages.gradients.state import default_state
from tests.pages.support import open_page, told

PAGE = "gradients/page.py"


def plain(segments):
    return "".join(part if isinstance(part, str) else "".join(part["strong"]) for part in segments)


def test_the_first_screen_moves_the_lstm_and_nothing_of_the_plain_unit():
    state = default_state()
    data = nudge_payload(state)
    rnn, lstm = data["readings"]
    assert rnn["usual"] == rnn["nudged"] and rnn["moved"] == "0"
    assert lstm["usual"] != lstm["nudged"] and lstm["moved"] == "0.000087"
    rnn_told, lstm_told = map(plain, data["sentences"])
    assert "nothing has moved" in rnn_told and "0.0087 times the nudge" in lstm_told
    # Apart from the page: the plain unit again, with one input larger by a hundredth.
    ends = []
    for by in (0.0, 0.01):
        inputs, h = np.array(series_of("company-b", 100, 0)), 0.0
        inputs[state.step] += by
        for x in inputs:
            h = np.tanh(0.9 * h + 0.5 * x)
        ends.append(h)
    assert ends[0] == ends[1] and f"{ends[0]:.7f}" == rnn["usual"]


def test_the_lines_are_what_moved_at_every_step_and_nothing_before_the_nudge():
    state = replace(default_state(), nudge=0.1, lag=10)
    found = nudged(state)
    for line in nudge_payload(state)["lines"]:
        difference = found.difference(line["key"])
        assert line["values"][: state.step] == [None] * state.step
        for value, moved in zip(line["values"][state.step :], difference[state.step :], strict=True):
            assert 10**value == pytest.approx(abs(moved), rel=1e-9)


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (0.25, "0.2500"), (-8.7e-5, "−0.000087"), (1.7e-12, "1.7×10⁻¹²")]
)
def test_a_difference_is_written_however_small(value, text):
    assert written(value) == text


def test_the_part_is_on_screen_whichever_panel_is_open():
    for query in ({}, {"open": "chain", "lag": "7", "nudge": "1"}):
        data = told(open_page(PAGE, **query), "gatewise_nudge")["nudge"]
        assert data["lag"] == int(query.get("lag", 50)) and data["nudge"] == query.get("nudge", "0.01")
