import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.gradients.jacobians import step_jacobians
from lstm_core.rnn.run import rnn_step, run_rnn
from lstm_core.rnn.sweep import sweep_rnn
from tests.core.gradients.recurrent import CASES, SINGLES, UNIT, golden, random_rnn
from tests.core.support import assert_same_bits, stacked, tame, wild


def units(numbers=tame):
    return st.builds(RNNParameters.scalar, numbers, numbers, numbers)


def test_one_step_by_hand():
    trace = rnn_step(UNIT, 2, 0.5)
    assert (trace.p_h, trace.p_x) == (0.6, 1.4)
    assert trace.z == pytest.approx(1.7, abs=1e-15) and trace.h == pytest.approx(0.9354090706, abs=1e-10)


@pytest.mark.parametrize("number", CASES)
def test_values_equal_pytorch(number):
    part, layer = golden(number)
    trace = run_rnn(layer, part["xs"], part["h0"])
    np.testing.assert_allclose(trace.h, part["h"], rtol=0, atol=1e-12)


@pytest.mark.parametrize("number", SINGLES)
def test_products_of_the_steps_jacobians_equal_pytorch(number):
    part, layer = golden(number)
    each = step_jacobians(layer, run_rnn(layer, part["xs"], part["h0"]))["h"]["h_prev"]
    product, expected = np.eye(layer.n_units), part["jacobians"]
    for t in range(len(each) - 1, -1, -1):
        np.testing.assert_allclose(product, expected[t], rtol=0, atol=1e-9)
        product = product @ each[t]


def test_golden_cases_cover_batches_and_long_series():
    shapes = [golden(number)[0]["xs"].shape for number in CASES]
    assert len(set(shapes)) >= 6 and {len(shape) for shape in shapes} == {2, 3}
    assert len(SINGLES) >= 4 and max(shape[0] for shape in shapes) >= 50


@given(units(), st.lists(tame, min_size=1, max_size=8), st.floats(-1, 1))
@settings(deadline=None)
def test_scalar_run_is_the_loop_of_steps_bit_for_bit(unit, xs, h):
    trace = run_rnn(unit, xs, h)
    assert len(trace) == len(xs) and trace.h.shape == (len(xs),)
    for t, x in enumerate(xs):
        one = rnn_step(unit, x, h)
        assert_same_bits(trace.at(t), one)
        assert one.z == (unit.settable["w_h"] * h + unit.settable["w_x"] * x) + unit.settable["b"]
        h = one.h


@given(
    st.integers(0, 10**6),
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(1, 7),
    st.sampled_from([None, 1, 3]),
)
@settings(deadline=None, max_examples=60)
def test_run_is_the_loop_of_steps_and_a_batch_its_singles(seed, n_inputs, n_units, n_steps, batch):
    layer, rng = random_rnn(seed, n_inputs, n_units), np.random.default_rng(seed)
    rows = () if batch is None else (batch,)
    xs, h = rng.normal(size=(n_steps, *rows, n_inputs)), rng.normal(size=(*rows, n_units))
    trace, steps = run_rnn(layer, xs, h), []
    for x in xs:
        steps.append(rnn_step(layer, x, h))
        h = steps[-1].h
    for key, expected in stacked(steps).items():
        np.testing.assert_allclose(getattr(trace, key), expected, rtol=0, atol=1e-12, err_msg=key)
    for b in range(batch or 0):
        alone = run_rnn(layer, xs[:, b], trace.h_prev[0, b])
        np.testing.assert_allclose(trace.h[:, b], alone.h, rtol=0, atol=1e-12)


@given(
    units(), st.lists(tame, min_size=1, max_size=6), tame, st.lists(tame, min_size=1, max_size=4), st.data()
)
@settings(deadline=None)
def test_a_sweep_is_the_loop_of_runs(unit, xs, h0, values, data):
    quantity = data.draw(st.sampled_from([*RNN_NUMBERS, "h0", *(("x", t) for t in range(len(xs)))]))
    swept = sweep_rnn(unit, xs, h0, quantity, values)
    assert len(swept) == len(values) and swept.h.shape == (len(values), len(xs))
    for n, value in enumerate(values):
        days, start, one = list(xs), h0, unit
        if isinstance(quantity, tuple):
            days[quantity[1]] = value
        elif quantity == "h0":
            start = value
        else:
            one = unit.replace(quantity, value)
        expected, found = run_rnn(one, days, start), swept.at(n)
        assert found.as_dict().keys() == expected.as_dict().keys()
        for key, row in expected.as_dict().items():
            np.testing.assert_allclose(getattr(found, key), row, rtol=0, atol=1e-12, err_msg=key)


