"""What a person sees of a table and can choose otherwise."""

import io
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.input.tables import understand
from tests.ui.input.tables.generator import make
from tests.ui.input.tables.reaching import changed

GERMAN = (
    "Amt für Statistik\nStand: 31.12.2024\n\nDatum;Verkäufe;Preis\n"
    "03.01.2024;1.250,5;0,50\n02.01.2024;;0,75\n31.12.2023;1.100,25;1,00\n30.12.2023;980;1,25\n"
).encode()


def test_all_that_was_understood_is_there_to_be_shown():
    found = understand(GERMAN)
    assert (found.delimiter, found.decimal, found.thousands, found.header, found.above) == (
        ";",
        ",",
        ".",
        True,
        3,
    )
    assert found.skipped == ("Amt für Statistik", "Stand: 31.12.2024")
    assert [(c.name, c.kind) for c in found.columns] == [
        ("Datum", "dates"), ("Verkäufe", "numbers"), ("Preis", "numbers"),
    ]  # fmt: skip
    assert (found.date, found.order, found.encoding) == ("Datum", "reversed", "UTF-8")
    assert len(found.missing) == 1 and found.missing.lines == (6,)
    assert found.dates == ("2023-12-30", "2023-12-31", "2024-01-03") and found.lines == (8, 7, 5)
    assert found.values == (980, 1100.25, 1250.5) and found.ends(2) == ((0, 1), (2,))
    assert [question.key for question in found.questions] == ["missing"]


def test_every_choice_changes_what_comes_out():
    found = understand(GERMAN)
    assert found.changed(missing="line").values == (980, 1100.25, (1100.25 + 1250.5) / 2, 1250.5)
    assert found.changed(missing="line").dates == ("2023-12-30", "2023-12-31", "2024-01-02", "2024-01-03")
    left = found.changed(missing="leave out")
    assert left.questions == () and left.values == found.values
    assert left.changed(order="file").values == found.values[::-1]
    assert left.changed(date="").dates == () and left.changed(date="").values == found.values[::-1]
    price = left.changed(column="Preis")
    assert price.column == "Preis" and price.values == (1.25, 1, 0.75, 0.5) and not price.missing
    both = left.changed(columns=("Preis", "Verkäufe"))
    assert both.series == ((1.25, 1, 0.5), (980, 1100.25, 1250.5)) and both.column == "Preis"
    assert left.changed(above=0).skipped == left.skipped[:0] or left.changed(above=0).values == left.values
    assert left.changed(header=False).columns[1].name == "column 2"
    with pytest.raises(ValueError, match="no value in row 6"):
        found.changed(missing="stop")
    with pytest.raises(ValueError, match="There is no column “x”"):
        found.changed(column="x")
    with pytest.raises(TypeError):
        found.changed(colour="red")


def test_marks_delimiter_and_order_of_day_and_month_can_be_chosen():
    marks = understand(b"v\n1.234\n2.345\n")
    assert marks.changed(decimal=".", thousands="").values == (1.234, 2.345)
    assert marks.changed(decimal=",", thousands=".").values == (1234, 2345)
    parted = understand(b"28,7\n28,95\n29,08\n")
    assert parted.changed(delimiter=",", joined=False).changed(shape="columns").values == (28, 28, 29)
    days = understand(b"d,v\n01/02/2024,5\n02/01/2024,6\n")
    assert days.changed(day_order="mdy").dates == ("2024-01-02", "2024-02-01")
    assert days.changed(day_order="dmy").values == (6, 5)
    with pytest.raises(ValueError, match="cannot be read in that order"):
        days.changed(day_order="ymd")
    same = understand(b"d,v\n01/02/2024,5\n01/03/2024,6\n01/04/2024,9\n")
    assert same.questions == () and same.values == (5, 6, 9), "the order is the same either way"
    assert [note.key for note in same.notes] == ["day_order"], "and it is said that the dates may be others"
    assert {same.changed(day_order=order).dates[0] for order in ("dmy", "mdy")} == {
        "2024-02-01",
        "2024-01-02",
    }


