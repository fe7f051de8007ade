import re
from dataclasses import FrozenInstanceError
from decimal import Decimal

import numpy as np
import pytest

from lstm_core.cells.lstm import TORCH_ORDER, WEIGHT_NAMES, names_in_order
from lstm_core.cells.parameters import BlockWeights, LSTMParameters
from lstm_core.numbers.validation import finite_array, finite_number, one_of, whole_number
from tests.core.support import DOCUMENT, random_layer

GOOD = {"forget": (1, 2, 3), "input": (4, 5, 6), "candidate": (7, 8, 9), "output": (10, 11, 12)}


def refuses(call, message):
    with pytest.raises(ValueError, match="^" + re.escape(message)) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_scalar_numbers_land_where_their_names_say():
    unit = LSTMParameters.scalar(**GOOD)
    assert unit.settable == dict(zip(WEIGHT_NAMES, map(float, [*range(1, 13)]), strict=True))
    assert (unit.n_inputs, unit.n_units, unit.is_scalar) == (1, 1, True)
    assert unit.candidate.w_h.shape == (1, 1) and unit.candidate.b.tolist() == [9.0]


@pytest.mark.parametrize("name", WEIGHT_NAMES)
def test_replace_changes_one_number_of_a_copy(name):
    changed = DOCUMENT.replace(name, -7.5).settable
    assert changed == DOCUMENT.settable | {name: -7.5}
    assert DOCUMENT.settable[name] != -7.5


def test_from_settable_is_the_inverse():
    assert LSTMParameters.from_settable(DOCUMENT.settable).settable == DOCUMENT.settable
    refuses(
        lambda: LSTMParameters.from_settable({"w_fh": 1.0}),
        "the weights are named ['w_fh']; expected exactly w_fh, w_fx, b_f",
    )


def test_from_torch_stacks_i_f_g_o_and_sums_the_biases():
    rows = np.arange(8.0)
    unit = LSTMParameters.from_torch(
        rows.repeat(3).reshape(8, 3), rows.repeat(2).reshape(8, 2), rows, 10.0 * rows
    )
    for number, name in enumerate(names_in_order(TORCH_ORDER)):
        block = getattr(unit, name)
        expected = [2.0 * number, 2.0 * number + 1.0]
        assert block.w_x[:, 0].tolist() == block.w_h[:, 0].tolist() == expected
        assert block.b.tolist() == [11.0 * value for value in expected]
    assert (unit.n_inputs, unit.n_units, unit.is_scalar) == (3, 2, False)


def test_everything_is_frozen_and_copied():
    mine = np.ones((8, 3))
    unit = LSTMParameters.from_torch(mine, np.ones((8, 2)), np.ones(8), np.ones(8))
    mine[:] = 5.0
    assert unit.input.w_x.max() == 1.0 and mine.flags.writeable
    arrays = [part for name in names_in_order(TORCH_ORDER) for part in getattr(unit, name)]
    for array in [*arrays, unit.stacked_w_h, unit.stacked_w_x, unit.stacked_b]:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    with pytest.raises(FrozenInstanceError):
        unit.input = unit.forget  # type: ignore[misc]


@pytest.mark.parametrize(
    ("forget", "message"),
    [
        ((1, 2), "forget has 2 numbers; expected 3: short-term weight, input weight, bias"),
        ([1], "forget has 1 number; expected 3: short-term weight, input weight, bias"),
        (5, "forget has 1 number; expected 3"),
        ([[1, 2, 3]], "forget has shape (1, 3); expected 3"),
        ((1, float("nan"), 3), "forget[1] is nan; expected a finite number"),
        ((1, 2, float("-inf")), "forget[2] is -inf; expected a finite number"),
        ("abc", "forget is 'abc'; expected a finite number"),
        (None, "forget is None; expected a finite number"),
        ((1, None, 3), "an entry of forget is None; expected a finite number"),
        (("1", "2", "3"), "forget is ('1', '2', '3'); expected finite numbers"),
        ((1, 2, 10**400), "forget holds a whole number too large for a float"),
        ((1, (2, 3), 4), "forget is not an array of numbers"),
    ],
)
def test_scalar_blocks_are_refused_by_name(forget, message):
    refuses(lambda: LSTMParameters.scalar(**GOOD | {"forget": forget}), message)


