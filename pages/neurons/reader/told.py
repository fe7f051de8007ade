"""What the page says above the text: what is seen, and how well the best unit does there. Pure."""

from __future__ import annotations

from lstm_core.charlm.probes.following import SEPARATES, WELL
from lstm_core.charlm.probes.probes import PROBES
from pages.neurons.model.held_out import results_or_none
from pages.neurons.model.network import network
from pages.neurons.reader.counts import NONE, figure
from pages.neurons.reader.finding import ranking
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import passage_of, shipped_passages, text_of
from pages.ui.text.numbers import fixed
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments


def lead(state: NeuronState) -> list[list[Segment]]:
    """What the colours are; what there is to see in a shipped passage, and how well the best unit follows it."""
    told = [text_segments("neurons.lead.network", units=str(network().units))]
    passage = passage_of(state)
    if passage is not None:
        told.append([passage.sentence, *best_unit(text_of(state), passage.probe)])
    return told


def best_unit(shown: str, probe: str) -> list[Segment]:
    """Which unit follows a probe best in a text, there and on unseen files; nothing where none can."""
    if not probe or not ranking(shown, probe).defined:
        return []
    unit, here, unseen = best_figures(shown, probe)
    measure = text(f"neurons.lead.measure.{PROBES[probe].kind}")
    name = PROBES[probe].name
    return [
        " ",
        *text_segments(
            "neurons.lead.best", cell=str(unit), probe=name, measure=measure, here=here, unseen=unseen
        ),
    ]


def best_figures(shown: str, probe: str) -> tuple[int, str, str]:
    """The unit that follows a probe best in a text, its correlation there, and that on unseen files."""
    found, results = ranking(shown, probe), results_or_none()
    unit = int(found.cells[0])
    unseen = figure(results.rankings[probe].correlation, unit, 2) if results else NONE
    return unit, figure(found.correlation, unit, 2), unseen


def lesson_facts() -> dict[str, str]:
    """What the texts around the page say in numbers."""
    results = results_or_none()
    unit, here, unseen = best_figures(next(iter(shipped_passages().values())).text, "quotes")
    return {
        "units": str(network().units), "well": fixed(WELL, 1), "separates": fixed(SEPARATES, 2),
        "well_any": str(results.counts().any) if results else NONE,
        "separate_any": str(results.separable().any) if results else NONE,
        "best": str(unit), "here": here, "unseen": unseen,
    }  # fmt: skip
