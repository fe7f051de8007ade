import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.live.grid import SPANS, grid, span_of
from pages.ui.params.typed_numbers import MAX_SETTING


def test_a_row_of_the_smallest_range_is_a_short_decimal():
    assert all(len(repr(value)) <= 6 for value in grid(10).tolist())
    assert grid(10)[200] == 0.0 and not np.signbit(grid(10)[200])


def test_the_offered_ranges_reach_as_far_as_a_number_may_be():
    assert list(SPANS) == sorted(SPANS) and SPANS[-1] == MAX_SETTING


@given(st.floats(-MAX_SETTING, MAX_SETTING))
def test_a_number_gets_the_smallest_range_that_holds_it(value):
    found = span_of(value)
    assert abs(value) <= found
    assert all(abs(value) > smaller for smaller in SPANS if smaller < found)


@pytest.mark.parametrize("value", [0.0, 10.0, -10.0, 10.000001, -100.0, 1_000_000.0])
def test_the_edges_of_a_range_belong_to_it(value):
    assert span_of(value) == min(span for span in SPANS if span >= abs(value))
