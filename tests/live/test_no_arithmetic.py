"""The browser computes nothing of the unit: no activation function, no power, no weighted sum."""

import re
from pathlib import Path

import pytest

from lstm_core.words.symbols import SYMBOLS

LIVE = Path(__file__).resolve().parents[2] / "assets" / "live"
SCRIPTS = {path.relative_to(LIVE).as_posix(): path for path in sorted(LIVE.rglob("*.js"))}
DRAWING_HELP = {"abs", "max", "min", "round", "sign", "floor", "ceil"}
# Scripts that place things on the screen, find a row in a table or write a share as a percentage. No other may multiply.
PLACING = {
    *("text/format.js", "core/columns.js", "core/sweeps.js", "controls/handles.js"),
    *(
        "charts/chart.js",
        "charts/notes.js",
        "charts/points.js",
        "charts/scale.js",
        "charts/strip.js",
        "diagram/draw.js",
    ),
    *("playback/player.js", "controls/progress.js"),
    *("pages/activations/plot.js", "pages/training/controls.js", "pages/training/loop.js"),
    "pages/training/landscape/map.js",
    *("pages/gates/bars.js", "pages/gates/formula.js", "pages/gates/map.js"),
    *("controls/range.js", "pages/gradients/curves.js"),
    *("pages/gradients/unrolled.js", "pages/neurons/cells/grid.js"),
    *("pages/neurons/reader/plot.js", "pages/neurons/reader/readout.js", "pages/neurons/reader/row.js"),
    *("pages/neurons/reader/rows.js", "pages/neurons/reader/text.js"),
    "pages/start/pictures/places.js",
    *("pages/layer/cells.js", "pages/layer/maps.js", "pages/layer/wiring.js"),
    "pages/practise/board/places.js",
    *("diagram/layout_present.js", "shell/view.js"),
    *("picture/files.js", "picture/take.js", "picture/drawing/boxes.js", "picture/drawing/colours.js"),
    *("picture/drawing/letters.js", "picture/drawing/pen.js", "picture/drawing/shapes.js"),
}
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
        rf"(?:\.(?:get|of)\([^)]*\)|\bvalues?\b[\].\w]*|\bcolumns?\b(?:\[[^\]]*\])?|\.(?:{RECORDED})|\b(?:w|b|p|z)_\w+)\s*\*(?!/)"
        rf"|(?<!/)\*\s*(?:\S*\.(?:get|of)\(|values?\b|columns?\b|\w+\.(?:{RECORDED})\b|(?:w|b|p|z)_\w+)"
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


def test_only_scripts_that_place_things_multiply():
    multiplying = {
        name for name, path in SCRIPTS.items() if PRODUCT.search(code(path.read_text(encoding="utf-8")))
    }
    assert multiplying == PLACING


@pytest.mark.parametrize(
    "line",
    [
        "const y = 1 / (1 + Math.exp(-z));",
        "const y = Math.tanh(z);",
        "const y = Math.pow(Math.E, z);",
        "const y = 2.718281828 ** z;",
        "const sigmoid = (z) => table[z];",
        "const z = values.get(weight) * now;",
        "const z = h * values.get(weight) + b;",
        "const z = numbers.w_fx * numbers.x;",
        "const z = w_fh * h_prev + w_fx * x + b_f;",
        "const kept = row.f * row.c_prev;",
        'const y = Math["exp"](z);',
    ],
)
def test_arithmetic_of_the_unit_would_be_noticed(line):
    assert found(line) != []
