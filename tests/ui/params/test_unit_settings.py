from dataclasses import replace

import pytest

from lstm_core.words.symbols import SETTINGS
from pages.ui.params.unit_settings import numbers_of
from tests.ui.support import DEFAULT, EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=lambda example: example.id)
def test_an_example_becomes_its_fifteen_numbers_and_back(example):
    found = numbers_of(example)
    assert tuple(found) == SETTINGS
    state = replace(DEFAULT, numbers=found)
    assert state.parameters.settable == example.parameters.settable
    assert state.states == (example.x, example.h_prev, example.c_prev)
