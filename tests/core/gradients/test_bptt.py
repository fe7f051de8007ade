import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.lstm import TORCH_ORDER, WEIGHT_NAMES, names_in_order
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.gradients.bptt import STEP_FIELDS, backward
from lstm_core.gradients.jacobians import jacobian_products
from lstm_core.kernels.lstm import backprop, forward, stacked_weights, unstacked
from lstm_core.unit.sequence import run
from tests.core.support import DOCUMENT, ROOT, numeric_gradient, random_layer, scalar_units, tame

with np.load(ROOT / "tests/golden/gradients.npz", allow_pickle=False) as _file:
    GOLDEN = {key: _file[key] for key in _file.files}
CASES = sorted({int(key.split("/")[0]) for key in GOLDEN})
TORCH_WEIGHTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def golden(number):
    return {key.split("/")[1]: value for key, value in GOLDEN.items() if key.startswith(f"{number}/")}


def assert_same_blocks(found, expected, atol):
    for name in names_in_order(TORCH_ORDER):
        for part in ("w_h", "w_x", "b"):
            one, other = getattr(getattr(found, name), part), getattr(getattr(expected, name), part)
            np.testing.assert_allclose(one, other, rtol=0, atol=atol, err_msg=f"{name}.{part}")


@pytest.mark.parametrize("number", CASES)
def test_every_gradient_equals_pytorch_autograd(number):
    part = golden(number)
    parameters = LSTMParameters.from_torch(*(part[name] for name in TORCH_WEIGHTS))
    found = backward(
        parameters, run(parameters, part["xs"], part["h0"], part["c0"]), part["dh"], part["dc_last"]
    )
    for key in ("xs", "h0", "c0"):
        np.testing.assert_allclose(
            getattr(found, key.replace("xs", "x")), part[f"grad_{key}"], rtol=0, atol=1e-10
        )
    # Either bias has the gradient of their sum, so one of them goes in as zero.
    blank = np.zeros_like(part["grad_bias_hh"])
    expected = (part["grad_weight_ih"], part["grad_weight_hh"], part["grad_bias_ih"], blank)
    assert_same_blocks(found.parameters, LSTMParameters.from_torch(*expected), 1e-10)


def test_golden_cases_cover_shapes_and_both_ends():
    shapes = [golden(number)["xs"].shape for number in CASES]
    assert len(set(shapes)) >= 6 and {len(shape) for shape in shapes} == {2, 3}
    assert {bool(golden(number)["dc_last"].any()) for number in CASES} == {True, False}


@given(
    st.integers(0, 10**6),
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(1, 5),
    st.sampled_from([None, 2]),
)
@settings(deadline=None, max_examples=25)
def test_gradients_equal_central_differences(seed, n_inputs, n_units, n_steps, batch):
    rng, layer = np.random.default_rng(seed), random_layer(seed, n_inputs, n_units)
    rows = () if batch is None else (batch,)
    xs, dh = rng.normal(size=(n_steps, *rows, n_inputs)), rng.normal(size=(n_steps, *rows, n_units))
    h0, c0, dc_last = rng.normal(size=(3, *rows, n_units))

    def loss(parameters=layer, xs=xs, h0=h0, c0=c0):
        trace = run(parameters, xs, h0, c0)
        return float((trace.h * dh).sum() + (trace.c[-1] * dc_last).sum())

    found = backward(layer, run(layer, xs, h0, c0), dh, dc_last)
    near = {"rtol": 1e-6, "atol": 1e-6}
    np.testing.assert_allclose(found.x, numeric_gradient(lambda v: loss(xs=v), xs), **near)
    np.testing.assert_allclose(found.h0, numeric_gradient(lambda v: loss(h0=v), h0), **near)
    np.testing.assert_allclose(found.c0, numeric_gradient(lambda v: loss(c0=v), c0), **near)
    for name in names_in_order(TORCH_ORDER):
        block = getattr(layer, name)
        for part in block._fields:

            def moved(values, name=name, part=part, block=block):
                blocks = {key: getattr(layer, key) for key in names_in_order(TORCH_ORDER)}
                return loss(LSTMParameters(**blocks | {name: block._replace(**{part: values})}))

            slope = getattr(getattr(found.parameters, name), part)
            np.testing.assert_allclose(slope, numeric_gradient(moved, getattr(block, part)), **near)


