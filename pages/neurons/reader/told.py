"""What the page says above the text: what is seen, and how well the best unit does there. Pure."""

from __future__ import annotations

from lstm_core.charlm.probes.following import SEPARATES, WELL, Ranking
from lstm_core.charlm.probes.probes import PROBES
from pages.neurons.model.held_out import results_or_none
from pages.neurons.model.network import SHIPPED, network
from pages.neurons.reader.counts import NONE, figure
from pages.neurons.reader.finding import ranking
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import passage_of, shipped_passages, text_of
from pages.ui.text.numbers import fixed
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text_segments


def lead(state: NeuronState) -> list[list[Segment]]:
    """What the colours are; what there is to see in a shipped passage, and how well the best unit follows it."""
    units = str(network(state.model).units)
    whose = "own" if state.model else "network"
    told = [
        [
            *text_segments(f"neurons.lead.{whose}", units=units), " ",
            *text_segments(f"neurons.lead.colour.{state.colour}"),
            *([" ", *text_segments("neurons.lead.both")] if state.colour in ("tanh_c", "c", "h") else []),
        ]
    ]  # fmt: skip
    passage = passage_of(state)
    if passage is not None:
        told.append([passage.sentence, *best_unit(text_of(state), passage.probe, state.model)])
    return told


def best_unit(shown: str, probe: str, model: str = SHIPPED) -> list[Segment]:
    """Which unit's tanh(c) follows a probe best in a text, there and on unseen files; nothing where none can."""
    if not probe or not ranking(shown, probe, model).defined:
        return []
    found, unseen = ranking(shown, probe, model), _on_unseen(probe, model)
    unit = int(found.cells[0])
    return [
        " ",
        *text_segments(
            f"neurons.lead.best.{PROBES[probe].kind}{'' if unseen else '_here'}",
            cell=str(unit),
            probe=PROBES[probe].name,
            here=figure(found.correlation, unit, 2),
            unseen=NONE if unseen is None else figure(unseen.correlation, unit, 2),
            auc=figure(found.separation, unit, 3),
            auc_unseen=NONE if unseen is None else figure(unseen.separation, unit, 3),
        ),
    ]


def _on_unseen(probe: str, model: str = SHIPPED) -> Ranking | None:
    results = results_or_none(model)
    return None if results is None else results.rankings[probe]


def lesson_facts() -> dict[str, str]:
    """What the texts around the page say in numbers."""
    results = results_or_none()
    first, unseen = next(iter(shipped_passages().values())), _on_unseen("quotes")
    found = ranking(first.text, "quotes")
    unit = int(found.cells[0])
    return {
        "units": str(network().units), "well": fixed(WELL, 1), "separates": fixed(SEPARATES, 2),
        "well_any": str(results.counts().any) if results else NONE,
        "separate_any": str(results.separable().any) if results else NONE,
        "best": str(unit), "here": figure(found.correlation, unit, 2),
        "unseen": NONE if unseen is None else figure(unseen.correlation, unit, 2),
    }  # fmt: skip
