"""The probes say of every character what Python's own tokenizer and parser say, and never look ahead."""

import ast
import io
import token
import tokenize

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lstm_core.charlm.probes.probes import PROBES, all_probe_values, probe_values
from lstm_core.charlm.text.passages import passages

CODE = [passage for passage in passages() if passage.key not in ("prose", "unknown")]
# What the scanner tells apart, so that a few pieces make unusual texts often.
PIECES = [
    *"'\"#\\\n ()[]{}:;=.aw’‘“”\r\t\0é\ud800",
    *("if ", "elif", "else", " and ", '"""', "'''", "\n\n", ":=", "rb'", "don't", "if ("),
    *("http://", "https://", "www.", "    "),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def cases(block):
    """Pairs of lines: a text with ␤ for each line feed, and below it ^ for yes and . for no."""
    lines = block.strip("\n").split("\n")
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [pytest.param(text.replace("␤", "\n"), answer, id=text) for text, answer in pairs]


def marks(key, text):
    return "".join(".^"[int(value)] for value in probe_values(key, text))


QUOTES = r"""
x = 'a' + "b"
....^^....^^.
'a\'b' c
^^^^^...
'a\\' b'
^^^^...^
"it's" 'a"b'
^^^^^..^^^^.
don't won't
...........
the dogs' 'n'
..........^^.
rb'a' F"b" Rf'c' xb'd'
..^^...^^....^^.......
'abc␤d
^^^^..
'ab\␤c' d
^^^^^^...
'''a␤'b'' ''' c
^^^^^^^^^^^^...
'' 'a' ''
^^.^^..^^
# 'a'␤'b'
......^^.
“a’s␤b” c
^^^^^^...
“a␤␤b
^^^..
‘a’ b
^^...
‘I’m’ b
^^.^...
‘a ’b c
^^^....
'abc\
^^^^^
say 'a
....^^
"""
TRIPLE = r'''
"""a""" b
^^^^^^...
"""a\""" b
^^^^^^^^^^
"" ""a
^^.^^.
"""a""""b"
^^^^^^.^^.
'''
COMMENTS = r"""
a # b␤c
..^^^..
'#' # '#'␤'
....^^^^^..
'''␤# a␤''' #
............^
##
^^
'a # b␤# c
.......^^^
"""
CONDITIONS = r"""
if a: b
..^^...
elif a: b
....^^...
gif a: b
........
if_a: b
.......
'if a' # if a
.............
if a[1:2]: b
..^^^^^^^...
if a == ':': b
..^^^^^^^^^...
if (a␤ and b): c
..^^^^^^^^^^^...
if (a) and b: c
..^^^^^^^^^^...
if a \␤ and b: c
..^^^^^^^^^^^...
if a␤b
..^^..
[a if b else c]
.....^^^^^^^...
[a for a in b if a] b
................^^...
(a if b), c
.....^^....
if a if b else c: d
..^^^^^^^^^^^^^^...
if a := b: c
..^^^.^^^...
if (x > 0) { y; }
..^^^^^^^^^......
if (x) return 0;
..^^^^^^^^^^^...
{ if (x)␤ y = 0; }
....^^^^^^^.......
if (x) *p = 0; y
..^^^^^^^^^^^...
if (a) not in b: c
..^^^^^^^^^^^^^...
if f(else, a): b
..^^^^^^^^^^^...
if [a] b c: d
..^^^^^^^^...
if (f(x)) - 1: y
..^^^^^^^^^^^...
"""
URLS = r"""
a http://b.c/d e
........^^^^^^..
https://a
.......^^
HTTP://a
......^^
http:/a www
...........
(www.a.co)
....^^^^^.
wwww.a xwww.a a.www.b
.....................
'http://a?b=c#d\n'
.......^^^^^^^^...
<http://www.a>
.......^^^^^^.
"""


@pytest.mark.parametrize(("text", "answer"), cases(QUOTES) + cases(TRIPLE))
def test_inside_quotes(text, answer):
    assert marks("quotes", text) == answer


@pytest.mark.parametrize(("text", "answer"), cases(COMMENTS))
def test_inside_a_comment(text, answer):
    assert marks("comment", text) == answer


@pytest.mark.parametrize(("text", "answer"), cases(CONDITIONS))
def test_in_an_if_condition(text, answer):
    assert marks("if_condition", text) == answer


@pytest.mark.parametrize(("text", "answer"), cases(URLS))
def test_inside_a_url(text, answer):
    assert marks("url", text) == answer


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("bracket_depth", "f(a[{1}], '(', # (\n)b", "0112332111--111---100"),
        ("bracket_depth", ")a(]])b(", "00100001"),
        ("line_position", "ab\n\nc\r\nd", "12001201"),
        ("indentation", "  a b", "00222"),
        ("indentation", "\n\n\tc\n   \n d  e", "00011111111111"),
        ("indentation", "a\n  b\n\n c", "000022221"),
        ("indentation", "a  \n  ", "000000"),
    ],
)
def test_counts(key, text, expected):
    """A dash stands where the question does not apply."""
    wanted = [np.nan if digit == "-" else float(digit) for digit in expected]
    np.testing.assert_array_equal(probe_values(key, text), wanted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a---b-c--- 'd'".replace("-", '"'), "...^^^^^^....."),
        ("r---x\\---y--- ---".replace("-", "'"), "...^^^^^^^^^....^"),
        ('""' * 3, "..^^^."),
        ('"" "x"', "......"),
    ],
)
def test_inside_triple_quotes(text, expected):
    assert marks("docstring", text) == expected


