import functools
import itertools

import numpy as np
import pytest

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.training.layout import Layout
from lstm_core.training.learners import learner_for
from lstm_core.training.one_step import training_step
from lstm_core.training.optimisers import Adam, GradientDescent, Momentum, RMSprop
from lstm_core.training.readout import LinearReadout
from lstm_core.training.tasks import checked_task
from lstm_core.training.train import Diverged, train
from lstm_core.unit.sequence import run
from tests.core.support import DOCUMENT, numeric_gradient, random_layer

START = LSTMParameters.scalar(
    forget=(0.3367, 0.1288, 0),
    input=(0.2345, 0.2303, 0),
    candidate=(-1.1229, -0.1863, 0),
    output=(2.2082, -0.6380, 0),
)
COMPANIES, TARGETS = ((0, 0.5, 0.25, 1), (1, 0.5, 0.25, 1)), (0, 1)


@functools.cache
def published():
    """The published recipe, trained once for all tests."""
    return tuple(train(START, COMPANIES, TARGETS, optimiser=Adam(0.001), epochs=5000))


def test_the_published_recipe_lands_on_all_twelve_weights():
    found, expected = published()[-1].parameters.settable, DOCUMENT.settable
    assert {name: round(value, 2) for name, value in found.items()} == expected


@pytest.mark.parametrize(
    ("epoch", "a", "b"),
    [(0, -0.0376, -0.0383), (2000, 0.4342, 0.6171), (3000, 0.2708, 0.7534), (5000, 0.0022, 0.9693)],
)
def test_the_published_epochs(epoch, a, b):
    record = published()[epoch]
    assert record.epoch == epoch
    assert np.round(record.predictions, 4).tolist() == [a, b]


def test_a_record_agrees_with_itself():
    for record in published()[::500]:
        outputs = [run(record.parameters, days).h[-1] for days in COMPANIES]
        np.testing.assert_allclose(record.predictions, outputs, rtol=0, atol=1e-13)
        assert record.loss == pytest.approx(float(((record.predictions - TARGETS) ** 2).sum()), rel=1e-12)
        assert record.readout is None
        with pytest.raises(ValueError, match="read-only"):
            record.row[0] = 0.0
    assert published()[0].gradients is None and published()[0].update is None
    assert published()[7].gradients.settable == dict(
        zip(DOCUMENT.settable, published()[7].update.gradient.tolist(), strict=True)
    )


def test_one_step_in_full_is_the_step_of_the_run():
    for epoch in (0, 1, 1999):
        before, after = published()[epoch : epoch + 2]
        first = training_step(before.parameters, COMPANIES[0], TARGETS[0], Adam(), before.state)
        second = training_step(first.parameters, COMPANIES[1], TARGETS[1], Adam(), first.update.state)
        np.testing.assert_allclose(second.update.after, after.row, rtol=1e-12, atol=1e-13)
        np.testing.assert_allclose(second.update.m, after.update.m, rtol=1e-9, atol=1e-13)
        assert second.update.t == after.update.t == 2 * (epoch + 1)


def test_one_step_shows_its_numbers_by_weight():
    step = training_step(START, COMPANIES[1], 1, Adam())
    assert tuple(step.by_weight) == tuple(START.settable)
    numbers = step.by_weight["w_gx"]
    keys = ("before", "gradient", "m", "v", "m_hat", "v_hat", "step", "after", "m_before", "v_before")
    assert tuple(numbers) == keys and numbers["m_before"] == numbers["v_before"] == 0.0
    later = training_step(step.parameters, COMPANIES[0], 0, Adam(), step.update.state).by_weight["w_gx"]
    assert (later["m_before"], later["v_before"]) == (numbers["m"], numbers["v"])
    assert later["m"] == pytest.approx(0.9 * later["m_before"] + 0.1 * later["gradient"])
    assert numbers["gradient"] == pytest.approx(step.gradients.terms["w_gx"].sum())
    assert numbers["after"] == pytest.approx(-0.1863 - numbers["step"])
    assert step.loss.value == pytest.approx((step.trace.h[-1] - 1) ** 2)
    with pytest.raises(ValueError, match="the network is larger than the scalar unit"):
        _ = training_step(random_layer(1, 2, 2), np.ones((3, 2)), [0, 0], Adam()).by_weight


