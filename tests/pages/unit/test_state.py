from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.words.symbols import SETTINGS
from pages.ui.params.unit_settings import numbers_of
from tests.ui.support import DEFAULT, EXAMPLES, numbers


@pytest.mark.parametrize(
    "look",
    [
        {"division": "seven"},
        {"step": 2},
        {"explore": "seek"},
        {"seek": ("b_f", "h", "0")},
        {"curve": ("c_prev", "h")},
    ],
    ids=lambda look: next(iter(look)),
)
def test_looking_elsewhere_cannot_be_undone_and_undo_does_not_move_the_view(look):
    assert DEFAULT.same_settings(replace(DEFAULT, **look))
    changed = DEFAULT.with_number("x", -10.0)
    moved = replace(changed, **look)
    undone = moved.with_settings_of(DEFAULT)
    assert undone.numbers["x"] == DEFAULT.numbers["x"]
    again = undone.with_settings_of(changed)
    assert again.numbers["x"] == -10.0
    for state in (undone, again):
        assert all(getattr(state, name) == value for name, value in look.items())


@pytest.mark.parametrize(
    "change",
    [
        {"decimals": 2},
        {"vocabulary": "z"},
        {"example": "agree", "numbers": numbers_of(EXAMPLES["agree"])},
        {"example": "own", "title": "Mine"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_setting_can_be_undone(change):
    changed = replace(DEFAULT, **change)
    assert not changed.same_settings(DEFAULT)
    assert changed.with_settings_of(DEFAULT) == DEFAULT


@given(st.sampled_from(SETTINGS), numbers)
def test_a_change_makes_a_new_state_and_leaves_the_old_one_alone(name, value):
    before = dict(DEFAULT.numbers)
    changed = DEFAULT.with_number(name, value)
    assert changed.numbers == before | {name: value}
    assert dict(DEFAULT.numbers) == before
