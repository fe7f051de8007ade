"""Write rnn.npz and jacobians.npz: PyTorch's plain recurrent layer, and how memories depend on earlier ones.

Run by hand with PyTorch installed: ``python tests/golden/make_recurrent.py``. Values and gradients
come from torch.nn.RNN and autograd, the Jacobians from torch.autograd.functional.jacobian through
torch.nn.RNN and torch.nn.LSTM run over the rest of the series. The tests need only the result.
"""

from pathlib import Path

import numpy as np
import torch
from torch.autograd.functional import jacobian

FOLDER = Path(__file__).parent
# (steps, batch or None, inputs, units, scale of the weights)
RNN_SHAPES = [
    (1, None, 1, 1, 1.0),
    (9, None, 1, 1, 2.0),
    (4, None, 3, 2, 1.0),
    (12, None, 1, 4, 0.5),
    (5, 4, 2, 3, 1.0),
    (8, 1, 5, 1, 2.0),
    (7, 3, 1, 1, 1.5),
    (20, 2, 6, 7, 0.7),
    (60, None, 2, 8, 0.45),
]
# (steps, inputs, units, scale of the weights)
LSTM_SHAPES = [
    (1, 1, 1, 1.0),
    (15, 1, 1, 2.0),
    (30, 1, 1, 0.8),
    (6, 3, 2, 1.0),
    (40, 2, 5, 0.7),
    (12, 4, 8, 1.5),
]


class Draw:
    """Normal numbers from one seed, float64."""

    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def __call__(self, *size):
        return torch.randn(*size, generator=self.generator, dtype=torch.float64)


def layer_of(make, rows, inputs, units, scale, draw):
    """Return a torch layer with drawn weights, and the weights by name."""
    weights = {"weight_ih": scale * draw(rows, inputs), "weight_hh": scale * draw(rows, units)}
    weights |= {name: draw(rows) for name in ("bias_ih", "bias_hh")}
    layer = make(inputs, units).double()
    layer.load_state_dict({f"{name}_l0": value for name, value in weights.items()})
    return layer, weights


def rnn_case(shape, draw):
    """Return one layer's weights, memories, gradients and, for a single series, its Jacobians."""
    steps, batch, inputs, units, scale = shape
    rows = (batch,) if batch else ()
    layer, weights = layer_of(torch.nn.RNN, units, inputs, units, scale, draw)
    given = {"xs": draw(steps, *rows, inputs), "h0": torch.tanh(draw(*rows, units))}
    dh = draw(steps, *rows, units)
    leaves = {name: value.clone().requires_grad_() for name, value in given.items()}
    h, _ = layer(leaves["xs"], leaves["h0"].unsqueeze(0))
    (h * dh).sum().backward()
    found = {f"grad_{name}": value.grad for name, value in leaves.items()}
    found |= {f"grad_{name}": getattr(layer, f"{name}_l0").grad for name in weights}
    if not batch:
        found["jacobians"] = torch.stack([rnn_jacobian(layer, given["xs"], h, t) for t in range(steps)])
    return {**weights, **given, "dh": dh, "h": h, **found}


def rnn_jacobian(layer, xs, h, t):
    """∂h_T/∂h_t by autograd through the steps after t."""
    if t == len(xs) - 1:
        return torch.eye(h.shape[-1], dtype=torch.float64)
    return jacobian(lambda start: layer(xs[t + 1 :], start.unsqueeze(0))[0][-1], h[t].detach())


def lstm_case(shape, draw):
    """Return one LSTM's weights and the Jacobians of its last memories by those of every step."""
    steps, inputs, units, scale = shape
    layer, weights = layer_of(torch.nn.LSTM, 4 * units, inputs, units, scale, draw)
    xs, h, c = draw(steps, inputs), torch.tanh(draw(units)), draw(units)
    case = {**weights, "xs": xs, "h0": h, "c0": c}
    rows = []
    for t in range(steps):
        sums = (
            weights["weight_ih"] @ xs[t] + weights["bias_ih"] + weights["weight_hh"] @ h + weights["bias_hh"]
        )
        o = torch.sigmoid(sums[3 * units :])
        with torch.no_grad():
            _, (h, c) = layer(xs[t : t + 1], (h.unsqueeze(0), c.unsqueeze(0)))
        h, c = h[0], c[0]
        torch.testing.assert_close(o * torch.tanh(c), h, rtol=0.0, atol=1e-14)
        rows.append(lstm_jacobians(layer, xs[t + 1 :], o, h, c))
    return case | {key: torch.stack([row[key] for row in rows]) for key in rows[0]}


def lstm_jacobians(layer, rest, o, h, c):
    """Derivatives of the last memories by c, its h = o·tanh(c) moving with it, and by h, c held still."""

    def last(h_start, c_start):
        if not len(rest):
            return h_start, c_start
        _, (h_last, c_last) = layer(rest, (h_start.unsqueeze(0), c_start.unsqueeze(0)))
        return h_last[0], c_last[0]

    h_c, c_c = jacobian(lambda start: last(o * torch.tanh(start), start), c)
    h_h, c_h = jacobian(lambda start: last(start, c), h)
    return {"c_c": c_c, "h_c": h_c, "c_h": c_h, "h_h": h_h}


def write(name, cases):
    """Save numbered cases as one file."""
    arrays = {
        f"{number}/{key}": value.detach().numpy()
        for number, case in enumerate(cases)
        for key, value in case.items()
    }
    np.savez_compressed(FOLDER / name, **arrays)
    print(f"wrote {len(cases)} cases to {name}")


def main():
    """Draw all cases, one seed for each file, and write both."""
    draw = Draw(1990)
    write("rnn.npz", [rnn_case(shape, draw) for shape in RNN_SHAPES])
    draw = Draw(1994)
    write("jacobians.npz", [lstm_case(shape, draw) for shape in LSTM_SHAPES])


if __name__ == "__main__":
    main()
