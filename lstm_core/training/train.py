"""Training as a generator of frozen records, so that a page can draw, pause, stop and scrub it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_number, one_of, refusal, whole_number
from lstm_core.training.clipping import CLIPPED_BY, clip_row
from lstm_core.training.layout import Layout
from lstm_core.training.learners import Learner, Picked, learner_for
from lstm_core.training.optimisers import Adam, Optimiser, OptimiserState, Update
from lstm_core.training.readout import LinearReadout
from lstm_core.training.tasks import checked_task

MAX_EPOCHS = 10_000_000
_HUGE = 1e6


@dataclass(frozen=True, eq=False)
class EpochRecord:
    """The network after ``epoch`` rounds through all series; epoch 0 is the start.

    ``loss`` and ``predictions`` belong to these weights, over all series. ``row`` holds every
    weight in the order of ``layout``; ``gradient`` and ``update`` are those of the epoch's last
    step (None at the start), ``gradient`` before clipping and ``update.gradient`` after.

    >>> from lstm_core import LSTMParameters, train
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> record = next(train(unit, [[0, 0.5, 0.25, 1], [1, 0.5, 0.25, 1]], [0, 1]))
    >>> record.epoch, record.predictions.round(2).tolist()
    (0, [0.01, 0.97])
    """

    epoch: int
    loss: float
    predictions: FloatArray
    row: FloatArray
    layout: Layout
    gradient: FloatArray | None = None
    update: Update | None = None

    def __post_init__(self) -> None:
        for array in (self.predictions, self.row, self.gradient):
            if array is not None:
                array.setflags(write=False)

    @property
    def parameters(self) -> LSTMParameters:
        """The layer's weights."""
        return self.layout.parameters(self.row)

    @property
    def readout(self) -> LinearReadout | None:
        """The read-out's weights, None without one."""
        return self.layout.readout(self.row)

    @property
    def gradients(self) -> LSTMParameters | None:
        """The last step's gradient of the layer's weights, before clipping; None at the start."""
        return None if self.gradient is None else self.layout.parameters(self.gradient)

    @property
    def state(self) -> OptimiserState:
        """What the optimiser remembers, for the next step."""
        return OptimiserState(0) if self.update is None else self.update.state


class Diverged(ArithmeticError):  # noqa: N818 - an event of a run, caught by this name
    """A run left the range of useful numbers.

    ``epoch`` is where; ``parameters`` and ``readout`` are the last good weights: those at the
    beginning of the last epoch whose loss was no higher than that of the first.

    >>> from lstm_core import Diverged, GradientDescent, LSTMParameters, train
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> wild = GradientDescent(learning_rate=1e9)
    >>> try:
    ...     list(train(unit, [[0, 1], [1, 0]], [0, 1], optimiser=wild, epochs=100))
    ... except Diverged as event:
    ...     print(f"stopped in epoch {event.epoch}")
    stopped in epoch 1
    """

    def __init__(
        self, message: str, epoch: int, parameters: LSTMParameters, readout: LinearReadout | None
    ) -> None:
        super().__init__(message)
        self.epoch, self.parameters, self.readout = epoch, parameters, readout


@dataclass(frozen=True)
class _Plan:
    """How to train, checked."""

    optimiser: Optimiser
    epochs: int
    batch: int
    shuffle: bool
    seed: int
    clip: float | None
    clip_by: str
    biases: int
    record_every: int


def train(
    start: LSTMParameters | EpochRecord,
    series: object,
    targets: object,
    *,
    readout: LinearReadout | None = None,
    optimiser: Optimiser | None = None,
    epochs: int = 5000,
    batch: int = 1,
    shuffle: bool = False,
    seed: int = 0,
    loss_on: str = "last",
    reduction: str = "sum",
    clip: float | None = None,
    clip_by: str = "all",
    biases: int = 1,
    record_every: int = 1,
    since: EpochRecord | None = None,
) -> Iterator[EpochRecord]:
    """Return an iterator over the records of epoch 0, every ``record_every``-th epoch, and the last.

    ``start`` is where training begins, or an earlier record to go on from with its read-out,
    optimiser numbers and epoch; ``epochs`` counts from the very start. A run that goes on ends where the whole one
    would if ``since`` is the whole one's first record. Every epoch goes once
    through the series, ``batch`` at a time, in the order given or with ``shuffle`` in one drawn
    from ``seed`` and the epoch. ``loss_on`` and ``reduction`` say which squared errors count and how
    (:func:`lstm_core.training.losses.squared_error`, over the batch); ``clip`` is the longest gradient,
    measured over "all" numbers or by "tensor" (:mod:`lstm_core.training.clipping`). With 2 ``biases`` per block, as
    PyTorch's nn.LSTM has them, both get the same gradient and take the same step, so their sum learns twice as fast.
    Series and targets as in :func:`lstm_core.training.tasks.checked_task`; memories start at 0. The
    same arguments always give the same numbers. Raises ValueError at the call for arguments out
    of range; the iterator raises :class:`Diverged` when the loss or the largest weight is no longer
    a number, or more than a million times what it was at the start (plus one).

    >>> from lstm_core import Adam, random_parameters, train
    >>> companies, tomorrow = [[0, 0.5, 0.25, 1], [1, 0.5, 0.25, 1]], [0, 1]
    >>> *_, last = train(random_parameters(1, 1), companies, tomorrow, optimiser=Adam(0.05), epochs=300)
    >>> last.epoch, last.predictions.round(1).tolist()
    (300, [0.0, 1.0])
    """
    if isinstance(start, EpochRecord):
        if readout is not None:
            raise ValueError(
                "readout is given with a record to go on from; expected None, the record has its own"
            )
        layout, row = start.layout, start.row
    else:
        layout = Layout.of(start, readout)
        row = layout.row(start, readout)
    task = checked_task(layout, series, targets, loss_on, reduction)
    plan = _plan(optimiser, epochs, batch, shuffle, seed, clip, clip_by, biases, record_every)
    if plan.batch > 1 and not task.equal_lengths and not layout.is_bare_scalar:
        raise ValueError(f"batch is {plan.batch} and the series differ in length; expected batch 1")
    learner = learner_for(layout, task)
    loss, predictions = learner.evaluate(row)
    if not np.isfinite(loss):
        raise ValueError(
            "the loss before training is too large to represent; expected smaller series and weights"
        )
    if isinstance(start, EpochRecord):
        return _epochs(start, learner, plan, _Measure.of(since or replace(start, loss=loss)))
    first = EpochRecord(0, loss, predictions, row, layout)
    return _with_first(first, learner, plan, _Measure.of(first))


