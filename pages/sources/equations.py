"""The unit on one page: what happens forward, and what a gradient does on its way back. LaTeX, pure."""

from __future__ import annotations

from lstm_core.symbols import SYMBOLS, formula_latex

FORWARD = (
    ("Keep", ("z_f", "f", "kept")),
    ("Add", ("z_i", "i", "z_g", "g", "added", "c")),
    ("Let out", ("z_o", "o", "tanh_c", "h")),
)
CURVES = (
    r"\sigma(z) = \frac{1}{1 + e^{-z}} \in (0, 1), \qquad \sigma'(z) = \sigma(z)\,(1 - \sigma(z)) \le \tfrac{1}{4}",
    r"\tanh(z) = 2\,\sigma(2z) - 1 \in (-1, 1), \qquad \tanh'(z) = 1 - \tanh^2(z) \le 1",
)
BACK = (
    r"\mathrm{d}h_t = \frac{\partial L}{\partial h_t} + \sum_{k} w_{kh}\,\mathrm{d}z_{k,t+1}",
    r"\mathrm{d}c_t = \mathrm{d}h_t\, o_t\,(1 - \tanh^2 c_t) + \mathrm{d}c_{t+1}\, f_{t+1}",
    r"\mathrm{d}z_f = \mathrm{d}c_t\, c_{t-1}\, f_t (1 - f_t), \qquad \mathrm{d}z_i = \mathrm{d}c_t\, \tilde{c}_t\, i_t (1 - i_t)",
    r"\mathrm{d}z_g = \mathrm{d}c_t\, i_t\,(1 - \tilde{c}_t^2), \qquad \mathrm{d}z_o = \mathrm{d}h_t\, \tanh(c_t)\, o_t (1 - o_t)",
    r"\frac{\partial L}{\partial w_{kh}} = \sum_t \mathrm{d}z_{k,t}\, h_{t-1}, \qquad "
    r"\frac{\partial L}{\partial w_{kx}} = \sum_t \mathrm{d}z_{k,t}\, x_t, \qquad "
    r"\frac{\partial L}{\partial b_k} = \sum_t \mathrm{d}z_{k,t}",
    r"\frac{\partial c_T}{\partial c_t} \text{ along the rail} = f_{t+1}\, f_{t+2} \cdots f_T",
)


def forward_latex(vocabulary: str) -> list[tuple[str, str]]:
    """Title and aligned equations of each stage in one vocabulary."""
    return [(title, _aligned(keys, vocabulary)) for title, keys in FORWARD]


def _aligned(keys: tuple[str, ...], vocabulary: str) -> str:
    lines = [
        rf"{SYMBOLS[key].notation[vocabulary].latex} &= {formula_latex(key, vocabulary)}" for key in keys
    ]
    return r"\begin{aligned}" + r" \\ ".join(lines) + r"\end{aligned}"
