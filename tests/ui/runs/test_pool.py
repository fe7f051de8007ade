"""The training processes: the same numbers as without them, once for everybody, in turns, and after a sudden death."""

import os
import signal
import time

import pytest

from pages.ui.runs import pool as pool_module
from pages.ui.runs.pool import BusyError, Pool
from pages.ui.runs.slices import Advancing, RunJob
from pages.ui.runs.thinning import is_kept, round_stride
from tests.ui.runs.plans import Counted, Endless, Failing, Trained

LIMIT = 120.0


@pytest.fixture(scope="module")
def pool():
    made = Pool(2)
    yield made
    made.close()


def finished(pool, job):
    found = pool.wait(job, job.epochs + 1, LIMIT)
    assert found.finished
    return found


def test_a_run_gives_the_engines_records_bit_for_bit(pool):
    found, wanted = finished(pool, RunJob(Trained(40), 40)), list(Trained(40).records())
    assert [r.epoch for r in found.records] == [r.epoch for r in wanted]
    for mine, theirs in zip(found.records, wanted, strict=True):
        assert mine.row.tolist() == theirs.row.tolist() and mine.loss == theirs.loss
    assert (found.problem, found.diverged, found.epoch) == ("", False, 40)


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


def test_what_is_kept_does_not_depend_on_how_far_a_run_comes():
    assert [epoch for epoch in range(121) if is_kept(epoch, 50)] == [0, 1, 2, 5, 10, 20, 50, 100]
    assert all(is_kept(epoch, 1) for epoch in range(9))
    slices = Advancing(RunJob(Counted(333), 333, 11))
    kept, found = [], slices.advance(0.0)
    while not found.finished:
        kept += found.records
        found = slices.advance(0.0)
    kept += found.records
    assert [r.epoch for r in kept] == [0, 1, 2, 5, 10, 20, 50, 100, 150, 200, 250, 300, 333]


def test_the_same_plan_is_computed_once_for_everybody(pool):
    one = finished(pool, RunJob(Trained(30, name="shared"), 30))
    assert pool.look(RunJob(Trained(30, name="shared"), 30), "another") is one
    assert pool.known(RunJob(Trained(30, name="unknown"), 30)) is None


def test_many_runs_come_forward_together(pool):
    jobs = [RunJob(Endless(name=f"of {k}"), 10**9, 10**6) for k in range(8)]
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        found = [pool.look(job, str(place)) for place, job in enumerate(jobs)]
        if all(run.epoch > 0 for run in found):
            break
        pool.wait(jobs[0], 10**9, 0.02)
    assert all(run.epoch > 0 and not run.finished for run in found)
    assert pool.before(found[0]) == 0


def test_a_run_goes_on_when_its_process_is_killed():
    pool = Pool(1)
    job = RunJob(Trained(3_000, name="killed"), 3_000)
    before = pool.wait(job, 1, LIMIT)
    os.kill(pool._workers[0]._process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    found = finished(pool, job)
    assert found is before
    assert [r.epoch for r in found.records] == [
        r.epoch for r in Trained(3_000).records() if is_kept(r.epoch, 10)
    ]
    *_, last = Trained(3_000).records()
    assert found.records[-1].row.tolist() == last.row.tolist()
    pool.close()


def test_a_divergence_is_a_sentence_and_names_the_last_good_record(pool):
    found = finished(pool, RunJob(Failing("diverged"), 100, 11))
    assert found.diverged and found.good.epoch == 3
    assert found.problem.endswith("at epoch 7. The last good weights, of epoch 3, are kept.")
    assert found.records[-1].epoch == 6


def test_a_source_that_refuses_gives_its_sentence(pool):
    found = finished(pool, RunJob(Failing("refused"), 100))
    assert "targets[1] is 2" in found.problem and not found.diverged


def test_a_fault_of_the_program_is_told_without_its_details(pool):
    found = finished(pool, RunJob(Failing("fault"), 100))
    assert "fault in the program" in found.problem and "oops" not in found.problem


def test_more_than_can_be_done_is_refused(monkeypatch):
    monkeypatch.setattr(pool_module, "MAX_UNFINISHED", 2)
    pool = Pool(1)
    for k in range(2):
        pool.look(RunJob(Endless(name=f"busy {k}"), 10**9))
    with pytest.raises(BusyError, match="2 trainings are under way"):
        pool.look(RunJob(Endless(name="one more"), 10**9))
    pool.close()


def test_runs_that_nobody_waits_for_are_not_begun_and_make_room(monkeypatch):
    for name, value in {"MAX_UNFINISHED": 2, "WANTED_S": 0.0, "FORGOTTEN_S": 0.02}.items():
        monkeypatch.setattr(pool_module, name, value)
    pool = Pool(1)
    abandoned = [RunJob(Endless(name=f"abandoned {k}"), 10**9) for k in range(2)]
    for job in abandoned:
        pool.look(job)
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        if all(pool.known(job) is None for job in abandoned):
            break
        time.sleep(0.01)
    assert pool.look(RunJob(Counted(3, name="room again"), 3)).epoch == 0
    pool.close()


def test_recordings_are_kept_within_their_bytes(monkeypatch):
    pool = Pool(1)
    sizes = [finished(pool, RunJob(Counted(50, name=f"kept {k}"), 50)).bytes for k in range(2)]
    monkeypatch.setattr(pool_module, "RECORDINGS_BYTES", sum(sizes) + sizes[0] // 2)
    finished(pool, RunJob(Counted(50, name="kept 2"), 50))
    assert pool.known(RunJob(Counted(50, name="kept 0"), 50)) is None
    assert pool.known(RunJob(Counted(50, name="kept 2"), 50)) is not None
    pool.close()
