"""Neurons that read in a browser: colours, read-out, expectations, cells, brush, own texts, keys, a phone."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from lstm_core.charlm.net.reading import TOP
from lstm_core.charlm.probes.following import brushed, rank_cells
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.neurons.model.held_out import held_out_results
from pages.neurons.model.network import network, reading_of
from pages.neurons.text.texts import shipped_passages
from pages.ui.text.numbers import fixed, percent
from tests.browser.objects.neurons_page import NeuronsPage
from tests.browser.tools.looks import PHONE, scrolls_sideways
from tests.browser.tools.waiting import painted

QUOTES = shipped_passages()["quotes"].text
MINE = 'greet("you")  # caf\u00e9\n\tif ready[0]:\n'
TALL = {"width": 1440, "height": 9000}
SHARES = ("f", "i", "o")


@pytest.fixture
def neurons(page, server):
    return NeuronsPage(page, server)


@pytest.fixture
def tall(visitors, server):
    """A window that holds a whole passage."""
    return NeuronsPage(visitors.page(viewport=TALL), server)


def best(text, probe):
    """The cells in the engine's order."""
    values = probe_values(probe, text)
    return [int(cell) for cell in rank_cells(reading_of(text).tanh_c, values, PROBES[probe].kind).cells]


def assert_coloured(neurons, text, cell):
    """Every box has the colour of what the engine says the cell holds after that character."""
    wanted = reading_of(text).cell(cell).tanh_c
    shown = neurons.shades()
    assert len(shown) == len(text)
    np.testing.assert_allclose(shown, wanted, atol=0.005001)


def shown_number(key, value):
    if key in SHARES:
        return percent(value)
    return fixed(value, 3)


# --- colours ---------------------------------------------------------------------------------


def test_every_character_has_the_colour_of_the_cell_after_it(tall):
    tall.open("/neurons?from=quotes&cell=5")
    assert [sign for sign in tall.signs() if sign != "↵"] == [sign for sign in QUOTES if sign != "\n"]
    assert_coloured(tall, QUOTES, 5)
    for press, cell in (("next", 6), ("next", 7), ("previous", 6)):
        tall.tool(press).click()
        tall.expect_cell(cell)
    assert_coloured(tall, QUOTES, 6)
    tall.expect_parameter("cell", "6")


def test_the_cell_that_follows_quotes_best_changes_at_the_quotes(tall):
    tall.open("/neurons?from=quotes&probe=indentation")
    tall.choose_probe("quotes")
    first = best(QUOTES, "quotes")[0]
    tall.expect_cell(first)
    tall.expect_ranked(best(QUOTES, "quotes")[:8])
    assert_coloured(tall, QUOTES, first)
    # Inside and outside the quotes the colours are apart, as the eye sees it.
    inside = probe_values("quotes", QUOTES) == 1.0
    shown = np.array(tall.shades())
    correlation = np.corrcoef(shown, inside)[0, 1]
    told = rank_cells(reading_of(QUOTES).tanh_c, probe_values("quotes", QUOTES), "yes_no").correlation[first]
    assert correlation == pytest.approx(told, abs=0.01)
    expect(tall.host.locator(".cell-told")).to_contain_text(fixed(float(told), 2))


def test_beside_every_figure_of_this_text_stands_the_one_of_unseen_files(neurons):
    neurons.open("/neurons?from=quotes&probe=quotes")
    unseen = held_out_results().rankings["quotes"]
    here = rank_cells(reading_of(QUOTES).tanh_c, probe_values("quotes", QUOTES), "yes_no")
    cell = int(here.cells[0])
    areas = [max(float(one.auc[cell]), 1 - float(one.auc[cell])) for one in (here, unseen)]
    figures = [fixed(float(one.correlation[cell]), 2) for one in (here, unseen)]
    figures += [fixed(area, 3) for area in areas]
    first = neurons.list.get_by_role("option").first
    assert first.locator(".rank-number").all_inner_texts() == figures
    told = neurons.host.locator(".cell-told")
    assert told.locator("strong").all_inner_texts() == figures
    assert areas[0] > 0.9 and here.auc[cell] < 0.5
    expect(told).to_contain_text("lower inside")
    # What the two measures are opens where they stand.
    assert told.locator(".term").evaluate_all("nodes => nodes.map(node => node.dataset.term)") == [
        *("correlation", "held-out", "auc")
    ]
    # A graded probe has no yes and no, but a count that can be read off.
    neurons.choose_probe("indentation")
    expect(neurons.host.locator(".rank-head span")).to_have_text(
        ["unit", "corr.\nhere", "corr.\nunseen", "R²\nhere", "R²\nunseen"]
    )


