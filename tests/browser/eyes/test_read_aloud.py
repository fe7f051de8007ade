"""A walk through the unit as a screen reader reads it, from a file that a person can read aloud."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.tools import expected
from tests.browser.tools.spoken import Ears, read_out

SCRIPT = Path(__file__).with_name("unit_walk.txt")
# The worked example that one arrives at, document 000's, and its input one arrow key further.
START = {"x": 1.0, "h_prev": 1.0, "c_prev": 2.0}
WEIGHTS = {"f": (2.7, 1.63, 1.62), "i": (2.0, 1.65, 0.62), "g": (1.41, 0.94, -0.32), "o": (4.38, -0.19, 0.59)}
NUMBERS = START | {
    name: number
    for gate, numbers in WEIGHTS.items()
    for name, number in zip((f"w_{gate}h", f"w_{gate}x", f"b_{gate}"), numbers, strict=True)
}
FURTHER = NUMBERS | {"x": 1.05}
PLACE = re.compile(r"\{(\w+):(\w+)\}")


def scripted():
    """What shall be read, under the headings of the file, with the engine's numbers in their places."""
    parts = re.split(r"^# (.+)\n", SCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = {}
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        recorded = expected.values(FURTHER if "to 1.05" in heading else NUMBERS)
        filled = PLACE.sub(lambda place, of=recorded: expected.text(of, place[1], place[2]), text)
        found[heading] = filled.split("\n")[:-2] if filled.endswith("\n\n") else filled.splitlines()
    return found


def test_a_walk_through_the_unit_reads_as_in_the_script(visitors):
    unit = visitors.unit(reduced_motion="reduce").open("/unit")
    read = {"Open the page and read on": read_out(unit.host)}
    ears = Ears(unit.page)
    for step in (1, 2, 3):
        unit.page.keyboard.press("ArrowRight")
        unit.expect_step(step)
        read[f"Press the right arrow: step {step}"] = [*ears.hear(), "", *read_out(unit.panel)]
    unit.press("x", "ArrowUp")
    read["Go to the input and press the upward arrow: from 1.00 to 1.05"] = [
        *ears.heard(),
        *read_out(unit.handle("x")),
    ]
    with unit.answering():
        unit.page.keyboard.press("Control+z")
    expect(unit.handle("x")).to_have_attribute("aria-valuenow", "1")
    read["Press Ctrl and Z"] = [*ears.hear(), "", *read_out(unit.handle("x"))]
    assert read == scripted()
