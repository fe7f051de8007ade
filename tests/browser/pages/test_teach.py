"""For teachers: a sheet is made, printed and marked as a teacher and a learner would, on A4 and on Letter."""

import io
import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from pages.teach.sheet.code import Variant, code_of
from pages.teach.sheet.order import Order, exercises
from pages.ui.text.numbers import fixed
from pages.ui.text.texts import text, texts
from tests.browser.objects.board_page import answering
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look, violations

HOST = "[data-teach]"
ORDER = Order(("weighted-sum", "forget-step", "whole-unit"), 2, 5, 77)
QUERY = "kinds=weighted-sum,forget-step,whole-unit&level=2&questions=5&seed=77&variants=3&title=Unit+%3Cb%3E1%3C/b%3E"
PAPERS = ("A4", "Letter")
TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"
# What sticks out of the sheet it stands on, as it is printed.
CUT = """() => [...document.querySelectorAll("main td *")].filter((node) => {
  const inner = node.getBoundingClientRect(), outer = node.closest("table").getBoundingClientRect();
  return inner.right > outer.right + 1 || inner.left < outer.left - 1;
}).map((node) => node.outerHTML.slice(0, 80))"""


def opened(page, server, path="/teach"):
    page.goto(server.address(path))
    expect(page.locator(f"{HOST}[data-answered]")).to_be_attached()
    return page.locator(HOST)


def made(page, server, query=QUERY):
    page.goto(server.address(f"/sheet?{query}"))
    expect(page.locator("main[data-complete]")).to_be_attached()


def typed(host, name, value):
    field = host.locator(f"input[name={name}]")
    field.fill(value)
    field.press("Enter")


def test_a_sheet_is_chosen_on_the_page_and_opens_beside_it(page, server):
    host = opened(page, server)
    for box in host.locator(".kinds input").all():
        if box.get_attribute("value") != "forget-step" and box.is_checked():
            # Each answer draws all boxes anew.
            with answering(page, host, HOST):
                box.uncheck()
    host.get_by_role("button", name=texts("teach.live.maker.levels.2")).click()
    typed(host, "questions", "3")
    typed(host, "variants", "2")
    typed(host, "title", "<i>Homework</i>")
    sheet = host.locator(".result.sheet a")
    expect(sheet).to_have_attribute("href", re.compile("title=.*Homework"))
    with page.expect_popup() as opening:
        sheet.click()
    printed = opening.value
    expect(printed.locator("main[data-complete]")).to_be_attached()
    assert printed.title() == "<i>Homework</i>"
    expect(printed.locator("[data-sheet] h1")).to_have_text(["<i>Homework</i>"] * 2)
    expect(printed.locator("[data-sheet] .question h2")).to_have_count(6)
    expect(printed.locator("[data-sheets] i").filter(has_text="Homework")).to_have_count(0)
    printed.close()


def test_what_is_refused_is_said_stays_typed_and_can_be_undone(page, server):
    host = opened(page, server)
    typed(host, "variants", "41")
    expect(host.get_by_role("alert")).to_contain_text("from 1 to 40")
    expect(host.locator("input[name=variants]")).to_have_value("41")
    typed(host, "variants", "40")
    expect(host.get_by_role("alert")).to_be_empty()
    expect(page).to_have_url(re.compile("variants=40"))
    host.get_by_role("button", name="Undo").click()
    expect(host.locator("input[name=variants]")).to_have_value("2")
    page.reload()
    expect(page.locator(f"{HOST}[data-answered]")).to_be_attached()
    host.get_by_role("button", name="Redo").click()
    expect(host.locator("input[name=variants]")).to_have_value("40")


def test_it_says_which_variant_it_is_making(page, server):
    waiting = []
    page.route(
        re.compile("variant=2"), lambda route: waiting.append(route) if not waiting else route.continue_()
    )
    page.goto(server.address(f"/sheet?{QUERY}"))
    status = page.get_by_role("status")
    expect(status).to_have_text(text("teach.sheet.making", n="2", all="3"))
    expect(page.locator("[data-sheet]")).to_have_count(1)
    expect(page.get_by_role("button")).to_be_disabled()
    waiting[0].continue_()
    expect(status).to_have_text(text("teach.sheet.done"))
    expect(page.get_by_role("button")).to_be_enabled()
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_a_variant_that_does_not_come_is_said(page, server, watch):
    watch.tolerate("ERR_FAILED")
    page.route(re.compile("variant=3"), lambda route: route.abort())
    page.goto(server.address(f"/sheet?{QUERY}"))
    expect(page.get_by_role("status")).to_have_text(text("teach.sheet.failed", n="3"))


