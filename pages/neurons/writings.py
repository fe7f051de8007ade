"""What the network writes, over HTTP: the text and, choice by choice, what it was drawn from. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.charlm.generate import LONGEST, generate
from lstm_core.charlm.writing import Writing, write_down
from pages.neurons.network import network
from pages.neurons.state import MAX_HEAT, MAX_LENGTH, MAX_SEED, NeuronState
from pages.neurons.texts import text_of
from pages.ui.unit.sweeps import SWEEP_TYPE

PATH = "api/neurons/writing"
# A character has at most four bytes, and twelve where a browser has to escape it.
MAX_BODY = 12 * LONGEST + 1024


@dataclass(frozen=True)
class Question:
    """What to write on, how many characters, how evenly drawn, and from which random numbers."""

    prompt: str
    characters: int
    temperature: float
    seed: int


def question_of(state: NeuronState) -> Question:
    """What the page asks for."""
    prompt = text_of(state)[: state.place + 1] if state.above else state.prompt
    return Question(prompt, state.length, state.temperature, state.seed)


@lru_cache(maxsize=32)
def written(question: Question) -> Writing:
    """The text and its record; the same question always has the same answer."""
    return write_down(
        generate(network(), question.prompt, question.characters, question.temperature, question.seed)
    )


def columns(writing: Writing) -> dict[str, NDArray[np.float64]]:
    """The record as columns (T,): ``symbol``, ``point``, ``surprise``, the rests, and ``listed.0`` to ``high.5``."""
    found = {
        "symbol": writing.symbols.astype(np.float64),
        **{key: getattr(writing, key) for key in ("point", "surprise", "rest_before", "rest_after")},
    }
    for key in ("listed", "before", "after", "low", "high"):
        part = getattr(writing, key).astype(np.float64)
        found |= {f"{key}.{place}": part[:, place] for place in range(part.shape[1])}
    return found


def parse_question(body: bytes) -> Question:
    """What the browser asked. Raises ValueError in one sentence for anything that is not a question."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, a number or a nesting without end
        raise ValueError("the question is not JSON") from None
    if not isinstance(asked, dict):
        raise ValueError("the question is not an object")
    prompt, temperature = asked.get("prompt"), asked.get("temperature")
    if not isinstance(prompt, str) or len(prompt) > LONGEST:
        raise ValueError(f"prompt is a text of at most {LONGEST:,} characters")
    if isinstance(temperature, bool) or not isinstance(temperature, int | float):
        raise ValueError(f"temperature is a number from 0 to {MAX_HEAT:g}")
    if not 0.0 <= temperature <= MAX_HEAT:
        raise ValueError(f"temperature is a number from 0 to {MAX_HEAT:g}")
    return Question(
        prompt,
        _whole(asked, "characters", 1, MAX_LENGTH),
        float(temperature),
        _whole(asked, "seed", 0, MAX_SEED),
    )


def _whole(asked: dict[str, Any], name: str, low: int, high: int) -> int:
    number = asked.get(name)
    if type(number) is not int or not low <= number <= high:
        raise ValueError(f"{name} is a whole number from {low} to {high:,}")
    return number


async def answer(request: Request) -> Response:
    """``POST api/neurons/writing`` with a question as JSON: the record as float64, column after column."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            return PlainTextResponse(f"a question has at most {MAX_BODY} bytes", status_code=413)
    try:
        # In a thread: long texts take a tenth of a second and more, in which the server shall hear others.
        found = columns(await run_in_threadpool(written, parse_question(bytes(body))))
    except ValueError as problem:
        return PlainTextResponse(str(problem), status_code=400)
    return Response(
        b"".join(np.ascontiguousarray(column, dtype="<f8").tobytes() for column in found.values()),
        media_type=SWEEP_TYPE,
        headers={
            "x-columns": ",".join(found),
            "cache-control": "no-store",
            "content-encoding": "identity",
        },
    )


route = Route(f"/{PATH}", answer, methods=["POST"])
