"""What people compare their own training with: numbers by hand, read off the page that a link opens."""

import numpy as np
import pytest

from lstm_core import LSTMParameters, step
from lstm_core.cells.derivatives import array_slopes, transitions
from lstm_core.cells.lstm import LSTM
from lstm_core.training.one_step import training_step
from lstm_core.training.train import train
from pages.training import step_tables as tables
from pages.training.spec import TRAINING
from tests.pages.support import open_page, texts

ONE = "data=own&series=1,0.5,0.25,1>1&start=published&optimiser=gradient_descent&rate=0.1&epochs=1"
WEIGHTS = "forget=2.7,1.63,1.62&input=2,1.65,0.62&candidate=1.41,0.94,-0.32&output=4.38,-0.19,0.59"
CARRIED = (
    f"data=own&series=1,0.5,0.25,1>1&{WEIGHTS}&optimiser=gradient_descent&rate=0.1&epochs=1&epoch=0&open=step"
)


def plan_of(query):
    state, complaints = TRAINING.decode(query)
    assert complaints == ()
    return state.plan


def records(query):
    return list(plan_of(query).records())


def first_step(query, company=0):
    plan = plan_of(query)
    return tables.step_of(plan, next(iter(plan.records())), company)


# ∂h/∂c


def test_the_factor_of_the_new_memory():
    unit = LSTMParameters.scalar(
        forget=(2.70, 1.63, 1.62),
        input=(2.00, 1.65, 0.62),
        candidate=(1.41, 0.94, -0.32),
        output=(4.38, -0.19, 0.59),
    )
    known = {**step(unit, 1, 1, 2).as_dict(), **{key: np.asarray(v) for key, v in unit.settable.items()}}
    by = transitions(LSTM, array_slopes(LSTM, known), np.asarray(1.0))
    assert float(by["h"]["c"]) == pytest.approx(0.0108597, abs=5e-8)


def test_the_factor_can_be_read_off_the_panel_by_itself():
    # o·(1 − tanh²c) on company A's last day with the published weights.
    query = f"data=own&series=0,0.5,0.25,1>0&{WEIGHTS}&epochs=1&epoch=0&open=step"
    told = tables.factor_sentence(first_step(query))
    assert "∂h/∂c" in told and "**0.4186" in told
    o, slope, factor = (
        float(part.strip("*. "))
        for part in told.split("tanh²(c)) = ")[1].split("**.")[0].replace("= **", "× ").split(" × ")
    )
    assert o * slope == pytest.approx(factor, abs=1e-7) and factor == pytest.approx(0.41862, abs=2e-5)
    page = open_page("training/page.py", **dict(part.split("=", 1) for part in query.split("&")))
    assert "∂h/∂c = o × (1 − tanh²(c))" in texts(page)


# What is carried back


def test_the_next_days_slope_is_carried_back():
    step = first_step(CARRIED)
    assert float(step.gradients.dh[-1]) == pytest.approx(-0.0612131, abs=5e-8)
    np.testing.assert_allclose(
        step.gradients.dc[::-1], (-0.0019183, -0.0026663, -0.0038237, -0.0062313), atol=5e-8
    )
    found = step.gradients.parameters.settable
    expected = {
        "b_f": -0.00014214, "b_i": -0.00067081, "b_g": -0.00805137, "b_o": -0.00190589,
        "w_gx": -0.00573443, "w_oh": -0.00092599,
    }  # fmt: skip
    assert {key: found[key] for key in expected} == pytest.approx(expected, abs=5e-9)


def test_what_is_carried_is_said_with_the_tables_own_numbers():
    told = tables.carried_sentence(first_step(CARRIED))
    row = tables.chain_table(first_step(CARRIED), "standard")["rows"][-1]
    assert row[-1] == "−0.0062"
    assert all(number in told for number in row[-3:])
    assert tables.carried_sentence(first_step(CARRIED.replace("1,0.5,0.25,1>1", "1>1"))) == ""


# Two biases


