"""The background runner: what it keeps, how it is paused, stopped and how it fails. Nothing here is timed."""

import itertools
import threading
from dataclasses import replace

import numpy as np
import pytest

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.training.layout import Layout
from lstm_core.training.optimisers import GradientDescent
from lstm_core.training.train import Diverged, EpochRecord, train
from pages.ui.runs.background import Run
from pages.ui.runs.thinning import round_stride, wider_stride

LIMIT = 30
UNIT = LSTMParameters.scalar(
    forget=(0.3, 0.1, 0), input=(0.2, 0.2, 0), candidate=(-1.1, -0.2, 0), output=(2.2, -0.6, 0)
)
SERIES, TARGETS = [[0.0, 0.5, 0.25, 1.0], [1.0, 0.5, 0.25, 1.0]], [0.0, 1.0]


def recipe(epochs, **options):
    return lambda: train(UNIT, SERIES, TARGETS, epochs=epochs, **options)


def record(epoch):
    layout = Layout.of(UNIT)
    return EpochRecord(epoch, 1.0, np.zeros(2), layout.row(UNIT), layout)


class Valve:
    """An iterator that yields one record per permission, so that a test decides how far a run gets."""

    def __init__(self, epochs):
        self.epochs = epochs
        self.open = threading.Semaphore(0)
        self.asked = threading.Semaphore(0)
        self.given = 0

    def __call__(self):
        for epoch in range(self.epochs + 1):
            self.asked.release()
            assert self.open.acquire(timeout=LIMIT)
            self.given += 1
            yield record(epoch)

    def let(self, count):
        for _ in range(count):
            assert self.asked.acquire(timeout=LIMIT)
            self.open.release()

    def expect_question(self):
        assert self.asked.acquire(timeout=LIMIT)
        self.asked.release()


def finished(run):
    run.start()
    assert run.wait(LIMIT)
    return run.snapshot()


def test_a_run_gives_the_same_records_as_the_engine():
    found = finished(Run(recipe(40), epochs=40))
    wanted = list(recipe(40)())
    assert (found.phase, found.epoch, found.epochs, found.left, found.problem) == ("done", 40, 40, None, "")
    assert [r.epoch for r in found.records] == [r.epoch for r in wanted]
    for mine, theirs in zip(found.records, wanted, strict=True):
        assert mine.row.tolist() == theirs.row.tolist() and mine.loss == theirs.loss
    assert found.latest is found.records[-1]
    assert found.parameters.settable == wanted[-1].parameters.settable and found.readout is None
    assert found.seconds > 0


@pytest.mark.parametrize(
    ("epochs", "keep", "stride"),
    [
        (5000, 501, 10),
        (0, 2, 1),
        (500, 501, 1),
        (501, 501, 2),
        (5001, 501, 20),
        (7, 3, 5),
        (10**6, 501, 2000),
    ],
)
def test_records_are_kept_at_round_steps(epochs, keep, stride):
    assert round_stride(epochs, keep) == stride
    assert epochs // stride + (2 if epochs % stride else 1) <= keep


def test_thinning_keeps_the_first_the_latest_and_no_more_than_asked():
    for epochs in range(1, 40):
        for keep in (2, 3, 7, 100):
            found = finished(Run(lambda n=epochs: map(record, range(n + 1)), epochs=epochs, keep=keep))
            kept = [r.epoch for r in found.records]
            stride = round_stride(epochs, keep)
            assert kept == sorted({*range(0, epochs + 1, stride), epochs})
            assert len(kept) <= keep
    with pytest.raises(ValueError, match="keep is 1"):
        Run(recipe(1), epochs=1, keep=1)


def test_a_short_part_of_a_long_run_keeps_every_epoch_and_the_steps_get_wider_as_it_goes():
    for reached, stride in ((300, 1), (499, 1), (500, 2), (999, 2), (1000, 10), (4999, 10), (5000, 10)):
        found = finished(Run(lambda: map(record, range(5001)), epochs=5000, pause_at=reached))
        kept = [r.epoch for r in found.records]
        assert kept == sorted({*range(0, reached + 1, stride), reached}) and len(kept) <= 501


@pytest.mark.parametrize(
    ("stride", "widest", "next_"),
    [(1, 10, 2), (2, 10, 10), (1, 5, 5), (5, 50, 10), (10, 50, 50), (2, 20, 10)],
)
def test_strides_widen_by_round_factors(stride, widest, next_):
    assert wider_stride(stride, widest) == next_


def test_a_source_that_skips_epochs_is_thinned_too():
    found = finished(Run(lambda: (record(e) for e in range(0, 101, 3)), epochs=100, keep=11))
    assert [r.epoch for r in found.records] == [0, 12, 21, 30, 42, 51, 60, 72, 81, 90, 99]


def test_nothing_happens_before_the_start():
    run = Run(Valve(3), epochs=3)
    found = run.snapshot()
    assert (found.phase, found.epoch, found.records, found.latest, found.left) == (
        "paused",
        0,
        (),
        None,
        None,
    )
    assert found.parameters is None and found.readout is None


