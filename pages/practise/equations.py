"""Which equations an exercise shows, and in which order they lead to what is asked for. Pure."""

from __future__ import annotations

from functools import lru_cache

from lstm_core.cells.equations import names_in
from lstm_core.exercises.level import Level


@lru_cache(maxsize=1024)
def lines_before(level: Level, key: str) -> tuple[str, ...]:
    """The results that lead to ``key`` and are not asked for, then ``key`` itself."""
    results, asked = level.cell.equations, {each.key for each in level.asked}
    needed, waiting = {key}, [key] if key in results else []
    while waiting:
        for name in names_in(level.formula_of(waiting.pop())):
            if name in results and name not in asked and name not in needed:
                needed.add(name)
                waiting.append(name)
    return tuple(name for name in (*results, *level.choices) if name in needed)


@lru_cache(maxsize=256)
def all_lines(level: Level) -> tuple[str, ...]:
    """The lines of the worked solution: those of everything that is asked for, in order.

    A choice is read off all that comes out.
    """
    if level.choices:
        return (*level.cell.recorded, *level.choices)
    needed = {name for asked in level.asked for name in lines_before(level, asked.key)}
    return tuple(name for name in level.cell.recorded if name in needed)
