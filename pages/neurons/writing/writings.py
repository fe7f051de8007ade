"""What the network writes: the text and, choice by choice, what it was drawn from. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_core.charlm.net.generate import generate
from lstm_core.charlm.net.writing import Writing, write_down
from lstm_core.numbers.activations import FloatArray
from pages.neurons.model.network import SHIPPED, most_read, most_written, network
from pages.neurons.state import MAX_LENGTH, MAX_PROMPT, MAX_SEED, MAX_TEMPERATURE, NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.load.kept import kept
from pages.ui.params.codecs import json_integer


@dataclass(frozen=True)
class Question:
    """What to write on, how many characters, how evenly drawn, from which random numbers, and which network writes."""

    prompt: str
    characters: int
    temperature: float
    seed: int
    model: str = SHIPPED


def question_of(state: NeuronState) -> Question:
    """What the page asks for."""
    prompt = text_of(state)[: state.place + 1] if state.above else state.prompt
    length = most_written(state.length, state.model)
    return Question(prompt, length, state.temperature, state.seed, state.model)


@kept
def written(question: Question) -> Writing:
    """The text and its record; the same question always has the same answer."""
    model = network(question.model)
    return write_down(
        generate(model, question.prompt, question.characters, question.temperature, question.seed)
    )


def writing_columns(question: Question) -> dict[str, FloatArray]:
    """The record as columns (T,): ``symbol``, ``point``, ``surprise``, the rests, and ``listed.0`` to ``high.5``."""
    writing = written(question)
    found = {
        "symbol": writing.symbols.astype(np.float64),
        **{key: getattr(writing, key) for key in ("point", "surprise", "rest_before", "rest_after")},
    }
    for key in ("listed", "before", "after", "low", "high"):
        part = getattr(writing, key).astype(np.float64)
        found |= {f"{key}.{place}": part[:, place] for place in range(part.shape[1])}
    return found


def model_in(asked: Mapping[str, Any]) -> str:
    """The network that is asked. Raises ValueError in one sentence where there is none of that name any more."""
    model = asked.get("model", SHIPPED)
    if not isinstance(model, str):
        raise ValueError("model is a text")
    network(model)
    return model


def question_in(asked: Mapping[str, Any]) -> Question:
    """What the browser asked. Raises ValueError in one sentence for anything that is not a question."""
    prompt, temperature = asked.get("prompt"), asked.get("temperature")
    model = model_in(asked)
    most = max(MAX_PROMPT, most_read(model))
    if not isinstance(prompt, str) or len(prompt) > most:
        raise ValueError(f"prompt is a text of at most {most:,} characters")
    if isinstance(temperature, bool) or not isinstance(temperature, int | float):
        raise ValueError(f"temperature is a number from 0 to {MAX_TEMPERATURE:g}")
    if not 0.0 <= temperature <= MAX_TEMPERATURE:
        raise ValueError(f"temperature is a number from 0 to {MAX_TEMPERATURE:g}")
    return Question(
        prompt,
        json_integer(asked, "characters", 1, most_written(MAX_LENGTH, model)),
        float(temperature),
        json_integer(asked, "seed", 0, MAX_SEED),
        model,
    )
