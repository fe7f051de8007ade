"""Write gradients.npz and optimisers.npz: PyTorch's float64 gradients and updates, for the tests.

Run by hand with PyTorch installed: ``python tests/golden/make_gradients.py``. Gradients come
from autograd through torch.nn.LSTM, updates from torch.optim. The tests need only the result.
"""

from pathlib import Path

import numpy as np
import torch

FOLDER = Path(__file__).parent
# (steps, batch or None, inputs, units, scale of the weights, with a slope at the last c)
SHAPES = [
    (1, None, 1, 1, 1.0, True),
    (9, None, 1, 1, 2.0, False),
    (4, None, 3, 2, 1.0, True),
    (12, None, 1, 4, 0.5, True),
    (5, 4, 2, 3, 1.0, False),
    (8, 1, 5, 1, 2.0, True),
    (7, 3, 1, 1, 1.5, True),
    (20, 2, 6, 7, 0.7, False),
    (6, 5, 4, 5, 3.0, True),
]
OPTIMISERS = {
    "gradient_descent": lambda p: torch.optim.SGD(p, lr=0.05),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "rmsprop": lambda p: torch.optim.RMSprop(p),
    "adam": lambda p: torch.optim.Adam(p),
    "adam_fast": lambda p: torch.optim.Adam(p, lr=0.3, betas=(0.5, 0.9), eps=1e-3),
}
STEPS, NUMBERS = 50, 7


def case(shape, generator):
    """Return one layer's weights, a loss's direct slopes, and every gradient by autograd."""
    steps, batch, inputs, units, scale, at_c = shape
    rows = (batch,) if batch else ()

    def draw(*size):
        return torch.randn(*size, generator=generator, dtype=torch.float64)

    layer = torch.nn.LSTM(inputs, units).double()
    sizes = {"weight_ih": inputs, "weight_hh": units}
    weights = {name: scale * draw(4 * units, width) for name, width in sizes.items()}
    weights |= {name: draw(4 * units) for name in ("bias_ih", "bias_hh")}
    layer.load_state_dict({f"{name}_l0": value for name, value in weights.items()})
    given = {"xs": draw(steps, *rows, inputs), "h0": torch.tanh(draw(*rows, units)), "c0": draw(*rows, units)}
    slopes = {"dh": draw(steps, *rows, units), "dc_last": draw(*rows, units) * at_c}
    leaves = {name: value.clone().requires_grad_() for name, value in given.items()}
    h, (_, c) = layer(leaves["xs"], (leaves["h0"].unsqueeze(0), leaves["c0"].unsqueeze(0)))
    ((h * slopes["dh"]).sum() + (c[0] * slopes["dc_last"]).sum()).backward()
    found = {f"grad_{name}": value.grad for name, value in leaves.items()}
    found |= {f"grad_{name}": getattr(layer, f"{name}_l0").grad for name in weights}
    return {**weights, **given, **slopes, **found}


def descent(make, gradients, start):
    """Return the numbers after each of the optimiser's steps."""
    numbers = start.clone().requires_grad_()
    optimiser, rows = make([numbers]), []
    for gradient in gradients:
        numbers.grad = gradient.clone()
        optimiser.step()
        rows.append(numbers.detach().clone())
    return torch.stack(rows)


def clipping(generator):
    """Return gradients before and after torch's clipping by norm, one row per limit."""
    gradient = torch.randn(6, generator=generator, dtype=torch.float64)
    limits, rows = torch.tensor([0.01, 1.0, 2.0, 100.0], dtype=torch.float64), []
    for limit in limits:
        numbers = torch.zeros(6, dtype=torch.float64, requires_grad=True)
        numbers.grad = gradient.clone()
        torch.nn.utils.clip_grad_norm_([numbers], float(limit))
        rows.append(numbers.grad)
    return {"clip/gradient": gradient, "clip/limits": limits, "clip/clipped": torch.stack(rows)}


def main():
    """Draw all cases from one seed and write both files."""
    generator = torch.Generator().manual_seed(1986)
    layers = {
        f"{number}/{key}": value.detach().numpy()
        for number, shape in enumerate(SHAPES)
        for key, value in case(shape, generator).items()
    }
    np.savez_compressed(FOLDER / "gradients.npz", **layers)
    start = torch.randn(NUMBERS, generator=generator, dtype=torch.float64)
    # Far apart in size, one exactly zero now and then: what separates the formulas.
    sizes = 10.0 ** torch.linspace(-4, 2, NUMBERS, dtype=torch.float64)
    gradients = sizes * torch.randn(STEPS, NUMBERS, generator=generator, dtype=torch.float64)
    gradients[::7, 3] = 0.0
    updates = {"start": start, "gradients": gradients, **clipping(generator)}
    updates |= {name: descent(make, gradients, start) for name, make in OPTIMISERS.items()}
    np.savez_compressed(FOLDER / "optimisers.npz", **{key: value.numpy() for key, value in updates.items()})
    print(f"wrote {len(SHAPES)} layers and {len(OPTIMISERS)} optimisers")


if __name__ == "__main__":
    main()
