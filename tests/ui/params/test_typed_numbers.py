import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.params.typed_numbers import MAX_SETTING, check_number, number_from_text
from tests.ui.support import is_one_sentence, numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("0.5", 0.5), ("0,5", 0.5), (" 3 ", 3.0), ("+2", 2.0), ("1e3", 1000.0), (".5", 0.5), ("5.", 5.0)),
        *(("-0.946", -0.946), ("−0.946", -0.946), ("−0,946", -0.946), ("1e-320", 1e-320), ("1E2", 100.0)),
        *(("1000000", 1e6), ("−1000000", -1e6)),
    ],
)
def test_numbers_as_people_type_them_are_taken(text, value):
    assert number_from_text(text) == value


@given(numbers)
def test_a_number_written_out_in_full_is_read_back_exactly(value):
    assert number_from_text(repr(value)) == value
    assert number_from_text(repr(value).replace("-", "−").replace(".", ",")) == value


@pytest.mark.parametrize("text", ["-0", "−0.0", "-1e-400"])
def test_there_is_no_negative_zero(text):
    assert str(number_from_text(text)) == "0.0"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "nan", "NaN", "inf", "-inf", "−∞", "infinity", "1e308", "1e999", "1000001", "−1000000.1"),
        *(
            "abc",
            "1 2",
            "1.2.3",
            "1,000,000",
            "0x10",
            "--1",
            "1+1",
            "½",
            "<b>1</b>",
            "__import__('os')",
            "x" * 10_000,
        ),
    ],
    ids=lambda text: text[:12] or "empty",
)
def test_other_texts_are_refused_in_one_sentence(text):
    with pytest.raises(ValueError) as caught:
        number_from_text(text)
    message = str(caught.value)
    assert is_one_sentence(message)
    assert "number" in message and f"{MAX_SETTING:.0f}" in message


@pytest.mark.parametrize(
    "text", ["1." + "0" * 45 + "e5", "9" * 39 + "0", "0." + "0" * 50 + "1e51", "1" + "0" * 45]
)
def test_a_long_text_is_read_whole_or_refused_but_never_cut(text):
    try:
        value = number_from_text(text)
    except ValueError:
        return
    assert value == float(text)


@given(st.text(max_size=60))
def test_any_text_gives_a_usable_number_or_is_refused(text):
    try:
        value = number_from_text(text)
    except ValueError:
        return
    assert abs(value) <= MAX_SETTING


@pytest.mark.parametrize("value", [MAX_SETTING + 1, -1e308, float("nan"), float("inf")])
def test_a_file_cannot_bring_a_number_too_far_out(value):
    with pytest.raises(ValueError, match="w_fh.*expected"):
        check_number("w_fh", value)


@given(numbers)
def test_a_number_within_reach_is_not_refused(value):
    check_number("x", value)
