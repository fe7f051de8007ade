"""The landscape as the browser asks for it: losses, slopes, the plain step, the picture's frame, refusals."""

from dataclasses import replace
from urllib.parse import urlencode

import numpy as np
import pytest
from starlette.applications import Starlette

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.unit.sequence import run
from pages.training.landscape.cut import Cut, Frame, landscape, plain_step, round_places
from pages.training.landscape.route import PATH, record, route
from pages.training.live.requests import reduce
from pages.training.spec import TRAINING
from pages.training.state import PRESETS, TrainingState
from pages.training.url import ADDRESS
from tests.ui.support import Client, is_one_sentence

STATE = TrainingState()
BOX = {"box": "-1.2,1.5,-0.4,0.4"}
CLIENT = Client(Starlette(routes=[route]))


def asked(**query):
    return record({**BOX, **query})


def column(recording, name):
    return float(recording.columns[name][0])


def loss_at(weights):
    """By the trace of both companies, typed here once more."""
    unit = LSTMParameters.from_settable(weights)
    ends = [float(run(unit, days).h[-1]) for days in ([0, 0.5, 0.25, 1], [1, 0.5, 0.25, 1])]
    return ends[0] ** 2 + (ends[1] - 1) ** 2


def weights_of(epoch):
    found = next(found for found in STATE.plan.records() if found.epoch == epoch)
    return found.parameters.settable


@pytest.mark.parametrize("epoch", [0, 137])
def test_the_grid_holds_the_losses_of_the_run_with_two_weights_changed(epoch):
    found, weights = asked(at=str(epoch), across="w_fh", up="b_f"), weights_of(epoch)
    heights = found.lines["loss"]
    left, right, bottom, top = (column(found, side) for side in ("left", "right", "bottom", "top"))
    assert heights.shape == (41, 41)
    for j, i in ((0, 0), (40, 0), (7, 33), (40, 40)):
        changed = {"w_fh": left + (right - left) * i / 40, "b_f": bottom + (top - bottom) * j / 40}
        assert heights[j, i] == pytest.approx(loss_at({**weights, **changed}), rel=1e-9)
    assert column(found, "loss") == pytest.approx(loss_at(weights))


def test_the_arrow_is_the_rate_times_the_slope_downhill_and_says_how_much_longer_it_is():
    found, weights = asked(at="0"), weights_of(0)
    for name, end in (("w_gh", "to_across"), ("b_g", "to_up")):
        above, below = (loss_at({**weights, name: weights[name] + h}) for h in (1e-5, -1e-5))
        step = -STATE.rate * (above - below) / 2e-5
        assert column(found, end) - weights[name] == pytest.approx(column(found, "times") * step, rel=1e-4)
    assert column(found, "times") in (100, 1000, 10000) and column(found, "rises") == 0


def test_a_moderate_stride_goes_down_and_too_long_a_one_goes_up():
    weights = tuple(weights_of(2500).values())
    steps = {}
    for rate in (0.1, 10.0):
        plan = replace(STATE, optimiser="gradient_descent", rate=rate).plan
        steps[rate] = plain_step(Cut(plan, weights, "w_gx", "b_g", Frame(-2, 2, -2, 2)))
    assert (steps[0.1]["rises"], steps[10.0]["rises"]) == (0, 1)
    assert steps[10.0]["times"] == 1 and (steps[0.1]["far"], steps[10.0]["far"]) == (0, 1)
    here = dict(zip(WEIGHT_NAMES, weights, strict=True))
    landed = {"w_gx": steps[10.0]["to_across"], "b_g": steps[10.0]["to_up"]}
    change = loss_at({**here, **landed}) - loss_at(here)
    assert steps[10.0]["change"] == pytest.approx(change)


def test_the_picture_shows_the_whole_way_with_one_scale():
    frame = Frame.around(-1, 3, 0, 0.5)
    assert frame.right - frame.left == frame.top - frame.bottom and frame.left < -1 and frame.right > 3
    assert Frame.around(1, 1, 2, 2) == (0, 2, 1, 3)
    assert round_places(-1.8, 2.1).tolist() == [-1, 0, 1, 2]


