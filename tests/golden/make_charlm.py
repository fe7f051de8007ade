"""Write charlm.npz: PyTorch's pass of the shipped network that reads over a short text.

Run by hand with PyTorch installed: ``python tests/golden/make_charlm.py``, and again whenever
assets/models/python.npz changes. The weights go into torch.nn.LSTM and torch.nn.Linear in float64;
what they give is rounded to float32. The file names the weights it belongs to by their SHA-256.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import torch

FOLDER = Path(__file__).parent
MODEL = FOLDER.parents[1] / "assets/models/python.npz"
BOUNDARY, UNKNOWN, FIRST = 0, 1, 2
TEXT = (
    "def remember(days, gate=0.5):\n"
    '    """Keep a share – of \N{LEDGER} – each."""\n'
    "    if days and (gate > 0):  # open\n"
    "        return [gate * d for d in days]\n"
)


def fingerprint(arrays):
    """SHA-256 of the weights in the order they lie in the file."""
    total = hashlib.sha256()
    for name in ("w_x", "w_h", "b", "out_w", "out_b"):
        total.update(arrays[name].tobytes())
    return total.hexdigest()


def torch_order(array, units):
    """Columns in blocks i, f, o, g as rows in PyTorch's blocks i, f, g, o."""
    i, f, o, g = np.split(array.astype(np.float64), 4, axis=-1)
    assert i.shape[-1] == units
    return torch.from_numpy(np.concatenate([i, f, g, o], axis=-1).T.copy())


def network(arrays):
    """Return torch's layer and read-out with the shipped weights, float64."""
    symbols, units = len(arrays["w_x"]), len(arrays["w_h"])
    layer = torch.nn.LSTM(symbols, units).double()
    bias = torch_order(arrays["b"], units)
    layer.load_state_dict(
        {
            "weight_ih_l0": torch_order(arrays["w_x"], units),
            "weight_hh_l0": torch_order(arrays["w_h"], units),
            "bias_ih_l0": bias,
            "bias_hh_l0": torch.zeros_like(bias),
        }
    )
    read_out = torch.nn.Linear(units, symbols).double()
    read_out.load_state_dict(
        {
            "weight": torch.from_numpy(arrays["out_w"].T.astype(np.float64)),
            "bias": torch.from_numpy(arrays["out_b"].astype(np.float64)),
        }
    )
    return layer, read_out


@torch.no_grad()
def main():
    """Read the text from a boundary on, one character after another, and write what the network holds."""
    with np.load(MODEL, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    alphabet = json.loads(arrays["about"].tobytes())["alphabet"]
    places = {character: FIRST + k for k, character in enumerate(alphabet)}
    symbols = [BOUNDARY, *(places.get(character, UNKNOWN) for character in TEXT)]
    assert UNKNOWN in symbols and places["\n"] in symbols
    layer, read_out = network(arrays)
    memories = tuple(torch.zeros(1, layer.hidden_size, dtype=torch.float64) for _ in range(2))
    rows = {"h": [], "c": []}
    for x in torch.eye(layer.input_size, dtype=torch.float64)[symbols]:
        _, memories = layer(x[None], memories)
        for key, value in zip(rows, memories, strict=True):
            rows[key].append(value[0])
    found = {key: torch.stack(values) for key, values in rows.items()}
    found["logits"] = read_out(found["h"])
    np.savez_compressed(
        FOLDER / "charlm.npz",
        text=np.frombuffer(TEXT.encode(), np.uint8),
        weights=np.frombuffer(bytes.fromhex(fingerprint(arrays)), np.uint8),
        **{key: value.numpy().astype(np.float32) for key, value in found.items()},
    )
    print(f"wrote {len(TEXT)} characters, {(FOLDER / 'charlm.npz').stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
