"""What LSTMs are good for and what not, each sentence with what it rests on. Data, no Streamlit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.results import GapResults, load_gap

EXPERIMENT_FILE = Path(__file__).parents[2] / "assets" / "content" / "experiments" / "gap.json"

GOOD = (
    (
        "Something many steps ago decides what comes now: the cell state can carry it far, if training starts with a forget gate that is open wide enough.",
        "2, 11",
    ),
    ("Noise and continuous values between the signal and the answer, not only symbols.", "1"),
    (
        "Series of any and of unequal length; each step costs the same however long the past is, so a stream can be read as it comes.",
        "3",
    ),
    (
        "Handwriting, speech and, for some years, translation: they were the best known method there.",
        "3, 4, 5",
    ),
    ("Small models on small machines, where attention over the whole past would cost too much.", "6"),
)
NOT_SO_GOOD = (
    (
        "No free lunch in memory: along the rail the gradient is multiplied by the forget gate at every step, so it decays as fast as that gate forgets.",
        "2, 7",
    ),
    (
        "It can still explode through the short-term memory's weights; training clips the gradient for that reason.",
        "7",
    ),
    (
        "The learning rate does matter, and most of all the settings; a wide range worked in the first experiments, not everywhere.",
        "1, 8",
    ),
    (
        "Steps follow one another, so a long sequence cannot be computed side by side; transformers can, and have replaced LSTMs for most language work.",
        "6",
    ),
    ("Forecasting: simple rules are often as good or better, so compare with them each time.", "9"),
    ("Reading it: a few cells follow something with a name, most do not.", "10"),
)
REFERENCES = (
    "Hochreiter, S. and Schmidhuber, J. (1997). Long short-term memory. Neural Computation 9(8).",
    "Gers, F. A., Schmidhuber, J. and Cummins, F. (2000). Learning to forget: continual prediction with LSTM. Neural Computation 12(10).",
    "Graves, A. and Schmidhuber, J. (2009). Offline handwriting recognition with multidimensional recurrent neural networks. NIPS 21.",
    "Graves, A., Mohamed, A. and Hinton, G. (2013). Speech recognition with deep recurrent neural networks. ICASSP.",
    "Sutskever, I., Vinyals, O. and Le, Q. V. (2014). Sequence to sequence learning with neural networks. NIPS 27.",
    "Vaswani, A. et al. (2017). Attention is all you need. NIPS 30.",
    "Pascanu, R., Mikolov, T. and Bengio, Y. (2013). On the difficulty of training recurrent neural networks. ICML.",
    "Greff, K. et al. (2017). LSTM: a search space odyssey. IEEE Transactions on Neural Networks and Learning Systems 28(10).",
    "Makridakis, S., Spiliotis, E. and Assimakopoulos, V. (2018). Statistical and machine learning forecasting methods: concerns and ways forward. PLoS ONE 13(3).",
    "Karpathy, A., Johnson, J. and Fei-Fei, L. (2016). Visualizing and understanding recurrent networks. ICLR workshop.",
    "Tallec, C. and Ollivier, Y. (2018). Can recurrent neural networks warp time? ICLR.",
)  # fmt: skip


@cache
def experiment() -> GapResults:
    """The shipped result of the app's own experiment: remember the first symbol over a gap."""
    return load_gap(EXPERIMENT_FILE)


def experiment_sentence(results: GapResults) -> str:
    """How far each kind of network of the experiment got, the LSTMs first."""
    kinds = sorted(results.settings.kinds, key=lambda kind: NETWORKS[kind].cell != "lstm")
    told = "; ".join(f"{NETWORKS[kind].name}: {_reach(results.reach(kind))}" for kind in kinds)
    return f"In this app's own experiment, remember the first symbol, the longest gap learned was, by network, {told}."


def _reach(gap: int | None) -> str:
    return "none" if gap is None else f"{gap} steps"
