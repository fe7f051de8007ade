"""Below the unit: ways to look closer at the run, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from lstm_core.training.train import EpochRecord
from pages.training import session
from pages.training.live.stage import records_of
from pages.training.panels import compare, data, files, step, weights
from pages.training.parts import EXPLORE
from pages.training.session import TRAINING
from pages.training.state import TrainingState
from pages.ui.widgets.choices import panel_picker

Show = Callable[[TrainingState, tuple[EpochRecord, ...]], None]

PANELS: Mapping[str, tuple[str, Show]] = MappingProxyType(
    {
        "step": ("One training step in full", step.show),
        "weights": ("All weights", weights.show),
        "compare": ("Compare runs", compare.show),
        "data": ("Own data", data.show),
        "files": ("Save and load", files.show),
    }
)


@st.fragment(key=EXPLORE)
def explore() -> None:
    """Offer the panels and show the chosen one."""
    visit = TRAINING.get()
    state = visit.history.present
    show = panel_picker(
        PANELS, state.panel, lambda name: TRAINING.change(panel=name), "training_explore", linked=visit.linked
    )
    if state.panel in ("step", "weights") and session.is_running():
        st.caption("While the run is under way this rests; pause or stop it to look closer.")
    elif show:
        show(state, tuple(records_of(state)))
    TRAINING.write_url(visit)
