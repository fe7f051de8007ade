"""The training page without a browser: its runs, where they rest, own data, links and panels."""

import numpy as np
import pytest

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.files.examples import dump_example
from pages.training.data.own_data import data_from_text
from pages.training.data.recipes import companies
from pages.training.spec import TRAINING
from pages.ui.library.examples import shipped_examples
from tests.pages.runs import status
from tests.pages.support import healthy, send, texts
from tests.pages.training.support import asked, at_epoch, open_page, run_of, stage, table, trained

FAST = {"pace": "fast"}


def test_before_the_start_the_published_unit_is_on_screen():
    page = open_page()
    told = stage(page)
    assert told["epoch"] is None and told["columns"]["epoch"].tolist() == [0] and page.query_params == {}
    assert {name: told["unit"]["values"][name] for name in WEIGHT_NAMES} == dict(companies().start)
    assert [round(told["columns"][f"prediction_{k}"][0], 4) for k in (0, 1)] == [-0.0376, -0.0383]


def test_the_published_recipe_lands_on_the_published_weights_and_stays_in_the_link():
    page = trained(open_page(**FAST))
    assert page.query_params == {"pace": "fast", "epoch": "5000"}
    columns, ended = run_of(page)
    assert ended["problem"] == "" and ended["sentence"] == ""
    assert {name: round(columns[name][-1], 2) for name in WEIGHT_NAMES} == dict(companies().published)
    assert [round(columns[f"prediction_{k}"][-1], 2) for k in (0, 1)] == [0.00, 0.97]
    page = send(page, kind="epoch", epoch=2000)
    assert page.query_params["epoch"] == "2000"
    assert [round(at_epoch(page, f"prediction_{k}", 2000), 2) for k in (0, 1)] == [0.43, 0.62]
    assert stage(page)["run"] == stage(open_page(epoch="2000"))["run"]


def test_a_run_rests_where_it_was_paused_or_stopped_and_goes_back_to_the_start():
    page = send(open_page(pace="slow"), kind="rest", epoch=1230, how="paused")
    assert page.query_params == {"pace": "slow", "paused": "1230", "epoch": "1230"}
    page = send(page, kind="begin")
    assert page.query_params == {"pace": "slow"}
    page = send(page, kind="rest", epoch=2000, how="stopped")
    told = stage(page)
    assert (told["epoch"], told["ended"], told["paused"]) == (2000, 2000, False)
    page = send(page, kind="epoch", epoch=50)
    assert (stage(page)["epoch"], stage(page)["ended"]) == (50, 2000)
    page = send(page, kind="epoch", epoch=2001)
    assert "2,000" in stage(page)["message"] and stage(page)["epoch"] == 50
    assert not stage(page)["can"]["undo"]


def test_what_was_stopped_at_its_end_is_a_whole_run():
    page = send(open_page(epochs="60"), kind="rest", epoch=60, how="stopped")
    assert page.query_params == {"epochs": "60", "epoch": "60"}


def test_an_epoch_that_was_not_kept_is_made_exactly():
    page = open_page()
    columns, _ = run_of(page)
    assert 1234 not in columns["epoch"]
    found, exact = asked(stage(page)["run"], at=1234)
    assert status(found)["epoch"] == 1234 and exact["epoch"].tolist() == [1234]
    *_, wanted = (record for record in TRAINING.decode("")[0].plan.records() if record.epoch <= 1234)
    assert [exact[name][0] for name in WEIGHT_NAMES] == wanted.row.tolist()


def test_a_long_run_is_not_made_by_opening_a_link():
    assert stage(open_page(epoch="3", epochs="100000"))["too_long"]
    assert not stage(open_page(epoch="3"))["too_long"]


def test_a_diverging_run_ends_with_a_sentence_and_keeps_the_last_good_weights():
    page = trained(open_page(**FAST, start="random", seed="1", optimiser="momentum", rate="1000000"))
    columns, ended = run_of(page)
    assert "learning rate 1e+06 is probably too high" in ended["problem"] and "at epoch 6" in ended["problem"]
    assert stage(page)["epoch"] == ended["good"] and np.isfinite(columns["w_fh"]).all()


def test_a_stuck_run_is_called_stuck():
    page = open_page(**FAST, optimiser="gradient_descent", rate="50", start="random", epochs="500")
    sentence = run_of(page)[1]["sentence"]
    assert sentence.startswith("Stuck") and "saturated" in sentence


def test_a_changed_recipe_takes_the_old_run_off_the_screen_and_undo_brings_the_settings_back():
    page = trained(open_page(**FAST, epochs="60"))
    page = healthy(page.text_input(key="training_rate").set_value("0,01").run())
    assert stage(page)["epoch"] is None and page.query_params["rate"] == "0.01"
    page = healthy(page.text_input(key="training_rate").set_value("fast").run())
    assert "“fast” is not a number from 0.000000001" in texts(page).replace("\\", "")
    assert page.query_params["rate"] == "0.01"
    page = send(page, kind="undo")
    assert "rate" not in page.query_params


