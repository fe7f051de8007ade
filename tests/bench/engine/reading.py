"""Part k: a network that reads, beside PyTorch learning the same; and what reading a text costs a server.

Runs in a process of its own: NumPy gets one thread per product, since the readers are shared out
between two, and PyTorch gets two threads.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core.charlm.learn.training import BITS, Settings, Trainer
from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import Shape
from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.text.alphabet import Alphabet
from tests.bench.engine.step_and_run import best, child, has_torch
from tests.bench.tools.table import Row, median

CHARACTERS = "".join(map(chr, range(32, 128)))
THREADS = 2
EMBEDDING = 64
SAME_UPDATES = 5
SETTINGS = Settings(updates=10_000, workers=THREADS)
LEAST_SPEED = 0.4
LENGTHS = ((2_000, 1.0), (20_000, None))
"""Characters on a page, and the seconds of CPU a server may take for them."""


def measure(quick: bool) -> list[Row]:
    """Time both in a child process and compare."""
    found = child("tests.bench.engine.reading", "3" if quick else "15")
    rows = _learning(**found["learning"]) if found["learning"] else []
    if not rows:
        print("Reading: the rows beside PyTorch are left out; torch is not installed (pip install torch).")
    for length, bound in LENGTHS:
        cpu = found["reading"][str(length)]
        must, ok = (f"at most {bound:g} s", cpu <= bound) if bound else ("", None)
        name = f"reading {length:,} characters, {SETTINGS.hidden} cells: server CPU"
        rows.append(Row(name, f"{cpu:.2f} s", must=must, ok=ok))
    return rows


def _learning(times: dict[str, float], apart: float) -> list[Row]:
    size = f"T={SETTINGS.length}, B={SETTINGS.batch}, H={SETTINGS.hidden}, V={len(CHARACTERS) + 2}"
    own = times.pop("engine")
    rows = []
    for place, (name, seconds) in enumerate(sorted(times.items(), key=lambda pair: pair[1])):
        ratio = seconds / own
        fastest = not place
        rows.append(
            Row(
                f"learning to read, {size}",
                _speed(own),
                f"{name}: {_speed(seconds)}",
                ratio,
                f"at least {LEAST_SPEED} × the speed of PyTorch's fastest" if fastest else "",
                ratio >= LEAST_SPEED if fastest else None,
            )
        )
    name = f"bits per character before each of the first {SAME_UPDATES} updates, furthest from torch's"
    return [*rows, Row(name, f"{apart:.1e}", must="1e-4", ok=apart <= 1e-4)]


def _speed(seconds: float) -> str:
    return f"{SETTINGS.batch * SETTINGS.length / seconds:,.0f} characters a second"


def _trainer() -> Trainer:
    text = np.random.default_rng(0).integers(2, len(CHARACTERS) + 2, 400_000).astype(np.uint8)
    return Trainer(SETTINGS, Alphabet(CHARACTERS), text)


def _torch(trainer: Trainer, embedding: bool, fused: bool) -> Callable[[], float]:
    """The same update with torch's own parts, from the same weights unless the symbols are embedded."""
    import torch

    symbols, units = trainer.shape.symbols, trainer.shape.units
    lstm = torch.nn.LSTM(EMBEDDING if embedding else symbols, units)
    out = torch.nn.Linear(units, symbols)
    inputs: Any = torch.nn.Embedding(symbols, EMBEDDING) if embedding else torch.eye(symbols).__getitem__
    if not embedding:
        _same_weights(trainer, lstm, out)
    lstm.bias_hh_l0.requires_grad_(False)  # one bias, as here: two would take two steps
    weights = [w for part in (inputs, lstm, out) if hasattr(part, "parameters") for w in part.parameters()]
    weights = [w for w in weights if w.requires_grad]
    adam = torch.optim.Adam(weights, fused=fused)
    text, starts = torch.from_numpy(trainer.text).long(), torch.from_numpy(trainer._starts)
    memories, done = None, 0

    def update() -> float:
        nonlocal memories, done
        window = done * SETTINGS.length + torch.arange(SETTINGS.length + 1)
        read = text[(starts + window[:, None]) % len(text)]
        h, after = lstm(inputs(read[:-1]), memories)
        memories = tuple(memory.detach() for memory in after)
        loss = torch.nn.functional.cross_entropy(out(h).flatten(0, 1), read[1:].flatten())
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, SETTINGS.clip)
        adam.param_groups[0]["lr"] = SETTINGS.rate_at(done)
        adam.step()
        done += 1
        return BITS * loss.item()

    return update


def _same_weights(trainer: Trainer, lstm: Any, out: Any) -> None:
    import torch

    def rows(columns: np.ndarray) -> Any:
        i, f, o, g = np.split(columns, 4, axis=-1)
        return torch.from_numpy(np.concatenate([i, f, g, o], axis=-1).T.copy())

    start = trainer.shape.views(trainer.row)
    bias = rows(start.b)
    layer = {"weight_ih": rows(start.w_x), "weight_hh": rows(start.w_h), "bias_ih": bias, "bias_hh": 0 * bias}
    lstm.load_state_dict({f"{name}_l0": value for name, value in layer.items()})
    out.load_state_dict(
        {"weight": torch.from_numpy(start.out_w.T.copy()), "bias": torch.from_numpy(start.out_b.copy())}
    )


def _side_by_side(rounds: int) -> dict[str, Any]:
    import torch

    torch.set_num_threads(THREADS)
    torch.manual_seed(0)
    trainer = _trainer()
    contenders: dict[str, Callable[[], Any]] = {}
    for embedding in (False, True):
        for fused in (False, True):
            name = f"torch.nn.LSTM on {f'an embedding of {EMBEDDING}' if embedding else 'one-hot rows'}"
            contenders[f"{name}, {'fused ' * fused}Adam"] = _torch(trainer, embedding, fused)
    theirs = next(iter(contenders.values()))
    apart = max(abs(trainer.update() - theirs()) for _ in range(SAME_UPDATES))
    return {"times": best({"engine": trainer.update, **contenders}, rounds), "apart": apart}


def _reading(rounds: int) -> dict[int, float]:
    """Median CPU seconds until every cell's colours, chances and surprises are there."""
    shape = Shape(len(CHARACTERS) + 2, SETTINGS.hidden)
    model = CharModel.from_row(Alphabet(CHARACTERS), shape.units, shape.start(0), {})
    assert model.exact
    text = "".join(np.random.default_rng(0).choice([*CHARACTERS], max(length for length, _ in LENGTHS)))
    found: dict[int, list[float]] = {length: [] for length, _ in LENGTHS}
    for _ in range(rounds):
        for length, times in found.items():
            began = time.process_time()
            assert read_with(model, text[:length]).tanh_c.size
            times.append(time.process_time() - began)
    return {length: median(times) for length, times in found.items()}


def main(rounds: int) -> None:
    """Measure in this process and print what was found as JSON."""
    learning = _side_by_side(rounds) if has_torch() else {}
    print(json.dumps({"learning": learning, "reading": _reading(min(rounds, 5))}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