def test_a_run_can_be_stopped_and_taken_up_again():
    options = {"optimiser": Momentum(0.01), "shuffle": True, "seed": 5}
    whole = list(train(START, COMPANIES, TARGETS, epochs=20, **options))
    stopped = list(itertools.islice(train(START, COMPANIES, TARGETS, epochs=20, **options), 8))[-1]
    rest = list(train(stopped, COMPANIES, TARGETS, epochs=20, **options))
    assert [record.epoch for record in rest] == list(range(8, 21))
    assert rest[-1].row.tobytes() == whole[-1].row.tobytes()


def test_shuffling_draws_a_new_order_every_epoch():
    still = GradientDescent(1e-12)
    plain = {record.gradient.round(9).tobytes() for record in learn_companies(still, shuffle=False)}
    mixed = {record.gradient.round(9).tobytes() for record in learn_companies(still, shuffle=True)}
    assert len(plain) == 1 and len(mixed) == 2


def learn_companies(optimiser, shuffle):
    return list(train(START, COMPANIES, TARGETS, optimiser=optimiser, epochs=12, shuffle=shuffle))[1:]


def test_records_come_every_so_often_and_at_the_end():
    records = list(train(START, COMPANIES, TARGETS, epochs=10, record_every=4))
    assert [record.epoch for record in records] == [0, 4, 8, 10]
    assert records[-1].row.tobytes() == published()[10].row.tobytes()
    assert [record.epoch for record in train(START, COMPANIES, TARGETS, epochs=0)] == [0]


CASES = [
    (1, 1, 0, "last"),
    (1, 1, 0, "every"),
    (1, 1, 1, "last"),
    (1, 3, 0, "last"),
    (2, 3, 1, "every"),
    (2, 3, 2, "last"),
]


@pytest.mark.parametrize("reduction", ["sum", "mean"])
@pytest.mark.parametrize(("n_inputs", "n_units", "n_outputs", "at"), CASES)
def test_a_learners_gradient_equals_central_differences(n_inputs, n_units, n_outputs, at, reduction):
    rng, parameters = np.random.default_rng(1), random_parameters(n_inputs, n_units, 3)
    readout = LinearReadout.random(n_units, n_outputs, 3) if n_outputs else None
    layout = Layout.of(parameters, readout)
    xs = rng.normal(size=(4, 5, n_inputs))
    targets = rng.uniform(-1, 1, size=(4, *((5,) if at == "every" else ()), n_outputs or n_units))
    learner = learner_for(layout, checked_task(layout, xs, targets, at, reduction))
    row, picked = layout.row(parameters, readout), np.array([0, 2, 3])
    loss, gradient = learner.gradient(row, picked)
    numeric = numeric_gradient(lambda v: learner.gradient(v, picked)[0], row)
    np.testing.assert_allclose(gradient, numeric, rtol=0, atol=1e-6)
    every, predictions = learner.evaluate(row)
    assert learner.gradient(row, np.arange(4))[0] == pytest.approx(every)
    assert predictions.shape == targets.shape
    errors = (predictions - targets)[picked] ** 2
    assert loss == pytest.approx(getattr(np, reduction)(errors))


