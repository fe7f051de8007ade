"""Marking as a good teacher does it: worked by hand here, read from the verdicts there."""

import pytest

from lstm_core.exercises import exercise, exercise_of, mark
from lstm_core.exercises.reading import read_answer

DOCUMENT = {
    "x": 1, "h_prev": 1, "c_prev": 2,
    "w_fh": 2.7, "w_fx": 1.63, "b_f": 1.62, "w_ih": 2, "w_ix": 1.65, "b_i": 0.62,
    "w_gh": 1.41, "w_gx": 0.94, "b_g": -0.32, "w_oh": 4.38, "w_ox": -0.19, "b_o": 0.59,
}  # fmt: skip
UNIT = exercise_of("whole-unit", DOCUMENT)
FORGET = exercise_of(
    "forget-step", {"h_prev": 1, "w_fh": 2, "x": -1, "w_fx": 0.5, "b_f": 0.3, "c_prev": 2}, 3
)
"""The sum is 2 − 0.5 + 0.3 = 1.8, its share 0.858, and 1.716 is kept."""


def verdicts(ex, **answers):
    return {key: found.verdict for key, found in mark(ex, answers).items()}


@pytest.mark.parametrize(
    ("key", "accepted"),
    [
        ("z_f", ("5.95", "5,95", "5.950")),
        ("f", ("0.997", "99.7 %", "99,7%", "0.9974", "1.00")),
        ("kept", ("1.995", "1.99", "2", "1.994")),
        ("z_i", ("4.27",)),
        ("i", ("0.986", "98.6%", "0.99")),
        ("z_g", ("2.03",)),
        ("g", ("0.966", "0.97")),
        ("c", ("2.95", "2.96", "2.948")),
        ("o", ("0.992", "0.99")),
        ("tanh_c", ("0.995", "0.99", "0.994")),
        ("h", ("0.99", "0.98", "0.986")),
    ],
)
def test_the_documents_example_worked_by_hand_is_right(key, accepted):
    for typed in accepted:
        found = mark(UNIT, {key: typed})[key]
        few = len(typed.partition(".")[2]) < UNIT.rules.asked_for(key).decimals and "%" not in typed
        assert found.verdict in (("right", "more digits") if few else ("right",)), (typed, found)


def test_the_documents_misprints_are_known():
    found = mark(UNIT, {"z_i": "5.27", "z_g": "1.03"})
    assert found["z_i"].mistakes == ("misprint: bias 1.62 for 0.62",)
    assert found["z_g"].mistakes == ("misprint: weight 0.41 for 1.41",)
    other = exercise_of("whole-unit", DOCUMENT | {"b_i": 0.5, "w_gh": 1.2})
    assert verdicts(other, z_i="5.27", z_g="1.03") == {"z_i": "wrong", "z_g": "wrong"}


def test_an_error_is_carried_forward_and_said_to_be():
    found = mark(FORGET, {"z_f": "2.50", "f": "0.924", "kept": "1.848"})
    assert [m.verdict for m in found.values()] == ["wrong", "carried", "carried"]
    assert found["f"].own == ("z_f",) and found["kept"].own == ("f",)
    assert verdicts(FORGET, f="0.8", kept="1.6") == {"f": "wrong", "kept": "carried"}


def test_after_a_carried_error_a_new_one_is_still_named():
    found = mark(FORGET, {"z_f": "2.50", "f": "0.924", "kept": "0.152"})
    assert found["kept"].verdict == "mistake" and found["kept"].mistakes == ("1 − f for f",)
    found = mark(FORGET, {"z_f": "2.50", "f": "0.076", "kept": "0.152"})
    assert found["f"].mistakes == ("1 − f for f",)
    assert found["kept"].verdict == "carried" and found["kept"].own == ("f",)


