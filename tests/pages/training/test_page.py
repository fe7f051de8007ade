"""The training page without a browser: running, pausing, stopping, scrubbing, own data, links and panels."""

import base64
import json

import numpy as np
import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.files.examples import dump_example
from pages.training.data.own_data import data_from_text
from pages.training.data.recipes import companies
from pages.ui.library.examples import shipped_examples
from tests.pages.support import ROUTER, healthy, texts

LIMIT = 240  # seconds; a busy machine trains several times slower
FAST = {"pace": "fast"}


def open_page(**query):
    page = AppTest.from_file(str(ROUTER), default_timeout=240).run()
    page.switch_page("training/page.py")
    for name, text in query.items():
        page.query_params[name] = text
    return healthy(page.run())


def stage(page):
    """What the live part was told, its columns unpacked."""
    told = json.loads(_stage(page).json)["training"]
    numbers = np.frombuffer(base64.b64decode(told["columns"]), "<f8").reshape(len(told["names"]), -1)
    return told | {"columns": dict(zip(told["names"], numbers, strict=True))}


def at_row(page, key):
    told = stage(page)
    return told["columns"][key][told["row"]]


def send(page, **request):
    asked = page._tree.get_widget_states()
    trigger = asked.widgets.add()
    trigger.id = _make_trigger_id(_stage(page).id, "events")
    trigger.json_trigger_value = json.dumps([{"event": "request", "value": {"id": 1, **request}}])
    return healthy(page._run(asked))


def desk(page):
    return page.session_state["training runs"]


def trained(page):
    """Press Train and wait until the run is over and the page knows it."""
    page = send(page, kind="start")
    return rested(page)


def rested(page):
    run = desk(page).run
    if run is not None:
        assert run.wait(LIMIT)
    return healthy(page.run())


def _stage(page):
    found = [element.proto for element in page.get("bidi_component")]
    return next(proto for proto in found if proto.component_name == "gatewise_training")


def table(page, label):
    """The cells of a table on the page."""
    for element in page.get("bidi_component"):
        if element.proto.component_name == "gatewise_table":
            told = json.loads(element.proto.json)["table"]
            if told["label"] == label:
                return told["rows"]
    raise AssertionError(f"there is no table {label}")


def test_before_the_start_the_published_unit_is_on_screen():
    page = open_page()
    told = stage(page)
    assert told["phase"] == "ready" and told["columns"]["epoch"].tolist() == [0] and page.query_params == {}
    assert {name: told["unit"]["values"][name] for name in WEIGHT_NAMES} == dict(companies().start)
    assert [round(at_row(page, f"prediction_{k}"), 4) for k in (0, 1)] == [-0.0376, -0.0383]


def test_the_published_recipe_lands_on_the_published_weights_and_stays_in_the_link():
    page = trained(open_page(**FAST))
    told = stage(page)
    assert told["phase"] == "done" and page.query_params == {"pace": "fast", "epoch": "5000"}
    assert {name: round(at_row(page, name), 2) for name in WEIGHT_NAMES} == dict(companies().published)
    assert [round(at_row(page, f"prediction_{k}"), 2) for k in (0, 1)] == [0.00, 0.97]
    page = send(page, kind="epoch", row=200)
    assert [round(at_row(page, f"prediction_{k}"), 2) for k in (0, 1)] == [0.43, 0.62]
    again = stage(rested(open_page(epoch="2000")))
    assert again["phase"] == "done" and again["unit"] == stage(page)["unit"]


def test_a_run_can_be_paused_gone_on_with_and_stopped():
    page = send(open_page(pace="slow"), kind="start")
    assert stage(page)["phase"] == "running"
    page = send(page, id=2, kind="pause")
    told = stage(page)
    reached = int(told["columns"]["epoch"][-1])
    assert told["phase"] == "paused" and reached < 5000
    assert page.query_params["paused"] == str(reached)
    page = healthy(page.run())
    assert stage(page)["columns"]["epoch"][-1] == reached
    page = send(page, id=3, kind="go_on")
    assert stage(page)["phase"] == "running" and "paused" not in page.query_params
    page = send(page, id=4, kind="stop")
    told = stage(page)
    assert told["phase"] == "stopped" and reached <= told["columns"]["epoch"][-1] < 5000
    page = send(page, id=5, kind="back")
    assert stage(page)["phase"] == "ready" and dict(page.query_params).keys() == {"pace"}


