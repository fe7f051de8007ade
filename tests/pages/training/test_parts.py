"""The training page's pure parts: state, address, own data, columns, verdicts, requests and step tables."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.training.optimisers import OPTIMISERS
from lstm_core.unit.sequence import run
from lstm_core.words.symbols import RESULTS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.training import step_tables
from pages.training.comparison import WHOLE, log_ticks, loss_chart, outcome_of, outcome_table
from pages.training.data import own_data
from pages.training.data.recipes import Data
from pages.training.live.payload import columns_of, note_on, training_payload
from pages.training.live.requests import first_record, problem_of, published, reduce
from pages.training.panels.step import updated
from pages.training.record.recording import curves, last_predictions, unit_over_epochs
from pages.training.record.telling import one_answer, telling
from pages.training.record.verdict import saturated, stuck
from pages.training.state import GIVEN, LOSSES, OWN, PACES, PANELS, RANDOM, TrainingState
from pages.training.url import ADDRESS, rate_from_text
from pages.ui.input.lists import TwoReadingsError
from pages.ui.input.tables import understand
from pages.ui.text.numbers import precise
from tests.pages.training.support import unpacked
from tests.ui.support import is_one_sentence

decode, encode = ADDRESS.decode, ADDRESS.encode

STATE = TrainingState()


@cache
def trained(**changes):
    """Every tenth record of a run with some settings changed."""
    state = replace(STATE, **changes)
    return tuple(record for record in state.plan.records() if record.epoch % 10 == 0)


# --- state and address ---------------------------------------------------------

values = st.floats(-100, 100).map(lambda value: value + 0.0)
shares = st.floats(-1, 1).map(lambda value: value + 0.0)


@st.composite
def own_series(draw):
    lengths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    series = [tuple(draw(values) for _ in range(n)) for n in lengths]
    targets = [tuple(draw(shares) for _ in range(draw(st.sampled_from([1, n])))) for n in lengths]
    return own_data.data_from_text(own_data.text_of(Data(tuple(map(str, series)), series, targets)))


@st.composite
def states(draw):
    data = draw(st.sampled_from(["companies", OWN]))
    own = draw(own_series()) if data == OWN else None
    start = draw(st.sampled_from(["published", RANDOM, GIVEN]))
    state = replace(
        STATE, data=data, own=own, start=start,
        given=tuple(draw(values) for _ in range(12)) if start == GIVEN else None,
        optimiser=draw(st.sampled_from(list(OPTIMISERS))), rate=draw(st.floats(1e-9, 1e6)),
        epochs=draw(st.integers(1, 100_000)), seed=draw(st.integers(0, 2**32 - 1)),
        clip=draw(st.none() | st.floats(1e-9, 1e6)), loss_on=draw(st.sampled_from(LOSSES)),
        vocabulary=draw(st.sampled_from(VOCABULARIES)), pace=draw(st.sampled_from(list(PACES))),
        weight=draw(st.sampled_from(WEIGHT_NAMES)), across=draw(st.sampled_from(WEIGHT_NAMES[:6])),
        up=draw(st.sampled_from(WEIGHT_NAMES[6:])), explore=draw(st.sampled_from(["", *PANELS])),
    )  # fmt: skip
    company = draw(st.integers(0, len(state.series.series) - 1))
    day = draw(st.none() | st.integers(0, len(state.series.series[company]) - 1))
    ended = draw(st.none() | st.integers(0, state.epochs))
    epoch = draw(st.none() | st.integers(0, state.epochs if ended is None else ended))
    paused = draw(st.booleans()) and ended is not None and epoch is not None
    return replace(
        state, company=company, day=day, epoch=epoch, ended=None if epoch is None else ended, paused=paused
    )


@given(states())
def test_every_state_survives_its_address(state):
    found, complaints = decode(encode(state))
    if state.start == GIVEN and "forget" not in encode(state) and found.start != GIVEN:
        found = replace(found, start=GIVEN, given=state.given)  # the published start needs no address
    assert (found, complaints) == (state, ())


def test_an_address_says_only_what_differs():
    assert encode(STATE) == {}
    assert encode(replace(STATE, epoch=2000)) == {"epoch": "2000"}
    assert encode(replace(STATE, epoch=7, ended=9, paused=True)) == {"epoch": "7", "paused": "9"}
    assert encode(replace(STATE, epoch=7, ended=9)) == {"epoch": "7", "stopped": "9"}
    assert encode(replace(STATE, start=RANDOM, seed=3, rate=0.01)) == {
        "start": "random",
        "seed": "3",
        "rate": "0.01",
    }


BROKEN = {
    "data": "moon", "series": "1,2", "start": "given", "seed": "-1", "optimiser": "sgd", "rate": "0",
    "epochs": "0", "clip": "-3", "loss": "all", "pace": "10", "words": "latin", "epoch": "5001",
    "company": "3", "day": "5", "weight": "w_zz", "open": "door", "forget": "1,2",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_understood_is_named_in_one_sentence(name):
    query = {name: BROKEN[name]} | ({"data": "own"} if name == "series" else {})
    state, complaints = decode(query)
    assert len(complaints) == 1 and is_one_sentence(complaints[0]) and name in complaints[0]
    assert replace(state, start="published", given=None) == STATE


def test_a_link_without_the_series_it_was_made_with_says_so():
    state, complaints = decode({"data": "own"})
    assert state == STATE and "does not hold the series" in complaints[0]


def test_weights_in_a_link_are_where_training_starts():
    state, _ = decode({"forget": "1,2,3"})
    assert state.plan.start[:4] == (1, 2, 3, 0.2345) and state.start == GIVEN


def test_undo_takes_settings_back_and_leaves_the_look():
    looking = replace(STATE, pace="fast", explore="step", rate=0.5, epoch=30, ended=30, paused=True)
    assert looking.with_settings_of(STATE) == replace(STATE, pace="fast", explore="step")
    assert STATE.same_settings(replace(STATE, epoch=3, company=1, day=2, weight="b_o", pace="slow"))


def test_random_starts_depend_on_the_seed_only():
    one, two = (replace(STATE, start=RANDOM, seed=seed).plan.start for seed in (1, 2))
    assert one == replace(STATE, start=RANDOM, seed=1, rate=7.0).plan.start and one != two
    assert all(abs(value) <= 2 for value in one)


@pytest.mark.parametrize("text", ["0", "-1", "", "abc", "1e7", "1e-10", "nan"])
def test_a_learning_rate_out_of_range_is_refused(text):
    with pytest.raises(ValueError) as caught:
        rate_from_text(text)
    assert is_one_sentence(str(caught.value))


# --- own data --------------------------------------------------------------------


def test_series_and_targets_are_read():
    data = own_data.data_from_text("0, 0.5, 0.25, 1 → 0\n\n1 2 3 -> 0,5; 1; -1\n 4 => −1 ")
    assert data.series == ((0, 0.5, 0.25, 1), (1, 2, 3), (4,))
    assert data.targets == ((0,), (0.5, 1, -1), (-1,)) and data.names == ("Series 1", "Series 2", "Series 3")
    assert data.targets_at("last") == [0, -1, -1]
    assert data.targets_at("every") == [[0, 0, 0, 0], [0.5, 1, -1], [-1]]


BAD_TEXTS = {
    "": "no series",
    "1, 2, 3": "Line 1 has no arrow",
    "1 → 0\n2 → 1 → 1": "Line 2 has 2 arrows",
    "1, 2 → 0\n1, x → 0": "Line 2",
    "1 → 0\n\n → 1": "Line 3, series",
    "1 → ": "Line 1, target",
    "1 → 0\n1, 2 → 1.5": "Line 2: the target 1.5 is outside −1 to 1",
    "1 2 3 → 1 0": "Line 1 has 3 values and 2 targets",
    "\n".join(["1 → 0"] * 51): "51 series",
    ", ".join(["1"] * 501) + " → 0": "Line 1, series",
}


@pytest.mark.parametrize("text", BAD_TEXTS, ids=lambda text: text[:20])
def test_bad_series_are_refused_in_one_sentence_with_the_line(text):
    with pytest.raises(ValueError) as caught:
        own_data.data_from_text(text)
    assert BAD_TEXTS[text] in str(caught.value) and is_one_sentence(str(caught.value))


def test_a_table_holds_one_series_a_column_with_its_target_last():
    table = understand(b"a,b\n0,1\n0.5,0.5\n0.25,0.25\n1,1\n0,1\n", columns=("a", "b"))
    data = own_data.data_from_table(table)
    assert data.series == STATE.series.series and data.targets == STATE.series.targets


def test_a_table_with_a_target_out_of_reach_is_refused_with_row_and_column():
    with pytest.raises(ValueError, match="Row 3, column “b”: the target 3 is outside −1 to 1"):
        own_data.data_from_table(understand(b"a,b\n0,1\n0,3\n", columns=("a", "b")))


@pytest.mark.parametrize(
    ("typed", "series", "targets"),
    [
        ("0,5 1 → 0,1", (0.5, 1), (0.1,)),
        ("0,5 0,25 1 → 0,5", (0.5, 0.25, 1), (0.5,)),
        ("0,5;1 → 0,1;0,2", (0.5, 1), (0.1, 0.2)),
        ("1\t0,5 → 0,25", (1, 0.5), (0.25,)),
        ("1,0,1 → 0,5", (1, 0, 1), (0.5,)),
        ("1.234 2.345 → 0.5", (1.234, 2.345), (0.5,)),
    ],
)
def test_series_and_target_are_judged_together(typed, series, targets):
    data = own_data.data_from_text(typed)
    assert (data.series, data.targets) == ((series,), (targets,))


def test_a_line_that_can_be_read_in_one_way_says_how_the_others_are_written():
    data = own_data.data_from_text("0,1 → 1\n0,5 1 → 0,1")
    assert data.series == ((0.1,), (0.5, 1)) and data.targets == ((1,), (0.1,))


def test_long_series_stand_in_the_address_and_longer_ones_are_refused():
    data = own_data.data_from_text(", ".join(["0.123456"] * 500) + " → 0")
    state = replace(STATE, data=OWN, own=data)
    assert decode(encode(state)) == (state, ())
    with pytest.raises(ValueError, match="20,000"):
        own_data.data_from_text("\n".join([", ".join(["0.123456"] * 500) + " → 0"] * 5))


def test_what_cannot_be_trained_is_a_sentence():
    data = own_data.data_from_text("1 2 → 0\n1 2 3 → 0")
    assert problem_of(replace(STATE, data=OWN, own=data).plan) == ""
    told = problem_of(replace(STATE, data=OWN, own=data, loss_on="every").plan)
    assert "equal lengths" in told and is_one_sentence(told)


# --- columns and payload ------------------------------------------------------------


def test_the_unit_over_the_epochs_is_what_the_engine_gives_for_each():
    records = trained()
    columns = curves(records)
    for company, days in enumerate(STATE.series.series):
        for day in range(4):
            found = unit_over_epochs(columns, days, day)
            for row in (0, 1, 200, 500):
                trace = run(records[row].parameters, list(days)).at(day)
                for key in (*RESULTS, "x", "h_prev", "c_prev"):
                    assert found[key][row] == pytest.approx(float(getattr(trace, key)), rel=0, abs=1e-14)
        assert columns[f"prediction_{company}"][200] == pytest.approx(found["h"][200], abs=1e-13)


def test_a_run_is_drawn_from_its_records_with_the_whole_unit():
    columns = columns_of(trained(), replace(STATE, company=1))
    assert len(columns["h"]) == 501
    assert round(columns["prediction_0"][200], 2) == 0.43 and round(columns["h"][200], 2) == 0.62


def test_the_page_is_told_the_start_and_the_question_that_brings_the_run():
    payload = training_payload(replace(STATE, epoch=2000, rate=0.5, vocabulary="z", pace="slow"))
    start = unpacked(payload)
    assert start["epoch"].tolist() == [0.0] and payload["unit"]["values"]["h"] == start["h"][0]
    assert payload["run"] == payload["plan"] == "rate=0.5" and payload["seconds"] == 60.0
    assert training_payload(replace(STATE, company=1))["run"] == "company=2"
    assert json.loads(json.dumps(payload)) == payload


def test_ticks():
    assert log_ticks(np.array([-3.2, 0.1]))["range"] == [-4, 1]
    assert [text for _, text in log_ticks(np.array([-2.0, 1.0]))["ticks"]] == ["0.01", "0.1", "1", "10"]
    assert log_ticks(np.array([0.0]))["range"][0] < log_ticks(np.array([0.0]))["range"][1]


# --- verdicts -----------------------------------------------------------------------


def test_the_published_run_is_not_stuck():
    assert stuck(trained(), STATE.series) == ""


def test_a_run_with_saturated_gates_is_called_stuck_and_why():
    changes = {"optimiser": "gradient_descent", "rate": 50.0, "start": RANDOM, "seed": 0, "epochs": 500}
    told = stuck(trained(**changes), STATE.series)
    assert told.startswith("Stuck") and "output gate is saturated" in told and "which may be why" in told
    largest = max(abs(value) for value in trained(**changes)[-1].row)
    assert "learning rate that was too high" in told and f"{largest:.2f}" in told


def test_too_high_a_rate_is_named_even_where_it_is_absurd():
    changes = {"optimiser": "gradient_descent", "rate": 1e6, "epochs": 200}
    told = stuck(trained(**changes), STATE.series)
    assert "saturated" in told and "learning rate that was too high" in told


def test_saturated_gates_with_small_weights_are_not_blamed_on_the_rate():
    given = tuple(9.0 if name == "b_o" else 0.0 for name in WEIGHT_NAMES)
    told = stuck(trained(start=GIVEN, given=given, rate=1e-6, epochs=100), STATE.series)
    assert "output gate is saturated" in told and "too high" not in told


def test_targets_that_contradict_each_other_are_no_fault_of_the_run():
    data = own_data.data_from_text("0, 1 → 0\n0, 1 → 1")
    changes = {"data": OWN, "own": data, "rate": 0.01, "epochs": 3000}
    assert trained(**changes)[-1].loss == pytest.approx(0.5, abs=1e-3)
    assert stuck(trained(**changes), data) == ""
    told = note_on(replace(STATE, **changes).plan)
    assert "different targets" in told and "0.5000" in told
    assert note_on(STATE.plan) == ""


def test_a_plateau_without_saturation_is_called_stuck_too():
    told = stuck(trained(start=RANDOM, seed=0, epochs=2000), STATE.series)
    assert told.startswith("Stuck") and "saturated" not in told and told.endswith("may help.")


def test_a_short_run_or_one_that_still_moves_is_not_stuck():
    assert stuck(trained(epochs=40), STATE.series) == ""
    assert stuck(trained(start=RANDOM, seed=1, epochs=2000, optimiser="gradient_descent"), STATE.series) == ""


def test_saturated_means_level_on_every_day():
    def unit(bias, weight):
        return LSTMParameters.scalar(
            forget=(0, weight, bias), input=(0, 0, 0), candidate=(0, 1, 0), output=(0, 0, -9)
        )

    assert saturated(unit(9, 0), [[0.0, 1.0]]) == ["forget", "output"]
    assert saturated(unit(0, 9), [[0.0, 1.0]]) == ["output"]


# --- requests -----------------------------------------------------------------------


def test_an_epoch_is_looked_at_as_far_as_the_run_came():
    assert reduce(STATE, {"kind": "epoch", "epoch": 20.0}).epoch == 20
    stopped = replace(STATE, epoch=5, ended=10)
    assert reduce(stopped, {"kind": "epoch", "epoch": 10}).epoch == 10
    with pytest.raises(ValueError):
        reduce(stopped, {"kind": "epoch", "epoch": 11})


def test_another_series_is_looked_at_on_its_last_day():
    found = reduce(STATE, {"kind": "look", "company": 1, "day": None})
    assert found.look == (1, 3)
    assert reduce(found, {"kind": "look", "company": 1, "day": 0}).look == (1, 0)


def test_reset_brings_the_published_recipe_back_in_the_same_words():
    changed = replace(STATE, rate=1.0, loss_on="every", vocabulary="z")
    assert published(changed) == replace(STATE, vocabulary="z")


@pytest.mark.parametrize(
    "request_",
    [
        *(
            {},
            {"kind": "eval"},
            {"kind": []},
            {"kind": "epoch"},
            {"kind": "rest"},
            {"kind": "rest", "epoch": 3},
        ),
        *({"kind": "epoch", "epoch": epoch} for epoch in (-1, True, "1", None, 1.5, 5001, float("nan"))),
        *({"kind": "rest", "epoch": 3, "how": how} for how in ("", None, "running", [])),
        *({"kind": "look", "company": c, "day": 0} for c in (-1, 2, True, None, "0")),
        *(
            {"kind": "plane", "axis": a, "weight": w}
            for a, w in (("up", "h"), ("x", "b_g"), ([], []), ("up", None))
        ),
        *({"kind": "preset", "name": n} for n in ("", None, [], {}, "sgd")),
        *({"kind": "look", "company": 0, "day": d} for d in (-1, 4, True, "0", 1.0)),
    ],
    ids=str,
)
def test_a_request_the_page_does_not_make_is_refused(request_):
    with pytest.raises(ValueError) as caught:
        reduce(STATE, request_)
    assert is_one_sentence(str(caught.value))


# --- one step in full -----------------------------------------------------------------


@pytest.mark.parametrize(
    "changes", [{}, {"optimiser": "rmsprop", "clip": 0.1}, {"loss_on": "every", "optimiser": "momentum"}]
)
def test_the_step_shown_is_the_step_of_the_run(changes):
    plan = replace(STATE, epochs=30, **changes).plan
    records = list(plan.records())
    for before, after in ((0, 1), (20, 21)):
        step = step_tables.step_of(plan, records[before], 1)
        assert step.update.after == pytest.approx(records[after].row, rel=1e-12, abs=1e-13)
        assert step.update.t == records[after].update.t


def test_the_tables_hold_the_recorded_factors_and_the_terms_add_up():
    step = step_tables.step_of(STATE.plan, trained()[200], 0)
    for weight in WEIGHT_NAMES:
        rows = step_tables.weight_table(step, weight, "plain")["rows"]
        assert [row[0] for row in rows] == ["4", "3", "2", "1"]
        gradient = step.gradients.parameters.settable[weight]
        assert sum(float(row[-1].replace("−", "-")) for row in rows) == pytest.approx(gradient, abs=3e-4)
        names = [row[0] for row in step_tables.update_table(step, STATE.plan, weight)["rows"]]
        assert names == [
            *("gradient", "m before", "m", "m̂", "v before", "v", "v̂"),
            *("update", "weight before", "weight after"),
        ]
    forward = step_tables.forward_table(step, "plain")["rows"]
    assert forward[-1][-1] == "0.4342"
    told = step_tables.error_sentence(step, STATE.plan, 0)
    assert "0.4342 − 0 = 0.4342" in told and "0.1885" in told and "0.8684" in told


def test_the_lines_of_an_update_can_be_checked_by_hand():
    step = step_tables.step_of(STATE.plan, trained()[200], 1)
    rows = step_tables.update_table(step, STATE.plan, "w_fh")["rows"]
    size = {name: float(value.replace("−", "-")) for name, _, value in rows}
    assert size["m"] == pytest.approx(0.9 * size["m before"] + 0.1 * size["gradient"], abs=2e-4)
    assert size["weight after"] == pytest.approx(size["weight before"] - size["update"], abs=1e-4)


def test_plain_gradient_descent_comes_before_the_optimiser():
    step = step_tables.step_of(STATE.plan, trained()[0], 0)
    gradient = step.by_weight["w_gx"]["gradient"]
    told = step_tables.plain_sentence(step, STATE.plan, "w_gx")
    assert told.startswith("Plain gradient descent would subtract") and "Adam" in told
    assert f"**{precise(0.001 * gradient)}**" in told
    for name in OPTIMISERS:
        plan = replace(STATE, optimiser=name).plan
        told = step_tables.plain_sentence(step_tables.step_of(plan, trained()[0], 0), plan, "w_gx")
        assert f"**{precise(0.001 * gradient)}**" in told and OPTIMISERS[name].name.lower() in told.lower()


def test_an_update_against_the_gradient_says_why():
    found = [
        (step.by_weight[name], step_tables.against_sentence(step, name))
        for step in (step_tables.step_of(STATE.plan, trained()[n], k) for n in (0, 100, 500) for k in (0, 1))
        for name in WEIGHT_NAMES
    ]
    for numbers, told in found:
        assert bool(told) == (numbers["step"] * numbers["gradient"] < 0)
    assert any(told for _, told in found) and not all(told for _, told in found)


def test_where_a_run_ends_its_first_update_is_shown():
    records = trained()
    assert updated(records, replace(STATE, epoch=2000)).epoch == 2000
    assert updated(records, replace(STATE, epoch=5000)).epoch == 0
    assert updated(records[:1], STATE).epoch == 0


# --- what the answers tell --------------------------------------------------------------


def test_the_plateau_and_where_it_ends_are_read_off_the_predictions():
    records = trained()
    told = telling(STATE.series, last_predictions(records))
    for record, plateau, apart in zip(records, told["plateau"], told["apart"], strict=True):
        a, b = record.predictions
        assert plateau == (0.4 <= a <= 0.6 and 0.4 <= b <= 0.6)
        assert apart == (a < 0.25 and b > 0.75)
    flat = [record.epoch for record, there in zip(records, told["plateau"], strict=True) if there]
    first = next(record.epoch for record, there in zip(records, told["apart"], strict=True) if there)
    # From the predictions that the source prints: 0.43 and 0.62 at 2,000, 0.27 and 0.75 at 3,000.
    assert flat == list(range(flat[0], flat[-1] + 10, 10)) and flat[0] < 500 < 1500 < flat[-1] < 2000
    assert 3000 < first < 3200 and all(told["apart"][first // 10 :])


def test_series_with_one_target_have_no_plateau():
    data = own_data.data_from_text("0, 1 → 0.5\n1, 1 → 0.5")
    told = telling(data, np.full((3, 2), 0.5))
    assert not told["plateau"].any() and not told["apart"].any()


def test_a_target_in_the_middle_is_told_apart_by_the_others():
    data = own_data.data_from_text("0 → 0\n1 → 0.5\n2 → 1")
    assert telling(data, np.array([[0.1, 0.5, 0.9], [0.4, 0.5, 0.6]]))["apart"].tolist() == [1, 0]


def test_one_answer_for_all_leaves_the_spread_of_the_targets():
    assert one_answer(STATE.series) == {"answer": 0.5, "loss": 0.5}


# --- comparison -------------------------------------------------------------------------


def finished(number, state):
    return outcome_of(number, state.plan, tuple(state.plan.records()), WHOLE)


def test_runs_are_compared_over_common_epochs():
    runs = [
        finished(1, replace(STATE, epochs=50)),
        finished(2, replace(STATE, epochs=100, rate=0.1, clip=1.0)),
    ]
    chart = loss_chart(runs)
    assert chart["xs"][0] == 0 and chart["xs"][-1] == 100
    first, second = chart["lines"]
    assert first["values"][-1] is None and second["values"][-1] == pytest.approx(np.log10(runs[1].loss))
    assert first["values"][50] == pytest.approx(np.log10(runs[0].loss)) and first["values"][51] is None
    assert first["label"] == "Run 1: Adam 0.001, 50 epochs, published start"
    assert "clipped at 1" in second["label"] and (first["role"], first["style"]) != (
        second["role"],
        second["style"],
    )
    rows = outcome_table(runs)["rows"]
    assert rows[0][1] == "50" and rows[0][4] == "ran all epochs" and rows[0][3].startswith("A ")


def test_the_first_record_is_the_start():
    assert first_record(STATE.plan).row.tolist() == list(STATE.plan.start)


@pytest.mark.parametrize(
    ("typed", "series", "targets"),
    [
        ("0; 0,5; 1 → 0,5", (0, 0.5, 1), (0.5,)),
        ("0,5 → 0,5", (0.5,), (0.5,)),
        ("1, 0, 1 → 0,25", (1, 0, 1), (0.25,)),
        ("1,0,1 → 1", (1, 0, 1), (1,)),
        ("0,5 1 → 0,5 1", (0.5, 1), (0.5, 1)),
    ],
)
def test_targets_are_read_as_values_are(typed, series, targets):
    data = own_data.data_from_text(typed)
    assert data.series == (series,) and data.targets == (targets,)


def test_series_that_can_be_used_either_way_are_asked_about_and_links_never():
    with pytest.raises(TwoReadingsError) as asked:
        own_data.data_from_text("1 → 0\n0,1 → 1")
    assert asked.value.shown == ("0.1 → 1", "0, 1 → 1")
    one, other = map(own_data.data_from_text, asked.value.readings)
    assert one.series == ((1,), (0.1,)) and other.series == ((1,), (0, 1)) and one.targets == other.targets
    link = own_data.data_from_link("0,1>0,1;0.5>1")
    assert link.series == ((0, 1), (0.5,)) and link.targets == ((0, 1), (1,))