def test_words_are_comments_and_triple_quotes():
    text = 'x = "s"  # why\n""' + '"\nbecause\n""' + '"\ny'
    both = np.maximum(probe_values("comment", text), probe_values("docstring", text))
    np.testing.assert_array_equal(probe_values("prose", text), both)
    assert both.any() and not both.all()


def test_every_probe_says_what_it_is():
    assert list(PROBES) == [
        *("line_position", "indentation", "bracket_depth", "quotes", "docstring", "comment", "prose"),
        *("if_condition", "url"),
    ]
    assert {key: probe.kind for key, probe in PROBES.items() if probe.kind == "graded"}.keys() == {
        *("line_position", "bracket_depth", "indentation")
    }
    assert all(probe.key == key and probe.name and probe.sentence for key, probe in PROBES.items())
    with pytest.raises(ValueError, match="probe is 'mood'; expected one of line_position, indentation"):
        probe_values("mood", "text")


def places(text):
    """From (row, column) as Python counts to a place in the text."""
    starts = [0, *(k + 1 for k, c in enumerate(text) if c == "\n")]
    return lambda row, column: starts[row - 1] + column


@pytest.mark.parametrize("passage", CODE, ids=lambda passage: passage.key)
def test_strings_comments_and_brackets_are_those_of_pythons_tokenizer(passage):
    text, at = passage.text, places(passage.text)
    quotes, comment, depth = (np.zeros(len(text)) for _ in range(3))
    for found in tokenize.generate_tokens(io.StringIO(text).readline):
        start, stop = at(*found.start), at(*found.end)
        if found.type == token.STRING:
            assert found.string[0] in "\"'", "a prefix: the passages have none"
            # The last quote is outside, but for an empty string, which may begin three quotes.
            quotes[start : stop - (len(found.string) > 2)] = 1.0
        elif found.type == token.COMMENT:
            comment[start:stop] = 1.0
        elif found.type == token.OP and found.string in "([{":
            depth[start:] += 1.0
        elif found.type == token.OP and found.string in ")]}":
            depth[start:] -= 1.0
    assert depth.any()
    np.testing.assert_array_equal(probe_values("quotes", text), quotes)
    np.testing.assert_array_equal(probe_values("comment", text), comment)
    depth[np.maximum(quotes, comment) > 0] = np.nan
    np.testing.assert_array_equal(probe_values("bracket_depth", text), depth)


@pytest.mark.parametrize("passage", CODE, ids=lambda passage: passage.key)
def test_conditions_are_those_of_pythons_parser(passage):
    text, at = passage.text, places(passage.text)
    tests = []
    for node in ast.walk(ast.parse(text)):
        tests += [node.test] if isinstance(node, ast.If | ast.IfExp) else []
        tests += node.ifs if isinstance(node, ast.comprehension) else []
    inside = probe_values("if_condition", text)
    for test in tests:
        span = slice(at(test.lineno, test.col_offset), at(test.end_lineno, test.end_col_offset))
        assert inside[span].all(), text[span]
        inside[span] = 0.0
    left = "".join(text[k] for k in np.flatnonzero(inside))
    # A parser leaves out the brackets around, the blanks, and the word that ends `a if b else c`.
    assert left.replace("else", "").strip("() \n") == ""


@given(TEXTS)
@example("'" * 7)
@example("‘a’b’")
@settings(deadline=None)
def test_any_text_has_values_that_are_counts_or_yes_and_no(text):
    found = all_probe_values(text)
    assert list(found) == list(PROBES)
    for key, values in found.items():
        assert values.shape == (len(text),) and values.dtype == np.float64
        assert key == "bracket_depth" or not np.isnan(values).any()
        applies = values[~np.isnan(values)]
        assert (applies >= 0).all() and (applies == applies.round()).all()
        assert PROBES[key].kind == "graded" or values.max(initial=0) <= 1
        np.testing.assert_array_equal(values, probe_values(key, text))


@given(TEXTS, st.data())
@settings(deadline=None)
def test_what_follows_changes_nothing(text, data):
    """A network that has read half of a text is asked for nothing that only the other half tells."""
    cut = data.draw(st.integers(0, len(text)))
    begun, whole = all_probe_values(text[:cut]), all_probe_values(text)
    for key in PROBES:
        np.testing.assert_array_equal(begun[key], whole[key][:cut], key)


@pytest.mark.parametrize(
    "piece",
    [
        "'",
        '"',
        '"""',
        "(",
        "if (",
        "if ",
        "‘a’",
        "‘",
        "“a\n",
        "\\",
        "\\'",
        "www.",
        "a'",
        "elif a if (b) ",
        "if a:=",
    ],
)
def test_long_and_strange_texts_are_read_in_one_pass(piece):
    """Ten times the longest text a page takes: anything but one pass would not come back."""
    text = (piece * 200_000)[:200_000]
    assert len(probe_values("if_condition", text)) == len(probe_values("url", text)) == 200_000
