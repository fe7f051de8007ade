"""The visitor of the training page: what is set, the run that belongs to it, and the runs before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import streamlit as st

from pages.training.comparison import Outcome, outcome_of
from pages.training.state import PACES, Plan, TrainingState
from pages.training.url import ADDRESS
from pages.ui.runs.background import PAUSED, RUNNING, Run, Snapshot
from pages.ui.visits.visits import PageStore

TRAINING: PageStore[TrainingState] = PageStore("training", decode=ADDRESS.decode, encode=ADDRESS.encode)
MOST_KEPT, FEWEST_KEPT = 501, 51
MOST_PREDICTIONS = 2_000_000
"""Predictions kept over all epochs of a run: 16 MB."""
MOST_FINISHED = 8
SANE_WORK = 100_000
"""The longest run, in days gone through, that opening a link makes again by itself: about a second."""
PATIENCE_S = 6.0

_KEY = "training runs"


@dataclass
class RunController:
    """What the server keeps of one visitor's training.

    ``run`` is the one on screen and ``plan`` what it trains; ``counted`` is how many have been finished;
    ``too_long`` says that a link asks for a run that is not made without being asked.
    """

    run: Run | None = None
    plan: Plan | None = None
    finished: list[Outcome] = field(default_factory=list)
    counted: int = 0
    noted: bool = False
    too_long: bool = False

    def begin(self, state: TrainingState, pause_at: int | None = None, hurry: bool = False) -> Run:
        """Start the training that ``state`` asks for; one under way is stopped."""
        self.clear()
        self.plan = state.plan
        pace = None if hurry else pace_of(state)
        self.run = Run(
            self.plan.records, epochs=state.epochs, pace=pace, keep=keep_of(self.plan), pause_at=pause_at
        )
        self.run.start()
        return self.run

    def clear(self) -> None:
        """No run on screen."""
        if self.run is not None:
            self.run.stop()
        self.run, self.plan, self.noted, self.too_long = None, None, False, False

    def note(self, result: Snapshot) -> None:
        """Keep a run that is over, once; the oldest makes room."""
        if self.noted or self.plan is None or len(result.records) < 2:
            return
        self.noted = True
        if any(kept.plan == self.plan and kept.epoch == result.epoch for kept in self.finished):
            return
        self.counted += 1
        self.finished = [*self.finished, outcome_of(self.counted, self.plan, result)][-MOST_FINISHED:]


def keep_of(plan: Plan) -> int:
    """How many records of a run are kept: fewer where each holds the predictions of many days."""
    size = len(plan.data.series) if plan.loss_on == "last" else sum(map(len, plan.data.series))
    return max(FEWEST_KEPT, min(MOST_KEPT, MOST_PREDICTIONS // size))


def pace_of(state: TrainingState) -> float | None:
    """Epochs a second."""
    seconds = PACES[state.pace]
    return None if seconds is None else state.epochs / seconds


def runs() -> RunController:
    """What the server keeps of this visitor's runs."""
    found: RunController | None = st.session_state.get(_KEY)
    if found is None:
        found = st.session_state[_KEY] = RunController()
    return found


def follow(state: TrainingState) -> None:
    """Let the run be the one that the settings ask for.

    A run of other settings is taken off the screen; a link that looks at an epoch has its run made again,
    at full speed, where that does not take long.
    """
    controller = runs()
    if controller.plan is not None and controller.plan != state.plan:
        controller.clear()
    if controller.run is not None or state.epoch is None:
        controller.too_long = controller.too_long and state.epoch is not None
        return
    if state.plan.work > SANE_WORK:
        controller.too_long = True
        return
    run = controller.begin(state, pause_at=state.ended, hurry=True)
    run.wait(PATIENCE_S)
    if state.ended is not None and not state.paused:
        run.stop()
    found = run.snapshot()
    if found.is_over:
        controller.note(found)


def start() -> None:
    """Train from the beginning."""
    visit = TRAINING.get()
    state = visit.history.present.unrun()
    visit.set(visit.history.change(state))
    runs().begin(state)


def go_on() -> None:
    """Go on where the run was interrupted."""
    controller, visit = runs(), TRAINING.get()
    if controller.run is not None:
        visit.set(visit.history.change(visit.history.present.unrun()))
        controller.run.set_pace(pace_of(visit.history.present))
        controller.run.go_on()


def pause() -> None:
    """Interrupt the run."""
    run = runs().run
    if run is not None:
        run.pause()
        run.wait(PATIENCE_S)
        settle(run.snapshot())


def stop() -> None:
    """End the run; what it reached stays."""
    run = runs().run
    if run is not None:
        run.stop()
        run.wait(PATIENCE_S)
        settle(run.snapshot())


def back_to_start() -> None:
    """Take the run off the screen."""
    visit = TRAINING.get()
    visit.set(visit.history.change(visit.history.present.unrun()))
    runs().clear()


def settle(result: Snapshot) -> None:
    """Let the state say where a run rests: the epoch looked at is the last."""
    visit = TRAINING.get()
    state = visit.history.present
    ended = None if result.epoch == result.epochs or result.diverged else result.epoch
    last = result.epoch if result.good is None else result.good.epoch
    epoch = last if state.epoch is None else min(state.epoch, result.epoch)
    rested = replace(state, epoch=epoch, ended=ended, paused=result.phase == PAUSED and ended is not None)
    visit.set(visit.history.change(rested))
    if result.is_over:
        runs().note(result)


def set_pace(pace: str) -> None:
    """Change how fast a run goes, at once."""
    TRAINING.change(pace=pace)
    run = runs().run
    if run is not None:
        run.set_pace(pace_of(TRAINING.get().history.present))


def is_running() -> bool:
    """True while epochs are being made."""
    run = runs().run
    return run is not None and run.phase == RUNNING
