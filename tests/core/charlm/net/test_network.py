import numpy as np
import pytest

from lstm_core import run, step
from lstm_core.charlm.learn.adam import Adam as InPlace
from lstm_core.charlm.learn.adam import clip
from lstm_core.charlm.net.network import Memories, Shape, read, slope
from lstm_core.kernels.softmax import cross_entropy
from lstm_core.training.optimisers import Adam, clip_by_norm
from tests.core.charlm.support import in_double, layer_of, log_softmax, one_hot, small_model
from tests.core.support import numeric_gradient

SHAPE = Shape(symbols=6, units=3)
T, B = 5, 2


def drawn(seed=0):
    """Weights as a row, symbols (T + 1, B) and memories to start from, in float64."""
    rng = np.random.default_rng(seed)
    symbols = rng.integers(0, SHAPE.symbols, (T + 1, B)).astype(np.uint8)
    h, c = np.tanh(rng.normal(size=(B, 3))), rng.normal(size=(B, 3))
    return rng.normal(size=SHAPE.size), symbols, Memories(h, c)


def loss_by_steps(row, symbols, memories):
    """The loss with the first page's own unit, one step and one reader after another, on one-hot vectors."""
    weights = SHAPE.views(row)
    layer, total = layer_of(weights), 0.0
    for b in range(symbols.shape[1]):
        h, c = memories.h[b], memories.c[b]
        for symbol, following in zip(symbols[:-1, b], symbols[1:, b], strict=True):
            trace = step(layer, one_hot(symbol, SHAPE.symbols), h, c)
            h, c = trace.h, trace.c
            total -= log_softmax(h @ weights.out_w + weights.out_b)[following]
    return total


def test_loss_is_that_of_the_unit_on_one_hot_vectors():
    row, symbols, memories = drawn()
    assert slope(SHAPE, row, symbols, memories, 1.0).loss == pytest.approx(
        loss_by_steps(row, symbols, memories), rel=1e-13
    )


@pytest.mark.parametrize("share", [1.0, 0.25])
def test_gradient_equals_central_differences(share):
    row, symbols, memories = drawn(1)
    found = slope(SHAPE, row, symbols, memories, share)
    expected = numeric_gradient(lambda moved: share * loss_by_steps(moved, symbols, memories), row)
    np.testing.assert_allclose(found.row, expected, rtol=0, atol=2e-8)
    assert np.abs(expected).max() > 0.05


def test_symbols_that_were_not_read_have_no_gradient():
    row, symbols, memories = drawn(2)
    symbols[:] %= 3
    parts = SHAPE.views(slope(SHAPE, row, symbols, memories, 1.0).row)
    assert (parts.w_x[3:] == 0.0).all() and (parts.w_x[np.unique(symbols[:-1])] != 0.0).all()


def test_memories_at_the_end_are_where_the_next_part_starts():
    row, symbols, memories = drawn(3)
    whole = slope(SHAPE, row, symbols, memories, 1.0)
    first = slope(SHAPE, row, symbols[:3], memories, 1.0)
    rest = slope(SHAPE, row, symbols[2:], first.memories, 1.0)
    assert first.loss + rest.loss == pytest.approx(whole.loss, rel=1e-13)
    for one, other in zip(rest.memories, whole.memories, strict=True):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-14)


@pytest.mark.parametrize(("dtype", "near"), [(np.float64, 1e-13), (np.float32, 3e-6)])
def test_pass_equals_the_engine_on_one_hot_vectors(dtype, near):
    model = small_model(scale=0.5)
    symbols = np.random.default_rng(0).integers(0, model.alphabet.size, (40, 3)).astype(np.uint8)
    weights = type(model.weights)(*(array.astype(dtype) for array in model.weights))
    tape = read(weights, symbols)
    trace = run(layer_of(in_double(model.weights)), one_hot(symbols, model.alphabet.size))
    assert tape.h.dtype == dtype
    for found, expected in ((tape.h[1:], trace.h), (tape.c[1:], trace.c), (tape.tanh_c, trace.tanh_c)):
        np.testing.assert_allclose(found, expected, rtol=0, atol=near)


def test_row_and_blocks_are_the_same_memory():
    row = SHAPE.start(0)
    views = SHAPE.views(row)
    assert row.size == SHAPE.size == sum(block.size for block in views)
    assert all(np.shares_memory(row, block) for block in views)
    views.out_b[0] = 7.0
    assert 7.0 in row


def test_start_is_set_by_the_seed_with_open_forget_gates():
    shape = Shape(symbols=50, units=16)
    one, other = shape.start(3), shape.start(4)
    np.testing.assert_array_equal(one, shape.start(3))
    assert not np.array_equal(one, other) and one.dtype == np.float32
    weights = shape.views(one)
    np.testing.assert_array_equal(weights.b, np.repeat([0, 1, 0, 0], 16))
    assert (weights.out_b == 0).all()
    for block, bound in ((weights.w_h, 0.25), (weights.out_w, 0.25), (weights.w_x, 1.0)):
        assert 0.9 * bound < np.abs(block).max() <= bound and abs(block.mean()) < 0.1 * bound


def test_cross_entropy_of_enormous_logits():
    logits = np.array([[1e30, 0.0], [0.0, -1e30], [3.0, 3.0]])
    loss, slopes = cross_entropy(logits, np.array([0, 0, 1], np.uint8))
    assert loss == pytest.approx(np.log(2))
    np.testing.assert_allclose(slopes, [[0, 0], [0, 0], [0.5, -0.5]], atol=1e-15)


def test_adam_in_place_equals_adam_on_record():
    rng = np.random.default_rng(0)
    start = rng.normal(size=200).astype(np.float32)
    row, slim, full = start.copy(), InPlace(200), Adam(0.01)
    values, state = start.astype(np.float64), full.start()
    for t in range(60):
        gradient = (rng.normal(size=200) * 10.0 ** rng.integers(-4, 2, 200)).astype(np.float32)
        gradient[::5] = 0.0  # weights of symbols that were never read
        update = full.update(values, gradient, state)
        values, state = update.after, update.state
        slim.update(row, gradient, 0.01)
        assert slim.t == t + 1
    np.testing.assert_allclose(row, values, rtol=0, atol=2e-5)
    np.testing.assert_allclose(slim.m, state.m, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(slim.v, state.v, rtol=1e-4, atol=1e-9)
    assert np.abs(values - start).max() > 0.1


@pytest.mark.parametrize("longest", [0.5, 1e3])
def test_clipping_shortens_only_what_is_too_long(longest):
    gradient = np.random.default_rng(0).normal(size=50).astype(np.float32)
    expected = clip_by_norm(gradient, longest)
    assert clip(gradient, longest) == pytest.approx(expected.norm, rel=1e-6)
    np.testing.assert_allclose(gradient, expected.gradient, rtol=1e-5)
