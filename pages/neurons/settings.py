"""What can be set above the live part: which text, which network, which words. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.neurons.model.network import SHIPPED, network
from pages.neurons.state import LIBRARY, OWN, NeuronState
from pages.neurons.text.texts import shipped_passages, title_of
from pages.ui.params.boxes import Row, Select, words_box
from pages.ui.text.texts import text

ANOTHER = "another"


def _texts(state: NeuronState) -> list[str]:
    return [*shipped_passages(), *([state.passage] if state.passage in (OWN, LIBRARY) else []), ANOTHER]


def _title(name: str, state: NeuronState) -> str:
    if name == ANOTHER:
        return text("neurons.settings.another")
    passages = shipped_passages()
    return passages[name].name if name in passages else title_of(state)


def _with_text(state: NeuronState, name: str) -> NeuronState:
    if name == ANOTHER:
        return replace(state, explore="text")
    passage = shipped_passages().get(name)
    if passage is None:
        return state
    # A passage written to show something is looked at for that.
    return replace(state.with_passage(name), probe=passage.probe or state.probe)


def _networks(state: NeuronState) -> list[str]:
    return [SHIPPED, *([state.model] if state.model else []), ANOTHER]


def _network_title(key: str, _: NeuronState) -> str:
    if key == ANOTHER:
        return text("neurons.settings.another_model")
    if key == SHIPPED:
        return text("neurons.settings.shipped")
    return text("neurons.settings.own_model", units=f"{network(key).units:,}")


def _with_network(state: NeuronState, key: str) -> NeuronState:
    if key == ANOTHER:
        return replace(state, explore="model")
    return state if key == state.model else state.with_model(key)


ROWS: tuple[Row[NeuronState], ...] = (
    (
        Select(
            "passage", text("neurons.settings.text"), 260, options=_texts, title=_title, choose=_with_text
        ),
        Select(
            "model",
            text("neurons.settings.model"),
            230,
            options=_networks,
            title=_network_title,
            choose=_with_network,
        ),
        words_box(),
    ),
)
