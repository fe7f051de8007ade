"""The walk through the unit. Pure.

Results never stand in a text; ``{f:percent}`` says which recorded number goes there. What a step's ``because`` names are
lists of cases: the first whose conditions hold for the numbers on screen says its sentence (``assets/live/text/cases.js``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.text.texts import texts

WHOLE = "whole"
BECAUSE = "because"


def unit_lesson() -> Mapping[str, Any]:
    """The walk through the unit as it stands in its file: ``whole``, ``divisions`` with their steps, ``because``."""
    lesson: dict[str, Any] = texts("unit.walk")
    return lesson


def step_counts() -> dict[str, int]:
    """How many steps each way of dividing the work has."""
    return {division["id"]: len(division["steps"]) for division in unit_lesson()["divisions"]}
