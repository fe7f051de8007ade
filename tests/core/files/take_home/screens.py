"""Screens to take home, one for each kind of program, and what the engine says is on them.

The weights are written down or drawn by the engine; every number that is compared comes from the engine's trace.
"""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import numpy as np

from lstm_core import CellVariant, LinearReadout, LSTMParameters, random_parameters, run
from lstm_core.files.take_home.screens import Forecast, Series, Steps, Trained
from lstm_core.forecasting.forecast import errors, forecast, one_step_forecasts
from lstm_core.forecasting.series import Scaler
from lstm_core.layers.network import Network

UNIT = LSTMParameters.scalar(
    forget=(2.70, 1.63, 1.62),
    input=(2.00, 1.65, 0.62),
    candidate=(1.41, 0.94, -0.32),
    output=(4.38, -0.19, 0.59),
)
COMPANIES = (
    Series("Company A", (0.0, 0.5, 0.25, 1.0), (0.0,)),
    Series("Company B", (1.0, 0.5, 0.25, 1.0), (1.0,)),
)
VALUES = tuple(round(20 + 5 * math.sin(k) + k / 4, 2) for k in range(24))
OTHER = tuple(round(math.cos(k), 2) for k in range(24))
HARD2 = CellVariant(gates="hard_sigmoid_keras2")
HARD3 = CellVariant(gates="hard_sigmoid_keras3", candidate_tanh=False, output_tanh=False)
NO_OUTPUT_TANH = CellVariant(output_tanh=False)


def _rows(seed, steps, inputs):
    return np.random.default_rng(seed).normal(size=(steps, inputs)).round(2)


def _forecast(units, *, several=False, beside=()):
    network = Network((random_parameters(1 + len(beside), units, 3),), (), LinearReadout.random(units, 1, 3))
    return Forecast(network, VALUES, 5, 6, Scaler(22.0, 6.0), several, beside)


LAYER = random_parameters(2, 3, 1)
PAIR = (random_parameters(2, 3, 1), random_parameters(2, 3, 2))
SCREENS = {
    "unit": Steps.of(Network((UNIT,)), 1.0, [(1.0, 2.0)]),
    "unit-hard-keras2": Steps.of(Network((UNIT,), variant=HARD2), 0.0, [(0.0, 2.0)]),
    "unit-hard-keras3": Steps.of(Network((UNIT,), variant=HARD3), 0.0, [(0.0, 2.0)]),
    "unit-no-output-tanh": Steps.of(Network((UNIT,), variant=NO_OUTPUT_TANH), 1.0, [(1.0, 2.0)]),
    "layer": Steps.of(Network((LAYER,)), _rows(0, 4, 2), [([0.1, -0.2, 0.3], [1.0, 0.0, -1.0])], 2),
    "stacked": Steps.of(Network((LAYER, random_parameters(3, 2, 5))), _rows(1, 3, 2), (), 1),
    "both-ways": Steps.of(
        Network((*PAIR, random_parameters(6, 2, 4)), ("forward", "backward", "forward")),
        _rows(2, 3, 2),
        (),
        0,
    ),
    "wide": Steps.of(Network((random_parameters(3, 20, 6),)), _rows(3, 2, 3), [(0.1, 0.0)], 1),
    "trained": Trained(Network((UNIT,)), COMPANIES),
    "trained-on-every-day": Trained(
        Network((UNIT,)), (Series("Series 1", (0.5, 1.0, 0.0), (0.1, 0.2, 0.3)),)
    ),
    "forecast": _forecast(4),
    "forecast-fed-back": _forecast(4, several=True),
    "forecast-of-two-columns": _forecast(4, beside=((Scaler(0.0, 1.0), OTHER),)),
    "forecast-wide": _forecast(20),
}


def numbers_on(screen) -> dict[str, list[float]]:
    """What a program about the screen must print: every name with its numbers, from the engine."""
    if isinstance(screen, Trained):
        return _predictions(screen)
    return _forecasts(screen) if isinstance(screen, Forecast) else _steps(screen)


def _steps(screen):
    found, network = {}, screen.network
    reads = screen.xs
    for level in network.levels:
        handed_on = []
        for k in level:
            h, c = screen.starts[k]
            turn = -1 if network.directions[k] == "backward" else 1
            trace = run(network.layers[k], reads[::turn], h, c, variant=network.variant)
            rows = {
                key: np.reshape(value, (len(reads), -1))[::turn]
                for key, value in trace.as_dict().items()
                if value is not None
            }
            which = f"layer {k + 1}: " if len(network.layers) > 1 else ""
            names = [*"fiog", "z_f", "z_i", "z_o", "z_g", "kept", "added", "c", "h"]
            for name in (*names, *(["tanh_c"] if network.variant.output_tanh else [])):
                found[which + name] = rows[name][screen.look][:8].tolist()
            if len(reads) > 1:
                found |= {f"{which}h_{t}": h_t[:8].tolist() for t, h_t in enumerate(rows["h"], 1)}
            handed_on.append(rows["h"])
        reads = np.concatenate(handed_on, axis=1)
    return found


def _predictions(screen):
    found, loss = {}, 0.0
    for series in screen.series:
        h = run(screen.network.layers[0], series.values).h
        wanted = np.array(series.targets)
        found[series.name] = h.tolist() if wanted.size > 1 else [float(h[-1])]
        loss += float(np.sum((np.array(found[series.name]) - wanted) ** 2))
    return found | {"loss": [loss]}


def _forecasts(screen):
    network, first = screen.network, len(screen.values) - screen.held_out
    taken = network.layers[0], network.head, screen.scaler
    if screen.beside:
        return {}  # the engine's own forecast has one column
    if screen.several:
        found = forecast(*taken, screen.values[:first], screen.held_out, screen.window)
    else:
        found = one_step_forecasts(*taken, screen.values, first, screen.window)
    off = errors(found, screen.values[first:])
    beyond = float(forecast(*taken, screen.values, 1, screen.window)[0])
    named = {f"value {t}": [float(value)] for t, value in enumerate(found, first + 1)}
    return named | {"after the end": [beyond], "MAE": [off.mae], "RMSE": [off.rmse]}


def printed_numbers(output: str) -> dict[str, list[float]]:
    """The lines of a program's output, by their names."""
    return {
        line[:18].strip(): [float(number) for number in line[18:].split()] for line in output.splitlines()
    }


def run_alone(program: str, folder: Path) -> dict[str, list[float]]:
    """What the program prints where nothing of ours can be imported."""
    (folder / "program.py").write_text(program, "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "program.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return printed_numbers(done.stdout)
