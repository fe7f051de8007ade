"""Text that was pasted where a series is wanted: numbers are taken at once, of a table it is shown first what was understood."""

from __future__ import annotations

from collections.abc import Callable

from pages.ui.input.lists import is_list, numbers_from_pasted
from pages.ui.tables.bring import close_table, offer_table


def take_pasted(key: str, typed: str, low: int, high: int, take: Callable[[tuple[float, ...]], None]) -> None:
    """Take ``low`` to ``high`` numbers, or show the table at :func:`bring_table` with this key; for what a widget calls.

    Raises:
        ValueError: one sentence, for what is neither.
    """
    if is_list(typed) or "\n" not in typed.strip():
        take(numbers_from_pasted(typed, low, high))
        close_table(key)
    else:
        offer_table(key, typed.encode())