@pytest.mark.parametrize(
    ("more", "prediction"),
    [
        ("", -0.0191259),
        ("&biases=2", -0.0077337),
        ("&optimiser=adam", 0.0051897),
        ("&optimiser=adam&biases=2", 0.0232814),
    ],
)
def test_with_two_biases_the_sum_learns_twice_as_fast(more, prediction):
    start, last = records(ONE + more)
    assert start.predictions[0] == pytest.approx(-0.0382654, abs=5e-8)
    assert last.predictions[0] == pytest.approx(prediction, abs=5e-8)


def test_one_bias_moves_by_what_the_case_says_and_two_by_twice_that():
    one, two = (records(ONE + more) for more in ("", "&biases=2"))
    start = one[0].parameters.settable
    moved = {k: one[1].parameters.settable[f"b_{k}"] - start[f"b_{k}"] for k in "figo"}
    assert moved == pytest.approx({"f": -0.001142, "i": -0.002894, "g": 0.046407, "o": -0.004498}, abs=5e-7)
    for k in "figo":
        assert two[1].parameters.settable[f"b_{k}"] - start[f"b_{k}"] == pytest.approx(2 * moved[k], rel=1e-9)
        assert two[1].parameters.settable[f"w_{k}x"] == one[1].parameters.settable[f"w_{k}x"]


@pytest.mark.parametrize("optimiser", ["gradient_descent", "momentum", "rmsprop", "adam"])
@pytest.mark.parametrize("clip", ["", "&clip=0.3", "&clip=0.3&clip_by=tensor"])
def test_two_biases_are_two_numbers_that_learn_apart(optimiser, clip):
    """The run again with both biases as numbers of their own, each updated by itself."""
    query = f"data=own&series=1,0.5>1&start=published&optimiser={optimiser}&rate=0.05&epochs=6&biases=2{clip}"
    plan = plan_of(query)
    names = list(next(iter(plan.records())).parameters.settable)
    row = np.array([*plan.start, *(0.25 for _ in "figo")])  # the second bias stands at the end
    first = [names.index(f"b_{k}") for k in "figo"]
    row[first] -= 0.25
    method, state = plan.method, plan.method.start()
    parts = [[k for k, n in enumerate(names) if n.endswith(end) and n[0] == "w"] for end in "xh"] + [
        first,
        range(12, 16),
    ]
    for record in list(plan.records())[1:]:
        summed = row[:12].copy()
        summed[first] += row[12:]
        unit = LSTMParameters.from_settable(dict(zip(names, summed.tolist(), strict=True)))
        made = training_step(unit, [1, 0.5], 1, plan.method)
        slopes = np.array([made.gradients.parameters.settable[name] for name in names])
        gradient = np.concatenate([slopes, slopes[first]])
        if clip:
            measured = parts if "tensor" in clip else [range(16)]
            for places in map(list, measured):
                size = np.sqrt(np.sum(gradient[places] ** 2))
                gradient[places] *= min(1.0, 0.3 / (size + 1e-6))
        update = method.update(row, gradient, state)
        row, state = update.after, update.state
        np.testing.assert_allclose(record.row[first], row[first] + row[12:], rtol=1e-9)
        others = [k for k in range(12) if k not in first]
        np.testing.assert_allclose(record.row[others], row[others], rtol=1e-9)


def test_the_step_panel_says_why_a_bias_moves_twice_as_far():
    query = f"{ONE}&biases=2&epoch=0&open=step"
    step, plan = first_step(query), plan_of(query)
    table = tables.update_table(step, plan, "b_g")
    rows = {row[0]: row for row in table["rows"]}
    assert rows["update"][1] == ["2 × 0.1 × gradient"] and rows["update"][2] == "−0.0928"
    assert "two biases" in tables.twice_sentence(plan, "b_g")
    assert tables.twice_sentence(plan, "w_gx") == "" == tables.twice_sentence(plan_of(ONE), "b_g")
    assert {row[0]: row[1] for row in tables.update_table(step, plan, "w_gx")["rows"]}["update"] == [
        "0.1 × gradient"
    ]


# Three companies


