"""What the programs of all three libraries have in common: how they are put together, and a step written out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from lstm_core.files.take_home.code.literals import array, block, listed, number
from lstm_core.files.take_home.screens import Forecast, Screen, Steps, Trained, memory_name
from lstm_core.layers.network import BACKWARD, Network
from lstm_core.numbers.validation import counted
from lstm_core.words.variants import CellVariant

DATA_FILE = "gatewise-network.npz"
"""What a program reads its numbers from where they are too many to be written into it."""
LOADED = f'file = np.load("{DATA_FILE}")  # taken home from the same screen\n'
MAKES = {"np": "np.array", "torch": "torch.tensor"}
"""What makes an array in the two libraries that programs compute with."""
_JOINS = {"np": "np.concatenate([{}], axis=1)", "torch": "torch.cat([{}], dim=1)"}
"""What puts the outputs of two layers side by side."""
SHOWN = 8
"""Numbers of a vector that a program prints."""
ORDER = "Stacked as PyTorch does: input gate i, forget gate f, candidate g, output gate o."


@dataclass(frozen=True)
class Wire:
    """A layer as a program calls it: its place among the layers, its name, that of its outputs, and what it reads."""

    place: int
    layer: str
    steps: str
    reads: str
    is_backward: bool

    @property
    def ending(self) -> str:
        """What the names end with that belong to this layer."""
        return self.layer.removeprefix("layer")


@dataclass(frozen=True)
class Writes:
    """How a library's program for each kind of screen is written; with the flag it reads its numbers from a file."""

    steps: Callable[[Steps, bool], Iterator[str]]
    trained: Callable[[Trained], Iterator[str]]
    forecast: Callable[[Forecast, bool], Iterator[str]]

    def program(self, screen: Screen, from_file: bool, library: str, *head: str) -> str:
        """The whole program: what it is about, what it needs, and its lines."""
        if isinstance(screen, Trained):
            lines = self.trained(screen)
        elif isinstance(screen, Forecast):
            lines = self.forecast(screen, from_file)
        else:
            lines = self.steps(screen, from_file)
        return "\n".join((about(screen, library), *head, *lines, ""))


def wires(network: Network, library: str) -> list[Wire]:
    """The layers from the bottom up."""
    several = len(network.layers) > 1
    found, reads = list[Wire](), "xs"
    for members in network.levels:
        handed_on = []
        for k in members:
            ending = f"_{k + 1}" if several else ""
            wire = Wire(k, f"layer{ending}", f"steps{ending}", reads, network.directions[k] == BACKWARD)
            found.append(wire)
            handed_on.append(f'{wire.steps}["h"]')
        reads = handed_on[0] if len(handed_on) == 1 else _JOINS[library].format(", ".join(handed_on))
    return found


def step_lines(variant: CellVariant, library: str) -> list[str]:
    """A step after its four sums, in the words of NumPy or PyTorch (``np``, ``torch``)."""
    tanh = f"{library}.tanh"
    gate = gate_name(variant, library)
    return [
        f"i, f, o = {gate}(z_i), {gate}(z_f), {gate}(z_o)  # three gates between 0 and 1",
        f"g = {tanh}(z_g)  # candidate, between -1 and 1" if variant.candidate_tanh else "g = z_g  # candidate, here without tanh",
        "kept = f * c_prev  # what the forget gate keeps of the cell state",
        "added = i * g  # what the input gate adds to it",
        "c = kept + added  # cell state, the long-term memory",
        *([f"tanh_c = {tanh}(c)"] if variant.output_tanh else []),
        "h = o * tanh_c  # hidden state, the short-term memory and output" if variant.output_tanh else "h = o * c  # hidden state and output, here without tanh",
    ]  # fmt: skip


def gate_name(variant: CellVariant, library: str) -> str:
    """What the gates' curve is called in a program."""
    if variant.has_hard_gates:
        return "hard_sigmoid"
    return "torch.sigmoid" if library == "torch" else "sigmoid"


def curve(variant: CellVariant, library: str) -> str:
    """The function for the gates' curve, or nothing where the library has one."""
    if not variant.has_hard_gates:
        return "" if library == "torch" else _SIGMOID
    sloped, whose = {
        "hard_sigmoid_keras2": ("0.2 * z + 0.5", "Keras 2"),
        "hard_sigmoid_keras3": ("z / 6 + 0.5", "Keras 3 and PyTorch"),
    }[variant.gates]
    cut = "torch.clamp" if library == "torch" else "np.clip"
    return (
        f'def hard_sigmoid(z):\n    """A straight line, cut off at 0 and 1: the hard sigmoid of {whose}."""\n'
        f"    return {cut}({sloped}, 0, 1)\n"
    )