def _plan(
    optimiser: Optimiser | None,
    epochs: object,
    batch: object,
    shuffle: bool,
    seed: object,
    clip: object,
    clip_by: object,
    biases: object,
    record_every: object,
) -> _Plan:
    limit = None if clip is None else finite_number("clip", clip)
    if limit is not None and limit <= 0.0:
        raise refusal("clip", clip, "a number greater than 0, or None")
    return _Plan(
        optimiser=Adam() if optimiser is None else optimiser,
        epochs=whole_number("epochs", epochs, 0, MAX_EPOCHS),
        batch=whole_number("batch", batch, 1, MAX_EPOCHS),
        shuffle=shuffle,
        seed=whole_number("seed", seed, 0, 2**32 - 1),
        clip=limit,
        clip_by=one_of("clip_by", clip_by, CLIPPED_BY),
        biases=whole_number("biases", biases, 1, 2),
        record_every=whole_number("record_every", record_every, 1, MAX_EPOCHS),
    )


@dataclass(frozen=True)
class _Measure:
    """What a run is measured against: its first loss, and how large loss and weights may grow."""

    loss: float
    limits: tuple[float, float]

    @classmethod
    def of(cls, first: EpochRecord) -> _Measure:
        return cls(first.loss, (_HUGE * (1.0 + first.loss), _HUGE * (1.0 + float(np.abs(first.row).max()))))


def _with_first(
    record: EpochRecord, learner: Learner, plan: _Plan, measure: _Measure
) -> Iterator[EpochRecord]:
    yield record
    yield from _epochs(record, learner, plan, measure)


def _epochs(record: EpochRecord, learner: Learner, plan: _Plan, measure: _Measure) -> Iterator[EpochRecord]:
    """Yield the records after ``record``."""
    row, state, good = record.row, record.state, record.row
    limits = measure.limits
    for epoch in range(record.epoch + 1, plan.epochs + 1):
        begun, total = row, 0.0
        for picked in _batches(len(learner.task), plan, epoch):
            loss, gradient = learner.gradient(row, picked)
            total += loss * (1.0 if learner.task.reduction == "sum" else len(picked) / len(learner.task))
            update = _advance(plan, learner.layout, row, gradient, state)
            row, state = update.after, update.state
            size = float(np.abs(row).max())
            if not (loss <= limits[0] and size <= limits[1]):
                raise _diverged(plan, epoch, (loss, size), limits, learner.layout, good)
        if total <= measure.loss:
            good = begun
        if epoch % plan.record_every == 0 or epoch == plan.epochs:
            loss, predictions = learner.evaluate(row)
            if not loss <= limits[0]:
                raise _diverged(plan, epoch, (loss, size), limits, learner.layout, good)
            yield EpochRecord(epoch, loss, predictions, row, learner.layout, gradient, update)


def _batches(n_series: int, plan: _Plan, epoch: int) -> list[Picked]:
    order = np.arange(n_series)
    if plan.shuffle:
        order = np.random.default_rng([plan.seed, epoch]).permutation(n_series)
    return [order[k : k + plan.batch] for k in range(0, n_series, plan.batch)]


def _advance(
    plan: _Plan, layout: Layout, row: FloatArray, gradient: FloatArray, state: OptimiserState
) -> Update:
    seen = gradient
    if plan.clip is not None and np.isfinite(gradient).all():
        seen = clip_row(gradient, plan.clip, layout, plan.clip_by, plan.biases).gradient
    return plan.optimiser.advance(row, seen, state, layout.times(plan.biases))


def _diverged(
    plan: _Plan,
    epoch: int,
    found: tuple[float, float],
    limits: tuple[float, float],
    layout: Layout,
    good: FloatArray,
) -> Diverged:
    """Return the error for a loss or a largest weight beyond its limit, the loss first."""
    name, value = ("a weight", found[1]) if found[0] <= limits[0] else ("the loss", found[0])
    event = f"{name} grew to {value:.2g}" if np.isfinite(value) else f"{name} left the range of numbers"
    message = (
        f"the learning rate {plan.optimiser.learning_rate:g} is probably too high: {event} at epoch {epoch}"
    )
    return Diverged(message, epoch, layout.parameters(good), layout.readout(good))
