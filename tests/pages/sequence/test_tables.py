"""What the page of days writes: tables, files and sentences, against the engine."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from lstm_core.unit.compare import difference
from lstm_core.unit.sequence import run
from lstm_core.unit.sweep_sequence import run_with
from lstm_core.words.symbols import RESULTS, SYMBOLS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.sequence.facts import facts
from pages.sequence.live.chart import memories_chart, output_chart
from pages.sequence.live.onward import unit_query
from pages.sequence.live.payload import day_values
from pages.sequence.narration import TOLERANCE, outcome_sentence, parting_sentence
from pages.sequence.runs import runs_of
from pages.sequence.state import point_of
from pages.sequence.story import story
from pages.sequence.tables import COLUMNS, parting_rows, trace_csv, trace_json, trace_rows
from pages.ui.library.examples import shipped_examples
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.text.lesson import step_counts
from pages.ui.text.numbers import precise
from pages.unit.url import address as unit_address
from tests.pages.sequence.support import DEFAULT, states

HELD = replace(DEFAULT, hold={"f": 0.0})
ALONE = replace(DEFAULT, other="")
PARTING = difference(run(DEFAULT.parameters, DEFAULT.days), run(DEFAULT.parameters, DEFAULT.days_beside))


def read_csv(state):
    return list(csv.DictReader(io.StringIO(trace_csv(state, runs_of(state)))))


def traces(state):
    runs = runs_of(state)
    return [(name, t) for name, t in zip(runs.names, (runs.shown, runs.beside), strict=True) if t is not None]


# The runs


@given(states())
@settings(deadline=None)
def test_the_run_on_screen_and_the_one_beside_it_are_the_engines(state):
    runs = runs_of(state)
    shown = run_with(
        state.parameters, state.days, state.h0, state.c0, dict(state.hold), variant=state.variant
    )
    assert runs.shown.h.tolist() == shown.h.tolist()
    assert runs.is_untouched == state.is_touched
    if state.is_touched:
        assert runs.beside.c.tolist() == run_with(state.parameters, state.days, state.h0, state.c0).c.tolist()
    elif state.days_beside:
        other = run_with(state.parameters, state.days_beside, state.h0, state.c0)
        assert runs.beside.c.tolist() == other.c.tolist()
    else:
        assert runs.beside is None and runs.parting() is None
    if runs.beside is not None:
        assert runs.parting().c.size == min(len(runs.shown), len(runs.beside))


# Files


@given(states())
@settings(deadline=None, max_examples=25)
def test_the_csv_holds_every_value_of_both_runs_to_the_last_bit(state):
    rows = read_csv(state)
    wanted = [(name, day, trace) for name, trace in traces(state) for day in range(len(trace))]
    assert len(rows) == len(wanted)
    for row, (name, day, trace) in zip(rows, wanted, strict=True):
        assert (row["run"], row["day"]) == (name, str(day + 1))
        for key in ("x", "h_prev", "c_prev", *RESULTS):
            assert float(row[key]) == getattr(trace, key)[day], key
        assert {key: float(row[key]) for key in state.weights} == state.weights


@given(states())
@settings(deadline=None, max_examples=25)
def test_the_json_holds_everything_that_is_set_and_every_value(state):
    found = json.loads(trace_json(state, runs_of(state)))
    assert found["parameters"] == state.weights
    assert (found["h0"], found["c0"], found["target"]) == (state.h0, state.c0, state.target)
    assert (found["hold"], found["gates"]) == (state.hold, state.variant.gates)
    tanhs = state.variant.candidate_tanh, state.variant.output_tanh
    assert (found["candidate"] == "tanh", found["output"] == "tanh") == tanhs
    assert [entry["name"] for entry in found["runs"]] == [name for name, _ in traces(state)]
    for entry, (_, trace) in zip(found["runs"], traces(state), strict=True):
        assert set(entry["values"]) == {"x", "h_prev", "c_prev", *RESULTS}
        for key, values in entry["values"].items():
            assert values == getattr(trace, key).tolist(), key


# Tables


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_table_of_all_numbers_has_a_row_for_each_day_and_a_column_for_each_quantity(vocabulary):
    state = replace(DEFAULT, vocabulary=vocabulary)
    table = trace_rows(state, runs_of(state).shown, "Company A")
    assert set(COLUMNS) == {"x", "h_prev", "c_prev", *RESULTS} and len(COLUMNS) == len(set(COLUMNS))
    assert [head.get("symbol") for head in table["head"]] == [None, *COLUMNS]
    assert [head["text"] for head in table["head"]][1:] == [SYMBOLS[key].names[vocabulary] for key in COLUMNS]
    shown = run(DEFAULT.parameters, DEFAULT.days)
    for day, row in enumerate(table["rows"]):
        assert row[0] == str(day + 1)
        assert row[1 + COLUMNS.index("h")] == precise(float(shown.h[day]))
        assert row[1 + COLUMNS.index("z_o")] == precise(float(shown.z_o[day]))
    assert len(table["rows"]) == 4


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_table_of_differences_says_every_share_of_every_day(vocabulary):
    state = replace(DEFAULT, vocabulary=vocabulary)
    table = parting_rows(state, PARTING)
    order = ("c", "forget", "carried", "input", "candidate", "h", "output", "memory")
    assert len(table["head"]) == 1 + len(order), "every column has a title of its own"
    for day, row in enumerate(table["rows"]):
        assert row == [str(day + 1), *(precise(float(getattr(PARTING, name)[day])) for name in order)]


# Sentences


def test_the_companies_first_differ_on_the_first_day_and_most_of_it_sits_in_the_candidate():
    text = parting_sentence(DEFAULT, runs_of(DEFAULT), PARTING)
    assert "first differ by more than 0.05 on day 1:" in text
    assert "−0.1278 (Company A)" in text and "0.2764 (Company B)" in text
    assert "sits in the potential long-term memory" in text
    assert f": {precise(float(PARTING.candidate[0]))} of {precise(float(PARTING.c[0]))}." in text


def test_a_held_gate_is_said_to_make_the_prediction_worse_or_better():
    state = replace(DEFAULT, example="company-b", days=(1.0, 0.5, 0.25, 1.0), hold={"f": 0.0}, target=1.0)
    runs = runs_of(state)
    day = difference(runs.shown, runs.beside).first_beyond(TOLERANCE)
    text = parting_sentence(state, runs, runs.parting())
    assert day == 1 and "first differ by more than 0.05 on day 2" in text
    assert "sits in the forget gate" in text
    last = float(runs.shown.h[-1])
    told = outcome_sentence(state, runs)
    assert f"**{precise(last)}** instead of {precise(float(runs.beside.h[-1]))}" in told
    before = 1.0 - float(runs.beside.h[-1])
    assert f"this is **worse**: {precise(1.0 - last)} off instead of {precise(before)}" in told
    better = replace(state, target=last)
    assert "this is **better**: 0.0000 off" in outcome_sentence(better, runs_of(better))
    untouched = replace(state, hold={})
    assert "instead" not in outcome_sentence(untouched, runs_of(untouched))


def test_runs_that_never_part_say_how_far_apart_they_get():
    state = replace(DEFAULT, other="own", other_days=(0.01, 0.5, 0.25, 1.0))
    runs = runs_of(state)
    text = parting_sentence(state, runs, runs.parting())
    assert "never differs by more than 0.05" in text
    assert precise(float(abs(runs.parting().h).max())) in text


@given(states())
@settings(deadline=None)
def test_every_two_runs_can_be_told(state):
    runs = runs_of(state)
    for text in (
        *((parting_sentence(state, runs, runs.parting()),) if runs.beside else ()),
        outcome_sentence(state, runs),
    ):
        assert text.endswith(".") and "nan" not in text and "None" not in text


def told(state):
    return "".join(
        piece if isinstance(piece, str) else "".join(piece.get("strong", [piece.get("text", "")]))
        for piece in story(state)
    )


def test_the_companies_story_says_the_days_the_targets_and_day_5():
    text = told(DEFAULT)
    assert "the stock of Company A and of Company B" in text
    assert "0, 0.5, 0.25, 1 for Company A" in text and "1, 0.5, 0.25, 1 for Company B" in text
    assert "after day 4" in text and "for day 5: it should be 0 for Company A and 1 for Company B" in text
    assert "start at 0, because nothing has happened" in text and "training found them" in text


@pytest.mark.parametrize(
    "changes", [{"days": (0.25, 0.5, 0.25, 1.0)}, {"other": ""}, {"target": 0.5}, {"other": "latch"}], ids=str
)
def test_the_companies_story_is_not_told_of_other_numbers(changes):
    state = replace(DEFAULT, **changes)
    assert "shares" not in told(state) and "Each time step is one day" in told(state)


def test_the_story_follows_start_memories_weights_and_a_target():
    text = told(replace(DEFAULT, h0=-0.5, weights={**DEFAULT.weights, "b_f": 3.0}))
    assert "start at −0.5 and 0." in text and "training" not in text
    assert "should be 0.25, the target for day 5" in told(replace(DEFAULT, other="", target=0.25))


def test_what_is_said_of_an_example_goes_when_its_numbers_do():
    assert point_of(DEFAULT).startswith("The short-term memory after day 4 is the prediction for day 5")
    assert point_of(replace(DEFAULT, vocabulary="roles")).startswith("The working memory after day 4")
    for changes in (
        {"h0": 1.0},
        {"target": 1.0},
        {"hold": {"f": 1.0}},
        {"days": (1.0,)},
        {"weights": {**DEFAULT.weights, "b_o": 0.0}},
    ):
        assert point_of(replace(DEFAULT, **changes)) == ""
    assert point_of(replace(DEFAULT, other="", vocabulary="z")) != ""


def test_the_question_below_the_page_is_answered_with_the_engines_numbers():
    held = runs_of(replace(DEFAULT, days=DEFAULT.days_beside, hold={"f": 0.0}))
    assert facts() == {
        "said_a": "0.006",
        "said_b": "0.969",
        "said_held": f"{float(held.shown.h[-1]):.3f}",
        "target_b": "1",
    }


# Charts


def test_the_chart_says_where_the_runs_first_differ_and_what_each_should_say():
    chart = memories_chart(DEFAULT, runs_of(DEFAULT))
    assert chart["notes"] == [{"x": 1, "text": "first differ by more than 0.05 here"}]
    assert [(point["x"], point["y"], point["line"], point["next"]) for point in chart["points"]] == [
        (4, 0, "h", "5"),
        (4, 1, "beside.h", "5"),
    ]
    held = replace(DEFAULT, days=DEFAULT.days_beside, target=1.0, hold={"f": 0.0})
    assert [note["x"] for note in memories_chart(held, runs_of(held))["notes"]] == [2]
    assert memories_chart(ALONE, runs_of(ALONE))["notes"] == []


def test_the_small_chart_shows_the_change_beside_the_unchanged_unit():
    held = replace(DEFAULT, hold={"f": 1.0})
    runs = runs_of(held)
    chart = output_chart(held, runs)
    assert [line["values"] for line in chart["lines"]] == [runs.shown.h.tolist(), runs.beside.h.tolist()]
    assert [line["label"] for line in chart["lines"]] == ["with the change", "unchanged"]
    (point,) = chart["points"]
    assert (point["x"], point["y"], point["label"]) == (4, 0, "day 5 should be 0")
    alone = output_chart(ALONE, runs_of(ALONE).alone)
    assert len(alone["lines"]) == 1 and alone["notes"] == []
    assert output_chart(replace(ALONE, target=None), runs_of(ALONE))["points"] == []


# One day for the page of one unit


@given(states())
@settings(deadline=None)
def test_the_link_to_a_day_brings_exactly_its_numbers_to_the_page_of_one_unit(state):
    values = day_values(state, runs_of(state))
    unit, complaints = unit_address(shipped_examples(), step_counts()).decode(
        unit_query(state, day_values(state, runs_of(state)))
    )
    if max(abs(values["c_prev"]), abs(values["h_prev"])) > MAX_SETTING:
        assert complaints
        return
    assert complaints == ()
    assert unit.numbers == {name: values[name] for name in unit.numbers}
    assert (unit.title, unit.vocabulary) == (f"Day {state.day + 1}", state.vocabulary)
