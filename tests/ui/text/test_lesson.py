import pytest

from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from lstm_core.words.vocabulary import FUNCTIONS, VOCABULARIES
from pages.ui.text.formulas import in_numbers, in_symbols
from pages.ui.text.lesson import WHOLE, step_counts, unit_lesson
from pages.ui.text.segments import segments

LESSON = unit_lesson()
DIVISIONS = {division["id"]: division["steps"] for division in LESSON["divisions"]}
TOLD = [LESSON[WHOLE], *(step for steps in DIVISIONS.values() for step in steps)]
WORKED_OUT = {key for key in RESULTS if SYMBOLS[key].kind != "product"}
STYLES = {"glance", "percent", "factor", "term"}

told = pytest.mark.parametrize("entry", TOLD, ids=lambda entry: entry["title"])
each_division = pytest.mark.parametrize("division", DIVISIONS)
each_result = pytest.mark.parametrize("key", RESULTS)
each_vocabulary = pytest.mark.parametrize("vocabulary", VOCABULARIES)


@told
def test_every_placeholder_resolves(entry):
    assert segments(entry["sentence"])
    for segment in segments(entry["sentence"]):
        if isinstance(segment, str):
            assert "{" not in segment and "}" not in segment
        else:
            assert "term" in segment or {*segment.values()} & {*SYMBOLS}
            assert segment.get("as", "glance") in STYLES


@told
def test_a_percentage_is_only_asked_of_a_share(entry):
    for segment in segments(entry["sentence"]):
        if isinstance(segment, dict) and segment.get("as") == "percent":
            assert SYMBOLS[segment["value"]].kind == "share"


@told
def test_a_lesson_holds_no_result_of_its_own(entry):
    text = "".join(part for part in segments(entry["sentence"]) if isinstance(part, str))
    # "Between −1 and 1" and "at 100 %" are no results.
    assert set("".join(c for c in text if c.isdigit())) <= {"1", "0"}
    assert entry["title"] and entry["sentence"].endswith(".")


def test_the_documents_three_ways_of_dividing_the_work_are_there():
    assert sorted(step_counts().values()) == [3, 4, 7]
    assert set(step_counts()) == set(DIVISIONS)


@each_division
def test_a_division_shows_every_result_exactly_once(division):
    shown = [key for step in DIVISIONS[division] for key in step["shows"]]
    assert len(WORKED_OUT) >= 13
    assert sorted(shown) == sorted(WORKED_OUT)


@each_division
def test_a_division_shows_nothing_before_what_it_is_worked_out_from(division):
    known = set(SETTINGS)
    for step in DIVISIONS[division]:
        for key in step["shows"]:
            assert known.issuperset(SYMBOLS[key].depends_on), key
            known.add(key)


@each_division
def test_a_sentence_tells_no_number_that_is_still_hidden(division):
    known = set(SETTINGS)
    for step in DIVISIONS[division]:
        known |= set(step["shows"])
        values = {
            part["value"] for part in segments(step["sentence"]) if "value" in part and isinstance(part, dict)
        }
        assert values <= known


def test_the_whole_names_known_results():
    assert set(LESSON[WHOLE]["shows"]) <= set(RESULTS)


@each_vocabulary
@each_result
def test_a_formula_in_symbols_is_the_registrys_formula(key, vocabulary):
    segments = in_symbols(key, vocabulary)
    assert [part["symbol"] for part in segments if isinstance(part, dict)] == [
        token for token in SYMBOLS[key].formula if token in SYMBOLS
    ]
    assert words(segments) == operators(key, vocabulary)


@each_vocabulary
@each_result
def test_a_formula_in_numbers_is_the_same_formula(key, vocabulary):
    segments = in_numbers(key, vocabulary)
    values = [part["value"] for part in segments if isinstance(part, dict)]
    assert values == [token for token in SYMBOLS[key].formula if token in SYMBOLS]
    assert {part["as"] for part in segments if isinstance(part, dict)} <= STYLES
    assert words(segments) == operators(key, vocabulary)


def words(segments):
    return [part.strip() for part in segments if isinstance(part, str)]


def operators(key, vocabulary):
    tokens = [token for token in SYMBOLS[key].formula if token not in SYMBOLS]
    return [FUNCTIONS[token][vocabulary] if token in FUNCTIONS else token for token in tokens]


@pytest.mark.parametrize("template", ["{x:", "{}", "plain words"])
def test_what_is_no_placeholder_is_plain_text(template):
    assert segments(template) == [template]


def test_a_placeholder_for_no_quantity_is_for_whoever_shows_the_sentence():
    assert segments("{nonsense}") == [{"given": "nonsense"}]
    with pytest.raises(KeyError):
        segments("{nonsense:percent}")


def test_segments_stand_in_the_order_of_the_segments():
    assert segments("{f:percent} of {c_prev.name} is {kept}.") == [
        {"value": "f", "as": "percent"},
        " of ",
        {"name": "c_prev"},
        " is ",
        {"value": "kept", "as": "glance"},
        ".",
    ]
