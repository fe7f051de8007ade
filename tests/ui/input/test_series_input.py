import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages.ui.input.csv_table import MAX_BYTES, MAX_ROWS, read_csv
from pages.ui.input.series_input import numbers_from_pasted

from pages.ui.input.numeric_text import MAX_INPUT

finite = st.floats(-MAX_INPUT, MAX_INPUT)
rows_of_numbers = st.lists(finite, min_size=2, max_size=30)


def table_of(text, encoding="utf-8"):
    return read_csv(text.encode(encoding))


def refused(call, *arguments):
    with pytest.raises(ValueError) as caught:
        call(*arguments)
    sentence = str(caught.value)
    assert sentence[0].isupper() and sentence.endswith(".") and "\n" not in sentence and len(sentence) < 250
    return sentence


def attempt(call, *arguments):
    """What a call gives, or the sentence it refuses with; anything else it raises fails the test."""
    try:
        return call(*arguments)
    except ValueError as problem:
        return str(problem)


def is_sentence(found):
    return isinstance(found, str) and found.endswith(".") and "\n" not in found and len(found) < 250


# Pasted text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 2 3", (1, 2, 3)),
        ("1,2,3", (1, 2, 3)),
        ("1, 2.5, −3", (1, 2.5, -3)),
        ("1;2;3;", (1, 2, 3)),
        ("1\t2\r\n3\n\n4\n", (1, 2, 3, 4)),
        ("0,5; 1,25; 3", (0.5, 1.25, 3)),
        ("0,5 1,25 3", (0.5, 1.25, 3)),
        ("0,5\n1,25\n3", (0.5, 1.25, 3)),
        ("0,5\t-1,25", (0.5, -1.25)),
        ("0,5 1.25", (0.5, 1.25)),
        ("0,125 1,5", (0.125, 1.5)),
        ("1,234 12,5", (1.234, 12.5)),
        ("1.5,2.5 3.5,4.5", (1.5, 2.5, 3.5, 4.5)),
        ("100,200,300\n400,500,600", (100, 200, 300, 400, 500, 600)),
        ("1e3 .5 +2 3.", (1000, 0.5, 2, 3)),
        ("7", (7,)),
        ("\u00a01\u00a02 ", (1, 2)),
        ("-0", (0,)),
    ],
)
def test_pasted_numbers(text, numbers):
    assert numbers_from_pasted(text) == numbers
    assert all(type(number) is float for number in numbers_from_pasted(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("no numbers", "1 to 500")),
        (" \n ", ("no numbers",)),
        ("1 2\n3 abc 5", ("Line 2, value 4", "“abc” is not a number")),
        ("1 nan", ("Line 1, value 2", "“nan” is not a finite number")),
        ("1;−∞", ("“−∞” is not a finite number",)),
        ("1,,2", ("Line 1, value 2", "is empty")),
        ("1;;2", ("Line 1, value 2", "is empty")),
        ("1\t\t2", ("Line 1, value 2", "is empty")),
        ("1 1e300", ("“1e300” is too large",)),
        ("1 1_000", ("“1_000” is not a number",)),
        ("1,234 5,678", ("Line 1, value 1", "“1,234” could have a thousands separator")),
        ("1,234.5\n5,678.5", ("“1,234.5” could have a thousands separator",)),
        ("1;1.234.567", ("“1.234.567” could have a thousands separator",)),
        ("1 ٣", ("“٣” is not a number",)),
        ("1 <b>x</b>" + "y" * 300, ("“<b>x</b>",)),
        (" ".join("1" * 1 for _ in range(501)), ("501 values", "1 to 500")),
        ("1 " * 150_000, ("300,000 characters", "1 to 500")),
    ],
)
def test_a_pasted_text_that_cannot_be_used_says_where_and_why(text, parts):
    sentence = refused(numbers_from_pasted, text)
    assert all(part in sentence for part in parts), sentence


