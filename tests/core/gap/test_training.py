import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.gap.network import NETWORKS, GapNetwork
from lstm_core.gap.task import ALPHABET, CHANCE, SYMBOLS, Sequences, draw_sequences
from lstm_core.gap.training import fresh_sequences, train_gap
from tests.core.support import numeric_gradient

each_kind = pytest.mark.parametrize("kind", NETWORKS)


def rng(*seed):
    return np.random.default_rng(seed)


@given(st.integers(0, 30), st.integers(1, 20), st.integers(0, 10**6))
@settings(deadline=None)
def test_the_answer_stands_at_the_beginning(gap, n, seed):
    drawn = draw_sequences(rng(seed), gap, n)
    assert drawn.xs.shape == (gap + 2, n, len(ALPHABET)) and drawn.targets.shape == (n,)
    assert (drawn.xs.sum(axis=2) == 1).all() and set(np.unique(drawn.xs)) == {0.0, 1.0}
    for k in range(n):
        first, *between, last = drawn.letters(k)
        assert first == SYMBOLS[drawn.targets[k]] and last == "?"
        assert len(between) == gap and set(between) <= set("wxyz")


def test_symbols_and_distractors_are_drawn_evenly():
    drawn = draw_sequences(rng(1), 20, 4000)
    assert np.bincount(drawn.targets) / 4000 == pytest.approx([CHANCE] * 4, abs=0.03)
    assert drawn.xs[1:-1].mean(axis=(0, 1))[4:8] == pytest.approx([0.25] * 4, abs=0.01)


@each_kind
def test_gradients_equal_central_differences(kind):
    network = GapNetwork(kind, 5, 3)
    # Far from the start as well: larger weights bend every curve.
    start = network.start(1)
    row = start + 0.5 * rng(2).normal(size=start.size)
    sequences = draw_sequences(rng(3), 5, 6)
    _, gradient = network.gradient(row, sequences)
    expected = numeric_gradient(lambda values: network.gradient(values, sequences)[0], row)
    assert gradient.shape == row.shape and np.abs(expected).max() > 0.01
    np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=1e-8)


@each_kind
def test_a_batch_is_the_mean_of_its_singles(kind):
    network, sequences = GapNetwork(kind, 4, 5), draw_sequences(rng(4), 4, 3)
    row = network.start(0)
    loss, gradient = network.gradient(row, sequences)
    singles = [
        network.gradient(row, Sequences(sequences.xs[:, k : k + 1], sequences.targets[k : k + 1]))
        for k in range(3)
    ]
    assert loss == pytest.approx(np.mean([one for one, _ in singles]), rel=1e-12)
    np.testing.assert_allclose(gradient, np.mean([one for _, one in singles], axis=0), atol=1e-13)
    logits = network.logits(row, sequences.xs)
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    assert loss == pytest.approx(-np.log(shares[range(3), sequences.targets]).mean(), rel=1e-12)
    right = (logits.argmax(axis=1) == sequences.targets).mean()
    assert network.accuracy(row, sequences) == right


def parts(kind, gap=40, units=8, seed=0):
    network = GapNetwork(kind, gap, units)
    row, wide = network.start(seed), units * (4 if network.kind.cell == "lstm" else 1)
    ends = np.cumsum([len(ALPHABET) * wide, units * wide, wide])
    assert row.size == ends[-1] + 4 * units + 4
    return row[: ends[0]], row[ends[0] : ends[1]].reshape(units, wide), row[ends[1] : ends[2]], row[ends[2] :]


def test_how_the_networks_begin():
    bound = 1 / np.sqrt(8)
    for kind in ("rnn", "lstm"):
        w_x, w_h, b, readout = parts(kind)
        for drawn, most in ((w_x, 1), (w_h, 1), (b, 2), (readout, 1)):
            assert 0.5 * most * bound < np.abs(drawn).max() <= most * bound
    plain, turned, kept = parts("rnn"), parts("rnn_orthogonal"), parts("rnn_identity")
    np.testing.assert_array_equal(kept[1], np.eye(8))
    assert kept[2].tolist() == [0.0] * 8
    np.testing.assert_allclose(turned[1] @ turned[1].T, np.eye(8), atol=1e-12)
    for k in (0, 2, 3):
        np.testing.assert_array_equal(plain[k], turned[k])
    for k in (0, 3):
        np.testing.assert_array_equal(plain[k], kept[k])
    usual = parts("lstm")
    for kind in ("lstm_bias_1", "lstm_bias_gap"):
        found = parts(kind)
        for k in (0, 1, 3):
            np.testing.assert_array_equal(found[k], usual[k])
        np.testing.assert_array_equal(found[2][16:], usual[2][16:])
    w_x, w_h, b, readout = parts("lstm_keras")
    # Glorot: √(6 / (9 inputs + 32 outputs)); the eight rows of all four blocks together are orthonormal.
    assert 0.9 * 0.3825 < np.abs(w_x).max() <= 0.3826
    np.testing.assert_allclose(w_h @ w_h.T, np.eye(8), atol=1e-12)
    assert b.tolist() == [0.0] * 8 + [1.0] * 8 + [0.0] * 16
    np.testing.assert_array_equal(readout, usual[3])
    assert parts("lstm_bias_1")[2][8:16].tolist() == [1.0] * 8
    biases = parts("lstm_bias_gap")[2]
    np.testing.assert_array_equal(biases[:8], -biases[8:16])
    assert 0 <= biases[8:16].min() < biases[8:16].max() <= np.log(41)
    assert not np.array_equal(biases, parts("lstm_bias_gap", gap=80)[2])


