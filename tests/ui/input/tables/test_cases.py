"""Tables from practice, and others with the same kinds of faults: what each is read as, asks or is refused for."""

import pytest

from pages.ui.input.tables import understand
from tests.ui.input.tables.reaching import are_near, leads_to


def rows(*lines):
    return ("\n".join(lines) + "\n").encode()


STAMPS = [f"2016-07-01 0{hour}:00:00" for hour in range(2, 7)]
BY_NAME = rows(
    "date,0,1,OT",
    *(f"{stamp},{cells}" for stamp, cells in zip(STAMPS, ("14,69,234", "18,92,312", "21,96,310", "20,92,315", "22,95,318"), strict=True)),
)  # fmt: skip
CLOSE = (110, 111, 108, 106, 107, 104, 102, 103, 101, 100)
DAYS = ("15", "12", "11", "10", "09", "08", "05", "04", "03", "02")
NEWEST = rows("Date,Close", *(f"2024-01-{day},{value}" for day, value in zip(DAYS, CLOSE, strict=True)))
GAPS = rows(
    "indice_tiempo,valor", '2015-04-01,"0,066"', '2015-07-01,"0,059"', "2015-10-01,None", "2016-01-01,None",
    '2016-04-01,"0,093"', '2016-07-01,"0,085"',
)  # fmt: skip

