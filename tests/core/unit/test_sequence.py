import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.rounding import round_half_away
from lstm_core.unit.sequence import run
from lstm_core.unit.step import step
from tests.core.support import (
    DOCUMENT,
    ROOT,
    assert_same_bits,
    random_layer,
    scalar_units,
    stacked,
    tame,
)

with np.load(ROOT / "tests/golden/lstm_traces.npz", allow_pickle=False) as _file:
    GOLDEN = {key: _file[key] for key in _file.files}
CASES = sorted({int(key.split("/")[0]) for key in GOLDEN})
GATES = (
    "h_prev",
    "c_prev",
    "z_f",
    "f",
    "kept",
    "z_i",
    "i",
    "z_g",
    "g",
    "added",
    "c",
    "z_o",
    "o",
    "tanh_c",
    "h",
)


def golden(number):
    part = {key.split("/")[1]: value for key, value in GOLDEN.items() if key.startswith(f"{number}/")}
    parameters = LSTMParameters.from_torch(
        *(part[name] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    )
    return part, parameters


@pytest.mark.parametrize("number", CASES)
def test_every_gate_equals_pytorch(number):
    part, parameters = golden(number)
    trace = run(parameters, part["xs"], part["h0"], part["c0"])
    for key in GATES:
        np.testing.assert_allclose(getattr(trace, key), part[key], rtol=0, atol=1e-12, err_msg=key)
    np.testing.assert_allclose(trace.h, part["torch_h"], rtol=0, atol=1e-12)
    np.testing.assert_allclose(trace.c[-1], part["torch_c"], rtol=0, atol=1e-12)


@pytest.mark.parametrize("number", CASES)
def test_every_gate_of_single_steps_equals_pytorch(number):
    part, parameters = golden(number)
    for t, x in enumerate(part["xs"]):
        trace = step(parameters, x, part["h_prev"][t], part["c_prev"][t])
        for key in GATES:
            np.testing.assert_allclose(getattr(trace, key), part[key][t], rtol=0, atol=1e-12)


def test_golden_cases_cover_batches_and_shapes():
    shapes = [GOLDEN[f"{number}/xs"].shape for number in CASES]
    assert len(set(shapes)) >= 6 and {len(shape) for shape in shapes} == {2, 3}


@given(scalar_units(), st.lists(tame, min_size=1, max_size=8), st.floats(-1, 1), st.floats(-3, 3))
@settings(deadline=None)
def test_scalar_run_is_the_loop_of_steps_bit_for_bit(parameters, xs, h, c):
    trace = run(parameters, xs, h, c)
    assert len(trace) == len(xs) and trace.h.shape == (len(xs),)
    for t, x in enumerate(xs):
        one = step(parameters, x, h, c)
        assert_same_bits(trace.at(t), one)
        h, c = one.h, one.c


@given(
    st.integers(0, 10**6),
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(1, 7),
    st.sampled_from([None, 1, 3]),
)
@settings(deadline=None, max_examples=60)
def test_run_is_the_loop_of_steps(seed, n_inputs, n_units, n_steps, batch):
    layer, rng = random_layer(seed, n_inputs, n_units), np.random.default_rng(seed)
    rows = () if batch is None else (batch,)
    xs = rng.normal(size=(n_steps, *rows, n_inputs))
    h, c = rng.normal(size=(2, *rows, n_units))
    trace, steps = run(layer, xs, h, c), []
    for x in xs:
        steps.append(step(layer, x, h, c))
        h, c = steps[-1].h, steps[-1].c
    for key, expected in stacked(steps).items():
        np.testing.assert_allclose(getattr(trace, key), expected, rtol=0, atol=1e-12, err_msg=key)
    for b in range(batch or 0):
        alone = run(layer, xs[:, b], trace.h_prev[0, b], trace.c_prev[0, b])
        np.testing.assert_allclose(trace.h[:, b], alone.h, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("days", "c", "h"),
    [
        ((0, 0.5, 0.25, 1), (-0.2012, -0.2022, -0.3246, 0.0153), (-0.1278, -0.0965, -0.1662, 0.0064)),
        ((1, 0.5, 0.25, 1), (0.4995, 0.9136, 1.4806, 2.4091), (0.2764, 0.6117, 0.8670, 0.9694)),
    ],
)
def test_the_documents_companies(days, c, h):
    trace = run(DOCUMENT, days)
    assert round_half_away(trace.c, 4).tolist() == list(c)
    assert round_half_away(trace.h, 4).tolist() == list(h)


def test_input_forms():
    scalar, narrow = DOCUMENT, random_layer(1, 1, 3)
    xs = np.linspace(-1.0, 1.0, 5)
    assert run(scalar, xs).c.shape == (5,)
    assert run(scalar, xs[:, None]).c.shape == (5, 1)
    assert run(scalar, xs[:, None, None]).p_fh.shape == (5, 1, 1)
    np.testing.assert_array_equal(run(scalar, xs[:, None]).h[:, 0], run(scalar, xs).h)
    assert run(narrow, xs).x.shape == (5, 1) and run(narrow, xs).h.shape == (5, 3)
    assert run(narrow, xs).p_fh is None
    assert run(scalar, xs, [0.5], [0.25]).h_prev[0] == 0.5


def test_start_memories_default_to_zero_and_chain():
    trace = run(random_layer(2, 2, 3), np.ones((4, 2)))
    assert not trace.h_prev[0].any() and not trace.c_prev[0].any()
    np.testing.assert_array_equal(trace.h_prev[1:], trace.h[:-1])
    np.testing.assert_array_equal(trace.c_prev[1:], trace.c[:-1])


def test_at_counts_like_a_list():
    trace = run(DOCUMENT, [0, 1, 2])
    assert trace.at(-1).x == trace.at(2).x == 2.0
    for bad in (3, -4, 1.0):
        with pytest.raises(IndexError, match="expected a step from 0 to 2"):
            trace.at(bad)


def test_records_are_read_only_and_own_their_input():
    xs = np.ones((4, 2))
    for trace in (run(random_layer(2, 2, 3), xs), run(DOCUMENT, [1, 2])):
        for value in [*trace.as_dict().values(), *trace.at(0).as_dict().values()]:
            with pytest.raises(ValueError, match="read-only"):
                value[...] = 0.0
    layer = run(random_layer(2, 2, 3), xs)
    assert not any(value.base.flags.writeable for value in layer.as_dict().values() if value.base is not None)
    xs[:] = 7.0
    assert layer.x.max() == 1.0


@pytest.mark.parametrize(
    ("xs", "message"),
    [
        ([], r"xs is empty with shape \(0,\); expected at least one step"),
        (np.ones((0, 3)), r"xs is empty with shape \(0, 3\)"),
        (np.ones(4), r"xs has shape \(4,\); expected \(steps, 3\) or \(steps, batch, 3\)"),
        (np.ones((4, 2)), r"xs has shape \(4, 2\)"),
        (np.ones((1, 1, 1, 3)), r"xs has shape \(1, 1, 1, 3\)"),
        (1.0, r"xs has shape \(\)"),
        ([[1, 2, 3], [1, float("nan"), 3]], r"xs\[1, 1\] is nan; expected a finite number"),
        ([[1, 2], [3]], "xs is not an array of numbers; expected finite numbers in rows"),
    ],
)
def test_refusals(xs, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        run(random_layer(0, 3, 2), xs)


def test_start_memories_of_wrong_shape_are_refused():
    with pytest.raises(ValueError, match=r"^h0 has shape \(3,\); expected \(2,\)"):
        run(random_layer(0, 3, 2), np.ones((4, 3)), h0=np.ones(3))
    with pytest.raises(ValueError, match=r"^c0 is nan; expected a finite number"):
        run(DOCUMENT, [1], c0=float("nan"))


def test_overflow_names_quantity_and_step():
    with pytest.raises(ValueError, match="^z_f at step 2 is too large to represent"):
        run(DOCUMENT.replace("w_fx", 10), [1, 2, 1e308, 3])
