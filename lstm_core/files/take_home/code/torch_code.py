"""Programs in PyTorch: nn.LSTM with the weights on screen, and a step written out, since it keeps its gates to itself."""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.files.take_home.code import parts
from lstm_core.files.take_home.code.literals import array
from lstm_core.files.take_home.screens import Forecast, Screen, Steps, Trained
from lstm_core.layers.network import torch_tensors

_HEAD = "import torch\nfrom torch import nn\n\ntorch.set_default_dtype(torch.float64)\n"
_HEAD_FILE = f"import numpy as np\n{_HEAD}"
SUMS = [
    "z = layer.weight_ih_l0 @ x + layer.bias_ih_l0 + layer.weight_hh_l0 @ h_prev + layer.bias_hh_l0",
    "z_i, z_f, z_g, z_o = z.chunk(4)",
]
_OWN = (
    "# nn.LSTM always has sigmoid and tanh. This cell has other curves, so nn.LSTM only holds\n"
    "# the weights, and every step is worked out below."
)


def _layers(screen: Screen, from_file: bool, options: str = "") -> Iterator[str]:
    """The layers with their weights."""
    network = screen.network
    if from_file:
        yield parts.LOADED
    yield f"# {parts.ORDER}\n# PyTorch adds two biases; the second one is 0 here."
    for wire, place in zip(parts.wires(screen.network, "torch"), network.places, strict=True):
        layer = network.layers[wire.place]
        yield f"{wire.layer} = nn.LSTM(input_size={layer.n_inputs}, hidden_size={layer.n_units}{options})"
        yield f"{wire.layer}.load_state_dict({{"
        for name, values in torch_tensors(layer).items():
            key = f'"{name}_l0": '
            if from_file:
                yield f'    {key}torch.tensor(file["lstm.{name}_{place.suffix}"]),'
            elif name == "bias_hh":
                yield f"    {key}torch.zeros({values.size}),"
            else:
                yield array("torch.tensor", key, values, indent=4)
        yield "})\n"


def _steps(screen: Steps, from_file: bool) -> Iterator[str]:
    network = screen.network
    wires = parts.wires(screen.network, "torch")
    yield parts.curve(network.variant, "torch") + "\n" if network.variant.has_hard_gates else ""
    if not network.variant.is_usual:
        yield _OWN
    yield from _layers(screen, from_file)
    yield parts.inputs(screen, from_file, "torch") + "\n\n"
    about = "What happens inside the layer in one time step, every value by its name."
    yield parts.step_function(network.variant, "torch", SUMS, about) + "\n"
    yield parts.run_function(network, "torch.stack") + "\n"
    yield "torch.set_grad_enabled(False)"
    for wire in wires:
        yield from parts.taken(screen, wire, from_file, "torch")
    yield ""
    yield parts.printed(screen, wires, f"values{parts.cut(network)}.tolist()")
    if network.variant.is_usual:
        yield "\n# The same from nn.LSTM itself, after its last step."
        for wire in wires:
            yield _itself(wire, wire.ending, len(wires) > 1)


def _itself(wire: parts.Wire, end: str, several: bool) -> str:
    reads = f"{wire.reads}.flip(0)" if wire.is_backward else wire.reads
    which = f"nn.LSTM {wire.place + 1}: " if several else "nn.LSTM "
    return (
        f"_, (h_n, c_n) = {wire.layer}({reads}, (h{end}[None], c{end}[None]))\n"
        f'show("{which}h", h_n[0])\nshow("{which}c", c_n[0])'
    )


def _trained(screen: Trained) -> Iterator[str]:
    yield from _layers(screen, from_file=False)
    yield parts.series_table(screen) + "\n"
    yield "torch.set_grad_enabled(False)"
    # nn.LSTM takes (steps, inputs) and starts with memories of 0.
    yield "# nn.LSTM takes (steps, inputs); without a start, both memories begin at 0."
    yield parts.predicted(screen, "layer(torch.tensor(values)[:, None])[0][:, 0]")


def _forecast(screen: Forecast, from_file: bool) -> Iterator[str]:
    network = screen.network
    assert network.head is not None
    yield from _layers(screen, from_file, ", batch_first=True")
    yield f"output = nn.Linear({network.n_outputs}, 1)"
    yield "output.load_state_dict({"
    if from_file:
        yield '    "weight": torch.tensor(file["linear.weight"]),\n    "bias": torch.tensor(file["linear.bias"]),\n})\n'
    else:
        yield array("torch.tensor", '"weight": ', network.head.weights, indent=4)
        yield array("torch.tensor", '"bias": ', network.head.bias, indent=4) + "\n})\n"
    yield parts.forecast_settings(screen, from_file, "torch") + "\n\n"
    yield (
        'def predict(windows):\n    """The value after each window (n, window, inputs), on its scale; both memories start at 0."""\n'
        "    hs, _ = layer(windows)\n    return output(hs[:, -1])[:, 0]\n\n"
    )
    yield "torch.set_grad_enabled(False)"
    if screen.several:
        yield "# Each forecast is fed back as if it had happened."
        yield "known = inputs[:split]\nfor _ in range(held_out):"
        yield "    known = torch.cat([known, predict(known[None, -window:])[:, None]])"
        yield "forecasts = known[split:, 0] * scale + offset"
        yield "beyond = predict(inputs[None, -window:])[0] * scale + offset\n"
    else:
        yield "# Each forecast from the true values before it; the last one lies after the end."
        yield "windows = inputs.unfold(0, window, 1)[split - window :].transpose(1, 2)"
        yield "*forecasts, beyond = predict(windows) * scale + offset"
        yield "forecasts = torch.stack(forecasts)\n"
    yield parts.compared()


_WRITES = parts.Writes(_steps, _trained, _forecast)


def torch_code(screen: Screen, from_file: bool) -> str:
    """The program; with ``from_file`` it reads its numbers from a file."""
    return _WRITES.program(screen, from_file, "PyTorch", _HEAD_FILE if from_file else _HEAD)
