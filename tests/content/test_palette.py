"""The colours of the quantities, against their background and against each other.

Colour-vision deficiencies are simulated with the matrices for full severity of Machado, Oliveira and
Fernandes (2009), applied to linear RGB; distances are ΔE*ab (CIE 1976), where 2.3 is just noticeable.
The closest pairs at present: 11 in the light theme (forget and output, deutan), 17 in the dark one.
"""

import itertools
import json
import math
import re
import tomllib

import numpy as np
import pytest

from lstm_core.words.symbols import SYMBOLS
from pages.ui.live.assets import FOLDER

PALETTE = json.loads((FOLDER / "palette.json").read_text(encoding="utf-8"))
THEME = tomllib.loads((FOLDER.parent / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
ROLES = {symbol.role for symbol in SYMBOLS.values()}
VISION = {
    "usual": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
]
WHITE = np.array([0.95047, 1.0, 1.08883])

each_theme = pytest.mark.parametrize("theme", ["light", "dark"])


def linear(colour):
    channels = np.array([int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    low, high = sorted(float(linear(colour) @ XYZ[1]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour, vision):
    xyz = XYZ @ np.clip(VISION[vision] @ linear(colour), 0, 1) / WHITE
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def closest(colours, names, vision):
    seen = {name: lab(colours[name], vision) for name in names}
    return min((math.dist(seen[a], seen[b]), a, b) for a, b in itertools.combinations(names, 2))


@each_theme
def test_every_role_has_a_colour_of_its_own(theme):
    assert set(PALETTE[theme]) == ROLES
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in PALETTE[theme].values())
    assert len(set(PALETTE[theme].values())) == len(ROLES)


@each_theme
@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_colour_can_be_read_on_the_page(theme, role):
    assert contrast(PALETTE[theme][role], THEME[theme]["backgroundColor"]) >= 4.5


@each_theme
@pytest.mark.parametrize("vision", VISION)
def test_any_two_roles_stay_apart_for_every_kind_of_colour_vision(theme, vision):
    distance, one, other = closest(PALETTE[theme], sorted(ROLES), vision)
    assert distance >= (25 if vision == "usual" else 10), (one, other)


def test_the_measures_know_black_from_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
    assert lab("#ffffff", "usual") == pytest.approx((100, 0, 0), abs=0.1)
    assert all(np.sum(matrix, axis=1) == pytest.approx(1, abs=1e-5) for matrix in VISION.values())
