"""Every figure of the source documents: the verdicts, and the calculations against independent values."""

import math
import re
from pathlib import Path

import pytest

from lstm_core.rnn_symbols import RNN_SYMBOLS
from lstm_core.symbols import SYMBOLS
from pages.sources.outcome import CLAIM, MISPRINT, RIGHT, ROUNDED
from pages.sources.places import place_of
from pages.sources.tables import FIGURES, figure_rows, glossary_rows, listed, recurrent_rows
from pages.sources.uses import GOOD, NOT_SO_GOOD, REFERENCES

BY_NUMBER = {figure.number: figure for figure in FIGURES}
# What each row must say, worked out by hand; None where a row is about words.
WANTED = {
    1: (RIGHT, ["5.95"]),
    2: (RIGHT, ["0.99740", "709.8"]),
    3: (MISPRINT, ["4.27", "5.27"]),
    4: (MISPRINT, ["2.03", "1.03"]),
    5: (RIGHT, ["0.96609"]),
    6: (ROUNDED, ["2.94757", "2.96", "2.97"]),
    7: (ROUNDED, ["4.78", "0.99167", "0.99451", "0.98623", "0.98"]),
    8: (MISPRINT, ["0.0000454", "0.9999546"]),
    9: (MISPRINT, ["0.999999996"]),
    10: (RIGHT, ["−8.31", "−0.99999988", "6.3×10⁻⁶", "9.4×10⁻⁷", "0.000012"]),
    11: (RIGHT, ["0.0015"]),
    12: (RIGHT, ["8.9×10⁻¹⁶", "1.13×10¹⁵"]),
    13: (CLAIM, ["0.9330"]),
    14: (CLAIM, ["83.5 %"]),
    15: (CLAIM, []),
    16: (MISPRINT, ["σ(3.0)", "0.95257"]),
    17: (MISPRINT, ["σ(1.0)", "0.73106"]),
    18: (RIGHT, ["0.99505", "−0.99505"]),
    19: (MISPRINT, ["tanh(1.0)", "0.76159"]),
    20: (MISPRINT, ["tanh(0.0)", "0.0"]),
    21: (MISPRINT, ["1.0", "0.76"]),
    22: (CLAIM, ["95.3 % → 73.1 %", "73.1 % → 95.3 %"]),
    23: (CLAIM, []),
    24: (CLAIM, []),
    25: (CLAIM, []),
    26: (RIGHT, []),
}
PAGES = {path.parent.name for path in (Path(__file__).parents[2] / "pages").glob("*/page.py")}
each = pytest.mark.parametrize("number", WANTED)


def test_every_row_of_the_list_is_there_once_and_in_order():
    assert [figure.number for figure in FIGURES] == list(WANTED) == list(range(1, 27))


@each
def test_verdict_and_figures_are_those_worked_out_by_hand(number):
    figure, (verdict, texts) = BY_NUMBER[number], WANTED[number]
    outcome = figure.check()
    said = f"{outcome.calculation} | {outcome.value} | {figure.note}"
    assert figure.verdict == verdict
    assert [text for text in texts if text not in said] == []


@each
def test_a_row_says_what_is_printed_why_and_where_to_try_it(number):
    figure = BY_NUMBER[number]
    assert figure.printed and figure.note.endswith(".") and figure.documents
    assert figure.link is not None
    assert figure.link.page in PAGES


def test_the_rail_of_company_b_is_the_product_of_its_forget_shares():
    h = c = 0.0
    product = 1.0

    def sigmoid(z):
        return 1 / (1 + math.exp(-z))

    for day, x in enumerate((1.0, 0.5, 0.25, 1.0)):
        f, i = sigmoid(2.7 * h + 1.63 * x + 1.62), sigmoid(2.0 * h + 1.65 * x + 0.62)
        g, o = math.tanh(1.41 * h + 0.94 * x - 0.32), sigmoid(4.38 * h - 0.19 * x + 0.59)
        c = f * c + i * g
        h = o * math.tanh(c)
        product *= f if day else 1.0
    assert BY_NUMBER[13].check().value == f"{product:.4f}"


def test_the_filter_keeps_one_verdict_and_all_keeps_all():
    assert listed("all") == FIGURES
    counts = {verdict: len(listed(verdict)) for verdict in (RIGHT, ROUNDED, MISPRINT, CLAIM)}
    assert counts == {RIGHT: 8, ROUNDED: 2, MISPRINT: 9, CLAIM: 7}


def test_the_table_shows_every_row_with_a_link_to_an_address_of_the_app():
    payload = figure_rows(FIGURES)
    titles = [column["text"] for column in payload["head"]]
    for figure, row in zip(FIGURES, payload["rows"], strict=True):
        cells = dict(zip(titles, row, strict=True))
        assert cells["No."] == str(figure.number)
        assert re.match(r"\./\w*(\?|$)", cells["Try it"][0]["link"])


def test_the_glossary_has_every_quantity_with_a_place_of_its_own():
    payload = glossary_rows()
    assert len(payload["rows"]) == len(SYMBOLS)
    places = [place_of(key) for key in SYMBOLS]
    assert len(set(places)) == len(places)


def test_the_glossary_has_the_recurrent_units_quantities_with_their_formulas():
    payload = recurrent_rows()
    titles = [column["text"] for column in payload["head"]]
    rows = [dict(zip(titles, row, strict=True)) for row in payload["rows"]]
    assert [row["Symbol"][0]["symbol"] for row in rows] == list(RNN_SYMBOLS)
    for row, symbol in zip(rows, RNN_SYMBOLS.values(), strict=True):
        assert (row["Formula"] == "set by you") == (symbol.kind == "setting")
        used = [part["symbol"] for part in row["Formula"] if isinstance(part, dict)]
        assert all(key in payload["symbols"] or key in SYMBOLS for key in used)
        assert used or symbol.kind == "setting"


def test_every_use_names_references_that_exist_and_every_reference_is_used():
    cited = {int(number) for _, numbers in (*GOOD, *NOT_SO_GOOD) for number in numbers.split(",")}
    assert cited == set(range(1, len(REFERENCES) + 1))
