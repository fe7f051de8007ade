"""The engine: an LSTM's arithmetic with every intermediate value on record. NumPy only.

>>> from lstm_core import LSTMParameters, step
>>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
>>> trace = step(unit, x=1, h_prev=1, c_prev=2)
>>> print(f"{trace.f:.3f} {trace.c:.5f} {trace.h:.5f}")
0.997 2.94757 0.98623
"""

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import SequenceTrace, StepTrace
from lstm_core.files.examples import WorkedExample, dump_example, load_examples, parse_example
from lstm_core.numbers.activations import sigmoid, tanh
from lstm_core.numbers.rounding import round_half_away
from lstm_core.unit.paper import paper_step
from lstm_core.unit.sequence import run
from lstm_core.unit.solve import Solution, solve
from lstm_core.unit.step import step
from lstm_core.unit.sweep import sweep

__all__ = [
    "LSTMParameters",
    "SequenceTrace",
    "Solution",
    "StepTrace",
    "WorkedExample",
    "dump_example",
    "load_examples",
    "paper_step",
    "parse_example",
    "round_half_away",
    "run",
    "sigmoid",
    "solve",
    "step",
    "sweep",
    "tanh",
]