CERTAIN = {
    "one column with decimal commas": (rows("Leistung", "0,5", "0,75", "1,25", "1,5"), "Leistung", (0.5, 0.75, 1.25, 1.5)),
    "thousands, pasted": (b"1.234,56 2.345,67", "column 1", (1234.56, 2345.67)),
    "thousands": (rows("Jahr;Umsatz", "2020;1.234,56", "2021;1.310,25", "2022;1.275,00", "2023;1.402,10"), "Umsatz", (1234.56, 1310.25, 1275, 1402.1)),
    "thousands with spaces": (rows("Jahr;Umsatz", "2020;1 234,56", "2021;12 310,25", "2022;987,5"), "Umsatz", (1234.56, 12310.25, 987.5)),
    "thousands with narrow spaces": (rows("v", "1\u202f234,5", "2\u202f345,6"), "v", (1234.5, 2345.6)),
    "thousands with apostrophes": (rows("v", "1’234.5", "2'345.6", "999.1"), "v", (1234.5, 2345.6, 999.1)),
    "Indian groups": (rows("year;v", "2020;12,34,567.5", "2021;1,00,000.0"), "v", (1234567.5, 100000)),
    "thousands in quotation marks": (rows("Date,Open", '"Jan 12, 2024","1,200.50"', '"Jan 15, 2024","1,234.50"'), "Open", (1200.5, 1234.5)),
    "currency": (rows("Monat;Umsatz", "Jan 2024;1.234,56 €", "Feb 2024;2.345,00 €", "Mrz 2024;999,00 €"), "Umsatz", (1234.56, 2345, 999)),
    "per cent": (rows("q,rate", "2023Q1,12.5%", "2023Q2,13.0%", "2023Q3,-1.5%"), "rate", (12.5, 13, -1.5)),
    "brackets below 0": (rows("v", "(5)", "6", "7"), "v", (-5, 6, 7)),
    "numbers as names": (BY_NAME, "0", (14, 18, 21, 20, 22)),
    "numbers as names, German": (rows("Datum;1;2", "01.02.2024;0,5;7", "02.02.2024;0,25;8", "03.02.2024;0,75;9"), "1", (0.5, 0.25, 0.75)),
    "a date without marks": (rows("date,value", "20231001,112", "20231101,118", "20231201,132", "20240101,129", "20240201,121"), "value", (112, 118, 132, 129, 121)),
    "years, newest first": (rows("Year,Sales", "2023,15", "2022,14", "2021,16", "2020,11", "2019,10"), "Sales", (10, 11, 16, 14, 15)),
    "seconds since 1970": (rows("ts,v", "1700000000,5", "1700003600,6", "1700007200,4"), "v", (5, 6, 4)),
    "months without marks": (rows("month,v", "202311,5", "202312,6", "202401,4"), "v", (5, 6, 4)),
    "row numbers": (rows("id,x", "1,0.3", "2,0.1", "3,0.2"), "x", (0.3, 0.1, 0.2)),
    "row numbers without a name": (rows(",value", "0,14", "1,18", "2,21"), "value", (14, 18, 21)),
    "steps in time": (rows("t,v", "0.0,5", "0.1,6", "0.2,4"), "v", (5, 6, 4)),
    "decimal years": (rows("decimal date,average", "1958.2027,315.7", "1958.2877,317.45", "1958.3699,317.5"), "average", (315.7, 317.45, 317.5)),
    "year and month": (rows("year,month,v", "1958,11,5", "1958,12,6", "1959,1,4"), "v", (5, 6, 4)),
    "merged years": (rows("Jahr;Monat;v", "2023;November;5", ";Dezember;6", "2024;Januar;4"), "v", (5, 6, 4)),
    "newest first": (NEWEST, "Close", CLOSE[::-1]),
    "newest first, German": (rows("Datum;Kurs", "03.01.2024;1,5", "02.01.2024;2,5", "29.12.2023;3,5"), "Kurs", (3.5, 2.5, 1.5)),
    "newest first by month": (rows("Monat,v", "Dez,5", "Nov,6", "Okt,7"), "v", (7, 6, 5)),
    "newest first by number": (rows("Nr;v", "3;1,5", "2;2,5", "1;4,5"), "v", (4.5, 2.5, 1.5)),
    "newest first, numbered words": (rows("t;v", "Day 3;1,5", "Day 2;2,5", "Day 1;4,5"), "v", (4.5, 2.5, 1.5)),
    "in no order": (rows("date,v", "2024-01-03,3", "2024-01-01,1", "2024-01-02,2"), "v", (1, 2, 3)),
    "day and time of day": (rows("Datum;Uhrzeit;v", "01.01.2024;00:15;3", "01.01.2024;00:00;2", "31.12.2023;23:45;1"), "v", (1, 2, 3)),
    "times of several zones": (rows("t,v", "2024-03-31T03:00:00+02:00,6", "2024-03-31T01:30:00+01:00,5", "2024-03-31T02:00:00Z,7"), "v", (5, 6, 7)),
    "weeks": (rows("Woche;v", "KW 2/2024;6", "KW 1/2024;5", "KW 52/2023;4"), "v", (4, 5, 6)),
    "sep=": (rows("sep=;", "Day;Value", "1;2,5", "2;3,5", "3;4,25", "4;5"), "Value", (2.5, 3.5, 4.25, 5)),
    "comments": (rows("# CO2", "# mean", "year,v", "1958,315.7", "1959,317.5"), "v", (315.7, 317.5)),
    "titles and a blank line": (rows("Report; 2024", "", "Day;Value", "1;2,5", "2;3,5", "3;4"), "Value", (2.5, 3.5, 4)),
    "a row of units": (rows("time,speed", "(s),(m/s)", "0,5", "1,6", "2,4"), "speed", (5, 6, 4)),
    "a total": (rows("Item;Amount", "A;5", "B;6", "C;7", "Summe;18"), "Amount", (5, 6, 7)),
    "a total under dates": (rows("Datum;v", "01.01.2024;5", "02.01.2024;6", "Gesamt;11"), "v", (5, 6)),
    "a source below": (rows("Datum;v", "01.01.2024;5", "02.01.2024;6", "", "Quelle: Amt, 2024"), "v", (5, 6)),
    "delimiters at the end": (rows("a;b;", "2024-01-01;5;", "2024-01-02;6;"), "b", (5, 6)),
    "names that come twice": (rows("a,a", "2,5", "7,6", "1,4"), "a", (2, 7, 1)),
    "exponents and true minus signs": (rows("t;v", "0;1e-3", "1;2,5E+03", "2;−4"), "v", (0.001, 2500, -4)),
    "spaces between columns": (rows("year   value", "1990     5.5", "1991    10.5", "1992   100.0"), "value", (5.5, 10.5, 100)),
    "bars, as in Markdown": (rows("| date | v |", "|---|---|", "| 2024-01-01 | 5 |", "| 2024-01-02 | 6 |"), "v", (5, 6)),
    "decimal commas between commas": (rows("date,v", "2024-01-01,28,7", "2024-01-02,28,95", "2024-01-03,29,08"), "v", (28.7, 28.95, 29.08)),
    "codes in front": (rows("plz;v", "80331;5,5", "10115;6,5", "01067;4,5"), "v", (5.5, 6.5, 4.5)),
    "pairs above": (rows("Station;12345", "Höhe;520", "Datum;Wert", "01.01.2024;5", "02.01.2024;6", "03.01.2024;4"), "Wert", (5, 6, 4)),
    "points that prove themselves elsewhere": (rows("a;b", "1.234;0.5", "2.345;0.25", "1.5;3"), "a", (1.234, 2.345, 1.5)),
}  # fmt: skip


