"""Document 003's claims about one unit, worked out."""

import math

import numpy as np
import pytest

from pages.forecast import document


def test_one_step_from_nothing_stays_below_one_whatever_the_weights():
    c, h = document.farthest()
    assert 0.999 < c < 1 and h == pytest.approx(math.tanh(1), abs=1e-6)
    for strength in document.STRENGTHS:
        trace = document.one_step(strength)
        assert 0 < trace.c < 1 and 0 < trace.h < 1
        z = strength * document.INPUT
        assert float(trace.c) == pytest.approx(math.tanh(z) / (1 + math.exp(-z)))
    days = document.days_on_end().c
    assert days[-2] < document.CLAIMED_C < days[-1] and len(days) == 4


def test_the_three_values_are_learned_and_the_fourth_is_read_off():
    case = document.small_case((5.0, 6.0, 7.0))
    assert case.scaler.apply([5, 6, 7]).tolist() == [-1, 0, 1]
    assert case.forecasts[:2] == pytest.approx([6, 7], abs=0.01)
    assert np.abs(case.trace.h).max() < 1
    h = float(case.trace.h[0, 0])
    assert document.readout_for(h, 2.0).forward([h])[0] == pytest.approx(2)