def test_own_series_are_trained_on_and_a_bad_target_is_refused():
    page = open_page(open="data", pace="fast", epochs="60")
    field = page.text_area[0]
    page = healthy(field.set_value("0.5, 1 → 0.5\n1 → 2").run())
    page = healthy(page.button[0].click().run())
    assert "Line 2: the target 2 is outside −1 to 1" in texts(page).replace("\\", "")
    assert (
        stage(page)["series"][0]["name"] == "Company A" and page.text_area[0].value == "0.5, 1 → 0.5\n1 → 2"
    )
    page = healthy(page.text_area[0].set_value("0.5, 1 → 0.5\n1 → -0.25").run())
    page = healthy(page.button[0].click().run())
    assert [item["target"] for item in stage(page)["series"]] == [0.5, -0.25]
    assert page.query_params["series"] == "0.5,1>0.5;1>-0.25"
    page = trained(page)
    assert stage(page)["epoch"] == 60 and stage(page)["gates"][0]["lines"][0]["published"] is None
    state, _ = TRAINING.decode(stage(page)["run"])
    assert state.plan.data == data_from_text("0.5, 1 → 0.5\n1 → -0.25")


def test_what_cannot_be_trained_says_why_and_no_run_is_made():
    told = stage(open_page(data="own", series="1,2>0;1,2,3>0", loss="every"))
    assert "equal lengths" in told["problem"]
    found, _ = asked(told["run"])
    assert found.status_code == 400 and "equal lengths" in found.text


def test_the_panel_of_one_step_shows_the_runs_own_numbers():
    page = open_page(epoch="2000", open="step", company="2", weight="w_ox")
    assert table(page, "The forward numbers of each day")[-1][-1] == "0.6170"
    assert "epoch 2,000 to 2,001, Company B" in texts(page)
    update = {row[0]: row[-1] for row in table(page, "The update of one weight")}
    page = send(page, kind="epoch", epoch=2010)
    assert "epoch 2,010 to 2,011" in texts(page)
    assert {row[0]: row[-1] for row in table(page, "The update of one weight")} != update


def test_all_weights_stand_beside_the_published_ones():
    rows = table(open_page(epoch="2000", open="weights"), "The twelve parameters")
    assert len(rows) == 12
    assert [round(float(row[4]), 2) for row in rows[:2]] == [2.7, 1.63]
    assert [row[5] for row in rows[:2]] == ["2.70", "1.63"]


def test_runs_meet_in_the_comparison_and_can_be_taken_off():
    page = trained(open_page(pace="fast", epochs="60", open="compare"))
    page = healthy(page.text_input(key="training_rate").set_value("0.1").run())
    page = trained(page)
    rows = table(page, "The runs of this session")
    assert [row[0][:5] for row in rows] == ["Run 1", "Run 2"] and "Adam 0.1" in rows[1][0]
    page = healthy(page.button[0].click().run())
    assert [row[0][:5] for row in table(page, "The runs of this session")] == ["Run 2"]


def test_weights_can_be_loaded_and_a_bad_file_changes_nothing():
    page = open_page(open="files")
    uploader = page.file_uploader[0]
    page = healthy(
        uploader.set_value(("w.json", b'{"format": "gatewise-example/1"}', "application/json")).run()
    )
    assert "Nothing was loaded" in texts(page) and page.query_params.get("forget") is None
    example = shipped_examples()["agree"]
    content = dump_example(example).encode()
    page = healthy(page.file_uploader[0].set_value(("w.json", content, "application/json")).run())
    assert stage(page)["unit"]["values"]["w_fh"] == example.parameters.settable["w_fh"]
    assert "forget" in page.query_params


def test_a_weight_from_another_page_is_where_training_starts():
    page = open_page(forget="2.7,1.63,1.62", words="standard")
    told = stage(page)
    assert told["unit"]["values"]["w_fh"] == 2.7 and told["vocabulary"] == "standard"
    assert told["gates"][0]["title"] == "Forget gate"


@pytest.mark.parametrize("kind", [None, "eval", [], {}, 7, "epoch", "look", "rest"])
def test_a_hostile_request_never_breaks_the_page(kind):
    page = send(open_page(), kind=kind, epoch="x", company=-1)
    assert stage(page)["epoch"] is None and stage(page)["message"]


@pytest.mark.parametrize(
    "question",
    [
        *(
            "rows=-1",
            "rows=x",
            "rows=1e3",
            "rows=99999999999",
            "at=-1",
            "at=5001",
            "at=x",
            "epochs=x",
            "seed=-1",
        ),
        *("series=1,2&data=own", "rate=nan", "forget=1,2", "words=klingon"),
    ],
)
def test_a_question_about_no_run_is_refused_in_one_sentence(question):
    found, _ = asked(question)
    assert found.status_code == 400 and "\n" not in found.text and 0 < len(found.text) < 300


def test_a_finished_run_may_be_kept_by_everybody():
    question = "epochs=40&seed=5&start=random"
    assert asked(question, rows=1)[0].headers["cache-control"] == "no-store"
    columns, _ = run_of(open_page(epochs="40", seed="5", start="random"))
    found, whole = asked(question, rows=0)
    assert "max-age" in found.headers["cache-control"]
    assert whole["epoch"].tolist() == columns["epoch"].tolist() == list(range(41))
