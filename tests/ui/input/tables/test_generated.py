"""Generated tables of every kind: each is read right, asked about with the truth among the answers, or refused in a sentence."""

import os

import pytest

from pages.ui.input.tables import understand
from tests.ui.input.tables.generator import make
from tests.ui.input.tables.reaching import are_near, leads_to

TABLES = int(os.environ.get("GATEWISE_TABLES", "1200"))
"""How many are tried here; seeds beyond may be tried by setting it."""
PARTS = 8


def outcome(made):
    truth = [value for value in made.values if value is not None]
    try:
        understood = understand(made.content)
    except ValueError as problem:
        sentence = str(problem)
        return "refused" if sentence.endswith(".") and "\n" not in sentence else f"no sentence: {sentence}"
    if understood.questions:
        return "asked" if leads_to(understood, truth) else "asked without the truth"
    return "right" if are_near(understood.values, truth) else "wrong in silence"


@pytest.mark.parametrize("part", range(PARTS))
def test_no_generated_table_is_misread_in_silence(part):
    found = {seed: outcome(make(seed)) for seed in range(part, TABLES, PARTS)}
    assert {seed: what for seed, what in found.items() if what not in ("right", "asked", "refused")} == {}
    counts = {what: list(found.values()).count(what) for what in ("right", "asked", "refused")}
    assert counts["right"] > len(found) / 2 and counts["refused"] < len(found) / 20, counts