def test_two_wrong_in_a_row_are_two_mistakes():
    found = mark(FORGET, {"z_f": "1.50", "f": "0.182"})
    assert found["z_f"].mistakes == ("bias left out",)
    assert (found["f"].verdict, found["f"].mistakes) == ("mistake", ("1 − f for f",))
    assert verdicts(FORGET, z_f="9.9", f="0.5", kept="7.7") == {"z_f": "wrong", "f": "wrong", "kept": "wrong"}


def test_the_right_result_is_right_whatever_stands_before_it():
    assert verdicts(FORGET, z_f="2.50", f="0.858", kept="1.716") == {
        "z_f": "wrong",
        "f": "right",
        "kept": "right",
    }
    assert verdicts(FORGET, f="0.86", kept="1.72") == {"f": "more digits", "kept": "right"}


def test_one_digit_too_few_is_not_wrong_and_two_wrong_digits_are():
    assert verdicts(FORGET, f="0.86") == {"f": "more digits"}
    assert verdicts(FORGET, f="0.9") == {"f": "more digits"}
    assert verdicts(FORGET, f="1") == verdicts(FORGET, f="0.85") == {"f": "wrong"}
    assert verdicts(FORGET, f="0.8581") == verdicts(FORGET, f="0.85800") == {"f": "right"}
    assert verdicts(FORGET, f="0.8589") == {"f": "wrong"}


def test_numbers_that_paper_rounds_to_nothing_are_marked_by_the_exact_result():
    # A share of 0.001 is 0.00 on paper, which has no logarithm; exactly it is ln(0.001 ÷ 0.999) = −6.9068.
    given = {"f": 0.001, "h_prev": 0, "w_fh": 0, "x": -1, "w_fx": 0.001}
    assert verdicts(exercise_of("sigmoid-backwards", given, 2), z_f="-6.91") == {"z_f": "right"}


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        # 5.95 as 6.0: the sigmoid of 6 is 0.9975.
        ("f", "0.998"),
        # Both shares as 1.0 and the candidate as 0.97: 2 × 1.0 + 1.0 × 0.97, as a source prints it.
        ("c", "2.97"),
        # 0.9974 as 1.0 would be right; 0.966 × 0.986 as 1.0 × 1.0 is not.
        ("added", "1.000"),
    ],
)
def test_what_was_rounded_too_early_is_said_to_be(key, typed):
    found = mark(UNIT, {key: typed})[key]
    assert (found.verdict, found.mistakes[0]) == ("mistake", "rounded too early")


def test_a_number_cut_off_instead_of_rounded_is_said_to_be():
    # The sigmoid of 1.8 is 0.85815, twice that 1.71630; of 5.95 it is 0.99740.
    assert mark(UNIT, {"tanh_c": "0.994"})["tanh_c"].verdict == "right"
    found = mark(UNIT, {"h": "0.9862", "z_g": "2.03", "o": "0.9916"})
    assert {key: each.verdict for key, each in found.items()} == {
        "h": "right",
        "z_g": "right",
        "o": "mistake",
    }
    assert found["o"].mistakes == ("digits cut off",)


def test_an_exact_line_worked_out_from_rounded_ones_was_rounded_too_early():
    # The sigmoid of −2.4 is 0.08317, eight times that 0.66538; 8 × 0.083 is 0.664.
    found = mark(exercise_of("exact-or-paper", {"z_f": -2.4, "c_prev": 8}, 1), {"kept": "0.664"})["kept"]
    assert (found.verdict, found.mistakes) == ("mistake", ("rounded too early",))


@pytest.mark.parametrize("typed", ["0", "−1", "2"])
def test_a_whole_number_says_too_little_where_two_decimals_are_asked_for(typed):
    assert mark(UNIT, {"z_g": typed})["z_g"].verdict != "more digits"


@pytest.mark.parametrize("typed", ["1,599.2", "1 599,20", "1’599.20", "1.599,20", "1599.2"])
def test_thousands_may_be_grouped(typed):
    assert read_answer(typed).value == 1599.2