def test_a_paused_run_does_not_advance_and_goes_on_where_it_was():
    valve = Valve(9)
    run = Run(valve, epochs=9)
    run.start()
    valve.let(3)
    valve.expect_question()
    run.pause()
    valve.let(1)  # the epoch at hand is finished
    assert run.wait(LIMIT)
    assert run.snapshot().phase == "paused" and run.snapshot().epoch == 3 and valve.given == 4
    assert run.snapshot().left is not None
    run.go_on()
    valve.let(6)
    assert run.wait(LIMIT)
    assert run.snapshot().phase == "done" and run.snapshot().epoch == 9
    assert [r.epoch for r in run.snapshot().records] == list(range(10))


def test_pausing_and_going_on_at_once_loses_and_repeats_nothing():
    run = Run(lambda: map(record, range(3001)), epochs=3000, keep=5000)
    run.start()
    for _ in range(200):
        run.pause()
        run.go_on()
    assert run.wait(LIMIT)
    assert [r.epoch for r in run.snapshot().records] == list(range(3001))


def test_a_stopped_run_ends_keeps_what_it_reached_and_cannot_go_on():
    valve = Valve(9)
    run = Run(valve, epochs=9)
    run.start()
    valve.let(3)
    valve.expect_question()
    run.stop()
    valve.let(1)
    assert run.wait(LIMIT)
    run.go_on()
    run.pause()
    found = run.snapshot()
    assert (found.phase, found.epoch, found.is_over, found.left) == ("stopped", 3, True, None)
    assert found.parameters.settable == UNIT.settable


def test_a_paused_run_can_be_stopped():
    run = Run(recipe(5), epochs=5)
    run.stop()
    run.start()
    assert run.snapshot().phase == "stopped" and run.snapshot().epoch == 0


def test_a_run_that_is_ahead_of_its_pace_waits_and_can_still_be_stopped():
    run = Run(lambda: map(record, range(10**6)), epochs=10**6, pace=1e-6)
    run.start()
    for _ in range(1000):
        if run.snapshot().epoch:
            break
        run.wait(0.01)
    run.stop()
    assert run.wait(LIMIT)
    # One epoch is made at once, the next is due in eleven days.
    assert run.snapshot().epoch == 1 and run.snapshot().phase == "stopped"


def test_the_pace_can_be_changed_on_the_way():
    run = Run(lambda: map(record, range(101)), epochs=100, pace=1e-6)
    run.start()
    while not run.snapshot().epoch:
        run.wait(0.01)
    run.set_pace(None)
    assert run.wait(LIMIT)
    assert run.snapshot().phase == "done" and run.snapshot().epoch == 100


@pytest.mark.parametrize("epoch", [0, 7])
def test_a_run_can_be_made_up_to_an_epoch_and_go_on_from_there(epoch):
    run = Run(lambda: map(record, range(21)), epochs=20, pause_at=epoch)
    found = finished(run)
    assert (found.phase, found.epoch) == ("paused", epoch)
    assert finished(run).phase == "done" and run.snapshot().epoch == 20


def test_divergence_is_a_sentence_and_keeps_the_last_good_weights():
    def make():
        return train(UNIT, SERIES, TARGETS, epochs=50, optimiser=GradientDescent(learning_rate=1e9))

    found = finished(Run(make, epochs=50))
    assert found.phase == "failed" and found.is_over
    assert (
        "learning rate 1e+09 is too high" in found.problem
        and f"epoch {found.diverged.epoch}" in found.problem
    )
    assert found.problem.endswith("The last good weights, of epoch 0, are kept.")
    with pytest.raises(Diverged) as caught:
        list(make())
    assert found.parameters.settable == caught.value.parameters.settable and found.readout is None


def test_the_last_good_record_is_named():
    def make():
        for epoch, loss in enumerate([1.0, 0.5, 0.7, 0.9, 1.2, 5.0, 7.0]):
            yield replace(record(epoch), loss=loss)
        raise Diverged("the learning rate 9 is too high: the loss grew to 9 at epoch 7", 7, UNIT, None)

    found = finished(Run(make, epochs=100, keep=11))
    assert found.parameters.settable == found.good.parameters.settable
    assert (found.good.epoch, found.latest.epoch) == (3, 6)
    assert [r.epoch for r in found.records] == [0, 1, 2, 3, 4, 5, 6]
    assert "of epoch 3, are kept" in found.problem


def test_a_source_that_refuses_gives_its_sentence():
    found = finished(Run(lambda: train(UNIT, SERIES, [0.0, 2.0], epochs=5), epochs=5))
    assert found.phase == "failed" and "targets[1] is 2" in found.problem and found.parameters is None


def test_a_fault_in_the_source_is_told_and_logged(caplog):
    def faulty():
        yield record(0)
        raise KeyError("oops")

    found = finished(Run(faulty, epochs=5))
    assert found.phase == "failed" and "fault in the program" in found.problem and found.epoch == 0
    assert "oops" in caplog.text


def test_a_run_nobody_looks_at_pauses_and_can_go_on():
    run = Run(lambda: map(record, itertools.count()), epochs=10**9, patience=-1.0)
    run.start()
    assert run.wait(LIMIT)
    found = run.snapshot()
    assert found.phase == "paused" and not found.is_over
    run.go_on()
    assert run.wait(LIMIT)
    assert run.snapshot().epoch > found.epoch
