"""Everything a person can set on the page, as one frozen value. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.gradients.flow import MAX_STEPS
from pages.gradients.chain.product import Chain
from pages.gradients.gap.plan import GapPlan
from pages.gradients.lesson import FlowExample, flow_examples
from pages.gradients.series import RANDOM
from pages.ui.params.unit_settings import parameters_of
from pages.ui.visits.settings import Settings, view

MIN_STEPS = 2
USUAL_LAG = 50
NUDGES = (0.001, 0.01, 0.1, 1.0)
USUAL_NUDGE = 0.01
INPUT_SIZE = "input_size"
FORGET = ("w_fh", "w_fx", "b_f")
HANDLES = (*RNN_NUMBERS, INPUT_SIZE, *FORGET)
"""The numbers that can be dragged."""


@dataclass(frozen=True)
class GradientState(Settings):
    """What is set on the page.

    ``series``, ``seed``, ``steps`` and ``size`` make the inputs; ``rnn`` maps the recurrent unit's three
    numbers, ``weights`` the LSTM's twelve. ``nudge`` is added to the input of the step one looks at. ``chain`` is the product one builds, ``gap`` the training one
    runs, ``reached`` how many of its updates are on screen. ``lag``, ``explore`` and ``reached`` say where one is looking,
    and ``predict`` whether the product's results stay hidden until they are worked out; undo leaves these alone.
    """

    example: str
    series: str
    steps: int
    size: float
    rnn: Mapping[str, float]
    weights: Mapping[str, float]
    seed: int = 1
    nudge: float = USUAL_NUDGE
    chain: Chain = field(default_factory=Chain)
    gap: GapPlan = field(default_factory=GapPlan)
    vocabulary: str = "plain"
    lag: int = view(USUAL_LAG)
    explore: str = view("")
    reached: int = view(0)
    predict: bool = view(False)

    @property
    def lstm_parameters(self) -> LSTMParameters:
        """The LSTM's twelve weights as the engine takes them."""
        return parameters_of(self.weights)

    @property
    def rnn_parameters(self) -> RNNParameters:
        """The recurrent unit's three numbers as the engine takes them."""
        return RNNParameters.scalar(*(self.rnn[name] for name in RNN_NUMBERS))

    @property
    def step(self) -> int:
        """The step one is looking at, from 0: ``lag`` steps before the last."""
        return self.steps - 1 - self.lag

    @property
    def is_changed(self) -> bool:
        """True when the series, its size or a number of the units is not the example's."""
        base = of_example(flow_examples()[self.example])
        # The seed means something for random inputs only.
        own = (
            self.series,
            self.seed if self.series == RANDOM else base.seed,
            self.size,
            self.rnn,
            self.weights,
        )
        return own != (base.series, base.seed, base.size, base.rnn, base.weights)

    def number(self, handle: str) -> float:
        """One of the numbers that can be dragged. Raises KeyError for another."""
        if handle == INPUT_SIZE:
            return self.size
        return self.rnn[handle] if handle in self.rnn else self.weights[handle]

    def with_number(self, handle: str, value: float) -> GradientState:
        """The same state with one of them changed."""
        if handle == INPUT_SIZE:
            return replace(self, size=value)
        if handle in self.rnn:
            return replace(self, rnn={**self.rnn, handle: value})
        return replace(self, weights={**self.weights, handle: value})

    def with_steps(self, steps: int) -> GradientState:
        """Another number of steps, 2 to 500; one keeps looking as far back as there are steps.

        Raises ValueError, in one sentence, for others.
        """
        if not MIN_STEPS <= steps <= MAX_STEPS:
            raise ValueError(f"{steps} steps cannot be used; expected {MIN_STEPS} to {MAX_STEPS}.")
        return replace(self, steps=steps, lag=min(self.lag, steps - 1))

    def with_settings_of(self, other: GradientState) -> GradientState:
        """What is set in ``other``, seen from where one is looking now, or from its first step."""
        reached = self.reached if self.gap == other.gap else 0
        return replace(super().with_settings_of(other), lag=min(self.lag, other.steps - 1), reached=reached)


def of_example(example: FlowExample) -> GradientState:
    """The state that shows an example."""
    return GradientState(
        example.id, example.series, example.steps, example.size, example.rnn, example.weights
    )


def default_state() -> GradientState:
    """The first example."""
    return of_example(next(iter(flow_examples().values())))


def start_of(state: GradientState) -> GradientState:
    """``state`` with both units and the series as its example has them; the rest stays."""
    base = of_example(flow_examples()[state.example])
    return replace(
        base, nudge=state.nudge, chain=state.chain, gap=state.gap, vocabulary=state.vocabulary,
        lag=min(state.lag, base.steps - 1), explore=state.explore, reached=state.reached, predict=state.predict,
    )  # fmt: skip
