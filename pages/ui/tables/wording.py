"""How it is said what was understood of a table: questions and their answers, remarks, and what can be chosen. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pages.ui.input.tables import Answer, Question, Understanding
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text

_DELIMITERS = MappingProxyType(
    {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "blank", "": "none"}
)
_MARKS = MappingProxyType({"": "none", ",": "comma", ".": "point", " ": "blank", "'": "apostrophe"})
_JOINED = "joined"
_UNDECIDED = "undecided"
_MOST_ABOVE = 20


@dataclass(frozen=True)
class Choice:
    """A select box of what was understood: its name, options with their titles, the one that holds, and what each chooses."""

    name: str
    titles: Mapping[Any, str]
    now: Any
    chosen: Mapping[Any, Mapping[str, Any]]

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose from; which column it is, is always shown."""
        return len(self.titles) > 1 or self.name == "column"


def question_text(question: Question) -> str:
    """The question, for Markdown."""
    given = {name: plain(value) for name, value in question.given.items()}
    return text(f"tables.questions.{question.key}", **given)


def answer_text(question: Question, answer: Answer) -> str:
    """What stands on an answer's button."""
    kind, given = _answer(question.key, answer.choice)
    shown = plain(answer.shown)
    return text(f"tables.answers.{kind}", shown=shown, **given) if kind else shown