def test_an_answer_that_is_nearly_right_is_said_to_be_near():
    # Exactly 1.716, and 1.720 from a share of 0.86: a unit or two of the last digit away, and more.
    near = {typed: mark(FORGET, {"kept": typed})["kept"] for typed in ("1.714", "1.722", "1.713", "1.723")}
    assert {typed: (found.verdict, found.is_near) for typed, found in near.items()} == {
        "1.714": ("wrong", True),
        "1.722": ("wrong", True),
        "1.713": ("wrong", False),
        "1.723": ("wrong", False),
    }


def test_a_zero_at_the_end_is_a_digit_where_it_was_asked_for():
    # With a sign lost the input would be 1.449, which is no 1.50.
    given = {"f": 0.9, "h_prev": 1, "w_fh": 0.5, "b_f": 0.2, "w_fx": 2}
    assert mark(exercise_of("sigmoid-backwards", given, 3), {"x": "1.50"})["x"].mistakes == (
        "not divided by the weight",
    )


def test_two_mistakes_with_the_same_number_are_both_named():
    half = exercise_of("share", {"z_f": 2}, 1)
    assert mark(half, {"f": "-0.881"})["f"].mistakes == ("a sign lost",)
    both = exercise_of("forget-step", {"c_prev": 2, "f": 0.5})
    assert mark(both, {"kept": "2"})["kept"].mistakes == ("gate left out",)
    assert mark(half, {"f": "88.1"})["f"].mistakes == ("percent for share", "decimal point slipped")
    logit = exercise_of("sigmoid-backwards", {"f": 0.8, "h_prev": 1, "w_fh": 1, "x": 1, "w_fx": 1}, 2)
    # ln(0.8 ÷ 0.2) = 1.386; the share of what is lost only turns its sign.
    assert mark(logit, {"z_f": "-1.39"})["z_f"].mistakes == ("1 − f for f", "a sign lost")


def test_a_share_as_a_percentage():
    share = exercise_of("share", {"z_f": -1}, 1)
    assert verdicts(share, f="26.9 %") == verdicts(share, f="26,9%") == {"f": "right"}
    assert mark(share, {"f": "0.269 %"})["f"].mistakes == ("percent for share",)
    assert verdicts(share, f="27 %") == {"f": "more digits"}


def test_a_sigmoid_read_backwards():
    half = exercise_of("sigmoid-backwards", {"h_prev": 0.5, "w_fh": 2, "x": -1, "w_fx": 1.5})
    assert verdicts(half, b_f="0.5") == {"b_f": "right"}  # −(1 − 1.5)
    assert mark(half, {"b_f": "1.00"})["b_f"].mistakes == ("share taken for the sum",)
    given = {"f": 0.9, "h_prev": 1, "w_fh": 0.5, "b_f": 0.2, "w_fx": 2}
    back = exercise_of("sigmoid-backwards", given, 3)
    # ln 9 = 2.197, less 0.5 and 0.2, through 2: 0.749.
    assert verdicts(back, x="0.75") == {"x": "right"}
    assert mark(back, {"x": "1.50"})["x"].mistakes == ("not divided by the weight",)
    for f in (0, 1, -2):
        with pytest.raises(
            ValueError, match=r"^a sigmoid read backwards cannot be worked out .*; expected others$"
        ):
            exercise_of("sigmoid-backwards", given | {"f": f}, 3)


def test_two_days_by_hand():
    memory = exercise_of(
        "two-days", {"c_prev": 2, "f_1": 0.5, "i_1": 0.4, "g_1": -0.5, "f_2": 0.25, "i_2": 0.9, "g_2": 0.6}
    )
    assert verdicts(memory, c_1="0.8", c_2="0.74") == {"c_1": "right", "c_2": "right"}  # 1 − 0.2; 0.2 + 0.54
    assert mark(memory, {"c_2": "1.04"})["c_2"].mistakes == ("memory not handed on",)
    assert mark(memory, {"c_1": "1.2", "c_2": "0.84"})["c_2"].own == ("c_1",)
    unit = exercise_of("two-days", {**{k: v for k, v in DOCUMENT.items() if k != "x"}, "x_1": 1, "x_2": 1}, 2)
    assert verdicts(unit, c_1="2.948", h_1="0.986") == {"c_1": "right", "h_1": "right"}


