"""A program that is taken home prints the numbers that were on screen, whichever library it is for."""

import ast
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from lstm_core.files.take_home.code.programs import LIBRARIES, code, reads_a_file
from lstm_core.files.take_home.screens import arrays_of
from lstm_core.files.take_home.writing import as_npz
from tests.core.files.take_home.screens import SCREENS, numbers_on, printed_numbers, run_alone

GOLDEN = json.loads((Path(__file__).parents[3] / "golden" / "programs.json").read_text("utf-8"))
HALF = 0.5000001e-7
"""Seven decimals are printed."""


def agree(printed, wanted):
    return printed.keys() >= wanted.keys() and all(
        len(printed[name]) == len(numbers)
        and all(
            abs(one - other) <= HALF * max(1.0, abs(other))
            for one, other in zip(printed[name], numbers, strict=True)
        )
        for name, numbers in wanted.items()
    )


@pytest.mark.parametrize("name", SCREENS)
def test_the_numpy_program_prints_what_is_on_screen(name, tmp_path):
    screen = SCREENS[name]
    if reads_a_file(screen):
        (tmp_path / "gatewise-network.npz").write_bytes(as_npz(arrays_of(screen)))
    printed = run_alone(code(screen, "numpy"), tmp_path)
    wanted = numbers_on(screen) or printed_numbers(GOLDEN[name]["pytorch"]["printed"])
    assert agree(printed, wanted)


@pytest.mark.parametrize("library", ["pytorch", "keras"])
@pytest.mark.parametrize("name", SCREENS)
def test_the_program_is_the_one_that_was_run_and_printed_what_is_on_screen(name, library):
    """``make_code.py`` ran it with the library itself; a changed program has to be run again."""
    golden = GOLDEN[name][library]
    assert golden["sha256"] == hashlib.sha256(code(SCREENS[name], library).encode()).hexdigest()
    printed = printed_numbers(golden["printed"])
    assert agree(printed, numbers_on(SCREENS[name]) or printed_numbers(GOLDEN[name]["pytorch"]["printed"]))


@pytest.mark.parametrize("library", ["pytorch", "keras"])
def test_the_librarys_own_layer_agrees_with_the_step_that_is_written_out(library):
    own = {"pytorch": "nn.LSTM", "keras": "Keras"}[library]
    for name, screen in SCREENS.items():
        printed = printed_numbers(GOLDEN[name][library]["printed"])
        for told in [line for line in printed if line.startswith(own) and line.endswith("h")]:
            number = told.removeprefix(own).removesuffix("h").strip(" :")
            which = f"layer {number}: " if number else ""
            backward = screen.network.directions[int(number or 1) - 1] == "backward"
            last = 1 if backward else len(screen.xs)
            wanted = printed[f"{which}h_{last}"] if len(screen.xs) > 1 else printed[f"{which}h"]
            assert printed[told][:8] == pytest.approx(wanted, abs=2e-7), (name, told)


def test_numbers_of_the_cases_come_out():
    """The worked unit's c and h, Keras's hard sigmoids, the output without tanh: from public threads, by hand."""
    for name, c, h in (
        ("unit", 2.9475674, 0.9862291),
        ("unit-hard-keras2", 1.454868, 0.554130),
        ("unit-no-output-tanh", 2.9475674, 2.9230257),
    ):
        for library in ("pytorch", "keras"):
            printed = printed_numbers(GOLDEN[name][library]["printed"])
            assert (printed["c"][0], printed["h"][0]) == pytest.approx((c, h), abs=1e-6)


def test_keras_itself_has_the_hard_sigmoid_where_it_can():
    assert 'recurrent_activation="hard_sigmoid"' in code(SCREENS["unit-hard-keras3"], "keras")
    assert "Keras h" in GOLDEN["unit-hard-keras3"]["keras"]["printed"]
    assert "Keras h" not in GOLDEN["unit-no-output-tanh"]["keras"]["printed"]
    assert "tanh at one of" in code(SCREENS["unit-no-output-tanh"], "keras")


def test_a_name_from_outside_stays_a_text():
    trained = SCREENS["trained"]
    odd = 'x", 1) ]\nprint("no")  # \\'
    screen = replace(trained, series=(replace(trained.series[0], name=odd),))
    for library in LIBRARIES:
        table = next(
            node.value
            for node in ast.parse(code(screen, library)).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "series"
        )
        assert ast.literal_eval(table) == [(odd, [0.0, 0.5, 0.25, 1.0], 0.0)]


def test_another_library_is_refused():
    with pytest.raises(ValueError, match="keras"):
        code(SCREENS["unit"], "fortran")
    assert list(LIBRARIES) == ["numpy", "pytorch", "keras"]