@given(units(wild), st.lists(wild, min_size=1, max_size=5))
@settings(deadline=None)
def test_any_float_gives_a_share_between_minus_one_and_one(unit, xs):
    trace = run_rnn(unit, xs)
    assert (np.abs(trace.h) <= 1).all() and np.isfinite(trace.z).all()


def test_records_are_read_only_and_free_of_negative_zeros():
    trace = run_rnn(UNIT.replace("w_h", -1), [-0.0, 0.0])
    swept = sweep_rnn(UNIT, [1, 2], 0, "w_h", [-1, 1])
    values = [
        *trace.as_dict().values(),
        *trace.at(1).as_dict().values(),
        *rnn_step(UNIT, 1, 0).as_dict().values(),
    ]
    for array in [*values, *swept.as_dict().values()]:
        assert array.base is None or not array.base.flags.writeable
    for array in [*values, *swept.as_dict().values(), UNIT.w_h]:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    for key in ("p_h", "p_x", "z"):
        value = getattr(run_rnn(RNNParameters.scalar(-1, 1, 0), [-0.0, 0.0]), key)
        assert not np.signbit(value).any()


BATCH = run_rnn(UNIT, np.zeros((4, 2, 1)))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: RNNParameters(1, [[1]], [1]), r"w_h has shape \(\); expected \(1, 1\) for 1 units"),
        (lambda: RNNParameters([[1]], [1], [1]), r"w_x has shape \(1,\); expected \(units, inputs\)"),
        (lambda: RNNParameters([[1]], [[1]], [1, 2]), r"b has shape \(2,\); expected \(1,\)"),
        (lambda: RNNParameters.scalar(1, float("nan"), 0), "w_x is nan; expected a finite number"),
        (lambda: RNNParameters.scalar([1, 2], 1, 0), r"w_h has shape \(2,\); expected one number"),
        (
            lambda: RNNParameters.from_torch([[1]], [[1, 2]], [1], [1]),
            r"weight_hh has shape \(1, 2\); expected \(1, 1\)",
        ),
        (lambda: RNNParameters.from_torch([1], [[1]], [1], [1]), r"weight_ih has shape \(1,\)"),
        (lambda: UNIT.replace("w_f", 1), "name is 'w_f'; expected one of w_h, w_x, b"),
        (lambda: random_rnn(0, 2, 1).settable, "the parameters have 2 inputs and 1 units"),
        (lambda: rnn_step(UNIT, [1, 2], [1, 2, 3]), r"the shapes do not fit together: x \(2,\)"),
        (lambda: rnn_step(random_rnn(0, 2, 3), [1], [1, 2, 3]), r"x has shape \(1,\); expected \(2,\)"),
        (lambda: rnn_step(UNIT, 1e308, 1e308), "z is too large to represent"),
        (lambda: run_rnn(UNIT, []), r"xs is empty with shape \(0,\)"),
        (lambda: run_rnn(UNIT, [[1, 2]]), r"xs has shape \(1, 2\); expected \(steps,\), \(steps, 1\)"),
        (lambda: run_rnn(UNIT, [1], [1, 2]), r"h0 has shape \(2,\); expected \(\)"),
        (lambda: run_rnn(UNIT, [1, np.inf]), r"xs\[1\] is inf"),
        (lambda: run_rnn(UNIT.replace("w_x", 1e10), [1, 1e300]), "z at step 1 is too large"),
        (lambda: step_jacobians(UNIT, BATCH), r"trace has h of shape \(4, 2, 1\); expected one series"),
        (lambda: sweep_rnn(UNIT, [1], 0, "w", [1]), "quantity is 'w'; expected one of w_h, w_x, b, h0"),
        (lambda: sweep_rnn(UNIT, [1], 0, ("x", 1), [1]), r"quantity is \('x', 1\); expected \('x', step\)"),
        (lambda: sweep_rnn(UNIT, [1], 0, ("h", 0), [1]), r"quantity is \('h', 0\)"),
        (lambda: sweep_rnn(UNIT, [1], 0, "b", []), r"values has shape \(0,\)"),
        (lambda: sweep_rnn(UNIT, [[1, 2]], 0, "b", [1]), r"xs has shape \(1, 2\)"),
        (lambda: sweep_rnn(UNIT, [1, 1e308], 0, "w_x", [1, 10]), "z at step 1 is too large"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()


@pytest.mark.parametrize("trace", [run_rnn(UNIT, [1, 2]), sweep_rnn(UNIT, [1], 0, "b", [0, 1])])
def test_a_place_outside_is_refused(trace):
    with pytest.raises(IndexError, match="from 0 to 1"):
        trace.at(2)
