import numpy as np
import pytest

from lstm_core import run
from lstm_core.cells.lstm import STACK_ORDER, names_in_order
from lstm_core.charlm.net.network import read
from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.text.alphabet import MAX_TEXT, UNKNOWN
from tests.core.charlm.support import fed, in_double, layer_of, log_softmax, one_hot, small_model

MODEL = small_model(scale=0.6)
NEAR = {"rtol": 0, "atol": 1e-12}


def text_of(length, seed=0):
    characters = [*MODEL.alphabet.characters, "?"]
    return "".join(np.random.default_rng(seed).choice(characters, length))


def reference(text):
    """The engine's record of the same text as one-hot vectors, and the logits behind it."""
    layer, weights = layer_of(in_double(MODEL.weights)), in_double(MODEL.weights)
    trace = run(layer, one_hot(fed(MODEL, text), MODEL.alphabet.size))
    return trace, trace.h @ weights.out_w + weights.out_b


@pytest.mark.parametrize("length", [1, 60, 998, 999, 1000, 1001, 2500])
def test_reading_equals_the_engine_on_one_hot_vectors(length):
    """Windows of 1,000 symbols, the boundary among them, leave no seam."""
    text = text_of(length)
    reading = read_with(MODEL, text)
    trace, logits = reference(text)
    np.testing.assert_allclose(reading.h, trace.h, **NEAR)
    np.testing.assert_allclose(reading.c, trace.c, **NEAR)
    np.testing.assert_allclose(reading.tanh_c, trace.tanh_c[1:], **NEAR)
    p = np.exp(log_softmax(logits))
    order = np.argsort(-p, axis=1)[:, :5]
    np.testing.assert_array_equal(reading.top, order)
    np.testing.assert_allclose(reading.chances, np.take_along_axis(p, order, axis=1), **NEAR)
    assert reading.top.shape == reading.chances.shape == (length + 1, 5)
    bits = -log_softmax(logits)[np.arange(length), reading.symbols] / np.log(2)
    np.testing.assert_allclose(reading.surprise, bits, rtol=0, atol=1e-11)


def test_every_cell_equals_the_engine():
    text = text_of(1200, seed=3)
    reading, (trace, _) = read_with(MODEL, text), reference(text)
    for cell in range(MODEL.units):
        found = reading.cell(cell)
        for key in ("f", "i", "g", "o", "c_prev", "c", "tanh_c", "h"):
            expected = getattr(trace, key)[1:, cell]
            np.testing.assert_allclose(getattr(found, key), expected, err_msg=key, **NEAR)


@pytest.mark.parametrize("place", [0, 1, 999, 1000, 1199])
def test_sums_are_what_the_cell_is_made_of(place):
    text = text_of(1200, seed=4)
    reading, (trace, _) = read_with(MODEL, text), reference(text)
    layer = layer_of(in_double(MODEL.weights))
    for cell in range(MODEL.units):
        sums = reading.sums(cell, place)
        assert tuple(sums) == names_in_order(STACK_ORDER)
        values = reading.cell(cell)
        for name, letter in (("forget", "f"), ("input", "i"), ("candidate", "g"), ("output", "o")):
            block, found = getattr(layer, name), sums[name]
            np.testing.assert_array_equal(found.w_h, block.w_h[cell])
            np.testing.assert_array_equal(found.h_prev, reading.h[place])
            np.testing.assert_allclose(found.products, block.w_h[cell] * trace.h_prev[place + 1], **NEAR)
            assert found.w_x == block.w_x[cell, reading.symbols[place]] and found.b == block.b[cell]
            assert found.z == pytest.approx(getattr(trace, f"z_{letter}")[place + 1, cell], abs=1e-12)
            assert found.z == pytest.approx(sum(found.products) + found.w_x + found.b, abs=1e-12)
            assert found.value == pytest.approx(getattr(values, letter)[place], abs=1e-12)


