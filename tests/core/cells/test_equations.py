"""Equations as tokens: what they say, what they refuse, and what their results change by."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.cells.cell import Cell
from lstm_core.cells.derivatives import array_slopes, chained
from lstm_core.cells.equations import formula, local_derivatives, names_in
from lstm_core.cells.evaluate import ARRAYS, NUMBERS, evaluate
from lstm_core.cells.lstm import LSTM, STACK_ORDER, TORCH_ORDER, WEIGHT_NAMES, names_in_order
from lstm_core.cells.rnn import RNN
from lstm_core.kernels.lstm import recorded_layer
from lstm_core.training.layout import Layout
from lstm_core.training.learners import learner_for
from lstm_core.training.tasks import checked_task
from lstm_core.unit.sequence import run
from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from tests.core.support import DOCUMENT, random_layer, scalar_units, tame

VALUES = {"a": 2.0, "b": 5.0, "c": -3.0}


def worked_out(text, values=VALUES):
    return formula(tuple(text.split()))(values, NUMBERS)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", 2.0),
        ("a + b × c", -13.0),
        ("a × b + c", 7.0),
        ("a − b − c", 0.0),
        ("a − ( b − c )", -6.0),
        ("( 1 − a ) × b", -5.0),
        ("2.5 × a", 5.0),
        ("tanh ( a − a )", 0.0),
        ("σ ( c + 3 ) + 1", 1.5),
    ],
)
def test_tokens_are_worked_out_as_they_are_read(text, value):
    assert worked_out(text) == value


@pytest.mark.parametrize(
    "text", ["", "a b", "a +", "× a", "( a", "a )", "tanh a", "σ ( )", "a + + b", "tanh ( a"]
)
def test_what_is_no_equation_is_shown(text):
    with pytest.raises(ValueError, match="cannot be read near .*expected names, numbers"):
        worked_out(text)


def test_names_are_listed_once_in_order():
    assert names_in(("b", "×", "a", "+", "1", "×", "b")) == ("b", "a")


def test_a_quantity_that_stands_twice_has_no_single_derivative():
    with pytest.raises(ValueError, match="uses a twice"):
        local_derivatives(("a", "×", "a"))


def test_a_cell_uses_only_what_it_knows():
    with pytest.raises(ValueError, match="^x: the equation of c uses d;"):
        Cell("x", {"c": ("d", "+", "x"), "d": ("x", "×", "w")}, {})
    with pytest.raises(ValueError, match="^x: the equation of x uses a name that is taken"):
        Cell("x", {"x": ("w", "+", "w2")}, {})


def test_the_registry_is_what_the_engine_records():
    assert LSTM.recorded == RESULTS and LSTM.settings == SETTINGS
    assert dict(LSTM.equations) == {key: SYMBOLS[key].equation for key in RESULTS}
    assert " ".join(WEIGHT_NAMES) == "w_fh w_fx b_f w_ih w_ix b_i w_gh w_gx b_g w_oh w_ox b_o"
    assert LSTM.sums == ("z_f", "z_i", "z_g", "z_o") and len(LSTM.products) == 8
    assert (RNN.recorded, RNN.settings) == (("p_h", "p_x", "z", "h"), ("x", "h_prev", "w_h", "w_x", "b"))
    assert names_in_order(TORCH_ORDER) == ("input", "forget", "candidate", "output")
    assert names_in_order(STACK_ORDER) == ("input", "forget", "output", "candidate")


@given(st.fixed_dictionaries(dict.fromkeys(SETTINGS, st.floats(-1e3, 1e3))))
def test_plain_floats_and_arrays_give_the_same_bits(numbers):
    plain = evaluate(LSTM, numbers, curves=NUMBERS)
    arrays = evaluate(LSTM, {key: np.full(3, value) for key, value in numbers.items()}, curves=ARRAYS)
    for key, value in plain.items():
        assert type(value) is float and arrays[key].tobytes() == np.full(3, value).tobytes(), key


def test_what_is_known_is_taken_as_it_is():
    numbers = {**DOCUMENT.settable, "x": 1.0, "h_prev": 1.0, "c_prev": 2.0}
    held = evaluate(LSTM, numbers | {"f": 0.5}, curves=NUMBERS)
    assert held["kept"] == 1.0 and held["z_f"] == evaluate(LSTM, numbers, curves=NUMBERS)["z_f"]


def test_curves_are_exchanged_and_dropped():
    numbers = {**DOCUMENT.settable, "x": 1.0, "h_prev": 1.0, "c_prev": 2.0}
    found = evaluate(LSTM.exchange(g="linear", tanh_c="linear", o="tanh"), numbers, curves=NUMBERS)
    assert found["g"] == found["z_g"] and found["tanh_c"] == found["c"]
    assert found["o"] == np.tanh(found["z_o"]) and found["h"] == found["o"] * found["c"]
    with pytest.raises(ValueError, match="^c cannot pass through 'tanh'"):
        LSTM.exchange(c="tanh")
    with pytest.raises(ValueError, match="^g cannot pass through 'relu'.*one of tanh, sigmoid, linear"):
        LSTM.exchange(g="relu")


@pytest.mark.parametrize("cell", [LSTM, RNN], ids=lambda cell: cell.name)
@given(st.data())
def test_derivatives_equal_central_differences(cell, data):
    numbers = {key: data.draw(st.floats(-2, 2), label=key) for key in cell.settings}
    known = {
        key: np.asarray(value) for key, value in (numbers | evaluate(cell, numbers, curves=NUMBERS)).items()
    }
    last = cell.recorded[-1]
    by = chained(cell, array_slopes(cell, known), {last: np.asarray(1.0)})
    for key in cell.given:
        near = [
            evaluate(cell, numbers | {key: numbers[key] + d}, curves=NUMBERS)[last] for d in (1e-6, -1e-6)
        ]
        assert float(by[key]) == pytest.approx((near[0] - near[1]) / 2e-6, rel=1e-5, abs=1e-8), key


@pytest.mark.parametrize("batch", [(), (3,)])
def test_the_kernel_of_layers_is_the_evaluator_after_its_sums(batch):
    layer, rng = random_layer(0, 3, 5), np.random.default_rng(1)
    starts = {"h_prev": rng.normal(size=(*batch, 5)), "c_prev": rng.normal(size=(*batch, 5))}
    fields = recorded_layer(layer, rng.normal(size=(7, *batch, 3)), starts)
    known = {key: fields[key] for key in LSTM.after_sums.given}
    for key, value in evaluate(LSTM.after_sums, known, rounded=None).items():
        assert value.tobytes() == np.ascontiguousarray(fields[key]).tobytes(), key
    for t in range(7):
        for key, total in layer.sums(fields["x"][t], fields["h_prev"][t]).items():
            np.testing.assert_allclose(fields[key][t], total, rtol=0, atol=1e-13)


@given(scalar_units(), st.lists(tame, min_size=1, max_size=6), st.floats(-1, 1))
def test_the_kernel_of_plain_floats_predicts_what_the_evaluator_does(unit, xs, target):
    layout = Layout.of(unit)
    learner = learner_for(layout, checked_task(layout, [xs], [target]))
    loss, outputs = learner.evaluate(layout.row(unit))
    assert float(outputs.ravel()[0]) == pytest.approx(float(run(unit, xs).h[-1]), rel=1e-12, abs=1e-14)
    assert loss == pytest.approx((float(run(unit, xs).h[-1]) - target) ** 2, rel=1e-9, abs=1e-14)
