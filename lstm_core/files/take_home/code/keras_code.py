"""Programs in Keras: its LSTM layer with the weights on screen, and a step written out, since it keeps its gates to itself."""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.files.take_home.code import parts
from lstm_core.files.take_home.code.literals import listed
from lstm_core.files.take_home.screens import Forecast, Screen, Steps, Trained
from lstm_core.layers.network import torch_tensors
from lstm_core.numbers.activations import FloatArray
from lstm_core.words.variants import CellVariant

_HEAD = 'import keras\nimport numpy as np\n\nkeras.config.set_floatx("float64")\n'
_ORDER = "# Columns: input gate i, forget gate f, candidate (Keras: c), output gate o."
SUMS = [
    "kernel, recurrent, bias = layer.get_weights()",
    "z_i, z_f, z_g, z_o = np.split(x @ kernel + h_prev @ recurrent + bias, 4)",
]
_OWN = (
    "# Keras has one `activation` for the candidate and the output. This cell has tanh at one of\n"
    "# them only, so the layer just holds the weights, and every step is worked out below."
)


def _curves(variant: CellVariant) -> str:
    """What the layer has to be told about its curves."""
    told = {
        "sigmoid": "",
        "hard_sigmoid_keras3": ', recurrent_activation="hard_sigmoid"',
        "hard_sigmoid_keras2": ", recurrent_activation=lambda z: keras.ops.clip(0.2 * z + 0.5, 0, 1)",
    }[variant.gates]
    return told if variant.candidate_tanh else f'{told}, activation="linear"'


def _can(variant: CellVariant) -> bool:
    """Whether Keras's own layer can have these curves."""
    return variant.candidate_tanh == variant.output_tanh


def _layers(screen: Screen, from_file: bool, options: str) -> Iterator[str]:
    """The layers with their weights."""
    network = screen.network
    if from_file:
        yield parts.LOADED
    yield _ORDER
    for wire, place in zip(parts.wires(screen.network, "np"), network.places, strict=True):
        layer = network.layers[wire.place]
        yield f"{wire.layer} = keras.layers.LSTM({layer.n_units}{options})"
        yield f"{wire.layer}.build((None, None, {layer.n_inputs}))"
        yield f"{wire.layer}.set_weights(["
        if from_file:
            end = place.suffix
            yield f'    file["lstm.weight_ih_{end}"].T,  # kernel (inputs, 4 x units)'
            yield f'    file["lstm.weight_hh_{end}"].T,  # recurrent kernel (units, 4 x units)'
            yield f'    file["lstm.bias_ih_{end}"] + file["lstm.bias_hh_{end}"],  # bias (4 x units,)'
        else:
            made = torch_tensors(layer)
            yield _entry(made["weight_ih"].T, "kernel (inputs, 4 x units)")
            yield _entry(made["weight_hh"].T, "recurrent kernel (units, 4 x units)")
            yield _entry(made["bias_ih"], "bias (4 x units,)")
        yield "])\n"


def _entry(values: FloatArray, about: str) -> str:
    return f"    np.array({listed(values, 14, 4)}),  # {about}"


def _steps(screen: Steps, from_file: bool) -> Iterator[str]:
    network = screen.network
    variant, wires = network.variant, parts.wires(screen.network, "np")
    yield parts.curve(variant, "np") + "\n"
    if not _can(variant):
        yield _OWN
    yield from _layers(screen, from_file, f", return_state=True{_curves(variant) if _can(variant) else ''}")
    yield parts.inputs(screen, from_file, "np") + "\n\n"
    about = "What happens inside the layer in one time step, every value by its name."
    yield parts.step_function(variant, "np", SUMS, about) + "\n"
    yield parts.run_function(network, "np.array") + "\n"
    for wire in wires:
        yield from parts.taken(screen, wire, from_file, "np")
    yield ""
    yield parts.printed(screen, wires, "values" + parts.cut(network))
    if _can(variant):
        yield "\n# The same from Keras itself, after its last step; it takes (series, steps, inputs)."
        for wire in wires:
            yield _itself(wire, wire.ending, len(wires) > 1)


def _itself(wire: parts.Wire, end: str, several: bool) -> str:
    reads = f"{wire.reads}[::-1]" if wire.is_backward else wire.reads
    which = f"Keras {wire.place + 1}: " if several else "Keras "
    return (
        f"_, h_n, c_n = {wire.layer}({reads}[None], initial_state=[h{end}[None], c{end}[None]])\n"
        f'show("{which}h", h_n.numpy()[0])\nshow("{which}c", c_n.numpy()[0])'
    )


def _trained(screen: Trained) -> Iterator[str]:
    yield from _layers(screen, False, ", return_sequences=True")
    yield parts.series_table(screen) + "\n"
    yield "# Keras takes (series, steps, inputs); both memories begin at 0."
    yield parts.predicted(screen, "layer(np.array(values)[None, :, None]).numpy()[0, :, 0]")


def _forecast(screen: Forecast, from_file: bool) -> Iterator[str]:
    network = screen.network
    assert network.head is not None
    yield from _layers(screen, from_file, "")
    yield f"output = keras.layers.Dense(1)\noutput.build((None, {network.n_outputs}))"
    if from_file:
        yield 'output.set_weights([file["linear.weight"].T, file["linear.bias"]])\n'
        yield "model = keras.Sequential([layer, output])\n"
    else:
        yield "output.set_weights(["
        yield _entry(network.head.weights.T, "kernel (units, 1)")
        yield _entry(network.head.bias, "bias") + "\n])"
        yield "model = keras.Sequential([layer, output])\n"
    yield parts.forecast_settings(screen, from_file, "np") + "\n\n"
    yield (
        'def predict(windows):\n    """The value after each window (n, window, inputs), on its scale; both memories start at 0."""\n'
        "    return model(windows).numpy()[:, 0]\n\n"
    )
    if screen.several:
        yield "# Each forecast is fed back as if it had happened."
        yield "known = inputs[:split]\nfor _ in range(held_out):"
        yield "    known = np.append(known, predict(known[None, -window:])[:, None], axis=0)"
        yield "forecasts = known[split:, 0] * scale + offset"
        yield "beyond = predict(inputs[None, -window:])[0] * scale + offset\n"
    else:
        yield "# Each forecast from the true values before it; the last one lies after the end."
        yield "places = range(split, len(series) + 1)"
        yield "windows = np.array([inputs[t - window : t] for t in places])"
        yield "*forecasts, beyond = predict(windows) * scale + offset\n"
    yield parts.compared()


_WRITES = parts.Writes(_steps, _trained, _forecast)


def keras_code(screen: Screen, from_file: bool) -> str:
    """The program; with ``from_file`` it reads its numbers from a file."""
    return _WRITES.program(screen, from_file, "Keras", _HEAD)
