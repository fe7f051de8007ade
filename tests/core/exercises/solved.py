"""Each of the unit's kinds solved by plain Python: the right numbers, and those of mistakes made by hand."""

import math

from tests.core.exercises.plain import (
    LINES,
    RNN_LINES,
    RNN_WRONG,
    WRONG,
    sigma,
    worked,
    worked_days,
)

MEMORIES = {"h_prev": "h", "c_prev": "c"}
AFTER_GATES = {key: LINES[key] for key in ("kept", "added", "c", "tanh_c", "h")}


def part(ex):
    """The lines of a part of the unit, as the exercise has them."""
    return {key: line for key, line in LINES.items() if key in ex.solution}


def of_unit(ex, wrong=None, fixed=None, decimals=None):
    return worked(part(ex), ex.given, wrong, fixed, decimals)


def of_days(ex, wrong=None, on=(1, 2), fixed=None, decimals=None):
    if ex.level == 1:
        lines = {key: LINES[key] for key in ("kept", "added", "c")}
        return worked_days(lines, ex.given, {"c_prev": "c"}, "fig", wrong, on, fixed, decimals)
    return worked_days(LINES, ex.given, MEMORIES, "x", wrong, on, fixed, decimals)


def of_rnn(ex, wrong=None, on=(1, 2), fixed=None, decimals=None):
    if ex.level == 1:
        return worked(RNN_LINES, ex.given, wrong, fixed, decimals)
    return worked_days(RNN_LINES, ex.given, {"rnn_h_prev": "rnn_h"}, "x", wrong, on, fixed, decimals)


def of_backwards(ex, **_):
    n = dict(ex.given)
    n["p_fh"] = n["h_prev"] * n["w_fh"]
    if ex.level == 1:
        return n | {"p_fx": n["x"] * n["w_fx"], "b_f": -n["h_prev"] * n["w_fh"] - n["x"] * n["w_fx"]}
    n["odds"] = n["f"] / (1 - n["f"])
    n["z_f"] = math.log(n["odds"])
    if ex.level == 2:
        n["p_fx"] = n["x"] * n["w_fx"]
        return n | {"b_f": n["z_f"] - n["p_fh"] - n["p_fx"]}
    return n | {"x": (n["z_f"] - n["p_fh"] - n["b_f"]) / n["w_fx"]}


def of_twice(ex, **_):
    lines = {key: line for key, line in LINES.items() if key in ex.solution}
    hand = worked(lines, ex.given, decimals=2)
    return worked(lines, ex.given) | {f"{key}_hand": hand[key] for key in lines}


def of_culprit(ex, **_):
    return of_unit(ex)


def culprit(ex):
    """The gate which, opened fully, moves the output farthest."""
    n = of_unit(ex)
    opened = {
        gate: worked(AFTER_GATES, {**{key: n[key] for key in ("c_prev", "f", "i", "g", "o")}, gate: 1.0})["h"]
        for gate in "fio"
    }
    moved = sorted((abs(h - n["h"]), gate) for gate, h in opened.items())
    return moved[-1][1], moved


SOLVED = {
    **dict.fromkeys(
        ("weighted-sum", "share", "forget-step", "candidate", "new-memory", "output", "whole-unit"), of_unit
    ),
    "sigmoid-backwards": of_backwards,
    "two-days": of_days,
    "which-gate": of_culprit,
    "exact-or-paper": of_twice,
    "recurrent-unit": of_rnn,
}


def wrong_ways(ex):
    """The mistakes of plain Python that can be made in an exercise: a name, what gives the numbers, and where it is made."""
    kind = ex.kind
    if kind == "sigmoid-backwards":
        yield from _backwards(ex)
    elif kind == "exact-or-paper":
        yield from _twice(ex)
    elif kind in ("two-days", "recurrent-unit") and not (kind == "recurrent-unit" and ex.level == 1):
        mistakes = WRONG if kind == "two-days" else RNN_WRONG
        for name, wrong in mistakes:
            for on in [(1, 2)] if ex.level == 3 else [(1,), (2,)]:
                if all(f"{key}_1" in ex.solution for key in wrong):
                    made = {f"{key}_{day}" for key in wrong for day in on}
                    yield (
                        name,
                        lambda fixed, w=wrong, on=on: SOLVED[kind](ex, wrong=w, on=on, fixed=fixed),
                        made,
                    )
    else:
        for name, wrong in RNN_WRONG if kind == "recurrent-unit" else WRONG:
            known = {*ex.given, *ex.solution}
            needed = {"old memory for new": {"c_prev"}, "gates swapped": {"i", "f", "g"}}.get(name, set())
            if wrong.keys() <= ex.solution.keys() and needed <= known:
                yield name, lambda fixed, w=wrong: SOLVED[kind](ex, wrong=w, fixed=fixed), {*wrong}


def _backwards(ex):
    n = of_backwards(ex)
    last = {1: "b_f", 2: "b_f", 3: "x"}[ex.level]

    def ending(z, h_part=n["p_fh"]):
        if ex.level == 3:
            return {"z_f": z, "x": (z - h_part - n["b_f"]) / n["w_fx"]}
        return {"z_f": z, "b_f": z - h_part - n["p_fx"]}

    z = 0.0 if ex.level == 1 else n["z_f"]
    yield "a sign lost", lambda _: n | {last: ending(z, -n["p_fh"])[last]}, {last}
    if ex.level == 1:
        yield "share taken for the sum", lambda _: n | {"b_f": ending(0.5)["b_f"]}, {"b_f"}
        return
    for name, wrong in (
        ("1 − f for f", -z),
        ("log for ln", math.log10(n["odds"])),
        ("1 − f left out", math.log(n["f"])),
        ("σ instead of its inverse", sigma(n["f"])),
        ("share taken for the sum", n["f"]),
    ):
        yield name, lambda fixed, wrong=wrong: n | ending(fixed.get("z_f", wrong)), {"z_f"}
    if ex.level == 3:
        yield "not divided by the weight", lambda _: n | {"x": z - n["p_fh"] - n["b_f"]}, {"x"}


def _twice(ex):
    n = of_twice(ex)
    last = "kept" if ex.level == 1 else "c"
    yield "rounded too early", lambda _: n | {last: n[f"{last}_hand"]}, {last}
    yield "not rounded on the way", lambda _: n | {f"{last}_hand": n[last]}, {f"{last}_hand"}
    lines = {key: line for key, line in LINES.items() if key in ex.solution}
    for name, wrong in WRONG:
        if wrong.keys() <= lines.keys():
            exact = worked(lines, ex.given, wrong)[last]
            hand = worked(lines, ex.given, wrong, decimals=2)[last]
            yield name, lambda _, v=exact, h=hand: n | {last: v, f"{last}_hand": h}, {last, f"{last}_hand"}