_SIGMOID = '''def sigmoid(z):
    """1 / (1 + e^-z), written so that no z is too large for it."""
    return np.exp(-np.logaddexp(0, -z))
'''


def recorded(variant: CellVariant) -> str:
    """The entries of the dictionary that a step returns."""
    second = ("z_o", "o", "kept", "added", "c", *(["tanh_c"] if variant.output_tanh else []), "h")
    rows = (("z_f", "f", "z_i", "i", "z_g", "g"), second)
    return "\n".join("    " + ", ".join(f'"{name}": {name}' for name in row) + "," for row in rows)


def step_function(variant: CellVariant, library: str, sums: list[str], about: str) -> str:
    """A function that takes a step of a layer and returns every value of it by name."""
    lines = [*sums, *step_lines(variant, library), f"return {{\n{recorded(variant)}\n}}"]
    return f'def step(layer, x, h_prev, c_prev):\n    """{about}"""\n{block(lines, 4)}\n'


def run_function(network: Network, stack: str) -> str:
    """A function that takes a layer through a sequence; ``stack`` makes one array of those of all steps."""
    lines = ["steps = []"]
    head = "def run(layer, xs, h, c):"
    turning = BACKWARD in network.directions
    if turning:
        head = "def run(layer, xs, h, c, backward=False):"
        lines += ["order = range(len(xs))", "for t in reversed(order) if backward else order:"]
    lines += ["    steps.append(step(layer, xs[t], h, c))"] if turning else ["for x in xs:", "    steps.append(step(layer, x, h, c))"]  # fmt: skip
    lines.append('    h, c = steps[-1]["h"], steps[-1]["c"]')
    if turning:
        lines += ["if backward:", "    steps.reverse()  # into the order of time again"]
    lines.append(f"return {{name: {stack}([now[name] for now in steps]) for name in steps[0]}}")
    about = '    """A whole sequence: each step hands its h and c on to the next."""'
    return f"{head}\n{about}\n{block(lines, 4)}\n"


def inputs(screen: Steps, from_file: bool, library: str) -> str:
    """The line with the inputs of all steps."""
    made_by = MAKES[library]
    if from_file:
        stored = 'file["gatewise.series"]' if len(screen.xs) > 1 else 'file["gatewise.x"][None]'
        return f"xs = {made_by}({stored})  # (steps, inputs)"
    return array(made_by, "xs = ", screen.xs, about="(steps, inputs)")


def taken(screen: Steps, wire: Wire, from_file: bool, library: str) -> Iterator[str]:
    """The lines in which a layer goes through the sequence, from its memories before the first step."""
    end = wire.ending
    for name, memory in zip("hc", screen.starts[wire.place], strict=True):
        made = f"{name}{end} = "
        if not memory.any():
            yield f"{made}{library}.zeros({memory.size})"
        elif from_file:
            yield f'{made}{MAKES[library]}(file["gatewise.{memory_name(name, wire.place)}"])'
        else:
            yield array(MAKES[library], made, memory)
    direction = ", backward=True" if wire.is_backward else ""
    yield f"{wire.steps} = run({wire.layer}, {wire.reads}, h{end}, c{end}{direction})\n"


def printed(screen: Steps, layers: list[Wire], vector: str) -> str:
    """The end of a program: h after every step, then every value of the step that is looked at."""
    several = len(layers) > 1
    lines = [
        f'def show(name, values):\n    print(f"{{name:<18}}", *(f"{{value:.7f}}" for value in {vector}))\n\n'
    ]
    for wire in layers:
        which = f"layer {wire.place + 1}: " if several else ""
        named = ('f"' + which) if several else ""
        if len(screen.xs) > 1:
            lines.append(f'for t, h_t in enumerate({wire.steps}["h"], 1):\n    show(f"{which}h_{{t}}", h_t)')
        name = f'{named}{{name}}"' if several else "name"
        lines.append(
            f"for name, values in {wire.steps}.items():  # step {screen.look + 1} in full\n"
            f"    show({name}, values[{screen.look}])"
        )
    return "\n".join(lines)


