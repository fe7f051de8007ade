"""What stands before the curves: one input nudged, and a pair of networks trained on the gap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.training import fresh_sequences
from pages.gradients.gap.plan import GAPS, LSTMS, MAX_SEED, RNNS, UNITS, UPDATES, GapPlan
from pages.gradients.spec import GRADIENTS
from pages.gradients.state import GradientState
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.texts import text, texts
from pages.ui.visits.visit import change, state_now
from pages.ui.widgets.typing import number_field, say_refused

NUDGE = LiveScript("nudge", "pages/gradients/nudge/nudge.js", text("gradients.waiting.nudge"), 420)
PAIR = LiveScript("gap", "pages/gradients/gap/gap.js", text("gradients.waiting.gap"), 160)
SHOWN_LETTERS = 14
_OFFERED: dict[str, tuple[Any, ...]] = {
    "gap": GAPS, "units": UNITS, "updates": UPDATES, "rnn": RNNS, "lstm": LSTMS,
}  # fmt: skip


def story(state: GradientState, curves: Callable[[], None]) -> None:
    """Draw the nudge, the pair, and then the curves."""
    exchanging_part(NUDGE, *GRADIENTS.part(NUDGE.name, state))
    exchanging_part(PAIR, *GRADIENTS.part(PAIR.name, state))
    with st.expander(text("gradients.gap.another"), expanded=state.gap != GapPlan()):
        _settings(state.gap)
        _instance(state.gap)
    curves()


def _settings(plan: GapPlan) -> None:
    names = {key: kind.name for key, kind in NETWORKS.items()}
    labels = texts("gradients.gap.labels")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for name, offered in _OFFERED.items():
            st.session_state[f"gap_{name}"] = getattr(plan, name)
            st.selectbox(
                labels[name],
                offered,
                key=f"gap_{name}",
                format_func=lambda value: names.get(value, f"{value:,}" if isinstance(value, int) else value),
                on_change=lambda name=name: _change(**{name: st.session_state[f"gap_{name}"]}),
                width=230 if name in ("rnn", "lstm") else 130,
            )
        number_field(
            labels["seed"], "gap_seed", plan.seed, 0, MAX_SEED, lambda seed: _change(seed=seed), width=130
        )
    say_refused("gap_seed")


def _change(**fields: Any) -> None:
    change(GRADIENTS, gap=replace(state_now(GRADIENTS).gap, **fields), reached=0)


def _instance(plan: GapPlan) -> None:
    """One sequence as a person would write it."""
    sequences = fresh_sequences(plan.gap, 1, plan.seed, "check")
    letters = list(sequences.letters(0))
    answer = letters[0]
    if len(letters) > SHOWN_LETTERS:
        half = SHOWN_LETTERS // 2
        left_out = text("gradients.gap.left_out", n=str(len(letters) - 2 * half))
        letters = [*letters[:half], left_out, *letters[-half:]]
    st.caption(text("gradients.gap.instance", letters=" ".join(letters), answer=answer))
