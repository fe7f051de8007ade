"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from typing import Any

from pages.neurons.cell.payload import cell_payload
from pages.neurons.model.network import reading_of
from pages.neurons.reader.finding import cell_of
from pages.neurons.reader.payload import reader_payload
from pages.neurons.reader.requests import reduce, reduce_opened, reduce_writing
from pages.neurons.reader.told import lesson_facts
from pages.neurons.settings import ROWS
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of
from pages.neurons.url import ADDRESS, start_of
from pages.neurons.writing.payload import writing_payload
from pages.ui.exchange.live_page import LivePage, LivePart
from pages.ui.load.lanes import TEXTS
from pages.ui.text.texts import text


def opened_payload(state: NeuronState) -> dict[str, Any]:
    """What is told of the cell and the character one looks at."""
    cell = cell_of(state)
    return cell_payload(
        reading_of(text_of(state), state.model),
        cell,
        state.place,
        state.vocabulary,
        name=state.names.get(cell, ""),
    )


NEURONS: LivePage[NeuronState] = LivePage(
    "neurons",
    lambda: ADDRESS,
    start_of,
    reader_payload,
    reduce,
    title=text("neurons.title"),
    rows=ROWS,
    also=lambda state: (state.own, state.file, state.model),
    parts={
        "writing": LivePart("write", writing_payload, reduce_writing),
        "opened": LivePart("open", opened_payload, reduce_opened),
    },
    slow=True,
    lane=TEXTS,
    facts=lesson_facts,
)
