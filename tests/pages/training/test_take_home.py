"""The trained unit taken home: its program prints the predictions on screen, its file opens on the unit's page."""

import json

import pytest

from lstm_core.files.take_home.code.programs import code
from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import WRITERS
from pages.training.live.runs import records_of
from pages.training.panels.files import screen_of
from pages.training.panels.step import record_at
from pages.training.spec import TRAINING
from pages.training.state import GIVEN
from pages.training.url import ADDRESS
from pages.ui.networks.again import texts_of
from tests.core.files.take_home.screens import run_alone
from tests.pages.support import healthy, open_page, unit, upload
from tests.ui.networks.units import TRAINED

RUN = {"epochs": "20", "epoch": "20", "optimiser": "gradient_descent", "rate": "0.1"}


def looked_at(**query):
    state, complaints = ADDRESS.decode(RUN | query)
    assert complaints == ()
    return state, record_at(records_of(state), state.epoch)


@pytest.mark.parametrize("loss", ["last", "every"])
def test_the_program_prints_the_predictions_of_the_epoch_on_screen(loss, tmp_path):
    state, record = looked_at(loss=loss)
    printed = run_alone(code(screen_of(state, record), "numpy"), tmp_path)
    named = [number for name, numbers in printed.items() if name.startswith("Company") for number in numbers]
    assert named == pytest.approx(record.predictions.ravel().tolist(), abs=1e-6)
    assert printed["loss"] == pytest.approx([record.loss], abs=1e-6)


def test_trained_weights_open_on_the_units_page_at_the_day_on_screen():
    state, record = looked_at(company="2", day="3")
    content = WRITERS["safetensors"](arrays_of(screen_of(state, record)))
    page = upload(open_page(open="files"), content, "trained.safetensors")
    page = healthy(page.button(key="files_use").click().run())
    values = unit(page)["values"]
    assert {name: values[name] for name in record.parameters.settable} == dict(record.parameters.settable)
    assert values["x"] == 0.25
    assert values["h_prev"] == pytest.approx(float(screen_of(state, record).look["h_prev"]), abs=0)


def test_a_network_in_any_layout_becomes_the_start():
    page = upload(open_page("training/page.py", open="files"), json.dumps(TRAINED), "unit.json")
    page = healthy(page.button(key="training_files_use").click().run())
    state = ADDRESS.decode({key: page.query_params[key] for key in page.query_params})[0]
    assert state.start == GIVEN
    assert state.plan.parameters.settable["b_f"] == pytest.approx(2.1010 + 0.3462, abs=1e-12)


OWN = {
    "data": "own", "series": "0.1,0.30000000000000004,-0.2>0.5;1,0.25,0.125>0.1", "start": "random", "seed": "3",
    "optimiser": "momentum", "rate": "0.05", "epochs": "300", "clip": "0.5", "biases": "2", "epoch": "137", "company": "2",
    "day": "2",
}  # fmt: skip
STOPPED = {
    "forget": "0.1,0.2,0.30000000000000004", "rate": "0.1", "epochs": "900", "loss": "every", "stopped": "90", "epoch": "77",
}  # fmt: skip


def home(query, ending="json"):
    state, complaints = ADDRESS.decode(query)
    assert complaints == ()
    screen = screen_of(state, record_at(records_of(state), state.epoch))
    return WRITERS[ending](arrays_of(screen), texts_of(TRAINING, state)), screen


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("query", [OWN, STOPPED], ids=["own", "stopped"])
def test_loading_ones_own_file_shows_the_same_run_at_the_same_epoch(query, ending):
    content, before = home(query, ending)
    page = upload(open_page("training/page.py", open="files", words="standard"), content, f"mine.{ending}")
    shown = dict(page.query_params.items())
    assert shown == query | {"open": "files", "words": "standard"}
    assert "every number is the same" in page.info[0].value and not page.warning
    state, _ = ADDRESS.decode(shown)
    after = screen_of(state, record_at(records_of(state), state.epoch))
    assert {name: row.tolist() for name, row in arrays_of(after).items()} == {
        name: row.tolist() for name, row in arrays_of(before).items()
    }


def test_weights_that_the_recipe_does_not_give_are_said_and_those_of_no_page_are_a_start():
    content = json.loads(home(STOPPED)[0])
    content["lstm.bias_ih_l0"][1] += 0.5
    page = upload(open_page("training/page.py", open="files"), json.dumps(content), "mine.json")
    assert "`lstm.bias_ih_l0`, by up to 0\\.5000" in page.warning[0].value
    del content["gatewise.address"]
    page = upload(open_page("training/page.py", open="files"), json.dumps(content), "mine.json")
    assert "epoch" not in page.query_params
    page = healthy(page.button(key="training_files_use").click().run())
    assert ADDRESS.decode(dict(page.query_params.items()))[0].start == GIVEN
