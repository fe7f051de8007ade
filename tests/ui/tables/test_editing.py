"""What was done in a table of numbers, as Streamlit tells it: taken where it is a number, told where it is none."""

import pytest

from pages.ui.tables.editing import Table
from tests.ui.support import is_one_sentence

TABLE = Table("weights_1", ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0)), ("h₁", "x₁"), ("1", "2", "3"))


def edited(rows=None, deleted=(), added=()):
    return TABLE.edited({"edited_rows": rows or {}, "deleted_rows": [*deleted], "added_rows": [*added]})


def test_numbers_are_taken_and_rows_come_and_go():
    done = edited(
        {0: {"x₁": "0,5"}, "2": {"h₁": "−7"}}, [1], [{"step": "4", "h₁": "8", "x₁": "9"}, {"step": "5"}]
    )
    assert done.rows == ((1.0, 0.5), (-7.0, 6.0), (8.0, 9.0)) and done.problem == ""


@pytest.mark.parametrize(
    ("changes", "rows", "said"),
    [
        ({"rows": {1: {"x₁": "abc"}, 2: {"x₁": "7"}}}, ((1.0, 2.0), (3.0, 4.0), (5.0, 7.0)), "Row 2, x₁: “abc” cannot be used"),
        ({"rows": {0: {"h₁": None}}}, TABLE.rows, "Row 1 has no number under h₁, so the one it had still counts"),
        ({"added": [{"h₁": "8"}]}, TABLE.rows, "Row 4 has no number under x₁ yet"),
        ({"added": [{"h₁": "8", "x₁": "1.2.3"}]}, TABLE.rows, "Row 4, x₁: “1.2.3”"),
    ],
)  # fmt: skip
def test_a_cell_without_a_number_is_told_and_costs_nothing_else(changes, rows, said):
    done = edited(**changes)
    assert done.rows == rows
    assert said in done.problem and is_one_sentence(done.problem)
