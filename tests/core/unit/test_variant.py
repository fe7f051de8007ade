"""The cell with other programs' curves: numbers by hand, and every door of the engine the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core import (
    CellVariant,
    LSTMParameters,
    paper_step,
    run,
    run_with,
    solve,
    step,
    sweep,
    sweep_sequence,
)
from lstm_core.cells.cell import Cell
from lstm_core.cells.derivatives import array_slopes, chained
from lstm_core.cells.evaluate import ARRAYS, NUMBERS, evaluate
from lstm_core.cells.lstm import cell_of
from lstm_core.numbers.activations import hard_sigmoid_keras3
from lstm_core.words.symbols import RESULTS, SETTINGS
from tests.core.support import DOCUMENT, assert_same_bits, random_layer, scalar_units, tame

KERAS2, KERAS3 = CellVariant("hard_sigmoid_keras2"), CellVariant("hard_sigmoid_keras3")
NO_OUTPUT_TANH, PLAIN = CellVariant(output_tanh=False), CellVariant(candidate_tanh=False)
ONES = LSTMParameters.scalar(forget=(1, 1, 0), input=(1, 1, 0), candidate=(1, 1, 0), output=(1, 1, 0))
variants = st.builds(
    CellVariant, st.sampled_from(["sigmoid", KERAS2.gates, KERAS3.gates]), st.booleans(), st.booleans()
)


def by_hand(weights, x, h, c, variant):
    """The equations once more, written out one by one."""
    gate = {
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "hard_sigmoid_keras2": lambda z: max(0, min(1, 0.2 * z + 0.5)),
        "hard_sigmoid_keras3": lambda z: max(0, min(1, z / 6 + 0.5)),
    }[variant.gates]
    z = {k: weights[f"w_{k}h"] * h + weights[f"w_{k}x"] * x + weights[f"b_{k}"] for k in "figo"}
    f, i, o = (gate(z[k]) for k in "fio")
    g = np.tanh(z["g"]) if variant.candidate_tanh else z["g"]
    c = f * c + i * g
    return f, i, g, o, c, o * (np.tanh(c) if variant.output_tanh else c)


@pytest.mark.parametrize(
    ("variant", "h", "c"),
    [
        (CellVariant(), (0.3696064, 0.6505352, 0.7887658), (0.5567699, 1.1444462, 1.7394875)),
        (KERAS2, (0.3414315, 0.6092738, 0.7629154), (0.5331159, 1.0795433, 1.6458431)),
    ],
)
def test_the_unit_whose_weights_are_all_1(variant, h, c):
    found = run(ONES, [1, 1, 1], variant=variant)
    np.testing.assert_allclose(found.h, h, atol=5e-8)
    np.testing.assert_allclose(found.c, c, atol=5e-8)


@pytest.mark.parametrize(
    ("variant", "gates", "c", "h"),
    [
        (CellVariant(), (0.834795, 0.650219, 0.643365), 1.468343, 0.578553),
        (KERAS2, (0.824, 0.624, 0.618), 1.454868, 0.554130),
        (KERAS3, (0.77, 0.603333, 0.598333), 1.353264, 0.523435),
    ],
)
def test_two_curves_are_called_hard_sigmoid(variant, gates, c, h):
    found = step(DOCUMENT, 0, 0, 2, variant)
    assert [float(found.f), float(found.i), float(found.o)] == pytest.approx(gates, abs=5e-7)
    assert (float(found.g), float(found.c), float(found.h)) == pytest.approx((-0.309507, c, h), abs=5e-7)


def test_without_the_tanh_before_the_output():
    found = step(DOCUMENT, 1, 1, 2, NO_OUTPUT_TANH)
    assert (float(found.c), float(found.h)) == pytest.approx((2.9475674, 2.9230257), abs=5e-8)
    days = run(DOCUMENT, [1, 0.5, 0.25, 1], variant=NO_OUTPUT_TANH)
    np.testing.assert_allclose(days.h, (0.2990573, 0.8055393, 1.6266632, 2.6423734), atol=5e-8)
    np.testing.assert_allclose(days.c, (0.4995214, 0.9380470, 1.6544212, 2.6437989), atol=5e-8)


@pytest.mark.parametrize(
    ("variant", "h"),
    [
        (KERAS3, (0.2547169480528607, 0.5395823672918294, 0.8656218848946036, 0.9810218950606472)),
        (
            CellVariant("sigmoid", False, False),
            (0.3364291231170519, 0.9652892749566692, 2.283530894826965, 6.13817498768764),
        ),
        (
            CellVariant(KERAS3.gates, False, False),
            (0.3085877777777777, 0.8386424556597089, 2.0826219189895037, 5.6391188247647035),
        ),
    ],
)
def test_keras_gives_the_same_numbers(variant, h):
    """Printed by Keras 3.15 in float64 from the documents' weights: LSTM(1, activation="tanh" or "linear",
    recurrent_activation="sigmoid" or "hard_sigmoid"). Its one activation is both tanhs."""
    np.testing.assert_allclose(run(DOCUMENT, [1, 0.5, 0.25, 1], variant=variant).h, h, rtol=1e-14)


def test_the_hard_sigmoid_of_keras_3_and_pytorch():
    z = [-4, -3, -2.75, -2.5, -1, 0, 0.3, 1, 2.5, 2.75, 3, 4]
    # Printed by keras.activations.hard_sigmoid and torch.nn.functional.hardsigmoid, which agree in every digit.
    expected = [0, 0, 0.041666666666666664, 0.08333333333333333, 0.3333333333333333, 0.5, 0.5499999999999999]
    expected += [0.6666666666666666, 0.9166666666666666, 0.9583333333333334, 1, 1]
    assert hard_sigmoid_keras3(z).tolist() == expected


@given(scalar_units(), tame, tame, tame, variants)
@settings(deadline=None)
def test_every_variant_is_what_its_equations_say(unit, x, h, c, variant):
    found = step(unit, x, h, c, variant)
    expected = by_hand(unit.settable, x, h, c, variant)
    for key, value in zip(("f", "i", "g", "o", "c", "h"), expected, strict=True):
        assert float(getattr(found, key)) == pytest.approx(value, rel=1e-12, abs=1e-12), key


@given(scalar_units(), st.lists(tame, min_size=1, max_size=4), variants)
@settings(deadline=None)
def test_all_doors_lead_to_the_same_cell(unit, xs, variant):
    days = run(unit, xs, 0.5, -1.0, variant)
    assert_same_bits(days, run_with(unit, xs, 0.5, -1.0, variant=variant))
    h, c = 0.5, -1.0
    for t, x in enumerate(xs):
        one = step(unit, x, h, c, variant)
        assert_same_bits(days.at(t), one)
        h, c = one.h, one.c
    grid = [unit.settable["b_f"], 1.0]
    swept = sweep_sequence(unit, xs, 0.5, -1.0, "b_f", grid, variant=variant)
    np.testing.assert_allclose(swept.at(0).h, days.h, atol=1e-12)
    assert sweep(unit, xs[0], 0.5, -1.0, "b_f", grid, variant=variant).h[0] == days.h[0]


def test_on_paper_a_hard_share_is_rounded_as_a_share():
    found = paper_step(DOCUMENT, 0, 0, 2, 2, share_decimals=1, variant=KERAS2)
    # 0.2·1.62 + 0.5 = 0.824 and 0.2·0.62 + 0.5 = 0.624, read off with one decimal.
    assert (float(found.f), float(found.i), float(found.o)) == (0.8, 0.6, 0.6)
    assert (float(found.kept), float(found.added), float(found.c)) == (1.6, -0.19, 1.41)


def test_solving_backwards_follows_the_straight_line():
    # 0.2·(1.63·x + 2.7 + 1.62) + 0.5 = 0.75 where x = (1.25 − 4.32) / 1.63.
    found = solve(DOCUMENT, 1, 1, 2, "x", "f", 0.75, variant=KERAS2)
    assert found.roots == pytest.approx(((1.25 - 4.32) / 1.63,), abs=1e-12)
    assert found.reachable == (0.0, 1.0)
    whole = solve(DOCUMENT, 1, 1, 2, "x", "f", 1, variant=KERAS3)
    assert whole.plateaus == (pytest.approx(((3 - 4.32) / 1.63, 10.0), abs=1e-9),)
    assert solve(DOCUMENT, 1, 1, 2, "x", "g", 5, variant=PLAIN).roots == pytest.approx(((5 - 1.09) / 0.94,))


def test_a_hard_gate_reaches_its_ends():
    found = step(DOCUMENT, [-10, 10], 1, 2, KERAS2)
    assert found.f.tolist() == [0.0, 1.0] and found.c[0] == 0.0


@given(st.fixed_dictionaries(dict.fromkeys(SETTINGS, st.floats(-1e3, 1e3))), variants)
@settings(deadline=None)
def test_plain_floats_and_arrays_give_the_same_bits(numbers, variant):
    plain = evaluate(cell_of(variant), numbers, curves=NUMBERS)
    arrays = evaluate(
        cell_of(variant), {key: np.full(2, value) for key, value in numbers.items()}, curves=ARRAYS
    )
    for key, value in plain.items():
        assert arrays[key].tobytes() == np.full(2, value).tobytes(), key


@pytest.mark.parametrize("variant", [KERAS2, KERAS3, NO_OUTPUT_TANH, PLAIN])
@pytest.mark.parametrize("batch", [(), (3,)])
def test_a_layer_is_its_units_one_by_one(variant, batch):
    layer, rng = random_layer(0, 3, 2, scale=0.7), np.random.default_rng(1)
    xs = rng.normal(size=(4, *batch, 3))
    found = run(layer, xs, variant=variant)
    h, c = np.zeros((*batch, 2)), np.zeros((*batch, 2))
    for t in range(4):
        one = step(layer, xs[t], h, c, variant)
        np.testing.assert_allclose(found.h[t], one.h, atol=1e-13)
        h, c = one.h, one.c
    blocks = {
        k: getattr(layer, name)
        for k, name in zip("figo", ("forget", "input", "candidate", "output"), strict=True)
    }
    z = {
        k: b.w_x @ np.moveaxis(xs[0], -1, 0) + (b.b if not batch else b.b[:, None]) for k, b in blocks.items()
    }
    gate = {"f": z["f"], "i": z["i"], "o": z["o"]}
    if variant in (KERAS2, KERAS3):
        slope = 0.2 if variant == KERAS2 else 1 / 6
        gate = {k: np.clip(slope * v + 0.5, 0, 1) for k, v in gate.items()}
    else:
        gate = {k: 1 / (1 + np.exp(-v)) for k, v in gate.items()}
    memory = gate["i"] * (z["g"] if variant == PLAIN else np.tanh(z["g"]))
    output = gate["o"] * (memory if variant == NO_OUTPUT_TANH else np.tanh(memory))
    np.testing.assert_allclose(np.moveaxis(found.h[0], -1, 0), output, atol=1e-13)


@given(st.data(), variants)
@settings(deadline=None)
def test_slopes_equal_central_differences_away_from_the_corners(data, variant):
    cell = cell_of(variant)
    numbers = {key: data.draw(st.floats(-2, 2), label=key) for key in cell.settings}
    known = {key: np.asarray(v) for key, v in (numbers | evaluate(cell, numbers, curves=NUMBERS)).items()}
    corner = {"hard_sigmoid_keras2": 2.5, "hard_sigmoid_keras3": 3.0}.get(variant.gates, np.inf)
    if any(abs(abs(float(known[f"z_{k}"])) - corner) < 1e-3 for k in "fio"):
        return
    by = chained(cell, array_slopes(cell, known), {"h": np.asarray(1.0)})
    for key in cell.given:
        near = [evaluate(cell, numbers | {key: numbers[key] + d}, curves=NUMBERS)["h"] for d in (1e-6, -1e-6)]
        assert float(by.get(key, 0.0)) == pytest.approx((near[0] - near[1]) / 2e-6, rel=1e-4, abs=1e-7), key


def test_beyond_its_corners_a_hard_gate_has_no_slope():
    cell = Cell("gate", {"f": ("hard_sigmoid_keras2", "(", "x", ")")}, {})
    slopes = array_slopes(cell, {"x": np.array([-9, -2.5, -2.4, 0, 2.4, 2.5])})["f"]["x"]
    assert slopes.tolist() == [0, 0, 0.2, 0.2, 0.2, 0]


@pytest.mark.parametrize("variant", [KERAS2, KERAS3, NO_OUTPUT_TANH, PLAIN])
def test_the_equations_shown_are_the_equations_computed(variant):
    symbols = variant.symbols
    assert {key: symbols[key].equation for key in RESULTS} == dict(cell_of(variant).equations)
    assert symbols["h"].formula == (("o", "×", "c") if not variant.output_tanh else ("o", "×", "tanh_c"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"gates": "relu"}, "gates is 'relu'; expected one of sigmoid, hard_sigmoid_keras2, hard_sigmoid_keras3"),
        ({"candidate_tanh": 0}, "candidate_tanh is 0; expected True or False"),
        ({"output_tanh": "off"}, "output_tanh is 'off'; expected True or False"),
    ],
)  # fmt: skip
def test_what_is_no_variant_is_refused(given, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        CellVariant(**given)
