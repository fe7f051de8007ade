"""Bring a table: load it, see what was understood, answer what is in doubt, change the rest, use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.ui.input.tables import Choices, Question, Understanding, read_as_chosen
from pages.ui.input.tables.columns.column import NUMBERS
from pages.ui.load.kept import kept
from pages.ui.tables.wording import Choice, answer_text, choices_of, ends_table, question_text, remarks
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text
from pages.ui.widgets.chart import live_chart
from pages.ui.widgets.file_endings import check_ending

ENDINGS = ("csv", "txt", "tsv")
Take = Callable[[Understanding], None]
_understood = kept(read_as_chosen)


@dataclass(frozen=True)
class _Brought:
    """A table on the screen: what is in it and what was chosen; ``number`` tells it from the one before."""

    content: bytes
    choices: Choices
    number: int


def bring_table(
    key: str, take: Take, *, used: str, most: int = 1, every: bool = False,
    said: Callable[[str], str] = str, hint: str = "",
) -> None:  # fmt: skip
    """A place for a file and, once there is one, what was understood of it.

    ``take`` gets the :class:`Understanding` when somebody presses the button ``used``, and raises ValueError, in one
    sentence, where it cannot be used; ``said`` words such a sentence for the page. With ``most`` above 1, that many columns
    can be taken; with ``every`` all columns of numbers are, until others are chosen.
    """
    with st.container(key=f"{key}_bringing"):
        st.file_uploader(
            text("tables.file"), key=f"{key}_file", max_upload_size=1,
            on_change=_load, args=(key,), help=hint or text("tables.file_help"),
        )  # fmt: skip
        brought: _Brought | None = st.session_state.get(_name(key))
        if brought is not None:
            _show(key, brought, take, used, most, every=every)
        if problem := st.session_state.pop(_problem(key), ""):
            st.error(plain(said(problem)))


def offer_table(key: str, content: bytes) -> None:
    """Show what is understood of a table that came in another way, as pasted text; for what a widget calls.

    Raises:
        ValueError: one sentence, where it cannot be read.
    """
    _understood(content, Choices())
    number = st.session_state.get(_count(key), 0) + 1
    st.session_state[_count(key)] = number
    st.session_state[_name(key)] = _Brought(content, Choices(), number)


def close_table(key: str) -> None:
    """Take the table off the screen."""
    st.session_state[_name(key)] = None


def _name(key: str) -> str:
    return f"{key} table"


def _count(key: str) -> str:
    return f"{key} tables so far"


def _problem(key: str) -> str:
    return f"{key} problem"


def _load(key: str) -> None:
    upload = st.session_state[f"{key}_file"]
    close_table(key)
    if upload is not None:
        _try(key, lambda: _offer(key, upload.name, upload.getvalue()))


def _offer(key: str, name: str, content: bytes) -> None:
    try:
        check_ending(name, ENDINGS)
    except ValueError as problem:
        raise ValueError(f"{problem}.") from problem
    offer_table(key, content)


def _try(key: str, do: Callable[[], None]) -> None:
    try:
        do()
    except ValueError as problem:
        st.session_state[_problem(key)] = str(problem)


def _choose(key: str, number: int, **chosen: Any) -> None:
    """Another choice, if the table can be read so; what a box of a table before still says is passed over."""
    brought: _Brought | None = st.session_state.get(_name(key))
    if brought is None or brought.number != number:
        return
    choices = brought.choices.changed(**chosen)

    def change() -> None:
        _understood(brought.content, choices)
        st.session_state[_name(key)] = _Brought(brought.content, choices, number)

    _try(key, change)


def _found(brought: _Brought, most: int, *, every: bool) -> Understanding:
    found = _understood(brought.content, brought.choices)
    if not every or brought.choices.column is not None or brought.choices.columns is not None:
        return found
    names = tuple(column.name for column in found.columns if column.kind == NUMBERS and column.ways)[:most]
    return found.changed(columns=names) if names else found


def _show(key: str, brought: _Brought, take: Take, used: str, most: int, *, every: bool) -> None:
    found, number = _found(brought, most, every=every), brought.number
    with st.container(border=True, key=f"{key}_understood"):
        for question in found.questions:
            _ask(key, number, question)
        st.markdown(f"**{text('tables.understood')}**")
        _boxes(key, number, found, most)
        if told := remarks(found):
            st.caption(" ".join(told))
        _numbers(key, found)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                used, icon=":material/check:", key=f"{key}_use", type="primary", disabled=bool(found.questions),
                on_click=lambda: _try(key, lambda: _use(key, number, take, most, every=every)),
            )  # fmt: skip
            st.button(text("tables.gone"), key=f"{key}_close", on_click=close_table, args=(key,))
            if found.questions:
                st.caption(text("tables.open"), width="content")


def _use(key: str, number: int, take: Take, most: int, *, every: bool) -> None:
    """Take what has been chosen by now: a box may have changed since the button was drawn."""
    brought: _Brought | None = st.session_state.get(_name(key))
    if brought is None or brought.number != number:
        return
    found = _found(brought, most, every=every)
    if not found.questions:
        take(found)


def _ask(key: str, number: int, question: Question) -> None:
    st.markdown(f"**{question_text(question)}**")
    with st.container(horizontal=True):
        for place, answer in enumerate(question.answers):
            st.button(
                answer_text(question, answer), key=f"{key}_{number}_{question.key}_{place}",
                on_click=_choose, args=(key, number), kwargs=dict(answer.choice),
            )  # fmt: skip
        if question.key == "missing":
            st.button(text("tables.answers.stop"), key=f"{key}_stop", on_click=close_table, args=(key,))


def _boxes(key: str, number: int, found: Understanding, most: int) -> None:
    if most > 1:
        _several(key, number, found, most)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for box in choices_of(found, several=most > 1):
            if box.is_open:
                _box(key, number, box)


def _box(key: str, number: int, box: Choice) -> None:
    # A box of its own for each table: one that changes with its file could answer for the person.
    place = f"{key}_{number}_box_{box.name}"
    st.session_state[place] = box.now
    hints = ("above", "thousands")
    st.selectbox(
        text(f"tables.boxes.{box.name}"), list(box.titles), key=place, format_func=lambda option: box.titles[option],
        on_change=lambda: _choose(key, number, **box.chosen[st.session_state[place]]), width=190,
        help=text(f"tables.help.{box.name}") if box.name in hints else None,
    )  # fmt: skip


def _several(key: str, number: int, found: Understanding, most: int) -> None:
    place = f"{key}_{number}_box_columns"
    st.session_state[place] = list(found.taken)

    def picked() -> None:
        names = tuple(st.session_state[place])
        _choose(key, number, columns=names or None)

    st.multiselect(
        text("tables.boxes.columns"), found.numeric, key=place, max_selections=most, on_change=picked,
        help=text("tables.help.columns"),
    )  # fmt: skip


def _numbers(key: str, found: Understanding) -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.caption(f"{text('tables.ends')}, {text('tables.count', n=f'{len(found.values):,}')}")
        st.markdown(ends_table(found))
    with right:
        live_chart(
            {
                "label": text("tables.chart"), "xs": list(range(1, len(found.values) + 1)), "height": 150,
                "lines": [
                    {"key": f"column_{k}", "label": name, "role": "plain", "style": ("solid", "dashed", "dotted")[k % 3],
                     "values": list(values), "decimals": 4}
                    for k, (name, values) in enumerate(zip(found.taken, found.series, strict=True))
                ],
                **({"x_labels": list(found.dates)} if found.dates else {}),
            },
            key=f"{key}_chart",
        )  # fmt: skip
