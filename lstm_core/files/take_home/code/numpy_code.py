"""Programs in NumPy, where every step of the arithmetic can be read."""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.cells.lstm import BLOCK_NAMES
from lstm_core.files.take_home.code.literals import array, block, count, number
from lstm_core.files.take_home.code.parts import (
    DATA_FILE,
    RECORDED,
    STEP_LINES,
    about,
    has_backward,
    recorded,
    series_table,
    wires,
)
from lstm_core.files.take_home.network import torch_tensors
from lstm_core.files.take_home.screens import Forecast, Steps, Trained

_SIGMOID = '''def sigmoid(z):
    """1 / (1 + e^-z), written so that no z is too large for e."""
    return np.exp(-np.logaddexp(0, -z))'''
_ORDER = "# Rows stacked as PyTorch does: input gate i, forget gate f, candidate g, output gate o."


def numpy_code(screen: Steps | Trained | Forecast, from_file: bool) -> str:
    """The program; with ``from_file`` it reads its numbers from DATA_FILE."""
    if isinstance(screen, Trained):
        parts = _trained(screen)
    elif isinstance(screen, Forecast):
        parts = _forecast(screen, from_file)
    elif screen.network.is_unit and len(screen.xs) == 1:
        parts = _unit(screen)
    else:
        parts = _steps(screen, from_file)
    return "\n\n".join((about(screen, "NumPy"), "import numpy as np\n", *parts)) + "\n"


def _scalars(screen: Steps | Trained) -> str:
    """The twelve numbers of the unit."""
    settable = screen.network.layers[0].settable
    lines = ["# Each block: weight of the short-term memory h, weight of the input x, bias."]
    for k, name in BLOCK_NAMES.items():
        names = (f"w_{k}h", f"w_{k}x", f"b_{k}")
        what = name if name == "candidate" else f"{name} gate"
        lines.append(f"{', '.join(names)} = {', '.join(number(settable[key]) for key in names)}  # {what}")
    return "\n".join(lines)


def _sums() -> list[str]:
    return [f"z_{k} = w_{k}h * h_prev + w_{k}x * x + b_{k}" for k in BLOCK_NAMES]


def _after_sums() -> list[str]:
    return [line.replace("tanh(", "np.tanh(").replace("np.np.", "np.") for line in STEP_LINES]


def _unit(screen: Steps) -> Iterator[str]:
    (h_prev,), (c_prev,) = screen.starts[0]
    yield _SIGMOID + "\n"
    yield _scalars(screen)
    yield "\n".join(
        (
            f"x = {number(screen.xs[0, 0])}  # input",
            f"h_prev = {number(h_prev)}  # hidden state of the step before, the short-term memory",
            f"c_prev = {number(c_prev)}  # cell state of the step before, the long-term memory",
        )
    )
    yield "\n".join(("# Four weighted sums.", *_sums()))
    yield "\n".join(("# What is kept, what is added, what is output.", *_after_sums()))
    pairs = recorded(" " * 4)
    yield f'for name, value in {{\n{pairs}\n}}.items():\n    print(f"{{name:16}}{{value:.7f}}")'


def _trained(screen: Trained) -> Iterator[str]:
    yield _SIGMOID + "\n"
    yield _scalars(screen) + "\n"
    lines = [line for line in _after_sums() if not line.startswith("tanh_c")]
    body = block([*_sums(), *(line.replace("o * tanh_c", "o * np.tanh(c)") for line in lines)], 4)
    yield (
        f'def step(x, h_prev, c_prev):\n    """One time step of the unit."""\n{body}\n    return h, c\n\n\n'
        'def outputs(values):\n    """What the unit outputs after each value of a series; both memories start at 0."""\n'
        "    h, c, found = 0.0, 0.0, []\n    for x in values:\n        h, c = step(x, h, c)\n"
        "        found.append(h)\n    return found\n"
    )
    yield series_table(screen)
    yield "loss = 0.0\nfor name, values, target in series:\n" + _predicted(screen, "outputs(values)")
    yield 'print(f"{\'loss\':16}{loss:.7f}")'