def test_too_few_pasted_numbers():
    assert "The text has 1 value; accepted are 4 to 5,000" in refused(numbers_from_pasted, "1", 4, 5000)


@given(st.text(max_size=60) | st.text("0123456789,.;- \n\te+", max_size=60))
def test_any_text_is_read_or_refused_in_one_sentence(text):
    found = attempt(numbers_from_pasted, text)
    assert is_sentence(found) or (
        1 <= len(found) <= 500 and all(abs(number) <= MAX_INPUT for number in found)
    )


@given(rows_of_numbers, st.sampled_from([" ", "\n", "\t", "; ", ", ", "\r\n"]))
def test_pasted_numbers_come_back_as_they_were(row, separator):
    assert numbers_from_pasted(separator.join(map(repr, row))) == tuple(row)


@given(rows_of_numbers, st.sampled_from(["; ", ";", ";\n"]))
def test_decimal_commas_come_back_as_they_were(row, separator):
    row = [number / 2 + 0.5 for number in row]
    text = separator.join(f"{number:.17g}".replace(".", ",") for number in [0.5, *row])
    assert numbers_from_pasted(text) == (0.5, *row)


# CSV files


@pytest.mark.parametrize(
    ("text", "columns", "numeric", "last"),
    [
        ("value\n1\n2\n3", ("value",), ("value",), (1, 2, 3)),
        ("1\n2\n3\n", ("column 1",), ("column 1",), (1, 2, 3)),
        ("day,value\r\n2020-01-01,1\r\n2020-01-02,2.5\r\n", ("day", "value"), ("value",), (1, 2.5)),
        ("2020-01-01,1\n2020-01-02,2", ("column 1", "column 2"), ("column 2",), (1, 2)),
        ("day;value\nMo;1,5\nDi;2,25\n", ("day", "value"), ("value",), (1.5, 2.25)),
        ("1,5;2,5\n3,5;4,5", ("column 1", "column 2"), ("column 1", "column 2"), (2.5, 4.5)),
        ("a\tb\n1\t2\n3\t4", ("a", "b"), ("a", "b"), (2, 4)),
        ("value\n1,5\n2,5", ("value",), ("value",), (1.5, 2.5)),
        ('name,"the, value"\n"x, y",1\n"say ""z""",2', ("name", "the, value"), ("the, value",), (1, 2)),
        ('day,value\nMo,"1,5"\nTu,"2,5"', ("day", "value"), ("value",), (1.5, 2.5)),
        ("a,a,\n1,2,3\n4,5,6", ("a", "a (2)", "column 3"), ("a", "a (2)", "column 3"), (3, 6)),
        ("value\n1\n2\n\n,\n \n", ("value",), ("value",), (1, 2)),
        ("Größe\n−1\n2", ("Größe",), ("Größe",), (-1, 2)),
        (" value \n 1 \n 2 ", ("value",), ("value",), (1, 2)),
    ],
)
def test_tables(text, columns, numeric, last):
    table = table_of(text)
    assert (table.columns, table.numeric) == (columns, numeric)
    assert table.column(numeric[-1], 1, 5000) == last


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding):
    table = table_of("Größe\n1\n2\n", encoding)
    assert table.columns == ("Größe",) and table.column("Größe", 1, 9) == (1, 2)


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (b"", ("The file is empty",)),
        (b" \r\n\r\n", ("The file is empty",)),
        (codecs.BOM_UTF8 + b"\n", ("The file is empty",)),
        (b",,\n,,\n", ("holds no value",)),
        (bytes(range(256)), ("not UTF-8 text",)),
        (b"a\x00b\n1\n2", ("not text",)),
        (b"PK\x03\x04 a zip", ("not text",)),
        ("Größe\n1\n2".encode("latin-1"), ("not UTF-8 text", "CSV UTF-8")),
        (codecs.BOM_UTF16_LE + b"1\x00\n", ("not UTF-8 text",)),
        (b"7", ("1 row with values",)),
        (b"value\n7\n", ("1 row with values",)),
        (b"value\n", ("0 rows with values",)),
        (b"name\nx\ny", ("No column holds numbers",)),
        (b"a|b\n1|2\n3|4", ("separated by “|”", "commas, semicolons and tabs")),
        (b"1 2\n3 4", ("separated by spaces",)),
        (b"a,b\n1,2\n3\n", ("Row 3 has 1 column and row 1 has 2",)),
        (b"a,b\n1,2\n3,4,5\n", ("Row 3 has 3 columns and row 1 has 2",)),
        (b"value\n1\n\n3\n", ("Row 3 is empty",)),
        (b"\n1,5\n2,5\n", ("Row 1 is empty",)),
        (b'a,b\n1,"2\n3,4\n', ("Row 2 cannot be read", "quotation marks")),
        (b'a,b\n1,"2"x\n3,4\n', ("Row 2 cannot be read",)),
        (b"v\n" + b"1\n" * 100_000, ("100,000 rows", "at most 5,000")),
        (b"1\n" * (MAX_BYTES // 2 + 1), ("1.0 MB", "at most 1 MB")),
    ],
)
def test_a_file_that_is_no_table_of_numbers_says_why(content, parts):
    sentence = refused(read_csv, content)
    assert all(part in sentence for part in parts), sentence


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("day,value\n1,10\n2,abc\n3,30\n", ("Row 3, column “value”", "“abc” is not a number")),
        ("day,value\n1,10\n2,\n3,30\n", ("Row 3, column “value”", "is empty")),
        ("day,value\n1,10\n2,NaN\n3,30\n", ("Row 3, column “value”", "“NaN” is not a finite number")),
        ("day,value\n1,10\n2,-inf\n3,30\n", ("Row 3", "“-inf” is not a finite number")),
        ("10\n20\nn/a\n", ("Row 3, column “column 1”", "“n/a” is not a number")),
        (
            'day;value\n1;"1,234"\n2;"5,678"',
            ("Row 2, column “value”", "“1,234” could have a thousands separator"),
        ),
        ("day;value\n1;1,5\n2;1.234,5", ("Row 3", "“1.234,5” could have a thousands separator")),
        ("v\n1\n1e99\n", ("Row 3", "too large")),
        ("v\n1\n2\n3\n", ("“v” has 3 values; accepted are 4 to 10",)),
        ("v\n" + "1\n" * 11, ("has 11 values; accepted are 4 to 10",)),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_by_row_and_column(text, parts):
    table = table_of(text)
    sentence = refused(table.column, table.numeric[-1], 2 if "Row" in str(parts) else 4, 10)
    assert all(part in sentence for part in parts), sentence