def _answer(key: str, choice: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The key of an answer's wording, and what it needs."""
    if key == "delimiter":
        name = _JOINED if choice["joined"] else _DELIMITERS.get(choice["delimiter"], "none")
        return "cut", {"how": text(f"tables.delimiter.{name}")}
    if key in ("column", "fault"):
        return "named", {"name": plain(choice["column"])}
    kinds: Mapping[str, Mapping[object, str]] = {
        "header": {True: "names", False: "values"},
        "order": {"file": "file", "reversed": "reversed"},
        "last": {True: "belongs", False: "leaves"},
        "marker": {True: "marks", False: "number"},
        "missing": {"leave out": "out", "line": "line"},
        "shape": {"columns": "columns", "rows": "rows", "lines": "lines"},
    }
    return (kinds[key][choice[key]], {}) if key in kinds else ("", {})


def remarks(found: Understanding) -> list[str]:
    """What was done that one would not see, a sentence each, for Markdown."""
    said = []
    if found.skipped:
        said.append(text("tables.notes.above", text=plain(_shortened(" · ".join(found.skipped)))))
    for note in found.notes:
        given = {name: plain(value) for name, value in note.given.items()}
        said.append(text(f"tables.notes.{note.key}", **given))
    return said


def _shortened(line: str, most: int = 90) -> str:
    return line if len(line) <= most else f"{line[: most - 1]}…"


def choices_of(found: Understanding, *, several: bool) -> list[Choice]:
    """All that can be chosen otherwise; with ``several`` the columns are chosen elsewhere."""
    boxes = [_delimiter(found), *_marks(found), _header(found), _above(found)]
    if not several:
        boxes.append(_simple("column", found.numeric, found.column))
    return [*boxes, _date(found), _day_order(found), _order(found), _missing(found)]


def _simple(name: str, options: Sequence[str], now: str) -> Choice:
    listed = dict.fromkeys([*options, now])
    return Choice(
        name, {option: option for option in listed}, now, {option: {name: option} for option in listed}
    )


def _delimiter(found: Understanding) -> Choice:
    titles = {mark: text(f"tables.delimiter.{name}") for mark, name in _DELIMITERS.items()}
    chosen = {mark: {"delimiter": mark, "joined": False} for mark in titles}
    titles.setdefault(found.delimiter, found.delimiter)
    chosen.setdefault(found.delimiter, {"delimiter": found.delimiter, "joined": False})
    titles[_JOINED] = text("tables.delimiter.joined")
    chosen[_JOINED] = {"delimiter": ",", "joined": True}
    return Choice("delimiter", titles, _JOINED if found.joined else found.delimiter, chosen)


def _marks(found: Understanding) -> list[Choice]:
    decimals = {mark: text(f"tables.decimal.{_MARKS[mark]}") for mark in (".", ",")}
    groups = {
        mark: text(f"tables.thousands.{name}") for mark, name in _MARKS.items() if mark != found.decimal
    }
    return [
        Choice(
            "decimal",
            decimals,
            found.decimal,
            {mark: {"decimal": mark, "thousands": None} for mark in decimals},
        ),
        Choice(
            "thousands",
            groups,
            found.thousands,
            {m: {"decimal": found.decimal, "thousands": m} for m in groups},
        ),
    ]


def _header(found: Understanding) -> Choice:
    titles = {True: text("tables.header.yes"), False: text("tables.header.no")}
    return Choice("header", titles, found.header, {there: {"header": there} for there in titles})


def _above(found: Understanding) -> Choice:
    lines = found.content.count(b"\n") + 1
    titles = {n: str(n) for n in range(max(found.above, min(lines - 2, _MOST_ABOVE)) + 1)}
    return Choice("above", titles, found.above, {n: {"above": n, "header": found.header} for n in titles})


def _date(found: Understanding) -> Choice:
    able = [column.name for column in found.columns if column.dates and column.name not in found.taken]
    titles = {name: name for name in dict.fromkeys([*able, *([found.date] if found.date else [])])}
    names = {column.name for column in found.columns}
    chosen = {name: {"date": name if name in names else None, "order": None} for name in titles}
    return Choice(
        "date",
        {**titles, "": text("tables.date.none")},
        found.date,
        {**chosen, "": {"date": "", "order": None}},
    )


def _day_order(found: Understanding) -> Choice:
    ways = [
        way.order
        for column in found.columns
        if column.name == found.date
        for way in column.dates
        if way.order
    ]
    titles = {order: text(f"tables.day_order.{order}") for order in dict.fromkeys(ways)}
    if not titles:
        titles = {found.day_order: text("tables.day_order.sure")}
    return Choice("day_order", titles, found.day_order, {order: {"day_order": order} for order in titles})


def _order(found: Understanding) -> Choice:
    names = ["date", "file", "reversed"] if found.date else ["file", "reversed"]
    now = found.choices.order or ("date" if found.date else "file")
    titles = {name: text(f"tables.order.{name}") for name in names}
    return Choice(
        "order", titles, now if now in titles else "file", {name: {"order": name} for name in names}
    )


def _missing(found: Understanding) -> Choice:
    if not len(found.missing):
        return Choice("missing", {"": text("tables.missing.none")}, "", {"": {}})
    titles = {"leave out": text("tables.missing.out"), "line": text("tables.missing.line")}
    now = found.choices.missing or _UNDECIDED
    if now == _UNDECIDED:
        titles = {_UNDECIDED: text("tables.missing.undecided"), **titles}
    return Choice(
        "missing", titles, now, {way: {"missing": None if way == _UNDECIDED else way} for way in titles}
    )


def ends_table(found: Understanding, rows: int = 3) -> str:
    """The first and the last rows as a Markdown table of numbers."""
    first, last = found.ends(rows)
    names = [found.date or text("tables.row"), *found.taken]
    lines = [" | ".join(map(plain, names)), " | ".join([":--", *["--:"] * len(found.taken)])]
    for place in first:
        lines.append(_row(found, place))
    if last and last[0] > len(first):
        lines.append(" | ".join(["⋮"] * len(names)))
    lines += [_row(found, place) for place in last]
    return "\n".join(f"| {line} |" for line in lines)


def _row(found: Understanding, place: int) -> str:
    when = found.dates[place] if found.dates else str(found.lines[place] or place + 1)
    return " | ".join([plain(when), *(number_text(values[place]) for values in found.series)])


def number_text(value: float) -> str:
    """A number with all the digits that it was written with."""
    return plain(f"{value:.12g}".replace("-", "−"))
