"""The mistakes and the words of the kinds beyond the unit."""

import json

import pytest

from lstm_core.exercises import KINDS, LEVELS, exercise, exercise_of, likely_mistakes, mark
from lstm_core.words.practice_symbols import PRACTICE_SYMBOLS
from tests.core.exercises.drawn import BEYOND, SEEDS
from tests.core.support import ROOT

YEARS = dict(zip((f"y_{n}" for n in range(1, 9)), (10, 20, 30, 40, 12, 19, 31, 44), strict=True))
ADAM = {"w": 1, "rate": 0.1, "gradient": 20, "gradient_before": 10}
CHAIN = {"c_prev": 2, "f": 0.6, "x": 1.5, "added": -0.2, "o": 0.8, "target": 1}
TORCH = {f"{name}_{row}": value for name, values in {
    "weight_ih": (0.11, 0.22, 0.33, 0.44), "weight_hh": (1.1, 1.2, 1.3, 1.4)}.items()
    for row, value in enumerate(values)}  # fmt: skip

BY_HAND = [
    ("product", 1, {"f_1": 0.9, "f_2": 0.8, "f_3": 0.7, "f_4": 0.6}, "rail_4", "0.6", "earlier steps left out"),
    ("product", 1, {"f_1": 0.9, "f_2": 0.8, "f_3": 0.7, "f_4": 0.5}, "rail_2", "1.7", "added, not multiplied"),
    ("product", 2, {"w_h": 1.5, "h_1": 0.4, "h_2": 0.6, "h_3": 0.2}, "d_1", "0.9", "square left out"),
    ("product", 3, {"w_h": 1.5, "rnn_h": 0.5, "f": 0.9}, "rail_10", "9", "times the steps for to their power"),
    ("product", 3, {"w_h": 1.5, "rnn_h": 0.5, "f": 0.9}, "rail_10", "0.387", "one step too few"),
    ("slope", 3, {"f": 0.8, "g": 0.4, "dz": 0.3}, "df_dz", "0.36", "slope of the other curve"),
    ("slope", 3, {"f": 0.8, "g": 0.4, "dz": 0.3}, "dg_dz", "0.6", "square left out"),
    ("weight-gradient", 1, {"c_prev": 2, "f": 0.6, "x": 1.5}, "dc_dw_fx", "3", "slope left out"),
    ("weight-gradient", 1, {"c_prev": 2, "f": 0.6, "x": 1.5}, "dc_dw_fx", "0.48", "input left out"),
    ("weight-gradient", 3, CHAIN, "c", "0.6", "1 − f for f"),
    ("update", 1, {"w": 1.5, "rate": 0.2, "gradient": -2}, "w_new", "1.1", "gradient added instead of subtracted"),
    ("update", 1, {"w": 1.5, "rate": 0.2, "gradient": -2}, "w_new", "3.5", "rate left out"),
    ("update", 2, {"w": 1, "rate": 0.1, "gradient": 2, "momentum": 0.9, "u_prev": 3}, "u", "2.9",
     "gradient weighted as in Adam"),
    ("update", 3, ADAM, "m_hat", "2.9", "bias correction left out"),
    ("update", 3, ADAM, "m_hat", "29", "correction of the first update"),
    ("update", 3, ADAM, "v", "0.120", "gradient not squared"),
    ("forecast", 1, {"y_1": 10, "y_2": 16, "y_3": 12, "y_4": 22, "y_5": 19}, "mae", "4.6",
     "first value counted as a forecast"),
    ("forecast", 1, {"y_1": 10, "y_2": 16, "y_3": 12, "y_4": 22, "y_5": 19}, "mae", "23", "mean left out"),
    ("forecast", 1, {"y_1": 10, "y_2": 16, "y_3": 12, "y_4": 22, "y_5": 19}, "mae", "2.25", "absolute value left out"),
    ("forecast", 3, YEARS, "mae_last", "2", "season for the last value"),
    ("forecast", 3, YEARS, "next_seasonal", "44", "last value for the season"),
    ("counting", 1, {"n_inputs": 3, "n_units": 5}, "n_all", "40", "bias forgotten in the count"),
    ("counting", 2, {"n_inputs": 3, "n_units": 5}, "n_all", "135", "three gates for four blocks"),
    ("counting", 2, {"n_inputs": 3, "n_units": 5}, "n_block", "27", "inputs and units swapped"),
    ("counting", 3, {"n_inputs": 10, "n_units": 20, "n_outputs": 3}, "n_lstm", "2,480", "second bias left out"),
    ("torch-blocks", 1, TORCH, "w_fx", "0.11", "order i, f, g, o read as f, i, g, o"),
    ("torch-blocks", 1, TORCH, "w_oh", "1.3", "order i, f, g, o read as i, f, o, g"),
    ("torch-blocks", 1, TORCH, "w_ix", "1.1", "weight_hh read for weight_ih"),
    ("torch-blocks", 3, {"n_inputs": 3, "n_units": 8}, "last_f", "16", "end of the slice for the last row"),
    ("torch-blocks", 3, {"n_inputs": 3, "n_units": 8}, "first_f", "9", "rows counted from 1"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "level", "given", "key", "typed", "name"), BY_HAND)
