"""Every figure of the source documents: the verdicts, and the calculations against independent values."""

import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import BLOCKS, VOCABULARIES
from pages.gradients import url as gradients_url
from pages.gradients.flow.measured import measured
from pages.sources.equations import back_rows, forward_rows, index_note
from pages.sources.figures.outcome import ABSENT, CLAIM, MISPRINT, RIGHT, ROUNDED, VERDICTS, WRONG
from pages.sources.prose import counts, facts
from pages.sources.tables import FIGURES, figure_rows, listed, quantity_rows, recurrent_rows
from pages.sources.uses import columns, experiment_sentence, references
from pages.ui.library.experiments import shipped
from pages.ui.live.words import words_in
from pages.ui.text.segments import in_words
from pages.ui.text.texts import texts

BY_NUMBER = {figure.number: figure for figure in FIGURES}
# What each row must say, worked out by hand; None where a row is about words.
WANTED = {
    1: (RIGHT, ["5.95"]),
    2: (RIGHT, ["0.99740", "709.8"]),
    3: (MISPRINT, ["4.27", "5.27"]),
    4: (MISPRINT, ["2.03", "1.03"]),
    5: (RIGHT, ["0.96609"]),
    6: (ROUNDED, ["2.94757", "2.96", "2.97"]),
    7: (ABSENT, ["4.78", "0.99167", "0.99451", "0.98623", "0.98"]),
    8: (MISPRINT, ["0.0000454", "0.9999546"]),
    9: (WRONG, ["0.999999996"]),
    10: (RIGHT, ["−8.31", "−0.99999988", "6.3×10⁻⁶", "9.4×10⁻⁷", "0.000012"]),
    11: (RIGHT, ["0.0015"]),
    12: (RIGHT, ["8.9×10⁻¹⁶", "1.13×10¹⁵"]),
    13: (CLAIM, ["0.9330", "0.9601 × 0.9754 × 0.9963", "2.24"]),
    14: (CLAIM, ["83.5 %"]),
    15: (CLAIM, []),
    16: (MISPRINT, ["σ(3.0)", "0.95257"]),
    17: (MISPRINT, ["σ(1.0)", "0.73106"]),
    18: (RIGHT, ["0.99505", "−0.99505"]),
    19: (MISPRINT, ["tanh(1.0)", "0.76159"]),
    20: (MISPRINT, ["tanh(0.0)", "0.0"]),
    21: (WRONG, ["1.0", "0.76"]),
    22: (CLAIM, ["95.3 % → 73.1 %", "73.1 % → 95.3 %"]),
    23: (CLAIM, ["kept = cell state × forget gate", "added = input gate × candidate"]),
    24: (
        CLAIM,
        [
            "zs(t) = short-term memory",
            "zl(t) = long-term memory",
            "Ws1 to 4",
            "Wi1 to 4",
            "f = σ",
            "F = tanh",
        ],
    ),
    25: (CLAIM, ["Remember vector = Forget gate", "Working memory = Hidden state"]),
    26: (CLAIM, []),
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
def test_no_row_shows_a_name_from_inside_the_code(number):
    figure, outcome = BY_NUMBER[number], BY_NUMBER[number].check()
    for text in (figure.printed, outcome.calculation, outcome.value, figure.note):
        assert not re.search(r"[a-zA-Z]_[a-zA-Z]", text)


@each
def test_a_row_says_what_is_printed_why_and_where_to_try_it(number):
    figure = BY_NUMBER[number]
    assert figure.printed and figure.note.endswith(".") and figure.documents
    assert figure.link is not None
    assert figure.link.page in PAGES


def company_b(first_change=0.0):
    """The forget shares and the last long-term memory of company B's days, the first memory moved a little."""

    def sigmoid(z):
        return 1 / (1 + math.exp(-z))

    h = c = 0.0
    shares = []
    for day, x in enumerate((1.0, 0.5, 0.25, 1.0)):
        f, i = sigmoid(2.7 * h + 1.63 * x + 1.62), sigmoid(2.0 * h + 1.65 * x + 0.62)
        g, o = math.tanh(1.41 * h + 0.94 * x - 0.32), sigmoid(4.38 * h - 0.19 * x + 0.59)
        c = f * c + i * g + (0.0 if day else first_change)
        h = o * math.tanh(c)
        shares.append(f)
    return shares[1:], c


def test_the_memory_line_of_company_b_and_all_paths_together_are_those_worked_out_by_hand():
    shares, _ = company_b()
    whole = (company_b(1e-6)[1] - company_b(-1e-6)[1]) / 2e-6
    outcome = BY_NUMBER[13].check()
    assert outcome.value == f"along the memory line alone {math.prod(shares):.4f}, over all paths {whole:.2f}"
    assert math.prod(shares) < 1 < whole
    printed = [float(number) for number in re.findall(r"0\.\d{4}", outcome.calculation)]
    assert f"{math.prod(printed):.4f}" in outcome.value


def test_the_memory_lines_link_opens_the_same_unit_on_the_same_days():
    query = BY_NUMBER[13].link.query
    state, complaints = gradients_url.ADDRESS.decode(query)
    assert complaints == ()
    assert gradients_url.ADDRESS.encode(state) == query
    columns = measured(state).columns
    step = state.step
    for key, text in (("rail", r"alone (\d\.\d+)"), ("d_c", r"paths (\d\.\d+)")):
        value = columns[f"{key}.m"][step] * 10 ** columns[f"{key}.e"][step]
        found = re.search(text, BY_NUMBER[13].check().value)[1]
        assert f"{value:.{len(found) - 2}f}" == found


def rows_of(payload):
    """A table's rows, each by its columns' titles."""
    titles = [column["text"] for column in payload["head"]]
    return [dict(zip(titles, row, strict=True)) for row in payload["rows"]]


def test_the_filter_keeps_one_verdict_and_all_keeps_all():
    assert listed("all") == FIGURES
    found = {verdict: len(listed(verdict)) for verdict in VERDICTS}
    assert found == {RIGHT: 7, ROUNDED: 1, MISPRINT: 7, WRONG: 2, CLAIM: 8, ABSENT: 1}
    assert counts().startswith("26 figures and claims: 7 right, 1 rounded, 7 misprinted, 2 wrong, 8 ")
    assert facts() == {"figures": "26", "wrong": "9", "share": "99 %", "left": "37 %", "steps": "100"}


def test_the_table_shows_every_row_with_a_link_to_an_address_of_the_app():
    payload = figure_rows(FIGURES)
    for figure, cells in zip(FIGURES, rows_of(payload), strict=True):
        assert cells["No."] == str(figure.number)
        assert re.match(r"\./\w*(\?|$)", cells["Try it"][0]["link"])


def test_every_quantity_is_listed_with_what_it_means():
    payload = quantity_rows("plain")
    rows = rows_of(payload)
    assert len(rows) == len(SYMBOLS)
    for row, symbol in zip(rows, SYMBOLS.values(), strict=True):
        assert row["Meaning"] == in_words(symbol.meaning) and "{" not in row["Meaning"] + row["Range"]
        assert (row["Formula"] == "you set it") == (symbol.kind == "setting")


def test_the_recurrent_units_quantities_are_listed_with_their_formulas():
    payload = recurrent_rows("plain")
    rows = rows_of(payload)
    assert [row["Symbol"][0]["symbol"] for row in rows] == list(RNN_SYMBOLS)
    for row, symbol in zip(rows, RNN_SYMBOLS.values(), strict=True):
        assert (row["Formula"] == "you set it") == (symbol.kind == "setting")
        used = [part["symbol"] for part in row["Formula"] if isinstance(part, dict)]
        assert all(key in payload["symbols"] or key in SYMBOLS for key in used)
        assert used or symbol.kind == "setting"


def test_every_document_that_a_figure_names_is_in_the_list_of_documents():
    named = {number for figure in FIGURES for number in figure.documents.split(", ")}
    assert named == set(texts("sources.figures.documents"))


@pytest.mark.parametrize(
    ("vocabulary", "activation", "feedback"),
    [("plain", "σ", "w"), ("standard", "σ", "w"), ("z", "f", "Ws"), ("roles", "σ", "w")],
)
def test_the_quantities_symbols_and_formulas_follow_the_words(vocabulary, activation, feedback):
    payload = quantity_rows(vocabulary)
    share = rows_of(payload)[list(SYMBOLS).index("f")]
    assert share["Formula"][0] == activation
    assert payload["vocabulary"] == ("z" if vocabulary == "z" else "standard")
    assert recurrent_rows(vocabulary)["symbols"]["w_h"]["base"] == feedback


def written(segments, symbols):
    """Segments as text, what stands below a symbol after an underscore."""
    return "".join(
        part
        if isinstance(part, str)
        else f"{symbols[part['symbol']]['base']}{'~' * symbols[part['symbol']]['tilde']}"
        f"_{symbols[part['symbol']]['sub']}"
        for part in segments
    )


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_equation_sheets_four_sums_are_told_apart(vocabulary):
    payload = forward_rows(vocabulary)
    symbols = words_in(payload["vocabulary"])["symbols"]
    formulas = [written(row[-1], symbols) for row in payload["rows"]]
    assert len(set(formulas)) == len(formulas) == 13
    note = index_note(vocabulary)
    assert [b.letter for b in BLOCKS if b.names[vocabulary][1:] not in note] == []


def test_the_equation_sheet_has_one_symbol_for_the_candidate():
    forward, back = forward_rows("standard"), back_rows()
    told = [written(row[-1], words_in("standard")["symbols"]) for row in forward["rows"]]
    told += [written(row[-1], back["symbols"]) for row in back["rows"]]
    assert sum("c~_t" in text for text in told) == 3
    # One notation: what is total is a derivative of the whole loss, what is direct is one of a time step's own.
    assert "∂L/∂h_t = ∂ℓ_t/∂h_t + Σ over k of w_kh · ∂L/∂z_k,t+1" in told
    assert [text for text in told if "g" in text] == []


def test_the_memory_line_on_the_sheet_is_called_a_part_of_the_whole_derivative():
    name, formula = back_rows()["rows"][-1]
    assert name == "Direct part of ∂c(T)/∂c(t), along the memory line alone"
    assert "∂" not in "".join(part for part in formula if isinstance(part, str))


def test_every_use_names_references_that_exist_and_every_reference_is_used():
    items = [item for side in ("good", "bad") for item in texts(f"sources.uses.{side}.items")]
    assert {key for item in items for key in item["refs"]} == set(references())
    shown = [item[-1] for column in columns() for item in column["items"]]
    assert all(re.fullmatch(r" \[\d+(, \d+)*\]", numbers) for numbers in shown)
    assert shown[0] == " [2, 7, 14]"
    assert [list(references())[number - 1] for number in (2, 7, 14)] == items[0]["refs"]


def test_the_claim_of_long_memory_stands_beside_the_experiments_own_numbers():
    text = experiment_sentence(shipped())
    for told in (
        "LSTM: 10 steps",
        "LSTM, forget bias 1: 20 steps",
        "LSTM, forget bias for the gap: 160 steps",
    ):
        assert told in text
    assert "RNN: 10 steps" in text and "RNN, orthogonal start: 40 steps" in text
    assert text.index("LSTM: ") < text.index("RNN: ")
    assert "8 units and 2,000 updates" in text and "at least 3 of 5 runs" in text


def test_a_network_that_learned_no_gap_is_said_to_have_learned_none():
    found = shipped()
    failed = tuple(replace(run, accuracy=0.25) if run.kind == "lstm" else run for run in found.runs)
    assert "LSTM: none;" in experiment_sentence(replace(found, runs=failed))
