"""What the programs of all three libraries have in common: how they are put together, and a step written out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lstm_core.files.take_home.code.literals import count, listed, number
from lstm_core.files.take_home.network import BACKWARD, Network
from lstm_core.files.take_home.screens import Forecast, Steps, Trained

MOST_WRITTEN = 1_500
"""Numbers that are written into a program; it reads more from a file."""
DATA_FILE = "gatewise-network.npz"
SHOWN = 8
"""Numbers of a vector that a program prints."""
STEP_LINES = (
    "i, f, o = sigmoid(z_i), sigmoid(z_f), sigmoid(z_o)  # three gates between 0 and 1",
    "g = tanh(z_g)  # candidate, between -1 and 1",
    "kept = f * c_prev  # what the forget gate keeps of the cell state",
    "added = i * g  # what the input gate adds to it",
    "c = kept + added  # cell state, the long-term memory",
    "tanh_c = tanh(c)",
    "h = o * tanh_c  # hidden state, the short-term memory and output",
)
RECORDED = ("z_f", "f", "z_i", "i", "z_g", "g", "z_o", "o", "kept", "added", "c", "tanh_c", "h")


@dataclass(frozen=True)
class Wire:
    """A layer as a program calls it: its name, that of its outputs, and what it reads."""

    number: int
    layer: str
    steps: str
    reads: str
    is_backward: bool


def wires(network: Network, join: Callable[[list[str]], str]) -> Iterator[Wire]:
    """The layers from the bottom up; ``join`` says how a library puts the outputs of a pair side by side."""
    several = len(network.layers) > 1
    reads = "xs"
    for members in network.levels:
        outputs = []
        for k in members:
            ending = f"_{k + 1}" if several else ""
            yield Wire(k, f"layer{ending}", f"steps{ending}", reads, network.directions[k] == BACKWARD)
            outputs.append(f'steps{ending}["h"]')
        reads = outputs[0] if len(outputs) == 1 else join(outputs)


def has_backward(network: Network) -> bool:
    """Whether any layer reads the sequence from its end."""
    return BACKWARD in network.directions


def recorded(indent: str = " " * 8) -> str:
    """The entries of the dictionary that a step returns."""
    rows = (RECORDED[:8], RECORDED[8:])
    return "\n".join(indent + ", ".join(f'"{name}": {name}' for name in row) + "," for row in rows)


def about(screen: Steps | Trained | Forecast, library: str) -> str:
    """The first lines of a program: what it is about."""
    network = screen.network
    if isinstance(screen, Trained):
        what = f"An LSTM unit in {library}, trained on {count(len(screen.series), 'series')}."
        what = what.replace("seriess", "series")
    elif isinstance(screen, Forecast):
        what = f"A forecast in {library}: an LSTM with {count(network.layers[0].n_units, 'unit')} and an output layer."
    elif network.is_unit:
        what = f"One LSTM unit in {library}."
    else:
        sizes = " and ".join(count(layer.n_units, "unit") for layer in network.layers)
        what = f"An LSTM in {library}: {count(network.n_inputs, 'input')}, {sizes}."
    return f'"""{what}\n\nTaken from Gatewise: running it prints the numbers that were on screen.\n"""'


def series_table(screen: Trained) -> str:
    """The series of a training as a list of names, values and targets."""
    rows = []
    for series in screen.series:
        name = repr(series.name)
        wanted = listed(series.targets) if len(series.targets) > 1 else number(series.targets[0])
        rows.append(f"    ({name}, {listed(series.values, len(name) + 30, 4)}, {wanted}),")
    each = "one for each value" if any(len(series.targets) > 1 for series in screen.series) else "the target"
    return "\n".join([f"# Name, values, {each}.", "series = [", *rows, "]"])