def test_long_series_get_a_coarser_grid_and_every_grid_its_shades():
    data = replace(STATE, data="own", own=STATE.series.__class__(("Series 1",), ((0.5,) * 1000,), ((0.5,),)))
    assert len(Cut(data.plan, (0.1,) * 12, "w_gh", "b_g", Frame(-1, 1, -1, 1)).places[0]) == 21
    lines = asked(at="0").lines
    assert lines["shade"].min() >= 0 and lines["shade"].max() <= 1
    assert (np.diff(lines["shade"].ravel()[np.argsort(lines["loss"].ravel())]) >= 0).all()
    assert {name for name in lines if name.startswith("level")} and all(len(line) for line in lines.values())


def test_weights_beyond_every_sigmoid_are_no_trouble():
    cut = Cut(STATE.plan, (1e6,) * 12, "w_gh", "b_g", Frame(-1e9, 1e9, -1e9, 1e9))
    assert np.isfinite(landscape(cut).lines["loss"]).all()


@pytest.mark.parametrize(
    "query",
    [
        *({"at": at} for at in ("-1", "x", "5001", "1e3")),
        *({"box": box} for box in ("", "1,2,3", "1,0,0,1", "nan,1,0,1", "0,inf,0,1", "a,b,c,d")),
        *({"across": "h"}, {"up": "w_gh", "across": "w_gh"}, {"rate": "nan"}, {"data": "own", "series": "1>0;1,2>0", "loss": "every"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_question_about_no_landscape_is_refused_in_one_sentence(query):
    found = CLIENT.get(f"/{PATH}?{urlencode({**BOX, 'at': '0', **query})}")
    assert found.status_code == 400 and is_one_sentence(found.text)


def test_an_answer_may_be_kept_by_everybody():
    found = CLIENT.get(f"/{PATH}?{urlencode({**BOX, 'at': '0', 'across': 'w_oh', 'up': 'w_ix'})}")
    assert "max-age" in found.headers["cache-control"] and "loss:41:41" in found.headers["x-lines"]


def test_two_different_weights_are_chosen():
    state = reduce(STATE, {"kind": "plane", "axis": "across", "weight": "w_fx"})
    assert (state.across, state.up) == ("w_fx", "b_g")
    state = reduce(state, {"kind": "plane", "axis": "up", "weight": "w_fx"})
    assert (state.across, state.up) == ("b_g", "w_fx")
    assert ADDRESS.encode(state) == {"across": "b_g", "up": "w_fx"} and state.same_settings(STATE)


def test_a_link_may_name_one_weight_only_and_not_the_same_twice():
    for query, pair in (({"across": "b_g"}, ("b_g", "w_gh")), ({"up": "w_gh"}, ("b_g", "w_gh"))):
        found, complaints = ADDRESS.decode(query)
        assert (found.across, found.up) == pair and complaints == ()
    found, complaints = ADDRESS.decode({"across": "w_fh", "up": "w_fh"})
    assert found.across != found.up and len(complaints) == 1


@pytest.mark.parametrize("name", PRESETS)
def test_a_recipe_to_try_sets_optimiser_rate_and_epochs_and_can_be_undone(name):
    state = reduce(replace(STATE, epoch=5, clip=1.0), {"kind": "preset", "name": name})
    assert (state.optimiser, state.rate, state.epochs, state.clip, state.epoch) == (
        *PRESETS[name],
        None,
        None,
    )
    assert TRAINING.payload(state)["landscape"]["preset"] == name


def test_the_recipes_to_try_do_what_they_are_called():
    ends = {}
    for name in PRESETS:
        *_, last = reduce(STATE, {"kind": "preset", "name": name}).plan.records()
        ends[name] = last.loss
    assert ends["descent"] < 0.01 and ends["adam"] < 0.01 and ends["overshoot"] > 0.4
