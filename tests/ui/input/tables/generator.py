"""Tables as programs and people write them, each with the numbers that it truly holds, in order of time."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MISSING = ("", ".", "NA", "n/a", "None", "NaN", "-", "null", "#N/A")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
GERMAN = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
TITLES = (
    ["Sales report"],
    ["Messwerte der Station 12", ""],
    ["Export: 2024-01-05 10:30", "Rows: 12"],
    ["# made by a logger", "# version 2.1"],
    ["Quelle: Amt für Statistik, Abteilung 3", "", ""],
    ["Title line, with a comma"],
    ["Bericht; Stand 31.12.2024"],
)
NAMES = ("value", "Umsatz", "Close", "Leistung [kW]", "T (°C)", "0", "2019", "y", "count of visits")


@dataclass(frozen=True)
class Made:
    """A file and what it holds: the values, None where one is missing, and how it was made."""

    content: bytes
    values: tuple[float | None, ...]
    how: dict


def number_text(value, decimals, decimal, thousands):
    text = f"{abs(value):,.{decimals}f}"
    text = text.replace(",", "\0").replace(".", decimal).replace("\0", thousands)
    return ("-" if value < 0 else "") + text


def _values(rng, n):
    size = rng.choice(
        ("share", "small", "hundreds", "thousands", "millions", "whole", "whole thousands", "signed")
    )
    decimals = {"whole": 0, "whole thousands": 0}.get(size, rng.choice((1, 2, 2, 3, 4)))
    top = {
        "share": 1,
        "small": 10,
        "hundreds": 1000,
        "thousands": 9e3,
        "millions": 5e6,
        "whole": 90,
        "whole thousands": 40_000,
        "signed": 50,
    }
    low = -top[size] if size == "signed" else 0
    return [round(rng.uniform(low, top[size]), decimals) for _ in range(n)], decimals


def _dates(rng, n, kind):
    start = date(rng.randint(1990, 2023), rng.randint(1, 12), rng.randint(1, 28))
    days = [start + timedelta(days=k) for k in range(n)]
    months = [(start.year + (start.month - 1 + k) // 12, (start.month - 1 + k) % 12 + 1) for k in range(n)]
    hours = [datetime(start.year, start.month, start.day) + timedelta(hours=k) for k in range(n)]
    return {
        "iso": lambda: [f"{d:%Y-%m-%d}" for d in days],
        "german": lambda: [f"{d:%d.%m.%Y}" for d in days],
        "us": lambda: [f"{d:%m/%d/%Y}" for d in days],
        "british": lambda: [f"{d:%d/%m/%Y}" for d in days],
        "us short": lambda: [f"{d.month}/{d.day}/{d:%y}" for d in days],
        "monthly british": lambda: [f"01/{m:02d}/{y}" for y, m in months],
        "compact": lambda: [f"{d:%Y%m%d}" for d in days],
        "year": lambda: [str(start.year - n + k) for k in range(n)],
        "month": lambda: [f"{y}-{m:02d}" for y, m in months],
        "month name": lambda: [f"{MONTHS[m - 1]} {y}" for y, m in months],
        "german name": lambda: [f"{d.day}. {GERMAN[d.month - 1]} {d.year}" for d in days],
        "quarter": lambda: [f"{start.year + k // 4}Q{k % 4 + 1}" for k in range(n)],
        "stamp": lambda: [f"{h:%Y-%m-%d %H:%M:%S}" for h in hours],
        "german stamp": lambda: [f"{h:%d.%m.%Y %H:%M}" for h in hours],
        "unix": lambda: [str(int(h.timestamp())) for h in hours],
        "count": lambda: [str(k + 1) for k in range(n)],
    }[kind]()


KINDS = (
    "iso", "german", "us", "british", "us short", "monthly british", "compact", "year", "month", "month name",
    "german name", "quarter", "stamp", "german stamp", "unix", "count", "none", "none",
)  # fmt: skip
TIME_NAMES = {"count": ("Nr", "day", "index", ""), "year": ("Year", "Jahr"), "none": ("",)}


def _quoted(cell, delimiter):
    return f'"{cell}"' if delimiter and delimiter in cell else cell


def make(seed):
    """The table of a seed."""
    rng = random.Random(seed)
    n = rng.randint(4, 24)
    decimal = rng.choice(".,")
    delimiter = rng.choice((",", ";", "\t", "|")) if rng.random() < 0.95 else " "
    thousands = rng.choice(("", "", "", "," if decimal == "." else ".", " ", "\u202f", "'"))
    if delimiter == " " and thousands == " ":
        thousands = ""
    values, decimals = _values(rng, n)
    kind = rng.choice(KINDS)
    kind = (
        "iso" if delimiter == " " and kind in ("month name", "german name", "stamp", "german stamp") else kind
    )
    times = None if kind == "none" else _dates(rng, n, kind)
    cells = [number_text(value, decimals, decimal, thousands) for value in values]
    truth = [float(f"{value:.{decimals}f}") for value in values]
    gaps = rng.random() < 0.3
    mark = rng.choice(MISSING) if delimiter != " " else "NA"
    if gaps:
        for k in rng.sample(range(n), rng.randint(1, max(1, n // 4))):
            cells[k], truth[k] = mark, None
    extra = rng.choice(("none", "none", "words", "numbers", "both"))
    rows = []
    for k in range(n):
        row = [] if times is None else [times[k]]
        row.append(cells[k])
        if extra in ("numbers", "both"):
            row.append(number_text(rng.uniform(0, 100), 2, decimal, ""))
        if extra in ("words", "both"):
            row.append(
                rng.choice(("ok", "gut", "checked", "n. v.")).replace(" ", "" if delimiter == " " else " ")
            )
        rows.append(row)
    header = rng.random() < 0.75
    name = rng.choice(NAMES)
    names = [rng.choice(TIME_NAMES.get(kind, ("date", "Datum", "time")))] if times is not None else []
    names += [
        name,
        *(["other"] if extra in ("numbers", "both") else []),
        *(["remark"] if extra in ("words", "both") else []),
    ]
    order = "up" if times is None else rng.choice(("up", "up", "up", "down", "mixed"))
    if order == "down":
        rows.reverse()
    if order == "mixed":
        rng.shuffle(rows)
    return _written(rng, rows, names if header else None, delimiter, truth, {"seed": seed, "kind": kind})


def _written(rng, rows, names, delimiter, truth, how):
    lines = []
    before = rng.choice(TITLES) if rng.random() < 0.3 else []
    if delimiter in (",", ";", "\t") and rng.random() < 0.05:
        lines.append(f"sep={delimiter}")
    lines += [_quoted(line, delimiter) if rng.random() < 0.5 else line for line in before]
    if names:
        lines.append(
            delimiter.join(_quoted(name, delimiter) for name in names)
            if delimiter != " "
            else " ".join((name or "t").replace(" ", "_") for name in names)
        )
    careless = rng.random() < 0.15
    trailing = delimiter in (";", ",") and len(rows[0]) > 1 and rng.random() < 0.06
    for row in rows:
        lines.append(
            delimiter.join(cell if careless else _quoted(cell, delimiter) for cell in row)
            + delimiter * trailing
        )
    after = rng.choice((None, None, None, None, "Quelle: Amt", "total"))
    if after == "total" and len(rows[0]) > 1:
        lines.append(
            delimiter.join(["Total", "99999"] + [""] * (len(rows[0]) - 2)) if how["kind"] != "none" else ""
        )
    elif after and len(rows[0]) > 1:
        lines += ["", after]
    end = rng.choice(("\n", "\r\n"))
    encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    text = end.join(lines) + end * rng.choice((0, 1, 2))
    if encoding == "cp1252":
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            encoding = "utf-8"
    how = how | {"text": text}
    return Made(text.encode(encoding), tuple(truth), how)