def _predicted(screen: Trained, outputs: str) -> str:
    """The inside of the loop over the series: predictions and squared errors, of the last value or of each."""
    lines = [f"predictions = {outputs}"]
    if any(len(series.targets) > 1 for series in screen.series):
        lines += [
            "targets = np.broadcast_to(target, len(values))",
            "loss += np.sum((np.array(predictions) - targets) ** 2)",
            'print(f"{name:16}", *(f"{prediction:.7f}" for prediction in predictions))',
        ]
    else:
        lines += [
            "prediction = predictions[-1]  # the output after the last value",
            "loss += (prediction - target) ** 2",
            'print(f"{name:16}{prediction:.7f}")',
        ]
    return block(lines, 4)


def _layers(screen: Steps | Forecast, from_file: bool) -> Iterator[str]:
    """The weights of every layer."""
    network = screen.network
    if from_file:
        yield f'file = np.load("{DATA_FILE}")  # taken home from the same screen'
    for wire, place in zip(wires(network, _joined), network.places, strict=True):
        layer = network.layers[wire.number]
        sizes = f"{count(layer.n_inputs, 'input')}, {count(layer.n_units, 'unit')}"
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
        yield "\n".join((f"# {sizes}. {_ORDER[2:]}", f"{wire.layer} = {{", *entries, "}"))


def _step_function() -> str:
    lines = [
        'z = layer["W_x"] @ x + layer["W_h"] @ h_prev + layer["b"]',
        "z_i, z_f, z_g, z_o = np.split(z, 4)",
        *_after_sums(),
        f"return {{\n{recorded(' ' * 4)}\n}}",
    ]
    head = 'def step(layer, x, h_prev, c_prev):\n    """One time step of a layer, every value of it by name."""'
    return f"{head}\n{block(lines, 4)}\n"


def _run_function(backwards: bool) -> str:
    both = ", backwards=False" if backwards else ""
    turned = "[::-1]" if backwards else ""
    reading = "    if backwards:  # read from the last step to the first\n        xs = xs[::-1]\n" if backwards else ""
    putting = "    if backwards:  # put back into the order of time\n        steps = steps[::-1]\n" if turned else ""
    return (
        f"def run(layer, xs, h, c{both}):\n"
        '    """A whole sequence: each step hands its h and c on to the next."""\n'
        f"{reading}    steps = []\n    for x in xs:\n        steps.append(step(layer, x, h, c))\n"
        '        h, c = steps[-1]["h"], steps[-1]["c"]\n'
        f"{putting}    return {{name: np.array([now[name] for now in steps]) for name in steps[0]}}\n"
    )


def _steps(screen: Steps, from_file: bool) -> Iterator[str]:
    network = screen.network
    yield _SIGMOID + "\n"
    yield from _layers(screen, from_file)
    inputs = 'file["gatewise.series"]' if from_file and len(screen.xs) > 1 else None
    yield "xs = " + inputs if inputs else array("np.array", "xs = ", screen.xs, about="(steps, inputs)") + "\n"
    yield _step_function()
    yield _run_function(has_backward(network))
    for wire in wires(network, _joined):
        h, c = screen.starts[wire.number]
        direction = ", backwards=True" if wire.is_backward else ""
        ending = wire.layer.removeprefix("layer")
        yield "\n".join(
            (
                array("np.array", f"h{ending} = ", h, about="before the first step"),
                array("np.array", f"c{ending} = ", c),
                f"{wire.steps} = run({wire.layer}, {wire.reads}, h{ending}, c{ending}{direction})",
            )
        )
    yield printed(screen, 'print(f"{name:16}", *(f"{value:.7f}" for value in values[:8]))')