def pages_of(page, paper):
    """The text of each printed page; its foot, which a PDF tells first and which ends with the date, has tests of its own."""
    read = PdfReader(io.BytesIO(page.pdf(format=paper)))
    told = [" ".join(sheet.extract_text().split()) for sheet in read.pages]
    today = f"{date.today():%-d %B %Y}"
    assert all(today in each for each in told)
    return [each.partition(today)[2].strip() for each in told]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_printed_keys_are_the_engines_and_come_last_on_pages_of_their_own(page, server, paper):
    made(page, server)
    found = pages_of(page, paper)
    keys = [place for place, told in enumerate(found) if told.startswith("Key: ")]
    assert keys == list(range(keys[0], len(found))) and keys[0] > 2
    for number in (1, 2, 3):
        mine = " ".join(told for told in found[keys[0] :] if f"Variant {number} " in told)
        for exercise in exercises(ORDER, number):
            for asked in exercise.asked:
                right = fixed(exercise.solution[asked.key], asked.decimals)
                assert re.search(rf"= {re.escape(right)}(?!\d)", mine), (number, asked.key)
    sheets = " ".join(found[: keys[0]])
    assert "Name" in sheets and "Date" in sheets


@pytest.mark.parametrize("paper", PAPERS)
def test_every_printed_page_says_title_variant_and_code_and_no_question_is_cut(page, server, paper):
    made(page, server)
    found = pages_of(page, paper)
    for told in found:
        number = re.search(r"Variant (\d+)", told)[1]
        assert "Unit <b>1</b>" in told and code_of(Variant(ORDER, int(number), "plain")) in told
    # Of a question, its heading and its last answer stand on one page.
    sheets = [told for told in found if not told.startswith("Key: ")]
    for number in (1, 2, 3):
        mine = [told for told in sheets if f"Variant {number} " in told]
        for place, exercise in enumerate(exercises(ORDER, number), 1):
            title = texts("exercises.kinds")[exercise.kind]["title"]
            held = [told for told in mine if re.search(rf"(?<!\d){place} {re.escape(title)}", told)]
            assert len(held) == 1
            rest = held[0].partition(f"{place} {title}")[2]
            assert rest.count("decimal") >= len(exercise.asked)
    width = {"A4": 680, "Letter": 703}[paper]
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    page.emulate_media(media="null")


def test_the_code_on_a_sheet_opens_it_and_its_answers_are_marked(page, server):
    made(page, server)
    link = page.locator("[data-sheet='2'] .top a").get_attribute("href")
    assert link == f"http://{server.host}/sheet/check?code={code_of(Variant(ORDER, 2, 'plain'))}"
    page.goto(server.address("/sheet/check"))
    page.get_by_role("textbox").fill(code_of(Variant(ORDER, 2, "plain")).lower())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Variant 2")
    first, key = exercises(ORDER, 2)[0], exercises(ORDER, 2)[0].asked[-1].key
    without = sum(first.given[a] * first.given[b] for a, b in (("h_prev", "w_ih"), ("x", "w_ix")))
    field = page.locator(f"input[name='1.{key}']")
    field.fill(f"{without:.2f}")
    field.press("Enter")
    expect(page.locator("[data-verdict=mistake]")).to_have_count(1)
    expect(field).to_have_accessible_description(re.compile(r"bias", re.IGNORECASE))
    field = page.locator(f"input[name='1.{key}']")
    field.fill(fixed(first.solution[key], 2).replace("−", "-").replace(".", ","))
    page.get_by_role("button", name=text("teach.check.mark")).click()
    expect(page.locator("[data-verdict=right]")).to_have_count(1)
    handed_in = page.url
    assert dict(parse_qsl(urlsplit(handed_in).query))[f"1.{key}"]
    page.goto("about:blank")
    page.goto(handed_in)
    expect(page.locator("[data-verdict=right]")).to_have_count(1)


def test_files_for_question_banks_are_downloaded(page, server):
    host = opened(page, server, "/teach?questions=1&variants=1")
    for name, file in (("moodle", "moodle.xml"), ("qti", "qti.zip")):
        with page.expect_download() as loading:
            host.locator(f".result.{name} a").click()
        assert loading.value.suggested_filename == file


@in_every_look
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    for path in ("/teach", "/teach?words=z&level=3"):
        opened(page, server, path)
        assert_good_looks(page)
    made(page, server)
    assert violations(page) == [] and not page.evaluate(TOO_WIDE)
    code = code_of(Variant(ORDER, 1, "standard"))
    for path in ("/sheet/check", f"/sheet/check?code={code}&1.z_i=5&2.kept=x&3.h=0"):
        page.goto(server.address(path))
        assert violations(page) == [] and not page.evaluate(TOO_WIDE)


def test_a_link_of_the_plan_opens_the_page_it_names(page, server):
    host = opened(page, server)
    host.get_by_role("link", name="the loop that forgets").click()
    expect(page.locator("[data-start][data-answered]")).to_be_attached()
    expect(page).to_have_url(re.compile(r"/\?screen=2$"))