def check_chain(layer, trace, g, dh, dc_last):
    """Every field is what its docstring's equation says, from the trace and the other fields."""
    v, last = trace, np.zeros_like(g.dc)
    last[-1] = dc_last
    later_h, later_c = np.zeros_like(g.dh), last
    later_h[:-1], later_c[:-1] = g.dh_prev[1:], (g.dc * v.f)[1:]
    equations = {
        "dh_loss": dh,
        "dh_later": later_h,
        "dh": g.dh_loss + g.dh_later,
        "do": g.dh * v.tanh_c,
        "dtanh_c": g.dh * v.o,
        "dtanh_dc": 1 - v.tanh_c**2,
        "dc_squash": g.dtanh_c * g.dtanh_dc,
        "dc_later": later_c,
        "dc": g.dc_squash + g.dc_later,
        "df": g.dc * v.c_prev,
        "dc_prev": g.dc * v.f,
        "di": g.dc * v.g,
        "dg": g.dc * v.i,
        "dg_dz": 1 - v.g**2,
        **{f"d{k}_dz": getattr(v, k) * (1 - getattr(v, k)) for k in "fio"},
        **{f"dz_{k}": getattr(g, f"d{k}") * getattr(g, f"d{k}_dz") for k in "figo"},
    }
    names = dict(zip("figo", ("forget", "input", "candidate", "output"), strict=True))
    sums = [getattr(g, f"dz_{k}").reshape(-1, layer.n_units) for k in "figo"]
    back = sum(dz @ getattr(layer, names[k]).w_h for k, dz in zip("figo", sums, strict=True))
    equations["dh_prev"] = back.reshape(g.dh.shape)
    assert equations.keys() == set(STEP_FIELDS) == g.as_dict().keys()
    for key, expected in equations.items():
        assert getattr(g, key).shape == v.h.shape
        np.testing.assert_allclose(getattr(g, key), expected, rtol=1e-12, atol=1e-13, err_msg=key)


@pytest.mark.parametrize("shape", [(5,), (5, 1), (5, 2, 1), (5, 3), (4, 2, 3), (1, 3)])
def test_every_recorded_factor_obeys_its_equation(shape):
    rng = np.random.default_rng(3)
    layer = DOCUMENT if shape[-1] == 1 or len(shape) == 1 else random_layer(4, shape[-1], 2)
    trace = run(layer, rng.normal(size=shape))
    dh, dc_last = rng.normal(size=trace.h.shape), rng.normal(size=trace.h.shape[1:])
    found = backward(layer, trace, dh, dc_last)
    check_chain(layer, trace, found, dh, dc_last)
    assert found.x.shape == trace.x.shape and found.h0.shape == found.c0.shape == trace.h.shape[1:]
    assert (found.terms is not None) == layer.is_scalar


@given(scalar_units(), st.lists(tame, min_size=1, max_size=6), tame)
@settings(deadline=None)
def test_scalar_terms_add_up_to_the_gradient_of_each_weight(parameters, xs, slope):
    trace = run(parameters, xs)
    found = backward(parameters, trace, np.full(len(xs), slope))
    assert tuple(found.terms) == WEIGHT_NAMES
    for name, value in found.parameters.settable.items():
        assert found.terms[name].shape == (len(xs),)
        assert found.terms[name].sum() == pytest.approx(value, rel=1e-12, abs=1e-12)


def test_gradients_are_read_only():
    for trace, layer in ((run(DOCUMENT, [1, 2]), DOCUMENT),):
        found = backward(layer, trace, [0, 1])
        arrays = [*found.as_dict().values(), found.x, found.h0, found.c0, *found.terms.values()]
        for array in [*arrays, found.parameters.forget.w_h]:
            with pytest.raises(ValueError, match="read-only"):
                array[...] = 0.0


@pytest.mark.parametrize(
    ("dh", "dc_last", "message"),
    [
        ([1, 2], None, r"dh has shape \(2,\); expected \(3,\), the shape of the memory"),
        ([0, float("nan"), 0], None, r"dh\[1\] is nan; expected a finite number"),
        ([0, 0, 1], [1], r"dc_last has shape \(1,\); expected \(\)"),
        ([1e308, 1e308, 1e308], 1e308, "the gradient of w_h is too large to represent"),
    ],
)
def test_refusals(dh, dc_last, message):
    trace = run(DOCUMENT.replace("w_fx", 0.001), [3, -1, 3e5], 0, 1e10)
    with pytest.raises(ValueError, match=f"^{message}"):
        backward(DOCUMENT, trace, dh, dc_last)


