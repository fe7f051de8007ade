"""Stacked layers and layers read from the end: against PyTorch, and worked out by hand."""

import math
from pathlib import Path

import numpy as np
import pytest

from lstm_core import CellVariant, LSTMParameters, random_parameters
from lstm_core.layers.network import BACKWARD, FORWARD, Network
from lstm_core.layers.running import read_below, run_network

GOLDEN = np.load(Path(__file__).parents[2] / "golden" / "layers" / "stacked.npz")
CASES = {"stacked": (2, 1), "both": (1, 2), "both_stacked": (2, 2)}


def torch_network(case):
    levels, directions = CASES[case]
    layers, read = [], []
    for level in range(levels):
        for direction in (FORWARD, BACKWARD)[:directions]:
            end = f"_l{level}{'_reverse' if direction == BACKWARD else ''}"
            parts = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            parameters = LSTMParameters.from_torch(*(GOLDEN[f"{case}/{part}{end}"] for part in parts))
            layers.append(parameters)
            read.append(direction)
    return Network(tuple(layers), tuple(read))


@pytest.mark.parametrize("case", CASES)
def test_every_layers_memories_are_pytorchs(case):
    network = torch_network(case)
    starts = list(zip(GOLDEN[f"{case}/h0"], GOLDEN[f"{case}/c0"], strict=True))
    runs = run_network(network, GOLDEN[f"{case}/xs"], starts)
    output = np.concatenate([runs[place].h for place in network.levels[-1]], axis=1)
    assert output == pytest.approx(GOLDEN[f"{case}/output"], abs=1e-12)
    for place, found in enumerate(runs):
        # What a layer read last: the last step of the series, or its first.
        assert found.trace.h[-1] == pytest.approx(GOLDEN[f"{case}/h"][place], abs=1e-12)
        assert found.trace.c[-1] == pytest.approx(GOLDEN[f"{case}/c"][place], abs=1e-12)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def by_hand(weights, xs):
    """h of a unit with one input, step by step; each block is (short-term weight, input weight, bias)."""
    h, c, found = 0.0, 0.0, []
    for x in xs:
        z = {name: a * h + b * x + bias for name, (a, b, bias) in weights.items()}
        c = sigmoid(z["forget"]) * c + sigmoid(z["input"]) * math.tanh(z["candidate"])
        h = sigmoid(z["output"]) * math.tanh(c)
        found.append(h)
    return found


LOWER = {"forget": (2.7, 1.63, 1.62), "input": (2.0, 1.65, 0.62), "candidate": (1.41, 0.94, -0.32), "output": (4.38, -0.19, 0.59)}  # fmt: skip
UPPER = {"forget": (-1.0, 0.5, 1.0), "input": (0.3, 2.0, 0.0), "candidate": (0.7, -1.2, 0.1), "output": (1.0, 1.0, -0.5)}  # fmt: skip
DAYS = (1.0, 0.5, 0.25, 1.0)


def unit(weights):
    return LSTMParameters.scalar(**weights)


PAIR = Network((unit(LOWER), unit(UPPER)), (FORWARD, BACKWARD))


def test_the_upper_layer_reads_h_of_the_lower_one():
    lower, upper = run_network(Network((unit(LOWER), unit(UPPER))), [[x] for x in DAYS])
    assert lower.h[:, 0] == pytest.approx(by_hand(LOWER, DAYS), abs=1e-14)
    assert lower.h[-1, 0] == pytest.approx(0.9693935, abs=1e-7)
    assert upper.h[:, 0] == pytest.approx(by_hand(UPPER, by_hand(LOWER, DAYS)), abs=1e-14)


def test_a_backward_layer_begins_at_the_end_and_its_h_stands_at_the_step_it_read():
    forward, backward = run_network(PAIR, [[x] for x in DAYS])
    expected = by_hand(UPPER, DAYS[::-1])[::-1]
    assert backward.h[:, 0] == pytest.approx(expected, abs=1e-14)
    assert [backward.begins_at(t) for t in range(4)] == [False, False, False, True]
    assert [forward.begins_at(t) for t in range(4)] == [True, False, False, False]
    assert float(backward.at(0).h[0]) == pytest.approx(expected[0], abs=1e-14)
    assert float(backward.at(1).h_prev[0]) == pytest.approx(expected[2], abs=1e-14)
    assert backward.series("x")[:, 0].tolist() == list(DAYS)


def test_the_level_above_both_directions_reads_both_forwards_first():
    top = random_parameters(2, 3, 5)
    network = Network((*PAIR.layers, top), (*PAIR.directions, FORWARD))
    runs = run_network(network, [[x] for x in DAYS])
    assert runs[2].series("x") == pytest.approx(np.hstack([runs[0].h, runs[1].h]))
    assert [read_below(network, layer) for layer in range(3)] == [(), (), (0, 1)]


def test_the_curves_of_another_program_run_through_every_layer():
    """Keras 2's hard sigmoid on a unit of ones, by hand: 0.3414315, 0.6092738, 0.7629154."""
    ones = LSTMParameters.scalar(forget=(1, 1, 0), input=(1, 1, 0), candidate=(1, 1, 0), output=(1, 1, 0))
    curves = CellVariant(gates="hard_sigmoid_keras2")
    found = run_network(Network((ones, ones), (FORWARD, BACKWARD), variant=curves), [[1.0]] * 3)
    assert found[0].h[:, 0] == pytest.approx([0.3414315, 0.6092738, 0.7629154], abs=5e-8)
    assert found[1].h[:, 0] == pytest.approx([0.7629154, 0.6092738, 0.3414315], abs=5e-8)


@pytest.mark.parametrize("xs", [[], [[1.0]], [1.0, 2.0], [[1.0, math.nan]]])
def test_a_series_that_does_not_fit_is_refused(xs):
    with pytest.raises(ValueError, match="xs"):
        run_network(Network((random_parameters(2, 3),)), xs)


def test_start_memories_are_one_pair_for_each_layer():
    with pytest.raises(ValueError, match="one for each of 1 layers"):
        run_network(Network((random_parameters(2, 3),)), [[1.0, 2.0]], [None, None])


def test_a_backward_layer_may_stand_on_top_of_a_forward_one_alone():
    layers = random_parameters(2, 2, 1), random_parameters(2, 2, 2)
    beside = Network(layers, (FORWARD, BACKWARD))
    on_top = Network(layers, (FORWARD, BACKWARD), level_of=(0, 1))
    assert (beside.levels, on_top.levels) == (((0, 1),), ((0,), (1,)))
    assert [place.suffix for place in on_top.places] == ["l0", "l1_reverse"]
    lower, upper = run_network(on_top, [[1, 0], [0, 1], [1, 1]])
    assert (upper.series("x") == lower.h).all() and read_below(on_top, 1) == (0,)


@pytest.mark.parametrize("levels", [(1, 1), (0, 2), (1, 0), (0,), (0, 0, 1)])
def test_levels_that_no_network_has_are_refused(levels):
    with pytest.raises(ValueError, match="the levels are"):
        Network((random_parameters(2, 2), random_parameters(2, 2)), (FORWARD, BACKWARD), level_of=levels)
    with pytest.raises(ValueError, match="the levels are 0, 0"):
        Network((random_parameters(2, 2), random_parameters(2, 2)), level_of=(0, 0))
