"""Write stacked.npz: PyTorch's own nn.LSTM with two layers, and with one for each direction, for the engine's tests.

Run by hand with PyTorch installed: ``python tests/golden/layers/make_stacked.py``. The weights keep PyTorch's names
(``weight_ih_l1``, ``weight_hh_l0_reverse``). The tests need only the result.
"""

from pathlib import Path

import numpy as np
import torch

TARGET = Path(__file__).with_name("stacked.npz")
# name, steps, inputs, units, layers, whether it reads both ways
CASES = [("stacked", 6, 3, 4, 2, False), ("both", 5, 2, 3, 1, True), ("both_stacked", 7, 2, 2, 2, True)]


def case(steps, inputs, units, layers, both, generator):
    """Return one network's weights, its series and start memories, and what it made of them."""
    network = torch.nn.LSTM(inputs, units, num_layers=layers, bidirectional=both, dtype=torch.float64)

    def draw(*size):
        return torch.randn(*size, generator=generator, dtype=torch.float64)

    with torch.no_grad():
        for weights in network.parameters():
            weights.copy_(draw(*weights.shape))
        directions = 2 if both else 1
        xs, h0, c0 = draw(steps, inputs), draw(directions * layers, units), draw(directions * layers, units)
        output, (h, c) = network(xs, (h0, c0))
    found = {name: weights.detach() for name, weights in network.named_parameters()}
    return found | {"xs": xs, "h0": h0, "c0": c0, "output": output, "h": h, "c": c}


def main():
    """Write every case's arrays as ``case/name``."""
    generator = torch.Generator().manual_seed(8)
    arrays = {}
    for name, *settings in CASES:
        for key, value in case(*settings, generator).items():
            arrays[f"{name}/{key}"] = value.numpy()
    np.savez_compressed(TARGET, **arrays)


if __name__ == "__main__":
    main()