def test_the_chart_says_which_characters_it_shows_and_turns_the_page(neurons):
    neurons.open("/neurons?from=quotes&place=1")
    shown = neurons.host.locator(".plot-range")
    count = len(QUOTES)
    assert 800 < count < 1600
    expect(shown).to_have_text(re.compile(rf"^Characters 1 to 800 of {count}\. .*turns the page"))
    neurons.cursor.focus()
    neurons.page.keyboard.press("Control+End")
    expect(shown).to_have_text(re.compile(rf"^Characters 801 to {count} of {count}\."))


def test_the_other_pair_of_colours_stands_for_the_same_numbers(tall):
    tall.open("/neurons?from=quotes&cell=5")
    before = tall.host.locator(".signs span").first.evaluate("node => getComputedStyle(node).backgroundColor")
    tall.host.get_by_role("button", name="Orange to purple").click()
    expect(tall.host).to_have_attribute("data-colours", "orange-purple")
    after = tall.host.locator(".signs span").first.evaluate("node => getComputedStyle(node).backgroundColor")
    assert before != after
    assert_coloured(tall, QUOTES, 5)
    tall.tool("undo").click()
    expect(tall.host).to_have_attribute("data-colours", "red-blue")


# --- one character -----------------------------------------------------------------------------


def test_hovering_reads_out_the_cell_at_that_character_and_leaving_goes_back(neurons):
    neurons.open("/neurons?from=quotes&cell=9&place=3")
    trace = reading_of(QUOTES).cell(9)
    for place in (0, 11, 40):
        neurons.page.mouse.move(*neurons.box(place))
        neurons.expect_place(place)
        for key, values in trace._asdict().items():
            neurons.expect_value(key, shown_number(key, float(values[place])))
        line, column = QUOTES.count("\n", 0, place) + 1, place - QUOTES.rfind("\n", 0, place)
        expect(neurons.readout.locator("h3")).to_have_text(f"Line {line}, column {column}")
    neurons.page.mouse.move(5, 5)
    neurons.expect_place(2)
    neurons.click(11)
    neurons.expect_parameter("place", "12")


def test_the_five_likeliest_to_follow_are_the_engines(tall):
    tall.open("/neurons?from=urls&strips=guesses")
    text, model = shipped_passages()["urls"].text, network()
    reading = reading_of(text)
    guesses = tall.guesses()
    assert len(guesses) == len(text)
    signs = {"\n": "↵", "\t": "⇥"}
    for place, five in enumerate(guesses):
        symbols, chances = reading.top[place + 1], reading.chances[place + 1]
        expected = [signs.get(model.alphabet.decode(s), model.alphabet.decode(s) or " ") for s in symbols]
        assert [sign for sign, _, _ in five] == expected, place
        assert [chance for _, chance, _ in five] == pytest.approx(chances.tolist(), abs=0.005001)
        following = reading.symbols[place + 1] if place + 1 < len(text) else None
        assert [came for _, _, came in five] == [symbol == following for symbol in symbols]
    assert any(came for five in guesses for _, _, came in five)
    expect(tall.note).to_contain_text("expected to follow the one above")


def test_the_read_out_says_what_was_expected_and_how_surprising_the_character_was(neurons):
    neurons.open("/neurons?from=urls&place=30")
    text = shipped_passages()["urls"].text
    reading = reading_of(text)
    chances = neurons.readout.locator(".expects-list .chance").all_inner_texts()
    assert chances[0] == percent(float(reading.chances[30, 0])) and len(chances) == TOP
    bits = neurons.readout.locator(".surprise-text .surprise-bits")
    expect(bits).to_have_text(f"{fixed(float(reading.surprise[29]), 2)} bits")
    # The surprise is this character's, what is expected the next one's: each has a line of its own.
    head = neurons.readout.locator(".expects-head")
    assert text[30] == " "
    expect(head).to_have_text("Next character, expected (actual: space)")
    above, below = bits.bounding_box(), head.bounding_box()
    assert above["y"] + above["height"] < below["y"]


