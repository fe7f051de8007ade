"""The two PyTorch ways beside the engine: a plain loop that records every gate, and ``nn.LSTM``."""

from __future__ import annotations

import torch


def recording_loop(
    xs: torch.Tensor, lstm: torch.nn.LSTM, h: torch.Tensor, c: torch.Tensor
) -> dict[str, torch.Tensor]:
    """Every intermediate value of a sequence, the straightforward way; shapes (T, H)."""
    w_x, w_h = lstm.weight_ih_l0.T, lstm.weight_hh_l0.T
    b = lstm.bias_ih_l0 + lstm.bias_hh_l0
    names = (
        "h_prev",
        "c_prev",
        "z_i",
        "z_f",
        "z_g",
        "z_o",
        "i",
        "f",
        "g",
        "o",
        "kept",
        "added",
        "c",
        "tanh_c",
        "h",
    )
    record: dict[str, list[torch.Tensor]] = {name: [] for name in names}
    for x in xs:
        h_prev, c_prev = h, c
        z_i, z_f, z_g, z_o = (x @ w_x + h_prev @ w_h + b).chunk(4)
        i, f, g, o = torch.sigmoid(z_i), torch.sigmoid(z_f), torch.tanh(z_g), torch.sigmoid(z_o)
        kept, added = f * c_prev, i * g
        c = kept + added
        tanh_c = torch.tanh(c)
        h = o * tanh_c
        values = (h_prev, c_prev, z_i, z_f, z_g, z_o, i, f, g, o, kept, added, c, tanh_c, h)
        for name, value in zip(names, values, strict=True):
            record[name].append(value)
    return {name: torch.stack(values) for name, values in record.items()}
