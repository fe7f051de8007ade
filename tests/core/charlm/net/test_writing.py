"""What the record of a written text says, against the plain recurrence; and one cell taken apart."""

import numpy as np
import pytest

from lstm_core.charlm.net.generate import generate
from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import Shape
from lstm_core.charlm.net.reading import TOP, read_with
from lstm_core.charlm.net.writing import write_down
from lstm_core.charlm.text.alphabet import BOUNDARY, UNKNOWN, Alphabet

LETTERS = Alphabet("\n abcdefgh")
CELLS = 7


def model(alphabet=LETTERS, sharpness=6.0):
    row = Shape(alphabet.size, CELLS).start(3) * np.float32(sharpness)
    return CharModel.from_row(alphabet, CELLS, row, {})


def expected_after(text, heat):
    """The chances of what follows ``text``, by the equations as they stand in a book."""
    weights = model().exact
    h = c = np.zeros(CELLS)
    for symbol in [BOUNDARY, *LETTERS.encode(text)]:
        i, f, o, g = np.split(weights.w_x[symbol] + h @ weights.w_h + weights.b, 4)
        c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        h = np.tanh(c) / (1 + np.exp(-o))
    powers = np.exp((h @ weights.out_w + weights.out_b) / heat)
    powers[[BOUNDARY, UNKNOWN]] = 0
    return powers / powers.sum()


def written(length=40, heat=0.7, seed=5, prompt="abc "):
    return write_down(generate(model(), prompt, length, heat, seed))


def test_every_row_of_the_record_is_what_the_network_expected_there():
    found = written()
    for place in (0, 1, 17, 39):
        before, after = (expected_after("abc " + found.text[:place], heat) for heat in (1.0, 0.7))
        listed = found.listed[place]
        assert list(listed[:TOP]) == list(np.argsort(-before)[:TOP])
        assert listed[TOP] == found.symbols[place] == LETTERS.encode(found.text[place])[0]
        np.testing.assert_allclose(found.before[place], before[listed], rtol=1e-10)
        np.testing.assert_allclose(found.after[place], after[listed], rtol=1e-10)
        np.testing.assert_allclose(found.high[place], np.cumsum(after)[listed], rtol=1e-10)
        np.testing.assert_allclose(found.high[place] - found.low[place], after[listed], atol=1e-12)
        rest = [symbol for symbol in range(LETTERS.size) if symbol not in listed]
        np.testing.assert_allclose(found.rest_before[place], before[rest].sum(), rtol=1e-10)
        np.testing.assert_allclose(found.rest_after[place], after[rest].sum(), rtol=1e-10)
        assert found.surprise[place] == pytest.approx(-np.log2(before[found.symbols[place]]))


def test_the_random_number_falls_on_what_was_drawn():
    found = written(300, 1.3)
    assert (found.low[:, -1] <= found.point).all() and (found.point < found.high[:, -1]).all()
    assert len(set(found.symbols)) > 4 and found.point.min() < 0.05 and found.point.max() > 0.95


def test_a_higher_temperature_evens_the_chances_out_and_none_takes_the_likeliest():
    cold, plain, hot = (written(1, heat) for heat in (0.5, 1.0, 2.0))
    assert cold.after[0, 0] > plain.after[0, 0] == plain.before[0, 0] > hot.after[0, 0]
    assert cold.before[0, 0] == hot.before[0, 0]
    none = written(60, 0.0)
    assert (none.symbols == none.listed[:, 0]).all() and (none.after[:, 0] == 1.0).all()


def test_the_same_seed_writes_the_same_and_another_one_something_else():
    assert written().text == written().text != written(seed=6).text
    assert written().text == written(80).text[:40]


def test_a_small_alphabet_lists_all_it_has_and_nothing_cannot_be_written_down():
    found = write_down(generate(model(Alphabet("ab")), "a", 5, 1.0, 0))
    assert found.listed.shape == (5, 3)
    np.testing.assert_allclose(found.after[:, :2].sum(axis=1), 1.0)
    assert (found.rest_after < 1e-12).all()
    with pytest.raises(ValueError, match="expected at least 1 character"):
        write_down(generate(model(), "a", 0))


def test_a_cells_largest_products_and_the_rest_add_up_to_its_sum():
    reading = read_with(model(), "abc def\nhead")
    for cell in range(CELLS):
        for block in reading.sums(cell, 9).values():
            found = block.weightiest(3)
            sizes = np.abs(block.products)
            assert list(sizes[found.cells]) == sorted(sizes, reverse=True)[:3]
            assert found.total == pytest.approx(block.products[found.cells].sum() + found.rest)
            assert block.z == pytest.approx(found.total + block.w_x + block.b)


def test_kept_and_added_make_the_new_long_term_memory():
    cell = read_with(model(), "abc def\nhead").cell(2)
    np.testing.assert_allclose(cell.kept, cell.f * cell.c_prev)
    np.testing.assert_allclose(cell.added, cell.i * cell.g)
    np.testing.assert_allclose(cell.kept + cell.added, cell.c, atol=1e-12)