def test_what_cannot_be_filled_is_left_out():
    found = understand(b"v\nNA\n5\nNA\n7\nNA\n").changed(missing="line")
    assert found.values == (5, 6, 7) and (found.missing.leading, found.missing.trailing) == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_and_line_ends_of_other_systems(encoding, end):
    found = understand(end.join(["Größe;Wärme", "1;2,5", "2;3,5", "3;−1"]).replace("−", "-").encode(encoding))
    assert found.numeric == ("Wärme", "Größe") and found.values == (2.5, 3.5, -1)


DATED = {
    "2024-01-15 2024-01-16": "2024-01-15", "15.01.2024 16.01.2024": "2024-01-15", "01/15/2024 01/16/2024": "2024-01-15",
    "15/01/2024 16/01/2024": "2024-01-15", "15.1.24 16.1.24": "2024-01-15", "15-Jan-2024 16-Jan-2024": "2024-01-15",
    "20240115 20240116": "2024-01-15", "2024-01 2024-02": "2024-01", "01/2024 02/2024": "2024-01", "Jan-24 Feb-24": "2024-01",
    "März.2024 April.2024": "2024-03", "2024Q1 2024Q2": "2024 Q1", "Q1/2024 Q2/2024": "2024 Q1", "2024-W05 2024-W06": "2024-W05",
    "1998 1999": "1998", "2024M03 2024M04": "2024-03", "2024-01-15T10:30 2024-01-15T11:30": "2024-01-15 10:30",
    "1705312800 1705316400": "2024-01-15 10:00:00", "1705312800000 1705316400000": "2024-01-15 10:00:00", "10:30 11:30": "10:30",
}  # fmt: skip


@pytest.mark.parametrize("written", DATED)
def test_dates_go_to_the_axis(written):
    first, second = written.split()
    found = understand(f"date;v\n{second};6\n{first};5\n".encode())
    assert found.values == (5, 6) and found.dates[0] == DATED[written] and found.date == "date"


def by_pandas(found):
    """What pandas reads with the settings that are said to have been understood."""
    skip = found.above
    frame = pd.read_csv(
        io.BytesIO(found.content), sep=found.delimiter or "\x1f", decimal=found.decimal, skiprows=skip, encoding="utf-8-sig",
        thousands=found.thousands or None, header=0 if found.header else None, skip_blank_lines=False, engine="python",
        nrows=max(found.lines) - skip - found.header, na_values=["."], index_col=False, skipinitialspace=True,
    )  # fmt: skip
    place = next(column.place for column in found.columns if column.name == found.column)
    return [float(frame.iloc[line - 1 - skip - found.header, place]) for line in found.lines]


def test_another_reader_with_the_same_settings_gets_the_same_numbers():
    """pandas, on tables without blank lines inside, broken quotation marks or other encodings, which it reads in other ways."""
    compared = 0
    for seed in range(400):
        made = make(seed)
        found = changed_or_none(made)
        simple = all(ord(letter) < 0x2000 for letter in made.how["text"]) and "\u202f" not in made.how["text"]
        if found is None or found.joined or found.missing or not simple or found.encoding != "UTF-8":
            continue
        assert by_pandas(found) == pytest.approx(found.values, rel=1e-12), made.how["text"]
        compared += 1
    assert compared > 60


def changed_or_none(made):
    try:
        found = understand(made.content)
    except ValueError:
        return None
    return found if not found.questions else None


letters = st.text("0123456789,.;-:/ \n\r\t\"|abNA=#()'%€", max_size=120)
contents = (
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda t: t.encode(errors="replace"))
    | letters.map(str.encode)
)


@given(contents)
def test_any_bytes_are_understood_or_refused_in_one_sentence(content):
    try:
        found = understand(content)
    except ValueError as problem:
        sentence = str(problem)
        assert (
            sentence[0].isupper() and sentence.endswith(".") and "\n" not in sentence and len(sentence) < 300
        )
        return
    assert found.values and all(abs(value) <= 1e15 for value in found.values)
    assert len(found.dates) in (0, len(found.values)) and len(found.lines) == len(found.values)
    for question, header in product(found.questions, (True, False)):
        changed(found, header=header)
        for answer in question.answers:
            changed(found, **answer.choice)
