from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.words.symbols import SETTINGS
from pages.ui.history import HISTORY_LIMIT, History
from pages.ui.params.typed_numbers import FARTHEST, check_number, number_from_text
from pages.ui.params.unit_settings import numbers_of
from tests.ui.support import DEFAULT, EXAMPLES, is_one_sentence, numbers, states

histories = st.builds(
    lambda changes: _after(History(changes[0]), changes[1:]), st.lists(states(), min_size=1, max_size=5)
)


def _after(history, changes):
    for state in changes:
        history = history.change(state)
    return history


@given(histories, states())
def test_undo_takes_back_the_last_change_and_redo_brings_it_again(history, state):
    changed = history.change(state)
    if state.same_settings(history.present):
        assert (changed.past, changed.future) == (history.past, history.future)
        return
    assert changed.undo().present.same_settings(history.present)
    assert changed.undo().redo().present.same_settings(state)


@given(histories)
def test_undoing_everything_and_redoing_everything_ends_where_it_began(history):
    end, count = history.present, len(history.past)
    for _ in range(count):
        history = history.undo()
    assert not history.past and len(history.future) == count
    for _ in range(count):
        history = history.redo()
    assert history.present.same_settings(end)
    assert (len(history.past), len(history.future)) == (count, 0)


@given(histories, states())
def test_a_new_change_forgets_what_was_undone(history, state):
    undone = history.undo()
    if not state.same_settings(undone.present):
        assert undone.change(state).future == ()


def test_nothing_to_undo_or_redo_changes_nothing():
    history = History(DEFAULT)
    assert history.undo() is history and history.redo() is history


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
    assert History(DEFAULT).change(replace(DEFAULT, **look)).past == ()
    changed = History(DEFAULT).change(DEFAULT.with_number("x", -10.0))
    moved = changed.change(replace(changed.present, **look))
    undone = moved.undo().present
    assert undone.numbers["x"] == DEFAULT.numbers["x"]
    again = moved.undo().redo().present
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
    history = History(DEFAULT).change(replace(DEFAULT, **change))
    assert len(history.past) == 1
    assert history.undo().present == DEFAULT


def test_looking_elsewhere_keeps_what_can_be_redone():
    undone = History(DEFAULT).change(DEFAULT.with_number("x", 5.0)).undo()
    assert undone.change(replace(undone.present, step=1)).redo().present.numbers["x"] == 5.0


def test_the_history_keeps_the_latest_changes_only():
    history = History(DEFAULT)
    for value in range(1, HISTORY_LIMIT + 51):
        history = history.change(DEFAULT.with_number("x", value + 0.5))
    assert len(history.past) == HISTORY_LIMIT
    while history.past:
        history = history.undo()
    assert history.present.numbers["x"] == 50.5


@given(st.sampled_from(SETTINGS), numbers)
def test_a_change_makes_a_new_state_and_leaves_the_old_one_alone(name, value):
    before = dict(DEFAULT.numbers)
    changed = DEFAULT.with_number(name, value)
    assert changed.numbers == before | {name: value}
    assert dict(DEFAULT.numbers) == before


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=lambda example: example.id)
def test_an_example_becomes_its_fifteen_numbers_and_back(example):
    found = numbers_of(example)
    assert tuple(found) == SETTINGS
    state = replace(DEFAULT, numbers=found)
    assert state.parameters.settable == example.parameters.settable
    assert state.states == (example.x, example.h_prev, example.c_prev)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("0.5", 0.5), ("0,5", 0.5), (" 3 ", 3.0), ("+2", 2.0), ("1e3", 1000.0), (".5", 0.5), ("5.", 5.0)),
        *(("-0.946", -0.946), ("−0.946", -0.946), ("−0,946", -0.946), ("1e-320", 1e-320), ("1E2", 100.0)),
        *(("1000000", 1e6), ("−1000000", -1e6)),
    ],
)
def test_numbers_as_people_type_them_are_taken(text, value):
    assert number_from_text(text) == value


@given(numbers)
def test_a_number_written_out_in_full_is_read_back_exactly(value):
    assert number_from_text(repr(value)) == value
    assert number_from_text(repr(value).replace("-", "−").replace(".", ",")) == value


@pytest.mark.parametrize("text", ["-0", "−0.0", "-1e-400"])
def test_there_is_no_negative_zero(text):
    assert str(number_from_text(text)) == "0.0"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "nan", "NaN", "inf", "-inf", "−∞", "infinity", "1e308", "1e999", "1000001", "−1000000.1"),
        *(
            "abc",
            "1 2",
            "1.2.3",
            "1,000,000",
            "0x10",
            "--1",
            "1+1",
            "½",
            "<b>1</b>",
            "__import__('os')",
            "x" * 10_000,
        ),
    ],
    ids=lambda text: text[:12] or "empty",
)
def test_other_texts_are_refused_in_one_sentence(text):
    with pytest.raises(ValueError) as caught:
        number_from_text(text)
    message = str(caught.value)
    assert is_one_sentence(message)
    assert "number" in message and f"{FARTHEST:,}" in message


@pytest.mark.parametrize(
    "text", ["1." + "0" * 45 + "e5", "9" * 39 + "0", "0." + "0" * 50 + "1e51", "1" + "0" * 45]
)
def test_a_long_text_is_read_whole_or_refused_but_never_cut(text):
    try:
        value = number_from_text(text)
    except ValueError:
        return
    assert value == float(text)


@given(st.text(max_size=60))
def test_any_text_gives_a_usable_number_or_is_refused(text):
    try:
        value = number_from_text(text)
    except ValueError:
        return
    assert abs(value) <= FARTHEST


@pytest.mark.parametrize("value", [FARTHEST + 1, -1e308, float("nan"), float("inf")])
def test_a_file_cannot_bring_a_number_too_far_out(value):
    with pytest.raises(ValueError, match="w_fh.*expected"):
        check_number("w_fh", value)


@given(numbers)
def test_a_number_within_reach_is_not_refused(value):
    check_number("x", value)