def test_all_chances_together_are_one_and_surprise_is_of_the_true_character():
    """With five symbols the five likeliest are all there are."""
    model = small_model(characters="abc", seed=2)
    reading = read_with(model, "abcabca" * 200)
    np.testing.assert_allclose(reading.chances.sum(axis=1), 1.0, **NEAR)
    assert (np.diff(reading.chances, axis=1) <= 0).all()
    for t, symbol in enumerate(reading.symbols):
        p = reading.chances[t][list(reading.top[t]).index(symbol)]
        assert reading.surprise[t] == pytest.approx(-np.log2(p), abs=1e-12)


def test_an_alphabet_of_one_character_has_three_symbols():
    reading = read_with(small_model(characters="a"), "aa")
    assert reading.top.shape == reading.chances.shape == (3, 3)


def test_equal_chances_are_listed_by_symbol():
    model = small_model(characters="".join(map(chr, range(32, 127))))
    out_b = np.arange(model.alphabet.size, dtype=np.float32) % 3 == 2
    weights = model.weights._replace(out_w=np.zeros_like(model.weights.out_w), out_b=out_b.astype(np.float32))
    reading = read_with(type(model)(model.alphabet, weights, {}), "abc")
    np.testing.assert_array_equal(reading.top, np.tile([2, 5, 8, 11, 14], (4, 1)))
    assert np.ptp(reading.chances) == 0.0


def test_unknown_characters_are_read_as_one_sign():
    one, other = read_with(MODEL, "ab?d"), read_with(MODEL, "ab😀d")
    assert one.symbols[2] == UNKNOWN and len(other.symbols) == 4
    np.testing.assert_array_equal(one.h, other.h)


def test_a_character_cannot_change_what_was_before_it():
    one, other = read_with(MODEL, "abcd" * 400 + "a"), read_with(MODEL, "abcd" * 400 + "e")
    for key in ("h", "c", "top", "chances"):
        np.testing.assert_array_equal(getattr(one, key)[:-1], getattr(other, key)[:-1])
    assert one.surprise[-1] != other.surprise[-1]


def test_a_surprise_beyond_floats_is_finite():
    model = small_model()
    out_b = np.zeros_like(model.weights.out_b)
    out_b[3] = 1e5
    weights = model.weights._replace(out_b=out_b)
    assert np.isfinite(read_with(type(model)(model.alphabet, weights, {}), "ab ").surprise).all()


def test_a_column_and_a_row_of_tanh_c_are_those_of_the_whole_bit_by_bit():
    reading = read_with(MODEL, "if x > 1:\n    return 'a' + b  # " * 9)
    whole = reading.tanh_c
    for place in (0, 7, len(reading.text) - 1):
        assert reading.all_cells(place).tobytes() == whole[place].tobytes()
    for cell in range(MODEL.units):
        assert reading.cell(cell).tanh_c.tobytes() == whole[:, cell].tobytes()
    with pytest.raises(ValueError):
        reading.all_cells(len(reading.text))


def test_nothing_of_a_reading_can_be_changed():
    reading = read_with(MODEL, "abc")
    for key in ("symbols", "h", "c", "top", "chances", "surprise"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(reading, key)[...] = 0


def test_the_model_is_read_in_double_precision():
    assert all(array.dtype == np.float64 for array in MODEL.exact)
    for exact, single in zip(MODEL.exact, MODEL.weights, strict=True):
        np.testing.assert_array_equal(exact, single)
    assert read(MODEL.exact, np.zeros((2, 1), np.uint8)).h.dtype == np.float64


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the text is empty; expected 1 to 20,000 characters"),
        ("a" * (MAX_TEXT + 1), "the text has 20,001 characters; expected at most 20,000"),
        ("ab\x00", "character 3 is a zero byte"),
    ],
)
def test_what_is_no_text_is_refused(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_with(MODEL, text)


@pytest.mark.parametrize(("cell", "place"), [(-1, 0), (7, 0), (1.5, 0), (0, -1), (0, 3)])
def test_cells_and_places_that_do_not_exist_are_refused(cell, place):
    with pytest.raises(ValueError, match=r"; expected a whole number from 0 to \d"):
        read_with(MODEL, "abc").sums(cell, place)
