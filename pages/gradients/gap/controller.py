"""This visitor's training of the two networks: started, watched, paused and stopped from the panel."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

import streamlit as st

from pages.gradients.gap.plan import GapPlan, PairRecord
from pages.ui.runs.background import RUNNING, Run, Snapshot
from pages.ui.runs.slices import RunJob

_KEY = "gap runs"
PATIENCE_S = 3.0
MEASURED = 20


@dataclass
class GapRunController:
    """The run on screen, if there is one, and what it trains."""

    run: Run | None = None
    plan: GapPlan | None = None

    def follow(self, plan: GapPlan) -> None:
        """Take a run of other settings off the screen."""
        if self.plan != plan:
            self.clear()

    def start(self, plan: GapPlan) -> None:
        """Train from the beginning."""
        self.clear()
        self.plan = plan
        self.run = Run(RunJob(plan, plan.updates, keep=251))
        self.run.start()

    def pause(self) -> None:
        """Rest after the record at hand."""
        if self.run is not None:
            self.run.pause()
            self.run.wait(PATIENCE_S)

    def go_on(self) -> None:
        """Go on after a pause."""
        if self.run is not None:
            self.run.go_on()

    def stop(self) -> None:
        """End; what was reached stays on screen."""
        if self.run is not None:
            self.run.stop()
            self.run.wait(PATIENCE_S)

    def clear(self) -> None:
        """No run on screen."""
        if self.run is not None:
            self.run.stop()
        self.run, self.plan = None, None

    @property
    def is_running(self) -> bool:
        """True while updates are being made."""
        return self.run is not None and self.run.phase == RUNNING


def runs() -> GapRunController:
    """What the server keeps of this visitor's runs."""
    found: GapRunController | None = st.session_state.get(_KEY)
    if found is None:
        found = st.session_state[_KEY] = GapRunController()
    return found


@lru_cache(maxsize=256)
def expected_seconds(plan: GapPlan) -> float:
    """How long a training takes here, from the time that a few updates take at a gap of at most MEASURED steps."""
    short = replace(plan, gap=min(plan.gap, MEASURED), updates=plan.every)
    records = short.records()
    next(records)
    began = time.perf_counter()
    next(records)
    longer = (plan.gap + 1) / (short.gap + 1)
    return (time.perf_counter() - began) * longer * plan.updates / short.updates


def pairs(found: Snapshot) -> list[PairRecord]:
    """The records of a run."""
    return cast("list[PairRecord]", list(found.records))
