"""The trained unit taken home: its program prints the predictions on screen, its file opens on the unit's page."""

import json

import pytest

from lstm_core.files.take_home.code.programs import code
from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import WRITERS
from pages.training.live.runs import records_of
from pages.training.panels.files import screen_of
from pages.training.panels.step import record_at
from pages.training.state import GIVEN
from pages.training.url import ADDRESS
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