def test_strips_are_drawn_under_the_text_and_kept_in_the_address(neurons):
    neurons.open("/neurons?from=quotes")
    for strip in ("gates", "surprise"):
        neurons.strip(strip)
    neurons.expect_parameter("strips", "gates,surprise")
    expect(neurons.host.locator(".text-row").first.locator("canvas")).to_have_count(2)
    painted = """node => { const pen = node.getContext("2d");
      return pen.getImageData(0, 0, node.width, node.height).data.some(part => part > 0); }"""
    for canvas in neurons.host.locator(".text-row").first.locator("canvas").all():
        assert canvas.evaluate(painted)


# --- cells --------------------------------------------------------------------------------------


def test_any_cell_can_be_chosen_by_number_on_the_board_and_in_the_list(neurons):
    neurons.open("/neurons?from=quotes")
    number = neurons.host.get_by_label("Unit", exact=True).first
    number.fill("200")
    number.press("Enter")
    neurons.expect_cell(200)
    number.fill("256")
    number.press("Enter")
    expect(neurons.alert).to_contain_text("from 0 to 255")
    neurons.expect_cell(200)
    neurons.board.locator('[data-cell="17"]').click()
    neurons.expect_cell(17)
    expect(neurons.board).to_have_attribute("aria-valuenow", "17")
    neurons.board.press("ArrowDown")
    neurons.expect_cell(33)
    third = best(QUOTES, "quotes")[2]
    neurons.list.get_by_role("option").nth(2).click()
    neurons.expect_cell(third)
    neurons.list.press("ArrowUp")
    neurons.expect_cell(best(QUOTES, "quotes")[1])
    neurons.tool("undo").click()
    neurons.expect_cell(third)


def test_a_cell_can_be_named_and_the_name_travels_in_the_link(neurons, visitors, server):
    neurons.open("/neurons?from=quotes&cell=17")
    neurons.host.get_by_label("Name of unit 17").fill("my, cell")
    neurons.host.get_by_label("Name of unit 17").press("Enter")
    neurons.expect_parameter("names", "17:my cell")
    expect(neurons.host.locator(".text-head .cell-name")).to_have_text("my cell")
    other = NeuronsPage(visitors.page(), server)
    other.open(neurons.page.url.removeprefix(server.address("")))
    expect(other.host.locator(".text-head .cell-name")).to_have_text("my cell")


def test_all_cells_at_one_character(neurons):
    neurons.open("/neurons?from=quotes&by=here&place=50")
    values = reading_of(QUOTES).tanh_c[49]
    order = sorted(range(len(values)), key=lambda cell: (-abs(values[cell]), cell))
    neurons.expect_ranked(order[:8])
    box = neurons.board.locator(f'[data-cell="{order[-1]}"]')
    expect(box).to_have_attribute("style", re.compile(f"{abs(values[order[-1]]):.2f}"))


# --- brush --------------------------------------------------------------------------------------


def test_a_span_that_is_brushed_ranks_the_cells_that_tell_it_apart(neurons):
    neurons.open("/neurons?from=quotes")
    neurons.brush(4, 20)
    neurons.expect_parameter("brush", "5-20")
    found = brushed(reading_of(QUOTES).tanh_c, 4, 20)
    neurons.expect_ranked([int(cell) for cell in found.cells[:8]])
    first = neurons.list.get_by_role("option").first
    cell = int(found.cells[0])
    expect(first).to_contain_text(fixed(float(found.inside[cell]), 2))
    expect(first).to_contain_text(fixed(float(found.outside[cell]), 2))
    first.click()
    neurons.expect_cell(cell)


def test_a_span_can_be_said_in_numbers_and_with_keys(neurons):
    neurons.open("/neurons?from=quotes&place=10")
    neurons.host.get_by_role("button", name="By selection").click()
    neurons.host.get_by_label("from", exact=True).fill("30")
    neurons.tool("next").click()
    expect(neurons.host).to_have_attribute("data-answered", "2")
    expect(neurons.host.get_by_label("from", exact=True)).to_have_value("30")
    neurons.host.get_by_label("to", exact=True).fill("12")
    neurons.host.get_by_label("to", exact=True).press("Enter")
    expect(neurons.alert).to_contain_text("There is no such selection")
    neurons.host.get_by_label("to", exact=True).fill("42")
    neurons.host.get_by_label("to", exact=True).press("Enter")
    neurons.expect_parameter("brush", "30-42")
    expect(neurons.alert).to_be_empty()
    neurons.cursor.focus()
    for _ in range(3):
        neurons.page.keyboard.press("Shift+ArrowRight")
    neurons.expect_parameter("brush", "12-13")
    neurons.page.keyboard.press("Escape")
    neurons.expect_parameter("brush", None)


