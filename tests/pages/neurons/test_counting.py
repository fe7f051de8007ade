"""Counts read off units: beside the yes/no probes, judged on the second half of a text and on other unseen files."""

import numpy as np
import pytest

from lstm_core.charlm.probes.counting import count_off
from lstm_core.charlm.probes.probes import COUNTS, probe_values
from pages.neurons.columns import probe_columns
from pages.neurons.model.held_out import held_out_results
from pages.neurons.model.network import reading_of
from pages.neurons.text.texts import shipped_passages
from pages.ui.text.numbers import fixed
from tests.pages.support import open_page, prose

TEXT = shipped_passages()["brackets"].text


@pytest.mark.parametrize("probe", COUNTS)
@pytest.mark.parametrize("quantity", ["tanh_c", "h"])
def test_a_count_comes_with_what_each_unit_and_all_of_them_say(probe, quantity):
    found, values = probe_columns(TEXT, probe, quantity), probe_values(probe, TEXT)
    first = np.arange(len(TEXT)) < len(TEXT) // 2
    cells = reading_of(TEXT).over(quantity)
    wanted = count_off(cells, values, first)
    np.testing.assert_array_equal(found["r2"], wanted.cells)
    np.testing.assert_array_equal(found["estimate"], cells @ wanted.weights + wanted.bias)
    assert found["r2_all"] == [wanted.readout] and found["estimate"].shape == values.shape
    # Only tanh(c) was measured on unseen files.
    assert np.isnan(found["r2_unseen"]).all() == (quantity != "tanh_c")


def test_on_this_text_the_best_unit_is_not_far_from_the_brackets():
    """The unit that follows them best holds the depth by itself: it was not fitted where it is judged."""
    found = probe_columns(TEXT, "bracket_depth")
    best = int(found["cells"][0])
    assert found["r2"][best] > 0.4 and found["r2_all"][0] > 0.6


def test_the_unseen_figures_are_the_measured_ones_and_a_yes_no_probe_has_none():
    counted = held_out_results().counting
    assert [*counted] == [*COUNTS]
    found = probe_columns(TEXT, "bracket_depth")
    np.testing.assert_array_equal(found["r2_unseen"], counted["bracket_depth"].cells)
    assert found["r2_all_unseen"] == [counted["bracket_depth"].readout]
    assert "r2" not in probe_columns(TEXT, "quotes")


def test_the_panel_says_what_was_read_off_and_how_it_was_judged():
    said, counted = prose(open_page("neurons/page.py", look="count")), held_out_results().counting
    assert "every other unseen file to fit on and the rest to judge" in said
    for one in counted.values():
        best = int(np.argmax(one.cells))
        alone, together = fixed(float(one.cells[best]), 2), fixed(one.readout, 2)
        assert f"{alone} for unit {best} alone and {together} for a weighted sum of all" in said
