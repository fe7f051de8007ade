"""How people write the same number, and exercises of all kinds to write them into."""

from lstm_core.exercises import KINDS, exercise

ALL = 10_000
"""Random exercises over all kinds."""
PAPER = (2, 3, 4, 5, 6)


def drawn(kind, share_of=ALL):
    """A kind's part of all random exercises, its three levels one after the other."""
    return (exercise(kind, 1_000 + seed, 1 + seed % 3) for seed in range(-(-share_of // len(KINDS))))


def numbers(ex):
    """What is asked for and is no choice."""
    return [asked for asked in ex.asked if not asked.options]


def fixed(value, decimals):
    return f"{value:.{decimals}f}"


def is_share(ex, key):
    tokens = ex.cell.equations[key]
    return ex.symbols[key].kind == "share" or tokens[0] == "σ"


def writings(ex, asked):
    """Every accepted writing of the exact result, by what it is."""
    value, d = ex.solution[asked.key], asked.decimals
    plain = fixed(value, d)
    if d == 0:
        return {
            "plain": plain,
            "blanks": f"  {plain} ",
            "grouped": f"{round(value):,}",
            "point": f"{plain}.0",
        }
    found = {
        "plain": plain,
        "comma": plain.replace(".", ","),
        "true minus": plain.replace("-", "−"),
        "blanks": f" {plain}\u00a0",
        "equals": f"= {plain}",
        "one digit more": fixed(value, d + 1),
        "six digits more": fixed(value, d + 6),
        "zeros": plain + "00",
        "no zero in front": plain.replace("0.", ".", 1) if plain.lstrip("-").startswith("0.") else plain,
        "exponent": f"{fixed(value * 10, d - 1)}e-1",
        "large exponent": f"{fixed(value, d)}E0",
    }
    if is_share(ex, asked.key):
        percent = fixed(100 * value, max(d - 2, 0))
        found |= {
            "percent": f"{percent}%",
            "percent after a blank": f"{percent} %",
            "percent with comma": f"{percent.replace('.', ',')} %",
            "percent with more digits": f"{fixed(100 * value, d)} %",
        }
    return found