# --- texts ---------------------------------------------------------------------------------------


def test_own_text_is_pasted_and_read(neurons, tall):
    tall.open("/neurons?look=text&cell=3")
    tall.main.get_by_label("Your own text").fill(MINE)
    tall.button("Read this text").click()
    expect(tall.note).to_contain_text("2 characters are not in the network's alphabet")
    tall.expect_cell(3)
    assert "".join(tall.signs()) == MINE.replace("\n", "↵").replace("\t", "⇥")
    assert_coloured(tall, MINE, 3)
    expect(tall.host.locator(".signs .unknown")).to_have_count(2)
    address = tall.page.url.removeprefix(tall.server.address(""))
    neurons.open(address)
    expect(neurons.host.locator(".signs .unknown")).to_have_count(2)


def test_a_file_that_is_no_text_gets_one_sentence_and_fifty_megabytes_are_refused(neurons, tmp_path):
    neurons.open("/neurons?from=quotes&look=text")
    field = neurons.main.locator("input[type=file]")
    for content, says in (
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
        (b"caf\xe9", "not UTF-8"),
        (b"x" * (MAX_TEXT + 1), "20,001"),
        (b"", "empty"),
    ):
        field.set_input_files({"name": "text.py", "mimeType": "text/plain", "buffer": content})
        expect(neurons.main.get_by_test_id("stAlert")).to_contain_text(says)
        expect(neurons.host.locator(".signs span").first).to_have_text(QUOTES[0])
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * 50_000_000)
    neurons.main.locator("input[type=file]").set_input_files(big)
    expect(neurons.main.get_by_test_id("stFileUploader")).to_contain_text("1.0MB")
    expect(neurons.host.locator(".signs span").first).to_have_text(QUOTES[0])


def test_twenty_thousand_characters_are_drawn_near_the_window_only(neurons):
    neurons.open("/neurons?look=text&cell=3")
    long = 'def f(x):\n    return "y" + x\n\n' * (MAX_TEXT // 31)
    neurons.main.get_by_label("Your own text").fill(long)
    neurons.button("Read this text").click()
    expect(neurons.readout.locator(".where-text")).to_contain_text(f"of {len(long):,}")
    neurons.expect_cell(3)
    assert len(neurons.shades()) < 5_000
    neurons.cursor.focus()
    neurons.page.keyboard.press("Control+End")
    neurons.expect_place(len(long) - 1)
    # Rows that come near the window are made with the next frame.
    painted(neurons.page)
    wanted = reading_of(long).cell(3).tanh_c
    assert neurons.shades()[-1] == pytest.approx(wanted[-1], abs=0.005001)


# --- keys, and a phone ----------------------------------------------------------------------------


def test_arrow_keys_walk_through_the_text(neurons):
    neurons.open("/neurons?from=quotes")
    neurons.cursor.focus()
    below = QUOTES.index("\n") + 1
    for key, place in (
        ("ArrowRight", 1),
        ("ArrowRight", 2),
        ("Home", 0),
        ("ArrowDown", below),
        ("End", QUOTES.index("\n", below)),
    ):
        neurons.page.keyboard.press(key)
        neurons.expect_place(place)
    expect(neurons.cursor).to_have_attribute("aria-valuenow", str(QUOTES.index("\n", below) + 1))
    expect(neurons.cursor).to_have_attribute("aria-valuetext", re.compile(r"^line end, line 2, column \d+, "))
    neurons.expect_parameter("place", str(QUOTES.index("\n", below) + 1))


def test_a_phone_shows_everything_without_scrolling_sideways(visitors, server):
    page = visitors.page(viewport=PHONE, has_touch=True)
    neurons = NeuronsPage(page, server).open("/neurons?from=quotes&strips=gates,guesses,surprise")
    assert not scrolls_sideways(page)
    page.touchscreen.tap(*neurons.box(7))
    neurons.expect_place(7)
    neurons.expect_parameter("place", "8")
