"""The network writes, and a cell is opened, in a browser: every number against the engine."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from lstm_core.charlm.net.generate import generate
from lstm_core.charlm.net.writing import write_down
from pages.neurons.cell.payload import values_of
from pages.neurons.model.network import network, reading_of
from pages.neurons.text.signs import sign_of
from pages.neurons.text.texts import text_of
from pages.neurons.url import default_state
from tests.browser.objects.neurons_panels import Panels, number, shows, shows_chance
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look

WRITE = "look=write&prompt=def+&length=80&temperature=0.8&seed=3"
OPEN = "look=open&cell=17&place=21"
START = default_state()


@pytest.fixture
def panels(page, server):
    return Panels(page, server)


def engine(prompt="def ", length=80, heat=0.8, seed=3):
    return write_down(generate(network(), prompt, length, heat, seed))


# --- writing ----------------------------------------------------------------------------


def test_what_is_written_is_the_engines_and_a_second_browser_sees_the_same(panels, visitors):
    panels.open(WRITE)
    panels.expect_text(engine().text)
    panels.look(9)
    panels.expect_parameter("choice", "9")
    other = Panels(visitors.page(), visitors.server).open(panels.page.url.split("?")[1])
    other.expect_text(engine().text)
    expect(other.writing).to_have_attribute("data-choice", "9")


def test_the_five_likeliest_and_the_one_drawn_are_the_engines(panels):
    panels.open(f"{WRITE}&choice=1")
    assert_shows_the_choice(panels, 1)
    for choice in (2, 17, 80):
        panels.look(choice)
        assert_shows_the_choice(panels, choice)


def assert_shows_the_choice(panels, choice):
    """The table of a written character says what the engine had recorded."""
    record, place = engine(), choice - 1
    rows = panels.rows()
    decode = network().alphabet.decode
    for row, listed in enumerate(record.listed[place][:5]):
        glyph, before, after = rows[row]
        assert glyph == sign_of(decode(int(listed))).glyph
        assert shows_chance(before, record.before[place, row]) and shows_chance(
            after, record.after[place, row]
        )
    assert rows[-1][0] == "…"
    assert shows_chance(rows[-1][1], record.rest_before[place]) and shows_chance(
        rows[-1][2], record.rest_after[place]
    )
    drawn = panels.writing.locator(".chances tr.drawn")
    expect(drawn).to_have_count(1)
    expect(drawn.locator(".glyph")).to_have_text(sign_of(record.text[place]).glyph)
    # Said in words, not by colour alone.
    expect(drawn.locator(".mark")).to_have_text("drawn")
    told = panels.writing.locator(".choice-told")
    expect(told).to_contain_text(sign_of(record.text[place]).name)
    assert shows(re.search(r"([\d.]+) bits", told.inner_text())[1], record.surprise[place])


def test_a_character_beyond_the_five_likeliest_has_a_row_of_its_own(panels):
    record = engine(heat=2.0)
    place = next(place for place in range(80) if record.listed[place, 5] not in record.listed[place, :5])
    panels.open(f"{WRITE.replace('=0.8', '=2')}&choice={place + 1}")
    rows = panels.rows()
    assert len(rows) == 7 and rows[5][0] == sign_of(record.text[place]).glyph
    assert sum(number(row[2].replace("under", "")) for row in rows) == pytest.approx(100, abs=0.5)
    expect(panels.writing.locator(".chances tbody tr").nth(5)).to_have_class("drawn")


def test_the_random_number_falls_on_the_part_of_what_was_drawn(panels):
    panels.open(WRITE)
    for choice in (3, 30, 61):
        panels.look(choice)
        panels.expect_parameter("choice", str(choice))
        share = engine().point[choice - 1]
        expect(panels.writing.locator(".choice-fell")).to_contain_text(f"{share:.4f}")
        (left, right), (start, end), (needle, after) = panels.writing.locator(".choice-line").evaluate(
            """line => [line, line.querySelector(".share.drawn"), line.querySelector(".needle")]
              .map(node => node.getBoundingClientRect()).map(({ left, right }) => [left, right])"""
        )
        middle = (needle + after) / 2
        assert start - 2 <= middle <= end + 2
        assert middle == pytest.approx(left + share * (right - left), abs=2)


def test_choices_are_walked_with_buttons_keys_a_click_and_by_playing(panels):
    panels.open(f"{WRITE}&choice=10")
    panels.writing.get_by_role("button", name="Next character").click()
    expect(panels.writing).to_have_attribute("data-choice", "11")
    panels.page.keyboard.press("ArrowRight")
    panels.page.keyboard.press("ArrowRight")
    panels.page.keyboard.press("ArrowLeft")
    expect(panels.writing).to_have_attribute("data-choice", "12")
    panels.expect_parameter("choice", "12")
    panels.writing.locator(".made").nth(39).click()
    expect(panels.writing).to_have_attribute("data-choice", "40")
    assert panels.writing.locator(".made.ahead").count() == 40
    panels.writing.get_by_role("button", name="Play").click()
    expect(panels.writing).to_have_attribute("data-choice", re.compile(r"^(4[3-9]|[5-7]\d)$"))
    panels.writing.get_by_role("button", name="Pause").click()
    stopped = panels.writing.get_attribute("data-choice")
    panels.expect_parameter("choice", stopped)


def test_playing_goes_to_the_end_and_stops_there(panels):
    panels.open(f"{WRITE}&choice=77")
    panels.writing.get_by_role("button", name="Play").click()
    expect(panels.writing).to_have_attribute("data-choice", "80")
    expect(panels.writing.get_by_role("button", name="Play")).to_be_visible()
    panels.expect_parameter("choice", None)


def test_beginning_temperature_and_seed_write_another_text(panels):
    panels.open(WRITE)
    panels.field("Beginning").fill("import ")
    panels.field("Beginning").press("Control+Enter")
    panels.expect_parameter("prompt", "import ")
    panels.expect_text(engine("import ").text)
    panels.button("Write another").click()
    panels.expect_parameter("seed", "4")
    panels.expect_text(engine("import ", seed=4).text)
    panels.field("Exactly").fill("0")
    panels.field("Exactly").press("Enter")
    panels.expect_parameter("temperature", "0")
    expect(panels.writing.locator(".choice-fell")).to_contain_text("no random number matters")
    panels.expect_text(engine("import ", heat=0.0).text)


def test_it_writes_on_from_the_character_looked_at(panels):
    text = text_of(START)
    panels.open("look=write&begin=above&place=30&length=40&temperature=1")
    panels.expect_text(engine(text[:30], 40, 1.0, 0).text)
    expect(panels.writing.locator(".given")).to_have_text(text[:30], use_inner_text=False)


def test_what_was_written_becomes_the_text_above(panels):
    panels.open(WRITE)
    panels.button("Read this text above").click()
    panels.expect_parameter("from", "own")
    again = Panels(panels.page, panels.server).open(f"{panels.page.url.split('?')[1]}&begin=above")
    # Looked at where the beginning ends, so that it writes the same once more.
    again.expect_text(engine().text)


def test_the_text_is_copied_and_downloaded(visitors):
    panels = Panels(visitors.page(permissions=["clipboard-read", "clipboard-write"]), visitors.server).open(
        WRITE
    )
    panels.writing.get_by_role("button", name="Copy the text").click()
    expect(panels.writing.get_by_role("status").filter(has_text="Text copied")).to_be_visible()
    whole = "def " + engine().text
    assert panels.page.evaluate("navigator.clipboard.readText()") == whole
    with panels.page.expect_download() as download:
        panels.button("Download the text").click()
    assert download.value.path().read_text(encoding="utf-8") == whole


def test_a_server_that_does_not_answer_leaves_the_text_as_it_was(panels, watch):
    watch.tolerate("api/neurons/writing")
    panels.open(WRITE)
    panels.page.route("**/api/neurons/writing", lambda route: route.abort())
    panels.button("Write another").click()
    expect(panels.writing.locator(".status")).to_contain_text("did not answer")
    panels.expect_text(engine().text)
    panels.page.unroute("**/api/neurons/writing")
    panels.button("Write another").click()
    expect(panels.writing.locator(".status")).to_be_empty()
    panels.expect_text(engine(seed=5).text)


# --- a cell opened ---------------------------------------------------------------------------


def recorded(cell=17, place=20):
    return values_of(reading_of(text_of(START)), cell, place)


def test_shares_and_memories_in_the_picture_and_in_the_formulas_are_the_engines(panels):
    panels.open(OPEN)
    values = recorded()
    for key in (
        "f",
        "i",
        "g",
        "o",
        "c",
        "h",
        "kept",
        "added",
        "tanh_c",
        "z_f",
        "z_o",
        "p_fh",
        "p_gx",
        "c_prev",
    ):
        shown = panels.cell.locator(f'svg [data-key="{key}"]').first.text_content()
        assert shows(shown, values[key]), key
    for letter in "figo":
        result = panels.cell.locator(f'[data-sum="{letter}"] .cell-result b').inner_text()
        assert shows(result, values[letter])
    for key in ("kept", "added", "c", "tanh_c", "h"):
        assert shows(panels.cell.locator(f'[data-line="{key}"] .outcome .slot').inner_text(), values[key]), (
            key
        )
    book = reading_of(text_of(START)).cell(17)
    assert values["f"] == pytest.approx(book.f[20]) and values["h"] == pytest.approx(book.h[20])


def test_every_written_out_sum_adds_up(panels):
    panels.open(OPEN)
    for letter in "figo":
        table = panels.cell.locator(f'[data-sum="{letter}"]')
        amounts = [number(text) for text in table.locator("tbody .numeric").all_inner_texts()]
        terms, rest, total, w_x, b, z = amounts[:5], *amounts[5:]
        assert sum(terms) + rest == pytest.approx(total, abs=4e-4)
        assert total + w_x + b == pytest.approx(z, abs=2e-4)
        for line, product in zip(table.locator(".terms").all_inner_texts()[1:], terms, strict=True):
            memory, weight = (number(part) for part in line.split(" × "))
            assert memory * weight == pytest.approx(product, abs=1e-4 * (1 + abs(weight)))
        curve = np.tanh if letter == "g" else lambda z: 1 / (1 + np.exp(-z))
        assert number(table.locator(".cell-result b").inner_text()) == pytest.approx(curve(z), abs=2e-4)


def test_one_walks_over_cells_and_characters_from_here(panels):
    panels.open(OPEN)
    panels.cell.get_by_role("button", name="Next character").click()
    expect(panels.cell).to_have_attribute("data-at", "17:22")
    panels.page.keyboard.press("ArrowRight")
    expect(panels.cell).to_have_attribute("data-at", "17:23")
    panels.cell.get_by_role("button", name="Previous unit").click()
    expect(panels.cell).to_have_attribute("data-at", "16:23")
    panels.expect_parameter("place", "23")
    panels.expect_parameter("cell", "16")
    values = recorded(16, 22)
    assert shows(panels.cell.locator('svg [data-key="f"]').first.text_content(), values["f"])
    expect(panels.cell.locator("mark")).to_have_text(text_of(START)[22])


def test_the_first_page_shows_the_same_shares_and_memories(panels):
    panels.open(OPEN)
    values = recorded()
    panels.main.get_by_role("link", name="Open these sums in gate by gate").click()
    unit = panels.page.locator("[data-unit][data-answered]")
    expect(unit).to_be_attached()
    for key in ("z_f", "f", "i", "g", "o", "kept", "c", "h"):
        assert shows(unit.locator(f'svg [data-key="{key}"]').first.text_content(), values[key]), key


def test_the_picture_is_only_looked_at(panels):
    panels.open(OPEN)
    assert panels.cell.get_by_role("slider").count() == 0


# --- for everybody ----------------------------------------------------------------------------


@in_every_look
@pytest.mark.parametrize("query", [f"{WRITE}&choice=40", OPEN], ids=["write", "open"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme, query):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    Panels(page, server).open(query)
    # The reader above has drawn all it has, too.
    expect(page.locator("[data-neurons] .chart svg.pickable")).to_have_attribute(
        "aria-label", re.compile(".")
    )
    assert_good_looks(page)
