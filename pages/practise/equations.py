"""Which equations an exercise shows, and in which order they lead to what is asked for. Pure."""

from __future__ import annotations

from lstm_core.cells.equations import Tokens, names_in
from lstm_core.exercises import Exercise


def equation_of(exercise: Exercise, key: str) -> Tokens:
    """The equation as it is shown: products stand written out in their sum."""
    return exercise.symbols[key].formula or exercise.cell.equations[key]


def lines_before(exercise: Exercise, key: str) -> tuple[str, ...]:
    """The results that lead to ``key`` and are not asked for, then ``key`` itself."""
    results, asked = exercise.cell.equations, {each.key for each in exercise.asked}
    needed, waiting = {key}, [key] if key in results else []
    while waiting:
        for name in names_in(equation_of(exercise, waiting.pop())):
            if name in results and name not in asked and name not in needed:
                needed.add(name)
                waiting.append(name)
    return tuple(name for name in (*results, *exercise.rules.choices) if name in needed)


def all_lines(exercise: Exercise) -> tuple[str, ...]:
    """The lines of the worked solution: those of everything that is asked for, in order."""
    needed = {name for asked in exercise.asked for name in lines_before(exercise, asked.key)}
    choices = exercise.rules.choices
    # A choice is read off all that comes out.
    results = exercise.cell.recorded if choices else [key for key in exercise.cell.recorded if key in needed]
    written = {name for key in results for name in names_in(equation_of(exercise, key))}
    shown = [
        key for key in results if key in needed or key in written or exercise.symbols[key].kind != "product"
    ]
    return (*shown, *choices)
