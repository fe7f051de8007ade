"""Write lstm_traces.npz: PyTorch's float64 values of every gate, for the engine's tests.

Run by hand with PyTorch installed: ``python tests/golden/make_golden.py``. The gates are computed
step by step from the published equations with torch operations, and the memories they give are
compared with torch.nn.LSTM itself before anything is written. The tests need only the result.
"""

from pathlib import Path

import numpy as np
import torch

TARGET = Path(__file__).with_name("lstm_traces.npz")
# (steps, batch or None, inputs, units, scale of the weights)
SHAPES = [
    (1, None, 1, 1, 1.0),
    (9, None, 1, 1, 3.0),
    (6, None, 3, 2, 1.0),
    (12, None, 1, 4, 0.5),
    (5, 4, 2, 3, 1.0),
    (8, 1, 5, 1, 2.0),
    (7, 3, 1, 1, 1.5),
    (20, 2, 6, 7, 0.7),
    (4, 6, 4, 5, 8.0),
]
KEYS = ["z_f", "f", "kept", "z_i", "i", "z_g", "g", "added", "c", "z_o", "o", "tanh_c", "h"]


def record(xs, h, c, w_ih, w_hh, b_ih, b_hh):
    """Return every gate of every step, stacked over time."""
    rows = {key: [] for key in ("h_prev", "c_prev", *KEYS)}
    for x in xs:
        rows["h_prev"].append(h)
        rows["c_prev"].append(c)
        z_i, z_f, z_g, z_o = (x @ w_ih.T + b_ih + h @ w_hh.T + b_hh).chunk(4, dim=-1)
        f, i, o = torch.sigmoid(z_f), torch.sigmoid(z_i), torch.sigmoid(z_o)
        g = torch.tanh(z_g)
        kept, added = f * c, i * g
        c = kept + added
        tanh_c = torch.tanh(c)
        h = o * tanh_c
        values = (z_f, f, kept, z_i, i, z_g, g, added, c, z_o, o, tanh_c, h)
        for key, value in zip(KEYS, values, strict=True):
            rows[key].append(value)
    return {key: torch.stack(value) for key, value in rows.items()}


def case(shape, generator):
    """Return one case's weights, inputs and every recorded value."""
    steps, batch, inputs, units, scale = shape
    rows = (batch,) if batch else ()

    def draw(*size):
        return torch.randn(*size, generator=generator, dtype=torch.float64)

    weights = {
        "weight_ih": scale * draw(4 * units, inputs),
        "weight_hh": scale * draw(4 * units, units),
        "bias_ih": draw(4 * units),
        "bias_hh": draw(4 * units),
    }
    xs = draw(steps, *rows, inputs)
    h0, c0 = torch.tanh(draw(*rows, units)), 2.0 * draw(*rows, units)
    trace = record(xs, h0, c0, *weights.values())

    layer = torch.nn.LSTM(inputs, units).double()
    layer.load_state_dict({f"{name}_l0": value for name, value in weights.items()})
    with torch.no_grad():
        h, (_, c_last) = layer(xs, (h0.unsqueeze(0), c0.unsqueeze(0)))
    torch.testing.assert_close(trace["h"], h, rtol=0.0, atol=1e-14)
    torch.testing.assert_close(trace["c"][-1], c_last[0], rtol=0.0, atol=1e-14)
    return {**weights, "xs": xs, "h0": h0, "c0": c0, **trace, "torch_h": h, "torch_c": c_last[0]}


def main():
    """Draw all cases from one seed and write them."""
    generator = torch.Generator().manual_seed(1997)
    arrays = {
        f"{number}/{key}": value.numpy()
        for number, shape in enumerate(SHAPES)
        for key, value in case(shape, generator).items()
    }
    np.savez_compressed(TARGET, **arrays)
    print(f"wrote {len(SHAPES)} cases, {len(arrays)} arrays to {TARGET.name}")


if __name__ == "__main__":
    main()