def printed(screen: Steps, line: str) -> str:
    """The end of a program: h after every step, then every value of the step that is looked at."""
    several = len(screen.network.layers) > 1
    parts = [f"def show(name, values):\n    {line}\n\n"]
    for wire in wires(screen.network, _joined):
        which = f"layer {wire.number + 1}: " if several else ""
        if len(screen.xs) > 1:
            parts.append(
                f'for t, h_t in enumerate({wire.steps}["h"], 1):\n    show(f"{which}h_{{t}}", h_t)'
            )
        parts.append(
            f"for name, values in {wire.steps}.items():  # step {screen.look + 1} in full\n"
            f'    show(f"{which}{{name}}", values[{screen.look}])'
            if which
            else f"for name, values in {wire.steps}.items():  # step {screen.look + 1} in full\n"
            f"    show(name, values[{screen.look}])"
        )
    return "\n".join(parts)


def _forecast(screen: Forecast, from_file: bool) -> Iterator[str]:
    network = screen.network
    assert network.head is not None
    yield _SIGMOID + "\n"
    yield from _layers(screen, from_file)
    if from_file:
        yield 'W_y, b_y = file["linear.weight"], file["linear.bias"]  # output layer'
        yield 'series = file["gatewise.series"]'
    else:
        yield "\n".join(
            (
                array("np.array", "W_y = ", network.head.weights, about="output layer, (1, units)"),
                array("np.array", "b_y = ", network.head.bias),
            )
        )
        yield "series = np.array(" + _values(screen) + ")"
    yield "\n".join(settings(screen)) + "\n"
    lines = [
        'z_i, z_f, z_g, z_o = np.split(layer["W_x"] @ x + layer["W_h"] @ h + layer["b"], 4)',
        "c = sigmoid(z_f) * c + sigmoid(z_i) * np.tanh(z_g)",
        "h = sigmoid(z_o) * np.tanh(c)",
    ]
    yield (
        'def predict(values):\n    """The value after a window, all of them scaled; both memories start at 0."""\n'
        f"    h = c = np.zeros({network.layers[0].n_units})\n    for x in values:\n"
        f"{block(['x = np.array([x])', *lines], 8)}\n    return (W_y @ h + b_y)[0]\n"
    )
    if screen.several:
        yield (
            "known = list(scaled[:split])\nfor _ in range(held_out):\n"
            "    known.append(predict(known[-window:]))  # fed back as if it had happened\n"
            "forecasts = np.array(known[split:]) * scale + offset"
        )
    else:
        yield (
            "# Each forecast from the true values before it.\n"
            "forecasts = np.array([predict(scaled[t - window : t]) for t in range(split, len(series))])\n"
            "forecasts = forecasts * scale + offset"
        )
    yield "beyond = predict(scaled[-window:]) * scale + offset"
    yield compared()


def settings(screen: Forecast) -> tuple[str, ...]:
    """The lines of a program that split and scale the series."""
    return (
        f"held_out, window = {screen.held_out}, {screen.window}",
        "split = len(series) - held_out  # only the values before were used for scaling and training",
        f"offset, scale = {number(screen.scaler.offset)}, {number(screen.scaler.scale)}",
        "scaled = (series - offset) / scale",
    )


def compared() -> str:
    """The lines of a program that print the forecasts and how far they are off."""
    return (
        "for t, forecast in enumerate(forecasts, split + 1):\n"
        "    print(f\"{f'forecast {t}':16}{forecast:.7f}\")\n"
        "errors = forecasts - series[split:]\n"
        "print(f\"{'MAE':16}{abs(errors).mean():.7f}\")\n"
        "print(f\"{'RMSE':16}{(errors**2).mean() ** 0.5:.7f}\")\n"
        "print(f\"{'after the end':16}{beyond:.7f}\")"
    )


def _values(screen: Forecast) -> str:
    from lstm_core.files.take_home.code.literals import listed

    return listed(screen.values, len("series = np.array(") + 1)


def _joined(outputs: list[str]) -> str:
    return f"np.concatenate([{', '.join(outputs)}], axis=1)"


assert set(RECORDED)
