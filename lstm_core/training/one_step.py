"""One training step in full: the forward numbers, the error, the chain back and the update."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.gradients.bptt import GradientTrace, backward
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, one_of, whole_number
from lstm_core.training.clipping import CLIPPED_BY, ClippedRow, clip_row
from lstm_core.training.layout import Layout
from lstm_core.training.losses import Loss, squared_error
from lstm_core.training.optimisers import Optimiser, OptimiserState, Update
from lstm_core.training.readout import LinearReadout
from lstm_core.unit.sequence import run


@dataclass(frozen=True, eq=False)
class TrainingStep:
    """Everything that happens between two settings of the weights, in order.

    ``trace`` runs forward, ``outputs`` (the memories h, or what the read-out makes of them) meet
    the target in ``loss``, ``gradients`` carry its slope back, ``clipped`` (None without a limit) shortens the gradient, and ``update`` turns it
    into new weights, a row in the order of ``layout``. ``state`` is what the optimiser remembered before.
    """

    trace: SequenceTrace
    outputs: FloatArray
    loss: Loss
    gradients: GradientTrace
    clipped: ClippedRow | None
    update: Update
    layout: Layout
    state: OptimiserState

    @property
    def parameters(self) -> LSTMParameters:
        """The layer's weights after the step."""
        return self.layout.parameters(self.update.after)

    @property
    def readout(self) -> LinearReadout | None:
        """The read-out after the step, None without one."""
        return self.layout.readout(self.update.after)

    @property
    def by_weight(self) -> Mapping[str, Mapping[str, float]]:
        """The update's numbers for each of the scalar unit's twelve weights, by weight name.

        Keys: before, gradient, step, after, and m, v, m_hat, v_hat where the method has them; with m and v also
        m_before and v_before, 0 at the first update; norm and factor where the gradient was clipped.
        Raises ValueError for any other network.
        """
        if not self.layout.is_bare_scalar:
            raise ValueError("the network is larger than the scalar unit; expected twelve named weights")
        keys = ("before", "gradient", "m", "v", "m_hat", "v_hat", "step", "after")
        rows: dict[str, FloatArray] = {
            key: row for key in keys if (row := getattr(self.update, key)) is not None
        }
        if self.clipped is not None:
            rows |= {"norm": self.clipped.norm, "factor": self.clipped.factor}
        for key in (key for key in ("m", "v") if key in rows):
            known = getattr(self.state, key)
            rows[f"{key}_before"] = np.zeros_like(rows[key]) if known is None else known
        return {
            name: {key: float(row[k]) for key, row in rows.items()} for k, name in enumerate(WEIGHT_NAMES)
        }


def training_step(
    parameters: LSTMParameters,
    xs: object,
    target: object,
    optimiser: Optimiser,
    state: OptimiserState | None = None,
    *,
    readout: LinearReadout | None = None,
    loss_on: str = "last",
    reduction: str = "sum",
    clip: float | None = None,
    clip_by: str = "all",
    biases: int = 1,
) -> TrainingStep:
    """Return one step on one series ``xs`` (T,) or (T, D), the same as :func:`lstm_core.training.train.train` makes.

    ``target`` has the shape of one output, or of all T with ``loss_on`` "every"; ``state`` is what
    the optimiser remembers (nothing if None), for instance ``EpochRecord.state``; the rest as there. Raises
    ValueError for shapes that do not fit, NaN or infinity, and numbers too large for a float.

    >>> from lstm_core import GradientDescent, LSTMParameters, training_step
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> made = training_step(unit, [0, 0.5, 0.25, 1], 0, GradientDescent(0.1))
    >>> round(made.loss.value, 6), round(made.parameters.settable["b_o"], 4)
    (4.1e-05, 0.5901)
    """
    layout = Layout.of(parameters, readout)
    inputs = finite_array("xs", xs)
    if inputs.ndim == 1 and not layout.is_bare_scalar:
        inputs = inputs[:, np.newaxis]
    trace = run(parameters, inputs)
    outputs = trace.h if readout is None else readout.forward(trace.h)
    loss = squared_error(
        outputs, _like(target, outputs if loss_on == "every" else outputs[-1]), loss_on, reduction
    )
    back = None if readout is None else readout.backward(trace.h, loss.slope)
    gradients = backward(parameters, trace, loss.slope if back is None else back.h)
    gradient = layout.row(
        gradients.parameters, None if back is None else LinearReadout(back.weights, back.bias)
    )
    by, count = one_of("clip_by", clip_by, CLIPPED_BY), whole_number("biases", biases, 1, 2)
    clipped = None if clip is None else clip_row(gradient, clip, layout, by, count)
    seen = gradient if clipped is None else clipped.gradient
    known = state or optimiser.start()
    update = optimiser.update(layout.row(parameters, readout), seen, known, layout.times(count))
    return TrainingStep(trace, outputs, loss, gradients, clipped, update, layout, known)


def _like(target: object, output: FloatArray) -> FloatArray:
    """Return the target; plain numbers may stand for rows of one."""
    wanted = finite_array("target", target)
    return wanted.reshape(output.shape) if wanted.size == output.size else wanted
