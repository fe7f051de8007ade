"""The shipped recipe: its numbers are the published ones, and training by it gives the published facts."""

import json

import pytest

from lstm_core.cells.lstm import WEIGHT_NAMES
from pages.training.data.recipes import FILE, companies
from pages.training.state import TrainingState

# Typed here a second time, from the table of checked figures, so that a slip in the file is seen.
START = (0.3367, 0.1288, 0, 0.2345, 0.2303, 0, -1.1229, -0.1863, 0, 2.2082, -0.6380, 0)
PUBLISHED = (2.70, 1.63, 1.62, 2.00, 1.65, 0.62, 1.41, 0.94, -0.32, 4.38, -0.19, 0.59)
FACTS = {0: (-0.0376, -0.0383), 2000: (0.4342, 0.6171), 3000: (0.2708, 0.7534), 5000: (0.0022, 0.9693)}


@pytest.fixture(scope="module")
def records():
    return list(TrainingState().plan.records())


def test_the_file_holds_the_published_recipe():
    recipe = companies()
    assert tuple(recipe.start.values()) == START and tuple(recipe.published.values()) == PUBLISHED
    assert tuple(recipe.start) == tuple(recipe.published) == WEIGHT_NAMES
    assert recipe.data.series == ((0, 0.5, 0.25, 1), (1, 0.5, 0.25, 1))
    assert recipe.data.targets == ((0,), (1,)) and recipe.data.names == ("Company A", "Company B")
    assert [recipe.data.short(k) for k in (0, 1)] == ["A", "B"]
    assert (recipe.optimiser, recipe.learning_rate, recipe.epochs) == ("adam", 0.001, 5000)


def test_the_page_starts_with_that_recipe():
    state, recipe = TrainingState(), companies()
    plan = state.plan
    assert (plan.data, plan.start, plan.optimiser) == (recipe.data, START, recipe.optimiser)
    assert (plan.rate, plan.epochs, plan.clip, plan.loss_on) == (0.001, 5000, None, "last")


def test_the_files_facts_are_the_independent_ones():
    found = {fact["epoch"]: tuple(fact["predictions"]) for fact in json.loads(FILE.read_text())["expected"]}
    assert found == FACTS


@pytest.mark.parametrize("epoch", FACTS)
def test_training_gives_the_facts(records, epoch):
    assert records[epoch].epoch == epoch
    assert tuple(round(value, 4) for value in records[epoch].predictions.tolist()) == FACTS[epoch]


def test_training_lands_on_all_twelve_weights(records):
    assert tuple(round(value, 2) for value in records[-1].row.tolist()) == PUBLISHED
