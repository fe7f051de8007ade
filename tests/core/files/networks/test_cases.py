"""Weights that people brought from other programs, and the numbers their networks give."""

import io
import json

import numpy as np
import pytest
from safetensors.numpy import save

from lstm_core import read_network, run, step

COMPANY_A, COMPANY_B = (0, 0.5, 0.25, 1), (1, 0.5, 0.25, 1)
COMPANIES = {
    "weight_ih_l0": [[0.4838], [7.2377], [4.7552], [-2.9460]],
    "weight_hh_l0": [[3.0012], [-5.9023], [-5.6398], [9.9369]],
    "bias_ih_l0": [3.5556, 2.1010, 1.4740, -0.0742],
    "bias_hh_l0": [3.7726, 0.3462, 1.2577, 0.5411],
}


def as_json(arrays):
    return json.dumps(arrays).encode()


def as_safetensors(arrays):
    return save({name: np.array(array, dtype=float) for name, array in arrays.items()})


def as_npz(arrays):
    file = io.BytesIO()
    np.savez(file, **{name: np.array(array, dtype=float) for name, array in arrays.items()})
    return file.getvalue()


def last_h(reading, series):
    return float(run(reading.layers[0], series).h[-1])


@pytest.mark.parametrize("write", [as_json, as_safetensors, as_npz])
@pytest.mark.parametrize("prefix", ["", "lstm.", "encoder.rnn."])
def test_pytorch_state_dict_of_the_two_companies(write, prefix):
    reading = read_network(write({prefix + name: array for name, array in COMPANIES.items()}), "companies")
    assert (reading.layout, reading.order, reading.questions) == ("pytorch", "ifgo", ())
    unit = reading.layers[0]
    for block, expected in {
        "forget": (-5.9023, 7.2377, 2.4472),
        "input": (3.0012, 0.4838, 7.3282),
        "candidate": (-5.6398, 4.7552, 2.7317),
        "output": (9.9369, -2.9460, 0.4669),
    }.items():
        w_h, w_x, b = unit.blocks[block]
        assert (w_h.item(), w_x.item(), b.item()) == pytest.approx(expected, abs=1e-12)
    h = run(unit, COMPANY_A).h
    np.testing.assert_allclose(h, [0.4657501, 0.9347279, -0.4179393, 0.0006618], atol=1e-7)
    h = run(unit, COMPANY_B).h
    np.testing.assert_allclose(h, [0.0588858, 0.3819126, 0.9626920, 0.9977348], atol=1e-7)


def test_pytorch_mix_ups():
    reading = read_network(as_json(COMPANIES), "companies.json")
    half = reading.changed(biases="first")
    assert last_h(half, COMPANY_B) == pytest.approx(0.9910268, abs=1e-7)
    assert float(run(half.layers[0], COMPANY_B).c[-1]) == pytest.approx(3.6108, abs=5e-5)
    assert last_h(reading.changed(order="figo"), COMPANY_A) == pytest.approx(0.9886130, abs=1e-7)
    assert last_h(half.changed(biases=None), COMPANY_B) == pytest.approx(0.9977348, abs=1e-7)


WORKED = {
    "W": [[[1.65], [-0.19], [1.63], [0.94]]],
    "R": [[[2.00], [4.38], [2.70], [1.41]]],
    "B": [[0.62, 0.59, 1.62, -0.32, 0, 0, 0, 0]],
}
KERAS_PRINTED = """[array([[ 1.65,  1.63,  0.94, -0.19]], dtype=float32),
 array([[2.  , 2.7 , 1.41, 4.38]], dtype=float32),
 array([ 0.62,  1.62, -0.32,  0.59], dtype=float32)]"""
OLD_NUMBERS = (1.65, 2.00, 0.62, 0.94, 1.41, -0.32, 1.63, 2.70, 1.62, -0.19, 4.38, 0.59)


def one_step(reading):
    trace = step(reading.layers[0], x=1, h_prev=1, c_prev=2)
    return float(trace.c), float(trace.h)


def test_onnx_order_and_its_mix_up():
    for write in (as_json, as_npz, as_safetensors):
        reading = read_network(write(WORKED), "unit")
        assert (reading.layout, reading.order, reading.questions) == ("onnx", "iofg", ())
        assert one_step(reading) == pytest.approx((2.9475674, 0.9862291), abs=1e-7)
        assert last_h(reading, COMPANY_B) == pytest.approx(0.9693935, abs=1e-7)
    mixed = reading.changed(order="ifgo")
    assert one_step(mixed) == pytest.approx((2.9695454, 0.8792661), abs=1e-7)
    trace = run(mixed.layers[0], COMPANY_B)
    assert (trace.h[-1], trace.c[-1]) == pytest.approx((0.8294045, 3.4976732), abs=1e-7)


def test_keras_get_weights_new():
    reading = read_network(KERAS_PRINTED.encode(), "pasted")
    assert (reading.layout, reading.order, reading.questions) == ("keras", "ifgo", ())
    assert one_step(reading) == pytest.approx((2.9475674, 0.9862291), abs=1e-7)
    assert last_h(reading, COMPANY_A) == pytest.approx(0.0063932, abs=1e-7)


def printed_one_by_one(numbers):
    arrays = [
        f"array([[{n}]], dtype=float32)" if k % 3 < 2 else f"array([{n}])" for k, n in enumerate(numbers)
    ]
    return f"[{', '.join(arrays)}]"


def test_keras_get_weights_old():
    bare = "1.65, 2.00, 0.62; 0.94, 1.41, −0.32; 1.63, 2.70, 1.62; −0.19, 4.38, 0.59"
    for text, asked in ((printed_one_by_one(OLD_NUMBERS), {"gates"}), (bare, {"gates", "order"})):
        reading = read_network(text.encode(), "pasted")
        assert (reading.layout, reading.order) == ("keras-old", "igfo")
        assert {question.key for question in reading.questions} == asked
        assert one_step(reading) == pytest.approx((2.9475674, 0.9862291), abs=1e-7)
        mixed = reading.changed(order="ifgo")
        assert one_step(mixed) == pytest.approx((2.7540198, 0.9836658), abs=1e-7)
        assert last_h(mixed, COMPANY_A) == pytest.approx(0.9782682, abs=1e-7)
