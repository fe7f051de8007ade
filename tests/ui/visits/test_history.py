from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pages.ui.visits.history import HISTORY_LIMIT, History
from tests.ui.support import DEFAULT, states

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
