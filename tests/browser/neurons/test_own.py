"""In a browser: the text by another quantity, a count read off the units, and a network of one's own."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from lstm_core.charlm.net.model import save_model
from lstm_core.charlm.net.reading import read_with
from pages.neurons.columns import probe_columns
from pages.neurons.model.network import reading_of
from pages.neurons.text.texts import shipped_passages
from pages.ui.text.numbers import fixed
from tests.browser.objects.neurons_page import NeuronsPage
from tests.browser.tools.looks import CALM, assert_good_looks
from tests.core.charlm.support import small_model

QUOTES = shipped_passages()["quotes"].text
TALL = {"width": 1440, "height": 9000}
# A memory above 0.9 behind an output gate below 0.05.
CELL, PLACE = 44, 345


@pytest.fixture
def tall(visitors, server):
    return NeuronsPage(visitors.page(viewport=TALL, **CALM), server)


def assert_coloured(page, values, most=1.0):
    shown = page.shades()
    np.testing.assert_allclose(shown, values / most, atol=0.005001)


def test_a_full_memory_behind_a_closed_gate_is_deep_by_tanh_c_and_almost_white_by_h(tall):
    tall.open(f"/neurons?from=quotes&cell={CELL}&place={PLACE + 1}")
    trace = reading_of(QUOTES).cell(CELL)
    assert trace.tanh_c[PLACE] > 0.9 and trace.o[PLACE] < 0.05
    assert_coloured(tall, trace.tanh_c)
    assert tall.shades()[PLACE] > 0.9
    choice = tall.host.get_by_label("Colour by")
    coloured = tall.readout.locator(".coloured:visible")
    # Each by its own scale: c's ends at its largest size, a gate's begins at 0.
    for quantity, ends in (
        ("h", ["−1", "+1"]),
        ("c", [f"{sign}{fixed(np.abs(trace.c).max(), 2)}" for sign in "−+"]),
        ("o", ["0", "1"]),
        ("g", ["−1", "+1"]),
    ):
        choice.select_option(quantity)
        expect(tall.host).to_have_attribute("data-colour", quantity)
        tall.expect_parameter("colour", quantity)
        expect(tall.host.locator(".scale .end")).to_have_text(ends)
        assert_coloured(tall, getattr(trace, quantity), np.abs(trace.c).max() if quantity == "c" else 1.0)
        expect(tall.readout.locator(f'[data-key="{quantity}"]')).to_contain_text("coloured")
        expect(coloured).to_have_count(1)
        # The unit on screen stays the one that was looked at.
        tall.expect_cell(CELL)
        if quantity == "h":
            assert 0 <= tall.shades()[PLACE] < 0.05
            expect(tall.host.locator(".lead-text")).to_contain_text("article of 2015 colours h")
            expect(tall.host.locator(".cell-told")).to_contain_text("Correlation of h with")
    tall.tool("undo").click()
    tall.expect_parameter("colour", "o")
    assert_good_looks(tall.page)


def test_a_count_is_read_off_one_unit_and_off_all(visitors, server):
    neurons = NeuronsPage(visitors.page(), server).open("/neurons?from=brackets&probe=bracket_depth&place=30")
    text = shipped_passages()["brackets"].text
    found = probe_columns(text, "bracket_depth")
    cell = int(found["cells"][0])
    figures = [found["r2"][cell], found["r2_unseen"][cell], found["r2_all"][0], found["r2_all_unseen"][0]]
    told = neurons.host.locator(".cell-told strong")
    expect(told).to_have_text(
        [re.compile(r"."), re.compile(r"."), *(fixed(float(figure), 2) for figure in figures)]
    )
    numbers = neurons.list.get_by_role("option").first.locator(".rank-number")
    expect(numbers).to_have_text(
        [re.compile(r"."), re.compile(r"."), *(fixed(float(figure), 2) for figure in figures[:2])]
    )
    legend = neurons.host.locator(".neuron-plot .entry")
    expect(legend.nth(0)).to_contain_text(f"Bracket depth, 0 to {int(np.nanmax(found['values']))}")
    expect(legend.nth(2)).to_contain_text(f"all 256 units {fixed(float(found['estimate'][29]), 1)}")
    expect(neurons.host.locator(".plot-range")).to_contain_text(f"characters 1 to {len(text) // 2}")


def test_a_network_of_ones_own_is_loaded_and_a_link_brings_it_to_others(visitors, server, tmp_path):
    characters = "".join(map(chr, range(0x3042, 0x3094))) + "\n"
    mine, path = small_model(units=6, characters=characters, scale=0.8), tmp_path / "mine.npz"
    save_model(mine, path)
    neurons = NeuronsPage(visitors.page(**CALM), server).open("/neurons?from=lines&look=model")
    field = neurons.main.locator("input[type=file]")
    field.set_input_files({"name": "table.npz", "mimeType": "", "buffer": b"day,value\n1,2\n"})
    expect(neurons.main.get_by_test_id("stAlert")).to_contain_text("The file is damaged or of another kind")
    expect(neurons.board.locator(".cell-box")).to_have_count(256)
    field.set_input_files(path)
    expect(neurons.board.locator(".cell-box")).to_have_count(6)
    expect(neurons.host.locator(".lead-text")).to_contain_text("the network you loaded, with 6 units")
    expect(neurons.note).to_contain_text("not in the network's alphabet")
    # The units' colours are those of the network, here and for whoever gets the link.
    text = shipped_passages()["lines"].text
    wanted = read_with(mine, text)
    other = NeuronsPage(visitors.page(), server).open(f"/{neurons.page.url.split('/', 3)[3]}")
    for page in (neurons, other):
        expect(page.board.locator(".cell-box")).to_have_count(6)
        page.board.locator("[data-cell='2']").click()
        page.expect_cell(2)
        np.testing.assert_allclose(page.shades()[:200], wanted.cell(2).tanh_c[:200], atol=0.005001)
    assert_good_looks(neurons.page)
    gone = NeuronsPage(visitors.page(), server).open("/neurons?model=0123456789abcdef012345")
    expect(gone.main).to_contain_text("load the file again")
    expect(gone.board.locator(".cell-box")).to_have_count(256)
