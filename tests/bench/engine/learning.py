"""Part f: training beside PyTorch, every contender on one thread.

Runs in a process of its own, since NumPy reads its number of threads when it is loaded.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.kernels.lstm import backprop, forward, stacked_weights
from lstm_core.training.train import train
from tests.bench.engine.step_and_run import THREADS, best, child, has_torch
from tests.bench.tools.table import Row

START = {
    "forget": (0.3367, 0.1288, 0.0),
    "input": (0.2345, 0.2303, 0.0),
    "candidate": (-1.1229, -0.1863, 0.0),
    "output": (2.2082, -0.6380, 0.0),
}
SERIES, TARGETS = ((0.0, 0.5, 0.25, 1.0), (1.0, 0.5, 0.25, 1.0)), (0.0, 1.0)
EPOCHS, QUICK_EPOCHS = 5000, 300
T, B, D, H = 64, 32, 64, 128


def measure(quick: bool) -> list[Row]:
    """Time both in a child process and compare."""
    found = child("tests.bench.engine.learning", "quick" if quick else "full")
    if not found:
        print("Learning: left out; torch is not installed (pip install torch).")
        return []
    recipe, layer, epochs = found["recipe"], found["layer"], found["epochs"]
    ratio = recipe["engine"] / recipe["autograd"]
    against = layer["engine"] / layer["torch"]
    return [
        Row(
            f"training the published recipe, {epochs:,} epochs × 2 companies",
            f"{recipe['engine']:.2f} s",
            f"the same loop in PyTorch autograd: {recipe['autograd']:.2f} s",
            ratio,
            "at least 5 × faster (ratio ≤ 0.2)",
            ratio <= 0.2,
        ),
        Row(
            "the two runs' twelve weights, furthest apart",
            f"{found['apart']:.1e}",
            "",
            None,
            "1e-6",
            found["apart"] <= 1e-6,
        ),
        Row(
            f"forward + backward, float32, T={T}, B={B}, D={D}, H={H}",
            f"{1e3 * layer['engine']:.1f} ms",
            f"torch.nn.LSTM: {1e3 * layer['torch']:.1f} ms",
            against,
            "at most 3 × the time",
            against <= 3,
        ),
        Row(
            "its gradients of the inputs, furthest from torch's",
            f"{found['off']:.1e}",
            "",
            None,
            "1e-4",
            found["off"] <= 1e-4,
        ),
    ]


def _autograd(epochs: int) -> list[float]:
    """The recipe as one writes it down with PyTorch; the twelve weights afterwards."""
    import torch

    blocks = {
        name: [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in values]
        for name, values in START.items()
    }
    weights = [weight for block in blocks.values() for weight in block]
    adam = torch.optim.Adam(weights, lr=0.001)
    series = [torch.tensor(days, dtype=torch.float64) for days in SERIES]

    def total(name: str, h: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
        w_h, w_x, b = blocks[name]
        return h * w_h + x * w_x + b

    for _ in range(epochs):
        for days, target in zip(series, TARGETS, strict=True):
            h = c = torch.zeros((), dtype=torch.float64)
            for x in days:
                kept = torch.sigmoid(total("forget", h, x)) * c
                c = kept + torch.sigmoid(total("input", h, x)) * torch.tanh(total("candidate", h, x))
                h = torch.sigmoid(total("output", h, x)) * torch.tanh(c)
            adam.zero_grad()
            ((h - target) ** 2).backward()
            adam.step()
    return [float(weight.detach()) for weight in weights]


def _engine(epochs: int) -> list[float]:
    start = LSTMParameters.scalar(**START)
    *_, last = train(start, SERIES, TARGETS, epochs=epochs, record_every=epochs)
    settable = last.parameters.settable
    return [settable[key] for letter in "figo" for key in (f"w_{letter}h", f"w_{letter}x", f"b_{letter}")]


def _recipe(epochs: int) -> dict[str, Any]:
    from time import perf_counter

    found: dict[str, list[float]] = {}
    times: dict[str, float] = {}
    for name, run in (("engine", _engine), ("autograd", _autograd), ("engine", _engine)):
        began = perf_counter()
        found[name] = run(epochs)
        times[name] = min(times.get(name, np.inf), perf_counter() - began)
    apart = float(np.abs(np.subtract(found["engine"], found["autograd"])).max())
    return {"recipe": times, "apart": apart, "epochs": epochs}


def _layer(rounds: int) -> dict[str, Any]:
    import torch

    lstm = torch.nn.LSTM(D, H)
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    given = [getattr(lstm, name).detach().numpy() for name in names]
    weights = stacked_weights(LSTMParameters.from_torch(*given), np.float32)
    xs = torch.randn(T, B, D, requires_grad=True)
    slopes = torch.randn(T, B, H)
    own_xs, own_slopes = xs.detach().numpy(), slopes.numpy()

    def theirs() -> None:
        lstm.zero_grad()
        xs.grad = None
        lstm(xs)[0].backward(slopes)

    def ours() -> Any:
        return backprop(weights, own_xs, forward(weights, own_xs), own_slopes)

    times = best({"engine": ours, "torch": theirs}, rounds)
    theirs()
    off = float(np.abs(ours().x - xs.grad.numpy()).max())
    return {"layer": times, "off": off}


def main(kind: str) -> None:
    """Measure in this process and print what was found as JSON."""
    if not has_torch():
        print(json.dumps({}))
        return
    import torch

    torch.set_num_threads(int(THREADS))
    torch.manual_seed(0)
    quick = kind == "quick"
    print(json.dumps(_recipe(QUICK_EPOCHS if quick else EPOCHS) | _layer(3 if quick else 10)))


if __name__ == "__main__":
    main(sys.argv[1])