def test_a_column_that_is_not_there_lists_those_that_are():
    assert "“x”" in (told := refused(table_of("a,b\n1,2\n3,4").column, "x", 1, 9)) and "“a”, “b”" in told


def test_the_largest_file_is_still_read():
    numbers = table_of("\n".join(map(str, range(MAX_ROWS)))).column("column 1", 4, MAX_ROWS)
    assert numbers == tuple(range(MAX_ROWS))


@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode(errors="replace"))
    | st.text('0123456789,.;-\n\r\t"| ab', max_size=100).map(str.encode)
)
def test_any_bytes_are_read_or_refused_in_one_sentence(content):
    table = attempt(read_csv, content)
    if not is_sentence(table):
        columns = [attempt(table.column, name, 1, MAX_ROWS) for name in table.columns]
        assert all(is_sentence(found) or len(found) >= 2 for found in columns)


@given(
    st.lists(st.tuples(finite, finite), min_size=2, max_size=20),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_written_table_comes_back_as_it_was(rows, delimiter, end, header, encoding):
    lines = [delimiter.join(map(repr, row)) for row in rows]
    table = table_of(end.join([f"a{delimiter}b"] * header + lines), encoding)
    for place, name in enumerate(table.columns):
        assert table.column(name, 1, 20) == tuple(row[place] for row in rows)