def test_two_companies_alone_do_not_teach_a_third():
    query = "data=own&series=0,0.5,0.25,1>0;1,0.5,0.25,1>1;0.5,0.5,0.25,1>0.5&start=published&epoch=0"
    start = next(iter(plan_of(query).records()))
    assert start.predictions.tolist() == pytest.approx([-0.0376469, -0.0382654, -0.0379001], abs=5e-8)
    assert start.loss == pytest.approx(1.3687488, abs=5e-8)
    learned = next(iter(plan_of(f"data=own&series=0.5,0.5,0.25,1>0.5&{WEIGHTS}").records()))
    assert learned.predictions[0] == pytest.approx(0.7410767, abs=5e-8)


# Clipping

CLIPPED = (
    "data=own&series=1,0.5,0.25,1>1&start=published&optimiser=gradient_descent&rate=0.1&epochs=1&clip=0.5"
)


def test_a_gradient_is_shortened_as_a_whole_or_tensor_by_tensor():
    whole = first_step(CLIPPED)
    assert whole.by_weight["b_g"]["norm"] == pytest.approx(0.6217323, abs=5e-8)
    assert whole.by_weight["b_g"]["factor"] == pytest.approx(0.804205, abs=2e-6)
    assert whole.gradients.parameters.settable["b_g"] == pytest.approx(-0.4640732, abs=5e-8)
    assert whole.by_weight["b_g"]["gradient"] == pytest.approx(-0.3732098, abs=1e-6)
    apart = first_step(f"{CLIPPED}&clip_by=tensor").by_weight
    lengths = [apart[name]["norm"] for name in ("w_gx", "w_gh", "b_g")]
    assert lengths == pytest.approx([0.4099839, 0.0104402, 0.4672850], abs=5e-8)
    assert {numbers["factor"] for numbers in apart.values()} == {1.0}
    assert apart["b_g"]["gradient"] == pytest.approx(-0.4640732, abs=5e-8)


def test_the_panel_names_what_was_measured():
    for more, name in (
        ("", "all twelve"),
        ("&biases=2", "all sixteen"),
        ("&clip_by=tensor", "this tensor's"),
    ):
        query = CLIPPED + more
        table = tables.update_table(first_step(query), plan_of(query), "b_g")
        assert table["rows"][0][0].startswith("length of ") and name in table["rows"][0][0]


def test_larger_layers_are_clipped_and_doubled_alike():
    """A layer of one input and one unit with a read-out has its tensors elsewhere in the row; what happens is the same."""
    from lstm_core import GradientDescent, LinearReadout

    start = LSTMParameters.scalar(forget=(1, 1, 0), input=(1, 1, 0), candidate=(1, 1, 0), output=(1, 1, 0))
    out = LinearReadout([[2.0]], [0.5])
    given = {"readout": out, "optimiser": GradientDescent(0.1), "epochs": 1}
    (begun, one), (_, two) = (list(train(start, [[1, 2]], [5.0], biases=n, **given)) for n in (1, 2))
    bias = begun.layout.biases
    np.testing.assert_allclose(
        two.row[bias] - begun.row[bias], 2 * (one.row[bias] - begun.row[bias]), rtol=1e-12
    )
    rest = np.setdiff1d(np.arange(begun.row.size), bias)
    np.testing.assert_array_equal(two.row[rest], one.row[rest])
    *_, apart = train(start, [[1, 2]], [5.0], clip=0.1, clip_by="tensor", **given)
    moved = (apart.row - begun.row) / 0.1
    lengths = [float(np.linalg.norm(moved[places])) for places in begun.layout.tensors]
    assert len(lengths) == 5 and lengths == pytest.approx([0.1] * 5, abs=1e-5)


@pytest.mark.parametrize("wrong", [{"biases": 3}, {"biases": 0}, {"clip_by": "layer"}])
def test_other_settings_are_refused(wrong):
    unit = LSTMParameters.scalar(forget=(1, 1, 0), input=(1, 1, 0), candidate=(1, 1, 0), output=(1, 1, 0))
    with pytest.raises(ValueError, match=f"^{next(iter(wrong))} is "):
        train(unit, [[1]], [1], **wrong)
    with pytest.raises(ValueError, match=f"^{next(iter(wrong))} is "):
        training_step(unit, [1], 1, plan_of(ONE).method, **wrong)
