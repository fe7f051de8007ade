"""What is dimmed can still be read: contrast by the colours that the browser computes, in both themes and all words."""

import pytest

from lstm_core.words.vocabulary import VOCABULARIES

# Every word and number of the picture with its contrast to what lies behind it, every line with that to the page.
_SEEN = """host => {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgb = colour => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = colour => {
    const [r, g, b] = rgb(colour).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  const root = host.getRootNode();
  const grounds = "svg[data-layout] :is(rect, circle)";
  const behind = node => {
    const box = node.getBoundingClientRect();
    const under = root.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      .find(other => other.matches(grounds) && getComputedStyle(other).fill !== "none");
    return under ? getComputedStyle(under).fill : paper;
  };
  const state = node => node.closest("[data-state]")?.dataset.state ?? "lit";
  const visible = node => getComputedStyle(node).visibility === "visible";
  const svg = host.querySelector("svg[data-layout]");
  const words = [...svg.querySelectorAll("text:not(.grip)")].filter(node => node.textContent && visible(node));
  const lines = [...svg.querySelectorAll(".wire path, :is(.pill, .curve, .result, .chip) rect, .node circle, .graph")];
  return {
    words: words.map(node => [node.textContent, state(node), contrast(getComputedStyle(node).fill, behind(node))]),
    lines: lines.map(node => [node.parentNode.querySelector("title")?.textContent ?? "", state(node),
      contrast(getComputedStyle(node).stroke, paper) * Number(getComputedStyle(node).opacity)]),
    weights: words.filter(node => node.matches(".gate text, .rail text, .chip .number"))
      .map(node => [state(node), Number(getComputedStyle(node).fontWeight)]),
  };
}"""
STATES = {"past", "lit", "future"}
TALL = {"width": 1440, "height": 1200}


def faint(found, least):
    """What is below a contrast."""
    return [(told, state, round(ratio, 2)) for told, state, ratio in found if ratio < least]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_not_lit_can_still_be_read(visitors, scheme):
    unit = visitors.unit(viewport=TALL, color_scheme=scheme, reduced_motion="reduce")
    for words in VOCABULARIES:
        unit.open(f"/unit?step=2&words={words}")
        unit.page.mouse.move(0, 0)
        seen = unit.host.evaluate(_SEEN)
        assert {state for _, state, _ in seen["words"]} >= STATES
        assert len(seen["words"]) > 40
        assert faint(seen["words"], 4.5) == []
        assert faint(seen["lines"], 3) == []
    # The eye still finds the step: what is lit is bold, nothing else is.
    assert {weight >= 600 for state, weight in seen["weights"] if state == "lit"} == {True}
    assert {weight >= 600 for state, weight in seen["weights"] if state in ("past", "future")} == {False}
    unit.page.emulate_media(contrast="more")
    unit.painted()
    more = unit.host.evaluate(_SEEN)
    assert faint(more["words"], 7) == []
    assert faint(more["lines"], 4.5) == []
    unit.page.emulate_media(contrast="null")


def test_what_is_faint_would_be_seen(visitors):
    unit = visitors.unit(viewport=TALL, reduced_motion="reduce").open("/unit?step=2")
    unit.host.evaluate("host => host.style.setProperty('--quiet', '#aaa')")
    assert len(faint(unit.host.evaluate(_SEEN)["words"], 4.5)) > 10
