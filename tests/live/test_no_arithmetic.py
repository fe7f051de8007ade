"""The browser computes nothing of the unit: no activation function, no power, no weighted sum."""

import re

import pytest

from lstm_core.words.symbols import SYMBOLS
from tests.browser.servers import ROOT

LIVE = ROOT / "assets" / "live"
SCRIPTS = {path.relative_to(LIVE).as_posix(): path for path in sorted(LIVE.rglob("*.js"))}
DRAWING_HELP = {"abs", "max", "min", "round", "sign", "floor", "ceil"}
# Scripts that hold or write recorded numbers; the others place things on the picture.
WITHOUT_PRODUCTS = {
    "core/values.js", "text/text.js", "diagram/panel.js", "text/segments.js", "diagram/stage.js", "core/requests.js", "tables/table.js", "pages/unit/unit.js",
    "controls/editor.js", "pages/unit/mount.js", "controls/keyboard.js", "playback/walk.js", "pages/unit/bar.js", "controls/clipboard.js", "core/style.js", "core/words.js",
    "core/typing.js", "playback/days.js", "pages/sequence/bar.js", "controls/buttons.js", "pages/sequence/mount.js", "charts/mount.js",
    "pages/activations/activations.js", "controls/board.js", "pages/gates/gates.js", "controls/scrub.js",
    "pages/gradients/mount.js", "pages/gradients/chain/mount.js", "pages/gradients/pair.js",
    "pages/neurons/reader/mount.js", "pages/neurons/reader/neurons.js", "pages/neurons/reader/bar.js", "pages/neurons/cells/cells.js", "pages/neurons/cells/list.js", "pages/neurons/colours.js",
    "pages/neurons/signs.js", "pages/neurons/reader/pointing.js",
}  # fmt: skip
PRODUCT = re.compile(r"(?<![*/])\*(?![*/])")
RECORDED = "|".join(sorted(SYMBOLS, key=len, reverse=True))
FORBIDDEN = {
    "a power": re.compile(r"\*\*"),
    "an activation function": re.compile(
        r"\b(?:sigmoid|tanh|logistic|expm1?|exp|σ)\s*\(|\bfunction\s+(?:sigmoid|tanh)|\b(?:sigmoid|tanh)\s*=[^=]",
        re.IGNORECASE,
    ),
    "a hidden way to compute": re.compile(r"\beval\b|\bnew Function\b|WebAssembly|\bMath\s*\["),
    "a recorded number in a product": re.compile(
        rf"(?:\.of\([^)]*\)|\bvalues?\b[\].\w]*|\bcolumns?\b(?:\[[^\]]*\])?|\.(?:{RECORDED})|\b(?:w|b|p|z)_\w+)\s*\*(?!/)"
        rf"|(?<!/)\*\s*(?:\S*\.of\(|values?\b|columns?\b|\w+\.(?:{RECORDED})\b|(?:w|b|p|z)_\w+)"
    ),
}


def code(text):
    """A script without its comments and without the texts in it."""
    text = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", text, flags=re.DOTALL)
    return re.sub(r'"[^"\n]*"|\'[^\'\n]*\'', '""', text)


def found(text):
    """What a script may not contain and does."""
    text = code(text)
    maths = {*re.findall(r"\bMath\.(\w+)", text)} - DRAWING_HELP
    return sorted(maths) + [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_there_are_scripts_to_look_at():
    assert len(SCRIPTS) > 15


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_computes_nothing_of_the_unit(name):
    assert found(SCRIPTS[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", sorted(WITHOUT_PRODUCTS))
def test_scripts_that_hold_recorded_numbers_multiply_nothing(name):
    assert PRODUCT.findall(code(SCRIPTS[name].read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("text/format.js", ["fixed(100 * share, "]),
        (
            "core/sweeps.js",
            [
                "numbers.subarray(index * rows, (index + 1) * rows)",
                "sum + rows * days",
                "names.length * rows",
                "numbers.subarray(start + row * days, start + (row + 1) * days)",
                "start += rows * days",
            ],
        ),
        ("core/columns.js", ["numbers.subarray(index * rows, (index + 1) * rows)"]),
        (
            "pages/gradients/gradients.js",
            ["line[Math.round((row * (line.length - 1)) / Math.max(1, sweep.rows - 1))]"],
        ),
        (
            "pages/gradients/chain/chain.js",
            ["line[Math.round((row * (line.length - 1)) / (sweep.rows - 1))]"],
        ),
        ("pages/sequence/sequence.js", ["line[Math.round((row * (line.length - 1)) / (sweep.rows - 1))]"]),
    ],
)
def test_the_only_products_near_a_recorded_number_are_the_percentage_and_places_in_a_table(name, allowed):
    text = code(SCRIPTS[name].read_text(encoding="utf-8"))
    for line in allowed:
        assert line in text
        text = text.replace(line, "")
    assert PRODUCT.findall(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "const y = 1 / (1 + Math.exp(-z));",
        "const y = Math.tanh(z);",
        "const y = Math.pow(Math.E, z);",
        "const y = 2.718281828 ** z;",
        "const sigmoid = (z) => table[z];",
        "const z = values.of(weight) * now;",
        "const z = h * values.of(weight) + b;",
        "const z = numbers.w_fx * numbers.x;",
        "const z = w_fh * h_prev + w_fx * x + b_f;",
        "const kept = row.f * row.c_prev;",
        'const y = Math["exp"](z);',
    ],
)
def test_arithmetic_of_the_unit_would_be_noticed(line):
    assert found(line) != []
