"""Input from outside: one clear sentence, the screen's state kept, nothing executed, nothing logged."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from pages.ui.library.examples import shipped_examples
from tests.browser.servers import assert_no_traceback

HTML = "<img src=x onerror='window.hacked=1'>"
MARKDOWN = "[a](javascript:hacked) **b** `c` $d$ :red[e]"
# What a page without a browser is told, too (tests/pages); here is what only a browser can show.
NONSENSE = ["", HTML, "9" * 400]


@pytest.fixture(autouse=True)
def _nothing_is_executed_or_logged(request, server):
    names = {"unit", "module_unit", "loader"} & {*request.fixturenames}
    pages = [request.getfixturevalue(name).page for name in names]
    yield
    assert [page.evaluate("window.hacked") for page in pages] == [None] * len(pages)
    assert_no_traceback(server)


def assert_one_sentence(text):
    assert text.endswith("."), text
    assert len(text) < 300, text
    assert text[0].isupper() or text[0] in "“‘", text


@pytest.mark.parametrize("typed", NONSENSE)
def test_typed_nonsense_gives_one_sentence_and_keeps_the_numbers(module_unit, typed):
    before = module_unit.texts()
    module_unit.type_value("x", typed)
    expect(module_unit.alert).not_to_be_empty()
    assert_one_sentence(module_unit.alert.text_content())
    assert "between −1000000 and 1000000" in module_unit.alert.text_content()
    expect(module_unit.editor).to_have_attribute("aria-invalid", "true")
    expect(module_unit.editor).to_have_value(typed)
    assert module_unit.texts() == before
    module_unit.expect_query()
    module_unit.page.keyboard.press("Escape")
    expect(module_unit.alert).to_be_empty()


def test_a_refused_value_can_be_mended_where_it_stands(unit):
    unit.open("/unit")
    unit.type_value("x", "two")
    expect(unit.alert).not_to_be_empty()
    unit.editor.fill("2")
    with unit.answering():
        unit.page.keyboard.press("Enter")
    expect(unit.editor).to_have_count(0)
    expect(unit.alert).to_be_empty()
    assert unit.value("x") == "2.00"


def test_the_farthest_and_the_smallest_numbers_are_accepted_and_can_be_dragged(module_unit):
    for typed in ("1000000", "-1000000", "1e-300", "-1e-12", "99999.99996"):
        module_unit.type_value("w_gx", typed)
        expect(module_unit.alert).to_be_empty()
        assert module_unit.settings()["w_gx"] == float(typed)
        module_unit.drag("w_gx", -7 if float(typed) > 0 else 7)
        assert module_unit.settings()["w_gx"] != float(typed)


@pytest.mark.parametrize(
    "query",
    ["example=own&title=" + quote(HTML) + "&x=" + "9" * 4000, "x=%FF%FE&h=%00&seek=x,c,1e308&open=seek"],
    ids=["markup and an endless number", "bytes that are no text"],
)
def test_a_garbage_link_still_shows_the_unit(module_unit, query):
    module_unit.open(f"/unit?{query}")
    module_unit.expect_step(0)
    assert len(module_unit.texts()) > 40
    assert "nan" not in " ".join(text for _, _, text in module_unit.texts()).lower()


def test_what_a_link_got_wrong_is_said_in_one_quiet_line(unit):
    unit.open("/unit?x=abc&c=3&paper=9")
    notice = unit.main.get_by_text("in the link")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("“x”")
    expect(notice).to_contain_text("“paper”")
    assert (unit.value("x"), unit.value("c_prev")) == ("1.00", "3.00")
    unit.expect_query(c="3")


def test_a_seek_target_that_is_no_number_gives_one_sentence(unit):
    unit.open("/unit?open=seek&seek=x,c," + quote(HTML))
    expect(unit.main.get_by_test_id("stAlert")).to_have_count(1)
    expect(unit.main.get_by_test_id("stAlert")).to_contain_text(HTML[:30])
    expect(unit.main.locator("img[src=x]")).to_have_count(0)


def test_a_target_out_of_reach_says_what_can_be_reached(unit):
    unit.open("/unit?open=seek&seek=x,c,7")
    expect(unit.main.get_by_test_id("stAlert")).to_contain_text("it can be from")


def example(**changes):
    """The first worked example as data, with some keys changed; None takes a key away."""
    first = next(iter(shipped_examples().values()))
    weights = first.parameters.settable
    data = {
        "format": "gatewise-example/1",
        "id": "mine",
        "title": "Mine",
        "parameters": {
            name: [weights[f"w_{k}h"], weights[f"w_{k}x"], weights[f"b_{k}"]]
            for name, k in {"forget": "f", "input": "i", "candidate": "g", "output": "o"}.items()
        },
        "x": 0.5,
        "h_prev": 0.25,
        "c_prev": -1,
    } | changes
    return {key: value for key, value in data.items() if value is not None}


HOSTILE = {
    "not text": bytes(range(256)),
    "a nested bomb": b"[" * 30_000 + b"]" * 30_000,
    "HTML as a key": json.dumps(example(**{HTML: 1})).encode(),
}


def load(unit, name, content):
    """Give a file to the uploader."""
    file = {"name": f"{name}.json", "mimeType": "application/json", "buffer": content}
    unit.main.locator("input[type=file]").set_input_files(file)


@pytest.fixture(scope="module")
def loader(module_visitors):
    return module_visitors.unit().open("/unit?open=files&x=3")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence_and_the_screen_stays(loader, name):
    before = loader.texts()
    load(loader, "hostile", HOSTILE[name])
    alert = loader.main.get_by_test_id("stAlert")
    expect(alert).to_contain_text("Nothing was loaded")
    assert_one_sentence(alert.inner_text().strip())
    expect(alert.locator("img, a, strong, code")).to_have_count(0)
    assert loader.texts() == before
    loader.expect_query(open="files", x="3")


def test_a_file_of_50_megabytes_is_refused_before_it_is_read(unit, tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    unit.open("/unit?open=files")
    load(unit, "hostile", HOSTILE["not text"])
    complaint = unit.main.get_by_test_id("stAlert")
    expect(complaint).to_contain_text("Nothing was loaded")
    before = unit.texts()
    unit.main.locator("input[type=file]").set_input_files(huge)
    refusal = unit.main.get_by_test_id("stFileUploader").get_by_role("alert")
    expect(refusal).to_contain_text("File must be 20.0MB or smaller")
    # What was said of the file before it has gone, and why this one is refused can be seen.
    expect(complaint).to_be_hidden()
    assert refusal.bounding_box()["width"] > 50
    assert unit.texts() == before


def test_markup_in_the_title_of_a_loaded_example_is_shown_as_text(unit):
    unit.open("/unit?open=files")
    for title in (HTML, MARKDOWN, "</script><script>window.hacked=1</script>"):
        load(unit, "mine", json.dumps(example(title=title)).encode())
        expect(unit.panel.locator(".place")).to_have_text(title)
        assert (unit.value("x"), unit.value("h_prev"), unit.value("c_prev")) == ("0.50", "0.25", "−1.00")
        expect(unit.main.get_by_text(title, exact=True).first).to_be_visible()
        expect(unit.page.locator("img[src=x]")).to_have_count(0)
    unit.page.reload()
    unit.wait()
    expect(unit.panel.locator(".place")).to_have_text(title)
    assert unit.page.evaluate("window.hacked") is None


def test_an_own_example_comes_back_from_its_file_as_it_was(unit, tmp_path):
    unit.open("/unit?open=files&x=0.1&forget=1,2,3")
    before = unit.texts()
    with unit.page.expect_download() as saving:
        unit.main.get_by_role("button", name="Save this example").click()
    file = tmp_path / "mine.json"
    saving.value.save_as(file)
    unit.open("/unit?open=files")
    assert unit.texts() != before
    unit.main.locator("input[type=file]").set_input_files(file)
    expect(unit.number("x")).to_have_text("0.10")
    assert unit.texts() == before
