"""The engine as it was beside the engine as it is: the same bits, on 10,000 random cases each."""

import numpy as np
import pytest

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.unit import paper, sequence, solve, step, sweep, sweep_sequence
from lstm_core.words.symbols import RESULTS, SETTINGS
from tests.core.before.lstm_before import paper as paper_was
from tests.core.before.lstm_before import parameters as parameters_was
from tests.core.before.lstm_before import sequence as sequence_was
from tests.core.before.lstm_before import solve as solve_was
from tests.core.before.lstm_before import sweep as sweep_was
from tests.core.before.lstm_before import unit as unit_was
from tests.core.before.lstm_before import unrolled as unrolled_was

CASES = 10_000
SCALES = (0.1, 1.0, 3.0, 30.0, 1e4)


def draws(seed, cases=CASES):
    rng = np.random.default_rng(seed)
    for case in range(cases):
        scale = SCALES[case % len(SCALES)]
        numbers = rng.normal(size=15) * scale
        numbers[rng.random(15) < 0.1] = 0.0
        if case % 3 == 0:
            numbers = np.round(numbers, 2)
        named = dict(zip(SETTINGS, numbers.tolist(), strict=True))
        weights = {name: named[name] for name in SETTINGS[3:]}
        yield (
            rng,
            LSTMParameters.from_settable(weights),
            parameters_was.LSTMParameters.from_settable(weights),
            [named[name] for name in SETTINGS[:3]],
        )


def same_bits(now, was):
    """Equal to the bit; what is carried may be −0.0 before and 0.0 now, which a step never is."""
    now, was = now.as_dict(), was.as_dict()
    assert now.keys() == was.keys()
    for key, value in now.items():
        other = was[key] + 0.0 if key in ("h_prev", "c_prev") else was[key]
        value = value + 0.0 if key in ("h_prev", "c_prev") else value
        assert value.shape == other.shape and value.tobytes() == other.tobytes(), key


def test_step():
    for _, now, was, given in draws(1):
        same_bits(step.step(now, *given), unit_was.step(was, *given))


def test_paper_step():
    for rng, now, was, given in draws(2):
        decimals, shares = int(rng.integers(1, 7)), [None, 2, 4][int(rng.integers(3))]
        same_bits(
            paper.paper_step(now, *given, decimals, shares),
            paper_was.paper_step(was, *given, decimals, shares),
        )


def test_run():
    for rng, now, was, given in draws(3):
        xs = rng.normal(size=int(rng.integers(1, 7))) * 2
        same_bits(sequence.run(now, xs, *given[1:]), sequence_was.run(was, xs, *given[1:]))


def test_sweep():
    for rng, now, was, given in draws(4):
        quantity, grid = SETTINGS[int(rng.integers(15))], rng.normal(size=7) * 5
        decimals = [None, 1, 3][int(rng.integers(3))]
        same_bits(
            sweep.sweep(now, *given, quantity, grid, decimals),
            sweep_was.sweep(was, *given, quantity, grid, decimals),
        )


def test_sweeps_of_sequences():
    for rng, now, was, given in draws(5):
        xs = rng.normal(size=int(rng.integers(1, 6)))
        quantity = (*SETTINGS[3:], "h0", "c0", ("x", 0))[int(rng.integers(15))]
        call = (xs, *given[1:], quantity, rng.normal(size=5))
        same_bits(sweep_sequence.sweep_sequence(now, *call), unrolled_was.sweep_sequence(was, *call))


def test_held_gates_and_exchanged_curves():
    for rng, now, was, given in draws(6):
        xs = rng.normal(size=int(rng.integers(1, 6)))
        hold = {k: float(rng.random()) for k in "fio" if rng.random() < 0.4}
        curve = ("tanh", "sigmoid", "linear")[int(rng.integers(3))]
        signed = tuple(k for k in "fio" if rng.random() < 0.3)
        call = (xs, *given[1:], hold, curve, signed)
        same_bits(sweep_sequence.run_with(now, *call), unrolled_was.run_with(was, *call))


def layers(seed, cases):
    rng = np.random.default_rng(seed)
    for _ in range(cases):
        inputs, units = (int(n) for n in rng.integers(1, 9, 2))
        if inputs == units == 1:
            units = 2
        shapes = ((4 * units, inputs), (4 * units, units), (4 * units,), (4 * units,))
        weights = [rng.normal(size=shape) for shape in shapes]
        batch = [(), (3,)][int(rng.integers(2))]
        yield (
            rng, inputs, units, batch,
            LSTMParameters.from_torch(*weights), parameters_was.LSTMParameters.from_torch(*weights),
        )  # fmt: skip


def test_a_layers_step_and_run():
    for rng, inputs, units, batch, now, was in layers(7, CASES):
        x, h, c = (rng.normal(size=(*batch, n)) for n in (inputs, units, units))
        same_bits(step.step(now, x, h, c), unit_was.step(was, x, h, c))
        xs = rng.normal(size=(int(rng.integers(1, 5)), *batch, inputs))
        same_bits(sequence.run(now, xs, h, c), sequence_was.run(was, xs, h, c))


@pytest.mark.parametrize("shape", [(40, 64), (30, 5, 16)])
def test_a_large_layers_run(shape):
    rng = np.random.default_rng(8)
    for _ in range(20):
        weights = [rng.normal(size=size) / 8 for size in ((512, shape[-1]), (512, 128), (512,), (512,))]
        xs = rng.normal(size=shape)
        now, was = LSTMParameters.from_torch(*weights), parameters_was.LSTMParameters.from_torch(*weights)
        same_bits(sequence.run(now, xs), sequence_was.run(was, xs))


def test_solutions():
    """Roots, plateaus and what can be reached; the slack around a candidate's sum is wider now."""
    for rng, now, was, given in draws(9, 300):
        call = (*given, SETTINGS[int(rng.integers(15))], RESULTS[int(rng.integers(21))], float(rng.normal()))
        one, other = solve.solve(now, *call), solve_was.solve(was, *call)
        assert one.reachable == other.reachable and one.flat == other.flat
        assert np.allclose(one.roots, other.roots, rtol=1e-7, atol=1e-7) and len(one.roots) == len(
            other.roots
        )