def cut(network: Network) -> str:
    """What stands behind a vector of which a program prints the first numbers only."""
    return f"[:{SHOWN}]" if any(layer.n_units > SHOWN for layer in network.layers) else ""


def about(screen: Screen, library: str) -> str:
    """The first lines of a program: what it is about."""
    network = screen.network
    if isinstance(screen, Trained):
        what = f"An LSTM unit in {library}, trained on {len(screen.series):,} series."
    elif isinstance(screen, Forecast):
        what = f"A forecast in {library}: an LSTM of {counted(network.layers[0].n_units, 'unit')} and an output layer."
    elif network.is_unit:
        what = f"One LSTM unit in {library}."
    else:
        sizes = ", then ".join(counted(layer.n_units, "unit") for layer in network.layers)
        what = f"An LSTM in {library}: {counted(network.n_inputs, 'input')}, {sizes}."
    return f'"""{what}\n\nTaken from Gatewise: running it prints the numbers that were on screen.\n"""\n'


def series_table(screen: Trained) -> str:
    """The series of a training as a list of names, values and targets."""
    rows = []
    for series in screen.series:
        name = json.dumps(series.name, ensure_ascii=False)
        wanted = listed(series.targets, 20, 4) if has_many_targets(screen) else number(series.targets[0])
        rows.append(f"    ({name}, {listed(series.values, len(name) + 25, 4)}, {wanted}),")
    each = "a target for each value" if has_many_targets(screen) else "target"
    return "\n".join([f"# Name, values, {each}.", "series = [", *rows, "]"])


def has_many_targets(screen: Trained) -> bool:
    """Whether each value of a series has a target, not the last one alone."""
    return any(len(series.targets) > 1 for series in screen.series)


def predicted(screen: Trained, outputs: str) -> str:
    """The end of a program about a trained unit: predictions, and the sum of their squared errors."""
    lines = [f"outputs = {outputs}"]
    if has_many_targets(screen):
        lines += [
            "loss += sum((h - wanted) ** 2 for h, wanted in zip(outputs, target))",
            'print(f"{name:<18}", *(f"{h:.7f}" for h in outputs))',
        ]
    else:
        lines += [
            "prediction = outputs[-1]  # the output after the last value",
            "loss += (prediction - target) ** 2",
            'print(f"{name:<18} {prediction:.7f}")',
        ]
    return f"loss = 0.0\nfor name, values, target in series:\n{block(lines, 4)}\n" + told("loss", "loss")


def told(name: str, value: str) -> str:
    """A line that prints one number."""
    return f"print(f\"{{'{name}':<18}} {{{value}:.7f}}\")"


def forecast_settings(screen: Forecast, from_file: bool, library: str) -> str:
    """The lines of a program that split and scale the series."""
    made_by = MAKES[library]
    name = "columns" if screen.beside else "series"
    about = "the series, then what is read beside it: (values, inputs)" if screen.beside else ""
    values = screen.columns if screen.beside else np.array(screen.values)
    if from_file:
        lines = [f'{name} = {made_by}(file["gatewise.series"])' + (about and f"  # {about}")]
    else:
        lines = [array(made_by, f"{name} = ", values, about=about)]
    if screen.beside:
        lines.append("series = columns[:, 0]")
    lines += [
        f"held_out, window = {screen.held_out}, {screen.window}",
        "split = len(series) - held_out  # scaling and training saw values before it only",
    ]
    if screen.beside:
        scales = (
            (name, np.array([getattr(one, name) for one in screen.scalers])) for name in ("offset", "scale")
        )
        lines += [array(made_by, f"{name}s = ", numbers) for name, numbers in scales]
        lines += ["inputs = (columns - offsets) / scales", "offset, scale = offsets[0], scales[0]"]
    else:
        lines += [
            f"offset, scale = {number(screen.scaler.offset)}, {number(screen.scaler.scale)}",
            "inputs = ((series - offset) / scale)[:, None]  # (values, inputs)",
        ]
    return "\n".join(lines)


def compared() -> str:
    """The lines of a program that print the forecasts and how far they are off."""
    return "\n".join(
        (
            "errors = forecasts - series[split:]",
            "for t, forecast in enumerate(forecasts, split + 1):",
            "    print(f\"{f'value {t}':<18} {forecast:.7f}\")",
            told("after the end", "beyond"),
            told("MAE", "abs(errors).mean()"),
            told("RMSE", "(errors**2).mean() ** 0.5"),
        )
    )
