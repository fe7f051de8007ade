"""Part e: the engine beside PyTorch, every contender with the same number of threads.

Runs in a process of its own, since NumPy reads its number of threads when it is loaded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from lstm_core import LSTMParameters, run, step
from tests.bench.tools.table import Row

SIZES = ((4, 1, 1), (100, 1, 16), (1000, 64, 128))
THREADS = "1"
ROUND_S = 0.15
ROOT = Path(__file__).resolve().parents[3]

Contenders = dict[str, Callable[[], Any]]


def measure(quick: bool) -> list[Row]:
    """Time every size in a child process and compare."""
    found = child("tests.bench.engine.step_and_run", "5" if quick else "15")
    if not found["torch"]:
        print("Engine: the rows beside PyTorch are left out; torch is not installed (pip install torch).")
    return [row for size in found["sizes"] for row in _rows(**size)]


def child(module: str, argument: str) -> Any:
    """What a module prints as JSON when it runs by itself with one thread for every library."""
    limits = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    environment = os.environ | dict.fromkeys(limits, THREADS)
    command = [sys.executable, "-m", module, argument]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def _rows(
    shape: list[int], step: dict[str, float], run: dict[str, float], furthest: float | None
) -> list[Row]:
    n_steps, inputs, units = shape
    bounded = n_steps == 1000
    rows = []
    for name, times, size in (
        ("step", step, f"D={inputs}, H={units}"),
        ("run", run, f"T={n_steps}, D={inputs}, H={units}"),
    ):
        label = f"engine `{name}`, {size}"
        own = times.pop("engine")
        if not times:
            rows.append(Row(label, _time(own)))
        for other, seconds in times.items():
            must, ok = "", None
            if bounded and name == "run":
                must, ok = _bound(other, own / seconds)
            elif name == "step" and inputs == units == 1 and other.startswith("recording"):
                must, ok = "at most 1.5 × the time", own / seconds <= 1.5
            rows.append(Row(label, _time(own), f"{other}: {_time(seconds)}", own / seconds, must, ok))
    if furthest is not None:
        name = f"engine against the recording loop, furthest value, T={n_steps}, D={inputs}, H={units}"
        rows.append(Row(name, f"{furthest:.1e}", "", None, "1e-12", furthest <= 1e-12))
    return rows


def _bound(other: str, ratio: float) -> tuple[str, bool]:
    if other.startswith("recording"):
        return "at least 3 × faster (ratio ≤ 0.333)", ratio <= 1 / 3
    return "at most 5 × the time", ratio <= 5


def _time(seconds: float) -> str:
    return f"{1e6 * seconds:.1f} µs" if seconds < 1e-3 else f"{1e3 * seconds:.2f} ms"


def best(contenders: Contenders, rounds: int) -> dict[str, float]:
    """Seconds per call, the best of several rounds in which the contenders take turns."""
    repeats = {}
    for name, call in contenders.items():
        call()
        began = time.perf_counter()
        call()
        repeats[name] = max(1, int(ROUND_S / max(time.perf_counter() - began, 1e-7)))
    found = dict.fromkeys(contenders, float("inf"))
    for _ in range(rounds):
        for name, call in contenders.items():
            began = time.perf_counter()
            for _ in range(repeats[name]):
                call()
            found[name] = min(found[name], (time.perf_counter() - began) / repeats[name])
    return found


def _weights(inputs: int, units: int) -> list[np.ndarray]:
    rng = np.random.default_rng(inputs * 1000 + units)
    shapes = ((4 * units, inputs), (4 * units, units), (4 * units,), (4 * units,))
    return [rng.uniform(-1, 1, shape) / np.sqrt(units) for shape in shapes]


def _size(n_steps: int, inputs: int, units: int, rounds: int) -> dict[str, Any]:
    weights = _weights(inputs, units)
    xs = np.random.default_rng(1).normal(size=(n_steps, inputs))
    layer = LSTMParameters.from_torch(*weights)
    zeros = np.zeros(units)
    steps: Contenders = {"engine": lambda: step(layer, xs[0], zeros, zeros)}
    runs: Contenders = {"engine": lambda: run(layer, xs)}
    furthest = _add_torch(weights, xs, steps, runs) if has_torch() else None
    if furthest:
        trace, record = run(layer, xs), furthest()
        furthest = max(
            float(np.abs(getattr(trace, key) - value.numpy()).max()) for key, value in record.items()
        )
    return {
        "shape": [n_steps, inputs, units],
        "step": best(steps, rounds),
        "run": best(runs, rounds),
        "furthest": furthest,
    }


def _add_torch(
    weights: list[np.ndarray], xs: np.ndarray, steps: Contenders, runs: Contenders
) -> Callable[[], Any]:
    import torch

    from tests.bench.tools.torch_loops import recording_loop

    torch.set_grad_enabled(False)
    torch.set_num_threads(int(THREADS))
    inputs, units = xs.shape[1], weights[1].shape[1]
    lstm = torch.nn.LSTM(inputs, units).double()
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    lstm.load_state_dict({name: torch.from_numpy(w) for name, w in zip(names, weights, strict=True)})
    single = torch.nn.LSTM(inputs, units)
    given, given32 = torch.from_numpy(xs), torch.from_numpy(xs).float()
    zeros = torch.zeros(units, dtype=torch.float64)
    steps["recording PyTorch loop"] = lambda: recording_loop(given[:1], lstm, zeros, zeros)
    for target, many, many32 in ((steps, given[:1], given32[:1]), (runs, given, given32)):
        target.setdefault("recording PyTorch loop", lambda: recording_loop(given, lstm, zeros, zeros))
        target["nn.LSTM, float64"] = lambda xs=many: lstm(xs)
        target["nn.LSTM, float32"] = lambda xs=many32: single(xs)
    return runs["recording PyTorch loop"]


def has_torch() -> bool:
    """Whether PyTorch can be imported."""
    try:
        import torch  # noqa: F401
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    sizes = [_size(*size, rounds=int(sys.argv[1])) for size in SIZES]
    print(json.dumps({"torch": has_torch(), "sizes": sizes}))
