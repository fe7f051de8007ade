from collections import Counter, defaultdict

import numpy as np
import pytest

from lstm_core.charlm.learn.ngram import NGram

SIZE = 6


def drawn(length, seed=0, size=SIZE):
    """Symbols that depend on the two before them, so that contexts tell something."""
    rng = np.random.default_rng(seed)
    habits = rng.dirichlet(np.full(size, 0.4), (size, size))
    text = [0, 1]
    while len(text) < length:
        text.append(int(rng.choice(size, p=habits[text[-2], text[-1]])))
    return np.array(text[:length], np.uint8)


class KneserNey:
    """Interpolated Kneser-Ney as it is written down, with dictionaries; slow.

    p(w | context) = (max(count(context w) − D, 0) + D · N(context ·) · p(w | shorter context)) / count(context)
    where, below the longest context, a run counts as often as different symbols stand before it.
    """

    def __init__(self, text, size, order):
        text = [int(symbol) for symbol in text]
        self.size = size
        self.counts = {}
        for n in range(1, order + 1):
            if n == order:
                runs = Counter(tuple(text[k : k + n]) for k in range(len(text) - n + 1))
            else:
                before = defaultdict(set)
                for longer in self.longer_runs(text, n + 1, order):
                    before[longer[1:]].add(longer[0])
                runs = Counter({run: len(symbols) for run, symbols in before.items()})
            self.counts[n] = runs

    @staticmethod
    def longer_runs(text, n, order):
        """Runs of n symbols that end a run of ``order``: the first few of a text end none."""
        return {tuple(text[k - n : k]) for k in range(order, len(text) + 1)}

    def p(self, symbol, context):
        if context is None:
            return 1.0 / self.size
        shorter = self.p(symbol, context[1:] if context else None)
        runs = self.counts[len(context) + 1]
        followers = {run: count for run, count in runs.items() if run[:-1] == context}
        total = sum(followers.values())
        if not total:
            return shorter
        kinds = Counter(runs.values())
        discount = kinds[1] / (kinds[1] + 2 * kinds[2]) if kinds[1] and kinds[2] else 0.5
        own = max(runs[(*context, symbol)] - discount, 0.0)
        return (own + discount * len(followers) * shorter) / total


@pytest.mark.parametrize("order", [1, 2, 3, 4])
def test_bits_equal_the_formula_written_with_dictionaries(order):
    text, other = drawn(400), drawn(60, seed=5)
    slow = KneserNey(text, SIZE, order)
    expected = [
        -np.log2(slow.p(int(other[k]), tuple(int(s) for s in other[k - order + 1 : k])))
        for k in range(order - 1, len(other))
    ]
    found = NGram(text, SIZE, order).bits(other)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)
    assert np.ptp(found) > 0.4


def test_six_symbols_with_contexts_seen_and_unseen():
    text = drawn(300, seed=1)
    slow, fast = KneserNey(text, SIZE, 6), NGram(text, SIZE)
    assert fast.order == 6
    for context in ((0, 1, 2, 3, 4), tuple(int(s) for s in text[50:55]), (5, 5, 5, 5, 5)):
        for symbol in range(SIZE):
            expected = -np.log2(slow.p(symbol, context))
            assert fast.bits(np.array([*context, symbol], np.uint8)).tolist() == pytest.approx([expected])


def test_runs_of_a_large_alphabet_are_told_apart():
    """Six of 65,536 symbols side by side are more than any integer of the machine holds."""
    size, spread = 2**16, np.array([3, 255, 256, 259, 65_280, 65_535], np.uint16)
    text, other = spread[drawn(300, seed=4)], spread[drawn(60, seed=5)]
    slow = KneserNey(text, size, 6)
    expected = [
        -np.log2(slow.p(int(other[k]), tuple(int(s) for s in other[k - 5 : k]))) for k in range(5, len(other))
    ]
    np.testing.assert_allclose(NGram(text, size).bits(other), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("order", [1, 3, 6, 7])
@pytest.mark.parametrize("size", [SIZE, 256])
def test_chances_of_all_next_symbols_are_one_together(order, size):
    text = drawn(500, seed=2)
    counted = NGram(text, size, order)
    rng = np.random.default_rng(3)
    for context in (text[: order - 1], rng.integers(0, SIZE, order - 1), rng.integers(0, size, order - 1)):
        rows = [np.array([*context, symbol], np.uint8) for symbol in range(size)]
        chances = [2.0 ** -counted.bits(row)[0] for row in rows]
        assert min(chances) > 0.0
        assert sum(chances) == pytest.approx(1.0, abs=1e-12)


def test_a_text_without_singles_still_frees_a_share():
    """Where no run occurs once and none twice the discount is a half."""
    counted = NGram(np.array([2, 3] * 50, np.uint8), SIZE, 2)
    assert 0.0 < counted.bits(np.array([2, 3], np.uint8))[0] < counted.bits(np.array([2, 2], np.uint8))[0]


@pytest.mark.parametrize("order", [0, 8, 2.0])
def test_other_orders_are_refused(order):
    with pytest.raises(ValueError, match="order is .*; expected a whole number from 1 to 7"):
        NGram(drawn(50), SIZE, order)


def test_too_short_a_text_is_refused():
    with pytest.raises(ValueError, match="the text has 5 characters; expected at least 6"):
        NGram(drawn(5), SIZE)
