"""The engine: an LSTM's arithmetic with every intermediate value on record. NumPy only.

What an LSTM is worked out from stands in ``words`` (the registry of quantities) and ``cells`` (the one
evaluator); each other room answers one kind of question. Everything public is named here.

>>> from lstm_core import LSTMParameters, step
>>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
>>> trace = step(unit, x=1, h_prev=1, c_prev=2)
>>> print(f"{trace.f:.3f} {trace.c:.5f} {trace.h:.5f}")
0.997 2.94757 0.98623
"""

from lstm_core.cells.cell import Cell
from lstm_core.cells.parameters import BlockWeights, LSTMParameters, random_parameters
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.cells.trace import SequenceTrace, StepTrace, SweptSequence
from lstm_core.exercises.drawing import exercise
from lstm_core.exercises.exercise import exercise_of
from lstm_core.exercises.marking import mark
from lstm_core.files.examples import WorkedExample, dump_example, load_examples, parse_example
from lstm_core.files.networks.read import read_network
from lstm_core.gradients.bptt import GradientTrace, backward
from lstm_core.gradients.flow import gradient_flow, sweep_gradient_flow
from lstm_core.gradients.jacobians import jacobian_products
from lstm_core.numbers.activations import sigmoid, tanh
from lstm_core.numbers.rounding import round_half_away
from lstm_core.rnn.run import rnn_step, run_rnn
from lstm_core.training.one_step import training_step
from lstm_core.training.optimisers import Adam, GradientDescent, Momentum, Optimiser, RMSprop
from lstm_core.training.readout import LinearReadout
from lstm_core.training.train import Diverged, EpochRecord, train
from lstm_core.unit.compare import difference
from lstm_core.unit.paper import paper_step
from lstm_core.unit.sequence import run
from lstm_core.unit.solve import Solution, solve
from lstm_core.unit.step import step
from lstm_core.unit.sweep import sweep
from lstm_core.unit.sweep_sequence import run_with, sweep_sequence
from lstm_core.words.variants import CellVariant

__all__ = [
    "Adam",
    "BlockWeights",
    "Cell",
    "CellVariant",
    "Diverged",
    "EpochRecord",
    "GradientDescent",
    "GradientTrace",
    "LSTMParameters",
    "LinearReadout",
    "Momentum",
    "Optimiser",
    "RMSprop",
    "RNNParameters",
    "SequenceTrace",
    "Solution",
    "StepTrace",
    "SweptSequence",
    "WorkedExample",
    "backward",
    "difference",
    "dump_example",
    "exercise",
    "exercise_of",
    "gradient_flow",
    "jacobian_products",
    "load_examples",
    "mark",
    "paper_step",
    "parse_example",
    "random_parameters",
    "read_network",
    "rnn_step",
    "round_half_away",
    "run",
    "run_rnn",
    "run_with",
    "sigmoid",
    "solve",
    "step",
    "sweep",
    "sweep_gradient_flow",
    "sweep_sequence",
    "tanh",
    "train",
    "training_step",
]