@pytest.mark.parametrize(("name", "phase"), [("stopped", "stopped"), ("paused", "paused")])
def test_a_link_to_an_interrupted_run_makes_it_again_up_to_there(name, phase):
    told = stage(rested(open_page(**{name: "123", "epoch": "50"})))
    assert told["phase"] == phase and told["columns"]["epoch"][-1] == 123
    assert told["columns"]["epoch"][told["row"]] == 50


def test_a_paused_link_can_go_on_to_the_published_end():
    page = rested(open_page(paused="4000", epoch="4000", pace="fast"))
    page = rested(send(page, kind="go_on"))
    assert stage(page)["phase"] == "done"
    assert {name: round(at_row(page, name), 2) for name in WEIGHT_NAMES} == dict(companies().published)


def test_a_long_run_is_not_made_by_opening_a_link():
    told = stage(open_page(epoch="3", epochs="100000"))
    assert told["phase"] == "ready" and "press Train" in told["sentence"]


def test_a_diverging_run_ends_with_a_sentence_and_keeps_the_last_good_weights():
    page = trained(open_page(**FAST, start="random", seed="1", optimiser="momentum", rate="1000000"))
    told = stage(page)
    assert told["phase"] == "failed" and told["alarming"]
    assert "learning rate 1e+06 is too high" in told["sentence"] and "at epoch 6" in told["sentence"]
    assert np.isfinite(at_row(page, "w_fh"))


def test_a_stuck_run_is_called_stuck():
    page = trained(open_page(**FAST, optimiser="gradient_descent", rate="50", start="random", epochs="500"))
    assert stage(page)["sentence"].startswith("Stuck") and "saturated" in stage(page)["sentence"]


def test_a_changed_recipe_takes_the_old_run_off_the_screen_and_undo_brings_the_settings_back():
    page = trained(open_page(**FAST, epochs="60"))
    page = healthy(page.text_input(key="training_rate").set_value("0,01").run())
    assert stage(page)["phase"] == "ready" and page.query_params["rate"] == "0.01"
    page = healthy(page.text_input(key="training_rate").set_value("fast").run())
    assert "“fast” cannot be used here" in texts(page).replace("\\", "")
    assert page.query_params["rate"] == "0.01"
    page = send(page, id=9, kind="undo")
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
    assert stage(page)["phase"] == "done" and stage(page)["gates"][0]["lines"][0]["published"] is None
    assert desk(page).plan.data == data_from_text("0.5, 1 → 0.5\n1 → -0.25")


def test_what_cannot_be_trained_says_why_before_and_after_the_start():
    page = open_page(data="own", series="1,2>0;1,2,3>0", loss="every")
    assert "equal lengths" in stage(page)["sentence"]
    page = rested(send(page, kind="start"))
    assert stage(page)["phase"] == "ready" and "equal lengths" in stage(page)["sentence"]


def test_the_panel_of_one_step_shows_the_runs_own_numbers():
    page = rested(open_page(epoch="2000", open="step", company="2", weight="w_ox"))
    assert table(page, "The forward numbers of each day")[-1][-1] == "0.6170"
    assert "epoch 2,000 to 2,001, Company B" in texts(page)
    update = {row[0]: row[-1] for row in table(page, "The update of one weight")}
    page = send(page, id=3, kind="epoch", row=201)
    assert "epoch 2,010 to 2,011" in texts(page)
    assert {row[0]: row[-1] for row in table(page, "The update of one weight")} != update


def test_all_weights_stand_beside_the_published_ones():
    rows = table(rested(open_page(epoch="2000", open="weights")), "The twelve weights")
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
    assert "The file was not loaded" in texts(page) and page.query_params.get("forget") is None
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


@pytest.mark.parametrize("kind", [None, "eval", [], {}, 7, "epoch", "look"])
def test_a_hostile_request_never_breaks_the_page(kind):
    page = send(open_page(), kind=kind, row="x", company=-1)
    assert stage(page)["phase"] == "ready" and stage(page)["message"]


def test_two_visitors_have_runs_of_their_own():
    ada, ben = open_page(pace="slow"), open_page(pace="slow")
    ada = send(ada, kind="start")
    assert stage(healthy(ben.run()))["phase"] == "ready"
    ada = send(ada, id=2, kind="stop")
    assert stage(ada)["phase"] == "stopped" and desk(ben).run is None
