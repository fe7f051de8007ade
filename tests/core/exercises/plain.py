"""The unit written out once more in plain Python, with nothing of the engine, and with mistakes put in by hand.

``LINES`` says how each line is worked out; ``WRONG`` what somebody does instead on one line, by the mistake's name.
"""

import math
from decimal import ROUND_HALF_UP, Decimal


def sigma(z):
    return 1 / (1 + math.exp(-z))


def by_hand(value, decimals=2):
    """Rounded half away from zero, on the decimal number one sees."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)) + 0.0


def _sum(k):
    return {
        f"p_{k}h": lambda n: n["h_prev"] * n[f"w_{k}h"],
        f"p_{k}x": lambda n: n["x"] * n[f"w_{k}x"],
        f"z_{k}": lambda n: n[f"p_{k}h"] + n[f"p_{k}x"] + n[f"b_{k}"],
    }


LINES = {
    **_sum("f"),
    "f": lambda n: sigma(n["z_f"]),
    "kept": lambda n: n["f"] * n["c_prev"],
    **_sum("i"),
    "i": lambda n: sigma(n["z_i"]),
    **_sum("g"),
    "g": lambda n: math.tanh(n["z_g"]),
    "added": lambda n: n["i"] * n["g"],
    "c": lambda n: n["kept"] + n["added"],
    **_sum("o"),
    "o": lambda n: sigma(n["z_o"]),
    "tanh_c": lambda n: math.tanh(n["c"]),
    "h": lambda n: n["o"] * n["tanh_c"],
}


def _wrong_sums():
    for k in "figo":
        yield "bias left out", {f"z_{k}": lambda n, k=k: n[f"p_{k}h"] + n[f"p_{k}x"]}
        yield "a sign lost", {f"z_{k}": lambda n, k=k: n[f"p_{k}h"] + n[f"p_{k}x"] - n[f"b_{k}"]}
        yield "a sign lost", {f"z_{k}": lambda n, k=k: n[f"p_{k}h"] - n[f"p_{k}x"] + n[f"b_{k}"]}
        yield "a sign lost", {f"z_{k}": lambda n, k=k: n[f"p_{k}x"] + n[f"b_{k}"] - n[f"p_{k}h"]}
        yield (
            "weights swapped",
            {
                f"p_{k}h": lambda n, k=k: n["h_prev"] * n[f"w_{k}x"],
                f"p_{k}x": lambda n, k=k: n["x"] * n[f"w_{k}h"],
            },
        )


def _wrong_gates():
    for k in "fio":
        yield "tanh for σ", {k: lambda n, k=k: math.tanh(n[f"z_{k}"])}
        yield f"1 − {k} for {k}", {k: lambda n, k=k: 1 - sigma(n[f"z_{k}"])}
        yield "curve left out", {k: lambda n, k=k: n[f"z_{k}"]}
    for gate, other, result in (("f", "c_prev", "kept"), ("i", "g", "added"), ("o", "tanh_c", "h")):
        yield f"1 − {gate} for {gate}", {result: lambda n, a=gate, b=other: (1 - n[a]) * n[b]}
        yield "gate left out", {result: lambda n, b=other: n[b]}
        yield "sum instead of product", {result: lambda n, a=gate, b=other: n[a] + n[b]}


WRONG = (
    *_wrong_sums(),
    *_wrong_gates(),
    ("σ for tanh", {"g": lambda n: sigma(n["z_g"])}),
    ("curve left out", {"g": lambda n: n["z_g"]}),
    ("product instead of sum", {"c": lambda n: n["kept"] * n["added"]}),
    ("a sign lost", {"c": lambda n: n["kept"] - n["added"]}),
    ("gates swapped", {"c": lambda n: n["i"] * n["c_prev"] + n["f"] * n["g"]}),
    ("σ for tanh", {"tanh_c": lambda n: sigma(n["c"])}),
    ("tanh before the output left out", {"tanh_c": lambda n: n["c"]}),
    ("old memory for new", {"tanh_c": lambda n: math.tanh(n["c_prev"])}),
)

RNN_LINES = {
    "p_h": lambda n: n["rnn_h_prev"] * n["w_h"],
    "p_x": lambda n: n["x"] * n["w_x"],
    "z": lambda n: n["p_h"] + n["p_x"] + n["b"],
    "rnn_h": lambda n: math.tanh(n["z"]),
}
RNN_WRONG = (
    ("bias left out", {"z": lambda n: n["p_h"] + n["p_x"]}),
    ("a sign lost", {"z": lambda n: n["p_h"] + n["p_x"] - n["b"]}),
    ("weights swapped", {"p_h": lambda n: n["rnn_h_prev"] * n["w_x"], "p_x": lambda n: n["x"] * n["w_h"]}),
    ("σ for tanh", {"rnn_h": lambda n: sigma(n["z"])}),
    ("curve left out", {"rnn_h": lambda n: n["z"]}),
)


def worked(lines, given, wrong=None, fixed=None, decimals=None):
    """Every line from what is given: some done wrong, some results fixed, each rounded to so many decimals."""
    n = dict(given)
    wrong, fixed = wrong or {}, fixed or {}
    for key, line in lines.items():
        if key in n and key not in wrong:
            continue
        value = fixed[key] if key in fixed else wrong.get(key, line)(n)
        n[key] = value if decimals is None else by_hand(value, decimals)
    return n


def worked_days(lines, given, carried, anew, wrong=None, on=(1, 2), fixed=None, decimals=None):
    """Two days of it: results and what is new each day have the day behind their name."""
    every, memory = dict(given), {name: given[name] for name in carried}
    for day in (1, 2):
        today = {key: value for key, value in given.items() if key not in carried}
        today |= {name: given[f"{name}_{day}"] for name in anew} | memory
        held = {key: (fixed or {})[f"{key}_{day}"] for key in lines if f"{key}_{day}" in (fixed or {})}
        done = worked(lines, today, wrong if day in on else None, held, decimals)
        every |= {f"{key}_{day}": done[key] for key in lines}
        memory = {name: done[result] for name, result in carried.items()}
    return every