def test_exactly_is_exactly_and_by_hand_is_by_hand():
    # σ(−1.2) = 0.23148, by hand 0.23; times 7.4 it is 1.71293, by hand 1.70.
    twice = exercise_of("exact-or-paper", {"z_f": -1.2, "c_prev": 7.4})
    assert verdicts(twice, kept="1.713", kept_hand="1.70") == {"kept": "right", "kept_hand": "right"}
    found = mark(twice, {"kept": "1.702", "kept_hand": "1.71"})
    assert found["kept"].mistakes == ("rounded too early",)
    assert found["kept_hand"].mistakes == ("not rounded on the way",)


def test_a_recurrent_unit_by_hand():
    # 0.5·2 + 1·(−1) + 0.5 = 0.5, and tanh 0.5 = 0.46212.
    unit = exercise_of("recurrent-unit", {"rnn_h_prev": 0.5, "w_h": 2, "x": 1, "w_x": -1, "b": 0.5})
    assert verdicts(unit, z="0.5", rnn_h="0.462") == {"z": "right", "rnn_h": "right"}
    assert mark(unit, {"rnn_h": "0.622"})["rnn_h"].mistakes == ("σ for tanh",)


def test_which_gate_and_how():
    erased = exercise_of("which-gate", {"c_prev": 2, "f": 0.02, "i": 0.8, "g": 0.05, "o": 0.9})
    assert verdicts(erased, gate="forget-gate", reason="memory-erased") == {
        "gate": "right",
        "reason": "right",
    }
    found = mark(erased, {"gate": "output-gate", "reason": "share-is-lost"})
    assert found["gate"].mistakes == ("output gate blamed",)
    assert found["reason"].mistakes == ("share read as loss",)
    found = mark(erased, {"gate": "<b>\nany</b>"})["gate"]
    assert found.verdict == "unreadable" and found.problem.startswith(
        "“<b> any</b>” is not offered; expected "
    )


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: exercise("whole", 1), "^kind is 'whole'; expected one of weighted-sum, "),
        (lambda: exercise(7, 1), "^kind is 7; expected one of "),
        (lambda: exercise("share", 1, 4), "^level is 4; expected a whole number from 1 to 3$"),
        (lambda: exercise("share", 1, 1.0), "^level is 1.0; expected a whole number"),
        (lambda: exercise("share", -1), "^seed is -1; expected a whole number from 0 to 999999$"),
        (lambda: exercise("share", 1_000_000), "^seed is 1000000; expected "),
        (lambda: exercise("share", "7"), "^seed is '7'; expected "),
        (lambda: exercise_of("share", {}), "^share at level 1 needs z_f; expected z_f$"),
        (lambda: exercise_of("share", {"z_f": 1, "q": 2}), "^share at level 1 has no q; expected z_f$"),
        (lambda: exercise_of("share", {"z_f": float("nan")}), "^z_f is nan; expected a finite number$"),
        (lambda: exercise_of("share", {"z_f": "1"}), "^z_f is '1'; expected a finite number$"),
        (lambda: mark(FORGET, {"h": "1"}), "^the answer “h” is not a result of this exercise; expected f, kept, "),
        (lambda: mark(FORGET, {"x": "1"}), "^the answer “x” is not a result "),
        (lambda: mark(FORGET, {"f": 0.5}), "^the answer “f” is no text; expected "),
        (lambda: mark(FORGET, {"f": None}), "^the answer “f” is no text; expected "),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_refused_in_one_sentence(ask, said):
    with pytest.raises(ValueError, match=said) as refused:
        ask()
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 400


def test_numbers_beyond_a_float_are_refused_in_one_sentence():
    with pytest.raises(ValueError, match="too large"):
        exercise_of("weighted-sum", {"h_prev": 1e300, "w_fh": 1e300, "x": 1, "w_fx": 1, "b_f": 0})