@pytest.mark.parametrize(("n_inputs", "n_units", "n_outputs", "at"), CASES)
def test_one_step_in_full_equals_training_for_every_network(n_inputs, n_units, n_outputs, at):
    rng, parameters = np.random.default_rng(2), random_parameters(n_inputs, n_units, 3)
    readout = LinearReadout.random(n_units, n_outputs, 3) if n_outputs else None
    xs = rng.normal(size=(5, n_inputs))
    target = rng.uniform(-1, 1, size=((5, n_outputs or n_units) if at == "every" else n_outputs or n_units))
    options = {"readout": readout, "loss_on": at, "reduction": "mean", "clip": 0.1}
    step = training_step(parameters, xs, target, RMSprop(), **options)
    *_, record = train(parameters, xs[None], target[None], optimiser=RMSprop(), epochs=1, **options)
    np.testing.assert_allclose(step.update.after, record.row, rtol=1e-9, atol=1e-12)
    assert step.clipped.norm == pytest.approx(np.linalg.norm(record.gradient))
    np.testing.assert_allclose(step.clipped.gradient, record.update.gradient, rtol=1e-9, atol=1e-12)
    assert (step.readout is None) == (record.readout is None) == (not n_outputs)


def test_the_layout_keeps_every_weight_in_its_place():
    for parameters, readout in ((DOCUMENT, None), (random_layer(1, 2, 3), LinearReadout.random(3, 2))):
        layout = Layout.of(parameters, readout)
        row = layout.row(parameters, readout)
        again = layout.row(layout.parameters(row), layout.readout(row))
        assert row.tobytes() == again.tobytes()
        assert layout.parameters(row).forget.w_h.tobytes() == parameters.forget.w_h.tobytes()


def waves(n=60, window=8):
    values = np.sin(np.arange(n) / 3)
    cut = np.lib.stride_tricks.sliding_window_view(values, window + 1)
    return cut[:, :-1], cut[:, -1]


def learn(seed, **options):
    xs, ys = waves()
    plan = {"optimiser": Adam(0.02), "epochs": 30, "batch": 16, "shuffle": True, "reduction": "mean"}
    network = {"start": random_parameters(1, 4, seed), "readout": LinearReadout.random(4, 1, seed)}
    return list(train(series=xs, targets=ys, seed=seed, **network, **plan | options))


def test_a_small_network_learns_a_wave_the_same_way_every_time():
    one, again, other = learn(1), learn(1), learn(2)
    assert one[-1].loss < 0.02 * one[0].loss
    assert [a.row.tobytes() for a in one] == [b.row.tobytes() for b in again]
    assert one[-1].row.tobytes() != other[-1].row.tobytes()
    xs, _ = waves()
    h = run(one[-1].parameters, xs.T[:, :, None]).h[-1]
    np.testing.assert_allclose(one[-1].predictions, one[-1].readout.forward(h)[:, 0], atol=1e-12)
    assert one[-1].layout.readout(one[-1].gradient).weights.shape == (1, 4)


def test_clipping_bounds_what_the_optimiser_sees():
    record = learn(1, clip=0.01, epochs=1)[-1]
    assert np.linalg.norm(record.gradient) > 0.01 >= np.linalg.norm(record.update.gradient)


def test_series_of_different_lengths():
    *_, record = train(START, [[1, 0.5], [0, 0.5, 1], [1]], [0.5, 0, 1], epochs=3, batch=3)
    assert record.predictions.shape == (3,)
    one = random_parameters(1, 3, 1)
    options = {"readout": LinearReadout.random(3), "epochs": 2}
    *_, record = train(one, [[1, 0.5], [0, 0.5, 1]], [0.5, 3], **options)
    assert record.predictions.shape == (2,)
    with pytest.raises(ValueError, match="batch is 2 and the series differ in length; expected batch 1"):
        train(one, [[1, 0.5], [0, 0.5, 1]], [0.5, 3], batch=2, **options)


def test_random_starts_are_pytorchs_range():
    one, again = random_parameters(2, 16, 7), random_parameters(2, 16, 7)
    assert one.stacked_w_h.tobytes() == again.stacked_w_h.tobytes()
    assert np.abs(one.stacked_w_h).max() <= 0.25 < np.abs(one.stacked_b).max() <= 0.5
    assert random_parameters(2, 16, 8).stacked_w_h.tobytes() != one.stacked_w_h.tobytes()