def told(*arguments, **settings):
    return [(r.update, r.loss, r.accuracy, r.row.tobytes()) for r in train_gap(*arguments, **settings)]


@pytest.mark.parametrize(
    ("kind", "n"), [("rnn", 180), ("rnn_identity", 180), ("lstm", 612), ("lstm_keras", 612)]
)
def test_weights_are_counted(kind, n):
    # One block: 9·8 + 8·8 + 8; the read-out: 4·8 + 4.
    assert GapNetwork(kind, 2, 8).n_weights == n


@each_kind
def test_training_is_deterministic_and_every_seed_another_run(kind):
    given = {"units": 4, "updates": 12, "record_every": 5, "batch": 8, "checks": 50}
    once = told(kind, 3, seed=1, **given)
    assert once == told(kind, 3, seed=1, **given) != told(kind, 3, seed=2, **given)
    assert [update for update, *_ in once] == [0, 5, 10, 12]
    # How often one looks changes nothing but the mean that a record speaks of.
    assert told(kind, 3, seed=1, **given | {"record_every": 100})[-1][2:] == once[-1][2:]
    with pytest.raises(ValueError, match="read-only"):
        next(train_gap(kind, 3, **given)).row[0] = 1


@each_kind
def test_every_network_learns_a_gap_of_two(kind):
    first, *_, last = train_gap(kind, 2, updates=300)
    assert first.loss == pytest.approx(np.log(4), abs=0.2) and first.accuracy < 0.6
    assert last.accuracy == 1.0 and last.loss < 0.2 and last.epoch == last.update == 300


def test_one_step_is_adam_on_the_clipped_gradient():
    settings = {"updates": 1, "batch": 4, "checks": 1, "learning_rate": 0.01}
    start, after = train_gap("rnn", 3, seed=5, clip=1e-3, **settings)
    # Adam's first step: the learning rate times g / (|g| + 1e-8), whatever the length of g.
    network = GapNetwork("rnn", 3, 8)
    np.testing.assert_array_equal(start.row, network.start(5))
    step = start.row - after.row
    assert np.abs(step).max() <= 0.01 and np.median(np.abs(step)) > 0.009
    (_, longer) = train_gap("rnn", 3, seed=5, clip=1e-9, **settings)
    assert np.abs(start.row - longer.row).max() < 0.001


def test_networks_of_all_kinds_see_the_same_sequences_and_no_purpose_shares_them():
    firsts = {kind: next(train_gap(kind, 4, batch=5, checks=7, updates=0)) for kind in NETWORKS}
    network = GapNetwork("lstm", 4, 8)
    assert firsts["lstm"].accuracy == network.accuracy(network.start(0), fresh_sequences(4, 7, 0, "check"))
    drawn = [fresh_sequences(20, 50, seed, purpose).xs for seed in (0, 1) for purpose in ("check", "test")]
    for k, one in enumerate(drawn):
        assert not any(np.array_equal(one, other) for other in drawn[k + 1 :])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: train_gap("gru", 2),
            "kind is 'gru'; expected one of rnn, rnn_orthogonal, rnn_identity, lstm",
        ),
        (lambda: train_gap("rnn", -1), "gap is -1; expected a whole number from 0"),
        (lambda: train_gap("rnn", 501), "gap is 501; expected a whole number from 0 to 500"),
        (lambda: train_gap("rnn", 2, 0), "units is 0; expected a whole number from 1 to 64"),
        (lambda: train_gap("rnn", 2, seed=-1), "seed is -1"),
        (lambda: train_gap("rnn", 2, updates=-1), "updates is -1"),
        (lambda: train_gap("rnn", 2, batch=0), "batch is 0"),
        (lambda: train_gap("rnn", 2, record_every=0), "record_every is 0"),
        (lambda: train_gap("rnn", 2, checks=0), "n is 0"),
        (lambda: train_gap("rnn", 2, clip=0), "clip is 0; expected a number greater than 0"),
        (lambda: train_gap("rnn", 2, learning_rate=0), "learning_rate is 0.0; expected a number greater"),
        (lambda: draw_sequences(rng(0), 2.5, 1), "gap is 2.5"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()


def test_a_loss_that_is_no_number_ends_the_run():
    with pytest.raises(ArithmeticError, match="the loss is no longer a number after"):
        list(train_gap("rnn", 2, learning_rate=1e308, updates=5, batch=2, checks=2))