@pytest.mark.parametrize("name", CERTAIN)
def test_what_can_be_meant_in_one_way_is_read_without_a_question(name):
    content, column, values = CERTAIN[name]
    understood = understand(content)
    assert (understood.column, understood.questions) == (column, ())
    assert are_near(understood.values, values)


ASKED = {
    "decimal commas or two columns": (rows("28,7", "28,95", "29,08", "29,12"), "delimiter", [(28.7, 28.95, 29.08, 29.12), (28, 28, 29, 29)]),
    "dates before two columns": (rows("2024-01-01,28,7", "2024-01-02,29,5", "2024-01-03,30,1"), "delimiter", [(28.7, 29.5, 30.1), (28, 29, 30)]),
    "a title or a name": (rows("Sales in 2024", "1,5", "2,5", "4,2"), "delimiter", [(1.5, 2.5, 4.2), (1, 2, 4)]),
    "years or values": (rows("Wert", "2020,5", "2021,6", "2022,7"), "delimiter", [(2020.5, 2021.6, 2022.7), (5, 6, 7)]),
    "a title with a comma": (rows("Sales, all of them together", "2003,12,ok", "2001,18,ok", "2004,9,ok", "2002,17,n. v."), "delimiter", [(18, 17, 12, 9)]),
    "a title of two words or two names": (rows("Sales, provisional", "2003,12,ok", "2001,18,ok", "2004,9,ok", "2002,17,ok"), "delimiter", [(18, 17, 12, 9)]),
    "thousands or decimals": (rows("date;v", "2024-01-01;1.234", "2024-01-02;2.345"), "numbers", [(1.234, 2.345), (1234, 2345)]),
    "thousands or decimals, with commas": (rows("v", "1,234", "2,345", "950"), "numbers", [(1.234, 2.345, 950), (1234, 2345, 950)]),
    "thousands with spaces or two columns": (rows("1 234", "2 345", "1 100"), "delimiter", [(1234, 2345, 1100), (1, 2, 1)]),
    "the first row": (rows("0,1,2", "14,69,234", "18,92,312", "21,96,310"), "header", [(14, 18, 21), (0, 14, 18, 21)]),
    "the first row, years": (rows("2019;2020", "1,5;3,5", "2,5;4,5", "0,5;1,5"), "header", [(1.5, 2.5, 0.5), (2019, 1.5, 2.5, 0.5)]),
    "the first number": (rows("0", "14.5", "18.2", "21.25"), "header", [(14.5, 18.2, 21.25), (0, 14.5, 18.2, 21.25)]),
    "the first row and an index": (rows(",0", "0,14", "1,18", "2,21"), "header", [(14, 18, 21)]),
    "day and month": (rows("d,v", "01/02/2024,5", "02/01/2024,6", "03/03/2024,9"), "dates", [(6, 5, 9), (5, 6, 9)]),
    "two columns of dates": (rows("created;date;v", "2024-01-03;2024-01-01;5", "2024-01-02;2024-01-02;6", "2024-01-01;2024-01-03;7"), "axis", [(5, 6, 7), (7, 6, 5)]),
    "dates that cannot be read": (rows("Datum;v", "vorgestern;5", "gestern;6", "heute;7"), "order", [(5, 6, 7), (7, 6, 5)]),
    "several series": (rows("date,land,v", "2024-01-01,A,5", "2024-01-01,B,50", "2024-01-02,A,6", "2024-01-02,B,60"), "only", [(5, 6), (50, 60)]),
    "a sum": (rows("v", "5", "6", "7", "8", "26"), "last", [(5, 6, 7, 8), (5, 6, 7, 8, 26)]),
    "a marker": (rows("year,v", "1958,315.7", "1959,-99.99", "1960,317.5", "1961,318"), "marker", [(315.7, 317.5, 318), (315.7, -99.99, 317.5, 318)]),
    "gaps": (GAPS, "missing", [(0.066, 0.059, 0.093, 0.085), (0.066, 0.059, 0.059 + 0.034 / 3, 0.059 + 0.068 / 3, 0.093, 0.085)]),
    "row after row": (rows("5;3;9", "6;1;7", "2;8;4"), "shape", [(5, 6, 2), (5, 3, 9, 6, 1, 7, 2, 8, 4)]),
    "on its side": (rows("Jahr;2019;2020;2021", "Umsatz;1,5;2,5;3,5"), "shape", [(1.5, 2.5, 3.5)]),
    "codes for dates": (rows("date,v", "311223,1", "010124,2", "020124,4"), "order", [(1, 2, 4), (4, 2, 1)]),
    "a date that cannot be read": (rows("Datum;v", "01.01.2024;5", "gestern;6", "03.01.2024;7"), "order", [(5, 6, 7)]),
    "a time that is no order": (rows("time,v", "17,5", "3,6", "9,8"), "column", [(5, 6, 8), (17, 3, 9)]),
    "measured along": (rows("a,b", "0,7", "5,9", "10,8"), "column", [(7, 9, 8), (0, 5, 10)]),
    "pasted": (b"1.234 2.345", "list", [(1.234, 2.345), (1234, 2345)]),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_what_two_readings_fit_is_asked_with_each_among_the_answers(name):
    content, key, truths = ASKED[name]
    understood = understand(content)
    assert key in {question.key for question in understood.questions}
    assert all(answer.shown for question in understood.questions for answer in question.answers)
    for truth in truths:
        assert leads_to(understood, truth), truth


REFUSED = {
    "a short row": (rows("date,a", "2024-01-01,1", "2024-01-02", "2024-01-03,2"), "Row 3 has 1 column"),
    "a long row": (rows("a;b", "1;2", "1;2;3", "4;5"), "Row 3 has 3 columns"),
    "a short row of one number": (rows("a,b", "1,2", "3", "4,5"), "Row 3 has 1 column"),
    "names of another width": (rows("a;b;c", "1;2", "3;4"), "Row 1 has 3 columns"),
    "a word among numbers": (rows("day,value", "1,5", "2,6", "3,abc", "4,8"), "Row 4, column “value”: “abc” is not a number"),
    "a word in the first row": (rows("12*", "13", "14"), "Row 1 has “12*”"),
    "a word in the first row under names": (rows("date,v", "2024-01-01,?x", "2024-01-02,6", "2024-01-03,7"), "Row 2 has “?x”"),
    "a sign behind": (rows("v", "5-", "6", "7"), "Row 2 has “5-”"),
    "two currencies": (rows("v", "$5", "€6", "$7"), "mixes units: “$”, “€”"),
    "two ways of writing": (rows("v", "1,5", "2,5", "3.25"), "Row 4, column “v”: “3.25” is written in another way"),
    "infinity": (rows("d,v", "1,10", "2,-inf", "3,30"), "“-inf” is not a finite number"),
    "far too large": (rows("v", "1", "1e99"), "“1e99” is too large"),
    "years alone": (rows("Year,Event", "1990,x", "1991,y"), "apart from “Year”"),
    "words": (rows("name", "x", "y"), "No column holds numbers"),
    "one row": (rows("v", "7"), "1 row with values"),
    "colons": (rows("1:2", "3:4"), "separated by “:”"),
    "quotation marks": (rows("a,b", '1,"2', "3,4"), "quotation marks"),
    "Cyrillic": ("Дата;Значение\n1;2,5\n".encode("cp1251"), "not UTF-8"),
    "Macintosh": ("Größe;Wert\n1;2,5\n".encode("mac_roman"), "not UTF-8"),
    "an archive": (b"PK\x03\x04 a zip", "not text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
    "nothing": (b"", "empty"),
    "delimiters alone": (b",,\n,,\n", "No column holds numbers"),
    "all missing": (rows("d;v", "2024-01-01;NA", "2024-01-02;NA"), "No column holds numbers"),
    "too many rows": (b"v\n" + b"1\n" * 100_000, "100,000 rows"),
    "too many cells": ((b"1," * 999 + b"1\n") * 210, "more than 200,000 cells"),
    "too many in a line": (b"1," * 450_000 + b"1\n", "more than 5,000 numbers"),
    "too large": (b"1\n" * 500_001, "1.0 MB"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(name):
    content, part = REFUSED[name]
    with pytest.raises(ValueError) as refused:
        understand(content)
    sentence = str(refused.value)
    assert part in sentence and sentence.endswith(".") and "\n" not in sentence and len(sentence) < 250
