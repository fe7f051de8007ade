"""Programs in NumPy, where every step of the arithmetic can be read."""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.cells.lstm import BLOCK_NAMES
from lstm_core.files.take_home.code import parts
from lstm_core.files.take_home.code.literals import array, block, number
from lstm_core.files.take_home.screens import Forecast, Screen, Steps, Trained
from lstm_core.layers.network import torch_tensors
from lstm_core.numbers.validation import counted

SUMS = ['z = layer["W_x"] @ x + layer["W_h"] @ h_prev + layer["b"]', "z_i, z_f, z_g, z_o = np.split(z, 4)"]


def _scalars(screen: Steps | Trained) -> str:
    """The twelve numbers of the unit."""
    settable = screen.network.layers[0].settable
    lines = ["# Of each block: the weight of h, the weight of x, the bias."]
    for k, name in BLOCK_NAMES.items():
        names = (f"w_{k}h", f"w_{k}x", f"b_{k}")
        what = name if name == "candidate" else f"{name} gate"
        lines.append(f"{', '.join(names)} = {', '.join(number(settable[key]) for key in names)}  # {what}")
    return "\n".join(lines)


def _sums() -> list[str]:
    return [f"z_{k} = w_{k}h * h_prev + w_{k}x * x + b_{k}" for k in BLOCK_NAMES]


def _unit(screen: Steps) -> Iterator[str]:
    ((h_prev,), (c_prev,)) = screen.starts[0]
    variant = screen.network.variant
    yield _scalars(screen) + "\n"
    yield f"x = {number(screen.xs[0, 0])}  # input"
    yield f"h_prev = {number(h_prev)}  # hidden state before: the short-term memory"
    yield f"c_prev = {number(c_prev)}  # cell state before: the long-term memory\n"
    yield "\n".join(("# Four weighted sums.", *_sums(), ""))
    yield "\n".join(("# What is kept, what is added, what is output.", *parts.step_lines(variant, "np"), ""))
    yield f"for name, value in {{\n{parts.recorded(variant)}\n}}.items():"
    yield '    print(f"{name:<18} {value:.7f}")'


def _trained(screen: Trained) -> Iterator[str]:
    yield _scalars(screen) + "\n\n"
    lines = [*_sums(), *parts.step_lines(screen.network.variant, "np"), "return h, c"]
    yield f'def step(x, h_prev, c_prev):\n    """One time step of the unit."""\n{block(lines, 4)}\n\n'
    yield (
        'def outputs_for(values):\n    """The output after each value; both memories start at 0."""\n'
        "    h, c, outputs = 0.0, 0.0, []\n    for x in values:\n        h, c = step(x, h, c)\n"
        "        outputs.append(h)\n    return outputs\n\n"
    )
    yield parts.series_table(screen) + "\n"
    yield parts.predicted(screen, "outputs_for(values)")


def _layers(screen: Steps | Forecast, from_file: bool) -> Iterator[str]:
    """The weights of every layer."""
    network = screen.network
    if from_file:
        yield parts.LOADED
    yield f"# {parts.ORDER}"
    for wire, place in zip(parts.wires(screen.network, "np"), network.places, strict=True):
        layer = network.layers[wire.place]
        sizes = f"{counted(layer.n_inputs, 'input')}, {counted(layer.n_units, 'unit')}"
        if from_file:
            end = place.suffix
            entries = [
                f'    "W_x": file["lstm.weight_ih_{end}"],  # (4 x units, inputs)',
                f'    "W_h": file["lstm.weight_hh_{end}"],  # (4 x units, units)',
                f'    "b": file["lstm.bias_ih_{end}"] + file["lstm.bias_hh_{end}"],  # PyTorch has two',
            ]
        else:
            tensors = torch_tensors(layer)
            entries = [
                array("np.array", '"W_x": ', tensors["weight_ih"], indent=4, about="(4 x units, inputs)"),
                array("np.array", '"W_h": ', tensors["weight_hh"], indent=4, about="(4 x units, units)"),
                array("np.array", '"b": ', tensors["bias_ih"], indent=4, about="(4 x units,)"),
            ]
        yield "\n".join((f"{wire.layer} = {{  # {sizes}", *entries, "}\n"))


def _steps(screen: Steps, from_file: bool) -> Iterator[str]:
    network = screen.network
    if network.is_unit and len(screen.xs) == 1:
        yield from _unit(screen)
        return
    yield from _layers(screen, from_file)
    yield parts.inputs(screen, from_file, "np") + "\n\n"
    yield (
        parts.step_function(network.variant, "np", SUMS, "One time step of a layer, every value by its name.")
        + "\n"
    )
    yield parts.run_function(network, "np.array") + "\n"
    wires = parts.wires(screen.network, "np")
    for wire in wires:
        yield from parts.taken(screen, wire, from_file, "np")
    yield ""
    yield parts.printed(screen, wires, "values" + parts.cut(network))


def _forecast(screen: Forecast, from_file: bool) -> Iterator[str]:
    network = screen.network
    assert network.head is not None
    yield from _layers(screen, from_file)
    if from_file:
        yield 'W_y, b_y = file["linear.weight"], file["linear.bias"]  # output layer\n'
    else:
        yield array("np.array", "W_y = ", network.head.weights, about="output layer, (1, units)")
        yield array("np.array", "b_y = ", network.head.bias) + "\n"
    yield parts.forecast_settings(screen, from_file, "np") + "\n\n"
    lines = [
        'z_i, z_f, z_g, z_o = np.split(layer["W_x"] @ x + layer["W_h"] @ h + layer["b"], 4)',
        "c = sigmoid(z_f) * c + sigmoid(z_i) * np.tanh(z_g)",
        "h = sigmoid(z_o) * np.tanh(c)",
    ]
    yield (
        'def predict(window):\n    """The value after a window (values, inputs), on its scale; both memories start at 0."""\n'
        f"    h = c = np.zeros({network.layers[0].n_units})\n    for x in window:\n{block(lines, 8)}\n"
        "    return (W_y @ h + b_y)[0]\n\n"
    )
    if screen.several:
        yield "# Each forecast is fed back as if it had happened."
        yield "known = list(inputs[:split])\nfor _ in range(held_out):\n    known.append([predict(known[-window:])])"
        yield "forecasts = np.array(known[split:])[:, 0] * scale + offset"
    else:
        yield "# Each forecast from the true values before it."
        yield "places = range(split, len(series))"
        yield "forecasts = np.array([predict(inputs[t - window : t]) for t in places]) * scale + offset"
    yield "beyond = predict(inputs[-window:]) * scale + offset\n"
    yield parts.compared()


_WRITES = parts.Writes(_steps, _trained, _forecast)


def numpy_code(screen: Screen, from_file: bool) -> str:
    """The program; with ``from_file`` it reads its numbers from a file."""
    curve = parts.curve(screen.network.variant, "np")
    return _WRITES.program(screen, from_file, "NumPy", "import numpy as np\n\n", f"{curve}\n")