def test_blocks_are_keyword_only():
    with pytest.raises(TypeError):
        LSTMParameters.scalar((1, 2, 3), (1, 2, 3), (1, 2, 3), (1, 2, 3))  # type: ignore[misc]


def test_wrong_shapes_are_refused_by_name():
    blocks = {name: getattr(random_layer(0, 3, 2), name) for name in names_in_order(TORCH_ORDER)}
    bad = BlockWeights(np.ones((2, 3)), np.ones((2, 3)), np.ones(2))
    refuses(
        lambda: LSTMParameters(**blocks | {"output": bad}),
        "output.w_h has shape (2, 3); expected (2, 2) for 2 units and 3 inputs",
    )
    bad = BlockWeights(np.ones((2, 2)), np.ones((2, 4)), np.ones(2))
    refuses(lambda: LSTMParameters(**blocks | {"forget": bad}), "forget.w_x has shape (2, 4)")
    refuses(lambda: LSTMParameters(**blocks | {"input": (1, 2)}), "input is (1, 2); expected a block of")
    refuses(lambda: LSTMParameters.from_torch(np.ones((6, 1)), 1, 1, 1), "weight_ih has shape")
    refuses(
        lambda: LSTMParameters.from_torch(np.ones((8, 1)), np.ones((8, 3)), np.ones(8), np.ones(8)),
        "weight_hh has shape (8, 3); expected",
    )
    refuses(
        lambda: LSTMParameters.from_torch(np.ones((8, 1)), np.ones((8, 2)), np.ones(8), np.ones(7)),
        "bias_hh has shape (7,); expected (8,)",
    )


def test_biases_whose_sum_overflows_are_refused():
    big = np.full(4, 1e308)
    refuses(
        lambda: LSTMParameters.from_torch(np.ones((4, 1)), np.ones((4, 1)), big, big),
        "input.b[0] is inf; expected a finite number",
    )


def test_scalar_only_doors():
    layer = random_layer(0, 3, 2)
    message = "the parameters have 3 inputs and 2 units; expected the scalar unit"
    refuses(lambda: layer.settable, message)
    refuses(lambda: layer.replace("w_fh", 1.0), message)
    refuses(lambda: DOCUMENT.replace("w_zz", 1.0), "name is 'w_zz'; expected one of w_fh, w_fx")
    refuses(lambda: DOCUMENT.replace("x", 1.0), "name is 'x'; expected one of w_fh")
    refuses(lambda: DOCUMENT.replace("b_o", float("inf")), "b_o is inf; expected a finite")


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        None,
        True,
        "1",
        b"1",
        1j,
        10**400,
        [1],
        np.array([1.0]),
        object(),
        Decimal(1),
        {},
        np.datetime64("2020-01-01"),
        np.array(True),
        pytest.param(10**5000, id="5001 digits"),
    ],
)
def test_numbers_are_refused(value):
    with pytest.raises(ValueError, match="^x ") as caught:
        finite_number("x", value)
    assert len(str(caught.value)) < 200


def test_numbers_are_accepted():
    for value in (1, 1.0, np.float32(1), np.int8(1), np.array(1), 10**30 // 10**30):
        assert finite_number("x", value) == 1.0
    assert finite_number("x", 10**30) == 1e30
    assert finite_array("x", [10**30, 1]).tolist() == [1e30, 1.0]


def test_small_helpers():
    assert whole_number("n", np.int64(3), 1, 6) == 3
    for bad in (True, 2.0, "2", None, 0, 7):
        refuses(lambda bad=bad: whole_number("n", bad, 1, 6), "n is ")
    assert one_of("k", "a", "ab") == "a"
    refuses(lambda: one_of("k", ["a"], "ab"), "k is ['a']; expected one of a, b")