def test_a_diverging_run_says_so_and_keeps_the_last_good_weights():
    with pytest.raises(
        Diverged, match=r"^the learning rate 5 is probably too high: the loss grew to \S+ at epoch \d+$"
    ) as caught:
        learn(1, optimiser=GradientDescent(5), batch=60, epochs=500)
    error = caught.value
    assert error.epoch > 1 and error.readout.n_units == 4
    xs, ys = waves()
    predicted = error.readout.forward(run(error.parameters, xs.T[:, :, None]).h[-1])[:, 0]
    assert np.mean((predicted - ys) ** 2) <= learn(1, epochs=0)[0].loss


@pytest.mark.parametrize(
    ("optimiser", "event"),
    [
        (GradientDescent(1e200), r"1e\+200 is probably too high: a weight grew to \S+"),
        (RMSprop(1e308), r"1e\+308 is probably too high: a weight left the range of numbers"),
    ],
)
def test_a_weight_may_leave_before_the_loss(optimiser, event):
    with pytest.raises(Diverged, match=rf"^the learning rate {event} at epoch 1$") as caught:
        list(train(START, COMPANIES, TARGETS, optimiser=optimiser, epochs=5))
    assert caught.value.parameters.settable == START.settable and caught.value.readout is None


def test_the_loss_may_leave_the_range_of_numbers():
    # The unit outputs 0 before its first update; after it the readout makes about 1e159 of what it outputs.
    zero, readout = (
        LSTMParameters.from_settable(dict.fromkeys(WEIGHT_NAMES, 0.0)),
        LinearReadout([[1e160]], [0.0]),
    )
    with pytest.raises(
        Diverged, match=r"is probably too high: the loss left the range of numbers at epoch 1$"
    ):
        list(
            train(
                zero, [[1.0]], [1.0],
                readout=readout, optimiser=GradientDescent(1e-160), epochs=5,
            )
        )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (([], []), {}, "series is empty; expected at least one series"),
        (("text", [1]), {}, "series is 'text'; expected a list of series"),
        (([[1, 2], []], [0, 1]), {}, r"series\[1\] has shape \(0,\); expected \(steps,\)"),
        (([[1, float("nan")]], [0]), {}, r"series\[0\]\[1\] is nan; expected a finite number"),
        (([[1, 2]], [0, 1]), {}, r"targets has shape \(2,\); expected \(1,\) or \(1, 1\), one for each"),
        (([[1, 2]], [None]), {}, "an entry of targets is None; expected a finite number"),
        (([[1, 2], [1, 2]], [0, 1.7]), {}, r"targets\[1\] is 1.7; expected −1 to 1, between which"),
        (
            ([[1, 2], [1]], [[0, 1], [1]]),
            {"loss_on": "every"},
            r"series\[1\] has 1 steps and series\[0\] has 2",
        ),
        (([[1, 2]], [0]), {"epochs": -1}, "epochs is -1; expected a whole number from 0"),
        (([[1, 2]], [0]), {"clip": 0}, "clip is 0; expected a number greater than 0"),
        (([[1, 2]], [0]), {"seed": 1.5}, "seed is 1.5; expected a whole number"),
        (
            ([[1, 2]], [0]),
            {"readout": LinearReadout.random(3)},
            "the read-out reads 3 units and the layer has 1",
        ),
        (([[1, 2]], [1e200]), {"readout": LinearReadout.random(1)}, "the loss before training is too large"),
    ],
)
def test_refusals_come_at_the_call(arguments, options, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        train(START, *arguments, **options)


def test_a_record_brings_its_own_readout():
    with pytest.raises(ValueError, match="^readout is given with a record to go on from"):
        train(published()[3], COMPANIES, TARGETS, readout=LinearReadout.random(1))