def test_a_trace_of_another_network_is_refused():
    with pytest.raises(ValueError, match="expected a run of these parameters with 3 inputs and 2 units"):
        backward(random_layer(0, 3, 2), run(DOCUMENT, [1, 2]), [0, 1])


@pytest.mark.parametrize("number", CASES)
def test_the_fast_pass_equals_the_recorded_run(number):
    part = golden(number)
    layer = LSTMParameters.from_torch(*(part[name] for name in TORCH_WEIGHTS))
    trace = run(layer, part["xs"], part["h0"], part["c0"])
    xs = part["xs"].reshape(len(trace), -1, layer.n_inputs)
    start = [part[key].reshape(-1, layer.n_units) for key in ("h0", "c0")]
    for dtype, near in ((np.float64, 1e-12), (np.float32, 2e-4)):
        weights = stacked_weights(layer, dtype)
        tape = forward(weights, xs.astype(dtype), *(value.astype(dtype) for value in start))
        dh = part["dh"].reshape(tape.tanh_c.shape).astype(dtype)
        slopes = backprop(weights, xs.astype(dtype), tape, dh)
        assert {array.dtype for array in (*tape, slopes.dz, slopes.x, *slopes.weights)} == {np.dtype(dtype)}
        np.testing.assert_allclose(tape.h[1:].reshape(trace.h.shape), trace.h, rtol=0, atol=near)
        np.testing.assert_allclose(tape.c[1:].reshape(trace.h.shape), trace.c, rtol=near, atol=near)
        expected = backward(layer, trace, part["dh"])
        scale = max(1.0, np.abs(expected.parameters.stacked_w_h).max())
        assert_same_blocks(unstacked(slopes.weights), expected.parameters, near * scale)


@pytest.mark.parametrize(("n_inputs", "n_units"), [(1, 1), (2, 3)])
def test_jacobian_products_are_the_gradients_of_single_memories(n_inputs, n_units):
    layer, rng = random_layer(8, n_inputs, n_units), np.random.default_rng(5)
    trace = run(layer, rng.normal(size=(6, n_inputs)), rng.normal(size=n_units), rng.normal(size=n_units))
    found = jacobian_products(layer, trace)
    for k in range(n_units):
        one, none = np.eye(n_units)[k], np.zeros_like(trace.h)
        by_c = backward(layer, trace, none, one)
        none[-1] = one
        by_h = backward(layer, trace, none)
        for matrices, expected in (
            (found.c_c, by_c.dc),
            (found.c_h, by_c.dh),
            (found.h_c, by_h.dc),
            (found.h_h, by_h.dh),
        ):
            np.testing.assert_allclose(matrices[:, k], expected, rtol=1e-12, atol=1e-13)
    rail = [trace.f[t + 1 :].prod(axis=0) for t in range(6)]
    np.testing.assert_allclose(found.rail, rail, rtol=1e-14)
    with pytest.raises(ValueError, match="read-only"):
        found.c_c[...] = 0.0


def test_without_short_term_weights_only_the_rail_is_left():
    unit = LSTMParameters.scalar(forget=(0, 1, 1), input=(0, 1, 0), candidate=(0, 1, 0), output=(0, 1, 0))
    trace = run(unit, [0.5, -1, 2, 0])
    found = jacobian_products(unit, trace)
    np.testing.assert_allclose(found.c_c[:, 0, 0], found.rail[:, 0], rtol=1e-14)
    with pytest.raises(ValueError, match=r"h of shape \(4, 2, 1\); expected one series, \(4, 1\)"):
        jacobian_products(unit, run(unit, np.zeros((4, 2, 1))))


with np.load(ROOT / "tests/golden/jacobians.npz", allow_pickle=False) as _file:
    JACOBIANS = {key: _file[key] for key in _file.files}


@pytest.mark.parametrize("number", sorted({key.split("/")[0] for key in JACOBIANS}))
def test_jacobian_products_equal_pytorch(number):
    part = {key.split("/")[1]: value for key, value in JACOBIANS.items() if key.split("/")[0] == number}
    layer = LSTMParameters.from_torch(*(part[name] for name in TORCH_WEIGHTS))
    found = jacobian_products(layer, run(layer, part["xs"], part["h0"], part["c0"]))
    for key in ("c_c", "h_c", "c_h", "h_h"):
        np.testing.assert_allclose(getattr(found, key), part[key], rtol=0, atol=1e-9, err_msg=key)
