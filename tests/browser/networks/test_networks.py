"""Networks of other programs on the unit's page: loaded, checked, used, taken home and brought back."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect
from safetensors.numpy import save_file

from pages.ui.text.texts import text
from tests.browser.objects.sequence_page import SequencePage
from tests.core.files.take_home.screens import run_alone

GOLDEN = Path(__file__).parents[2] / "golden" / "networks"
# The worked unit's rows in ONNX's order under PyTorch's names.
CROSSED = {
    "weight_ih_l0": [[1.65], [-0.19], [1.63], [0.94]],
    "weight_hh_l0": [[2.00], [4.38], [2.70], [1.41]],
    "bias_ih_l0": [0.62, 0.59, 1.62, -0.32],
}


def load(unit, file):
    unit.main.locator("input[type=file]").set_input_files(file)
    return unit.main.locator(".st-key-files_understood")


def press(place, name):
    place.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("name", ["companies.safetensors", "companies.keras"])
def test_the_companies_network_of_another_program_tells_them_apart_on_the_page_of_days(unit, name):
    unit.open("/unit?open=files")
    card = load(unit, GOLDEN / name)
    expect(card).to_contain_text(f"What “{name}” was understood as")
    expect(card).to_contain_text("Keras" if name.endswith("keras") else "two biases for each block")
    press(card, text("networks.bring.use.unit"))
    expect(card).to_have_count(0)
    expect(unit.handle("w_fx")).to_have_attribute("aria-valuenow", re.compile(r"^7\.237"))
    unit.main.get_by_role("link", name=text("unit.files.sequence")).click()
    days = SequencePage(unit.page, unit.server)
    days.wait()
    expect(days.chart.locator(".point text")).to_have_text(
        ["Company A, day 5: 0.001, should be 0", "Company B, day 5: 0.998, should be 1"]
    )
    days.go(4)
    # Last h of company A and of company B beside it.
    assert [days.readings()[place] for place in (1, 3)] == ["0.0007", "0.9977"]


def test_another_order_of_the_gates_is_seen_in_the_numbers_before_it_is_used(unit):
    unit.open("/unit?open=files")
    before = unit.texts()
    card = load(
        unit, {"name": "crossed.json", "mimeType": "application/json", "buffer": json.dumps(CROSSED).encode()}
    )
    rows = card.locator("[data-table]").last.locator("tbody tr")
    expect(rows.first).to_contain_text(re.compile(r"chosen: input, forget.*2\.9695.*0\.8793"))
    box = card.get_by_role("combobox", name=text("networks.bring.choices.order"))
    # A list that has just been opened closes when the page scrolls.
    box.scroll_into_view_if_needed()
    unit.painted()
    box.click()
    unit.page.get_by_role("option", name=re.compile("ONNX")).click()
    expect(rows.first).to_contain_text(re.compile(r"chosen: input, output.*2\.9476.*0\.9862"))
    expect(card).to_contain_text("c would be 2.9695 instead of 2.9476")
    assert unit.texts() == before
    press(card, text("networks.bring.use.unit"))
    expect(unit.handle("w_ox")).to_have_attribute("aria-valuenow", "-0.19")
    assert (unit.value("c"), unit.value("h")) == ("2.95", "0.99")
    unit.tool("undo").click()
    unit.expect_query(open="files")


def test_the_program_runs_and_prints_the_numbers_and_the_file_brings_them_back(unit, tmp_path):
    unit.open("/unit?open=files&x=0.5&forget=1,2,3")
    seen = unit.texts()
    program = unit.main.get_by_test_id("stCode").locator("code").text_content()
    printed = run_alone(program, tmp_path)
    for key in ("c", "h"):
        assert printed[key][0] == pytest.approx(float(unit.value(f"exact.{key}").replace("−", "-")), abs=6e-7)
    with unit.page.expect_download() as saving:
        press(unit.main, ".npz")
    file = tmp_path / saving.value.suggested_filename
    saving.value.save_as(file)
    unit.open("/unit?open=files")
    assert unit.texts() != seen
    card = load(unit, file)
    press(card, text("networks.bring.use.unit"))
    expect(unit.number("x")).to_have_text("0.50")
    assert unit.texts() == seen


def test_a_network_of_several_megabytes_reaches_the_way_to_the_page_of_layers(unit, tmp_path):
    units = 512
    rng = np.random.default_rng(0)
    arrays = {
        "weight_ih_l0": rng.normal(size=(4 * units, 64)).astype("f4"),
        "weight_hh_l0": rng.normal(size=(4 * units, units)).astype("f4"),
        "bias_ih_l0": np.zeros(4 * units, "f4"),
    }
    save_file(arrays, tmp_path / "large.safetensors")
    unit.open("/unit?open=files")
    card = load(unit, tmp_path / "large.safetensors")
    expect(card).to_contain_text("64 inputs and 512 units")
    link = card.get_by_role("link", name=text("networks.bring.layers_link"))
    expect(link).to_have_attribute("href", re.compile(r"layer\?model=\w{22}$"))
    expect(card.get_by_role("button", name=text("networks.bring.use.unit"))).to_have_count(0)
