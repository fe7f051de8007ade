"""Writing: the network's own choices become its next inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import Memories
from lstm_core.charlm.text.alphabet import BOUNDARY, MAX_TEXT, UNKNOWN
from lstm_core.kernels.lstm import halved, unroll
from lstm_core.kernels.softmax import softmax
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_number, whole_number

MAX_TEMPERATURE = 5.0


class Choice(NamedTuple):
    """One character written: its symbol, and the chances (V,) it was drawn from, temperature applied.

    ``before`` (V,) are the chances at temperature 1. All chances lie side by side on a line from 0 to 1
    in the order of the symbols; the random number ``point`` (0 ≤ point < 1) falls on the one drawn.
    """

    character: str
    symbol: int
    chances: FloatArray
    before: FloatArray
    point: float


def generate(
    model: CharModel, prompt: str, characters: int, temperature: float = 1.0, seed: int = 0
) -> Iterator[Choice]:
    """Read ``prompt`` and write ``characters`` more, one by one; the same seed writes the same.

    Equation: p = softmax(logits / temperature) over the characters of the alphabet; temperature 0
    always takes the likeliest. Raises ValueError for a length outside 0 to 20,000, a temperature
    outside 0 to 5 and a prompt above 20,000 characters.
    """
    whole_number("characters", characters, 0, MAX_TEXT)
    temperature = finite_number("temperature", temperature)
    if not 0.0 <= temperature <= MAX_TEMPERATURE:
        raise ValueError(f"temperature is {temperature:g}; expected a number from 0 to {MAX_TEMPERATURE:g}")
    if len(prompt) > MAX_TEXT:
        raise ValueError(f"the beginning has {len(prompt):,} characters; expected at most {MAX_TEXT:,}")
    return _choices(
        model,
        prompt,
        characters,
        temperature,
        np.random.default_rng(whole_number("seed", seed, 0, 2**32 - 1)),
    )


def _choices(
    model: CharModel, prompt: str, characters: int, temperature: float, rng: np.random.Generator
) -> Iterator[Choice]:
    weights = model.exact
    # Halved once, not once per character as a pass by ``read`` would.
    half = halved(weights.layer)
    inputs = half.w_x + half.b
    symbols = np.concatenate([[BOUNDARY], model.alphabet.encode(prompt)]).astype(model.alphabet.kind)
    memories: Memories | None = None
    for _ in range(characters):
        tape = unroll(half.w_h, inputs[symbols[:, None]], *(memories or ()))
        memories = Memories(tape.h[-1], tape.c[-1])
        logits = np.asarray(memories.h[0] @ weights.out_w + weights.out_b, np.float64)
        chances = next_chances(logits, temperature)
        point = float(rng.random())
        below = np.cumsum(chances)
        # Kept under the sum of all chances, which a product with a number below 1 can round up to.
        drawn = min(point * below[-1], np.nextafter(below[-1], 0.0))
        symbol = int(np.searchsorted(below, drawn, side="right"))
        before = chances if temperature == 1.0 else next_chances(logits, 1.0)
        yield Choice(model.alphabet.decode(symbol), symbol, chances, before, point)
        symbols = np.array([symbol], model.alphabet.kind)


def next_chances(logits: FloatArray, temperature: float) -> FloatArray:
    """Return the chances of each symbol (V,); boundary and unknown have none."""
    logits = logits.copy()
    logits[[BOUNDARY, UNKNOWN]] = -np.inf
    if temperature == 0.0:
        return np.asarray(np.arange(len(logits)) == logits.argmax(), np.float64)
    return softmax(logits, temperature)