def test_a_mistake_worked_out_by_hand_is_named(kind, level, given, key, typed, name):
    found = mark(exercise_of(kind, given, level), {key: typed})[key]
    assert found.verdict == "mistake"
    assert name in found.mistakes


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", BEYOND)
def test_every_mistake_of_a_level_can_be_made_in_what_it_asks(kind, level):
    known = {each.name for each in KINDS[kind].levels[level - 1].mistakes}
    made = set()
    for seed in SEEDS:
        found = exercise(kind, seed, level)
        made |= {
            name
            for asked in found.asked
            if not asked.options
            for name, _ in likely_mistakes(found, asked.key)
        }
    assert known - made == set()


def test_an_error_that_has_no_sign_to_lose_is_not_said_to_have_lost_it():
    rising = {"y_1": 10, "y_2": 13, "y_3": 20, "y_4": 31, "y_5": 36}
    names = {name for name, _ in likely_mistakes(exercise_of("forecast", rising), "mae")}
    assert "mean left out" in names and "absolute value left out" not in names


def test_an_error_made_early_is_carried_through_the_chain():
    """Adam with the first average wrong: 0.9·1 + 0.1·20 = 2.9 is typed as 3.9, the rest follows from it."""
    marks = mark(exercise_of("update", ADAM, 3), {"m": "3.9", "m_hat": "20.526"})
    assert (marks["m"].verdict, marks["m_hat"].verdict, marks["m_hat"].own) == ("wrong", "carried", ("m",))


@pytest.mark.parametrize(
    ("w_h", "right", "wrong"), [(0.8, "vanishes", "explodes"), (1.2, "explodes", "vanishes")]
)
def test_a_factor_below_one_vanishes_and_one_above_it_explodes(w_h, right, wrong):
    found = exercise_of("product", {"w_h": w_h, "rnn_h": 0.1, "f": 0.9}, 3)
    assert found.asked[-1].options == ("vanishes", "explodes")
    assert mark(found, {"fate": right})["fate"].verdict == "right"
    assert mark(found, {"fate": wrong})["fate"].verdict == "mistake"


# Words


@pytest.mark.parametrize("kind", BEYOND)
def test_everything_has_a_name_a_notation_of_its_own_and_its_equation(kind):
    for level in KINDS[kind].levels:
        assert set(level.symbols) == {*level.cell.settings, *level.cell.recorded, *level.choices}
        for key, symbol in level.symbols.items():
            assert symbol.formula == tuple(level.cell.equations.get(key, ()))
        for vocabulary in ("plain", "standard", "z", "roles"):
            written = [symbol.notation[vocabulary] for symbol in level.symbols.values()]
            names = [symbol.names[vocabulary] for symbol in level.symbols.values()]
            assert len(set(written)) == len(written) and len(set(names)) == len(names)


def test_no_quantity_is_kept_that_no_exercise_uses():
    used = {key for kind in BEYOND for level in KINDS[kind].levels for key in level.symbols}
    assert PRACTICE_SYMBOLS.keys() - used == set()


def test_what_is_given_stands_in_its_own_order_and_not_in_that_of_its_use():
    assert list(exercise("forecast", 1, 2).given) == [f"y_{n}" for n in range(1, 9)]
    assert list(exercise("torch-blocks", 1, 2).given)[:5] == [
        *(f"bias_ih_{n}" for n in range(4)),
        "bias_hh_0",
    ]


def test_every_kind_says_why_it_matters_and_what_to_do():
    said = json.loads((ROOT / "assets/content/en/exercises.json").read_text(encoding="utf-8"))["kinds"]
    for kind in BEYOND:
        sentences = [said[kind]["why"], *said[kind]["tasks"]]
        assert len(sentences) == 1 + len(LEVELS) == len(set(sentences))
        assert all(sentence.endswith((".", "?")) for sentence in sentences)
