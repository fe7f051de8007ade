"""Every page at 400 % zoom in the dark theme and in colours of one's own: nothing cut, nothing moving, nothing lost."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.objects.training_page import LONG_MS
from tests.browser.screens import MADE, READY
from tests.browser.tools.looks import CALM, scrolls_sideways, violations
from tests.browser.tools.waiting import at_rest

# 1280 pixels at 400 %.
ZOOMED = {"width": 320, "height": 720}
PAGES = (
    *(
        "/?screen=1",
        "/unit?step=2&open=numbers",
        "/activations?open=swap",
        "/gates?open=claim",
        "/layer?wiring=both&open=unit",
    ),
    *("/practise?kind=whole-unit&walk=2", "/sequence?open=hold", "/training?epoch=2000&open=compare"),
    *(
        "/gradients?open=chain",
        "/forecast?trained=50",
        "/neurons?look=write",
        "/sources?open=glossary",
        "/teach",
    ),
)
_CUT = """() => {
  const found = [];
  const above = node => node.parentElement ?? node.getRootNode().host ?? null;
  const may_go_on = node => {
    for (let at = node; at; at = above(at)) {
      const { overflowX, clipPath, visibility } = getComputedStyle(at);
      const rolls = /auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth;
      if (rolls || clipPath !== "none" || visibility === "hidden") return true;
    }
    return false;
  };
  const ends_early = node => {
    const { overflowX, clipPath } = getComputedStyle(node);
    return /hidden|clip/.test(overflowX) && clipPath === "none" && node.clientWidth > 4
      && node.scrollWidth > node.clientWidth + 1;
  };
  const leaves = text => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()]
      .some(box => box.width > 1 && box.height > 1 && (box.left < -1 || box.right > innerWidth + 1));
  };
  const walk = root => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot);
      const texts = [...node.childNodes].filter(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
      if (texts.some(leaves) && !may_go_on(node)) found.push(node.textContent.trim().slice(0, 60));
      if (node.textContent.trim() && ends_early(node)) found.push(node.textContent.trim().slice(0, 60));
    }
  };
  walk(document.querySelector("[data-testid=stMain]"));
  return found;
}"""
_MOVING = """() => {
  const walk = root => [...root.querySelectorAll("*")].flatMap(node => {
    const { transitionDuration, animationName } = getComputedStyle(node);
    const moves = animationName !== "none" || transitionDuration.split(", ").some(time => parseFloat(time) > 0);
    return [...(moves ? [node.className] : []), ...(node.shadowRoot ? walk(node.shadowRoot) : [])];
  });
  return [...document.querySelectorAll("*")].filter(node => node.shadowRoot).flatMap(node => walk(node.shadowRoot));
}"""
# How many looks the buttons of a group have, and how many of them are chosen.
_CHOSEN = """() => {
  const looks = [];
  const walk = root => {
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) walk(node.shadowRoot);
    for (const group of root.querySelectorAll("[role=group], [role=radiogroup]")) {
      const buttons = [...group.querySelectorAll("button:enabled")];
      const chosen = buttons.filter(node => node.matches("[aria-pressed=true], [aria-current=step], [aria-checked=true]"));
      if (!chosen.length || chosen.length === buttons.length) continue;
      const look = node => getComputedStyle(node).backgroundColor;
      const others = buttons.filter(node => !chosen.includes(node));
      looks.push([group.ariaLabel, chosen.every(node => others.every(other => look(node) !== look(other)))]);
    }
  };
  walk(document);
  return looks;
}"""


@pytest.fixture(scope="module")
def zoomed(module_visitors):
    return module_visitors.page(viewport=ZOOMED, color_scheme="dark", **CALM)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_moves_or_is_lost(zoomed, server, path):
    zoomed.emulate_media(forced_colors="none")
    zoomed.goto(server.address(path))
    expect(zoomed.locator(READY[urlsplit(path).path]).first).to_be_attached()
    if "epoch=" in path:
        expect(zoomed.locator(MADE).first).to_be_attached(timeout=LONG_MS)
    # What a link asks for is made first; then the page is drawn once more.
    at_rest(zoomed, LONG_MS)
    zoomed.wait_for_load_state("networkidle", timeout=LONG_MS)
    expect(zoomed.get_by_test_id("stProgress")).to_have_count(0)
    assert not scrolls_sideways(zoomed)
    assert zoomed.evaluate(_CUT) == []
    assert zoomed.evaluate(_MOVING) == []
    assert violations(zoomed) == []
    zoomed.emulate_media(forced_colors="active")
    assert violations(zoomed) == []
    assert [name for name, differs in zoomed.evaluate(_CHOSEN) if not differs] == []


def test_cut_text_and_a_choice_that_looks_like_the_others_would_be_seen(zoomed, server):
    zoomed.emulate_media(forced_colors="active")
    zoomed.goto(server.address("/unit"))
    bar = zoomed.locator("[data-unit] .bar")
    expect(bar).to_be_attached()
    assert ["Divide the work into", True] in zoomed.evaluate(_CHOSEN)
    bar.evaluate(
        "node => { for (const each of node.querySelectorAll('button')) each.style.background = 'Canvas'; }"
    )
    assert ["Divide the work into", False] in zoomed.evaluate(_CHOSEN)
    bar.evaluate("node => { node.style.cssText = 'width: 60px; overflow: hidden; flex-wrap: nowrap'; }")
    assert zoomed.evaluate(_CUT) != []
    zoomed.emulate_media(forced_colors="none")
