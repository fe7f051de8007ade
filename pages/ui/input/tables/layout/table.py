"""A file laid out as a table, and what a person has chosen of that. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from pages.ui.input.tables.layout.rows import Row


@dataclass(frozen=True)
class Layout:
    """A file as a table.

    Attributes:
        delimiter: between the columns; none for one column.
        joined: whether commas that part columns are decimal commas, too.
        above: rows above the header, or above the first row where there is none.
        header: whether the columns' names stand in a row.
        names: one for each column, all different.
        units: the row of units below the header, empty without one.
        rows: those of the table.
        below: rows under the table.
        doubted: whether the first row may be names as well as values.
        is_turned: whether the file's rows are taken for columns.
        head: the line of the header, or of the first row without one.
    """

    delimiter: str
    joined: bool
    above: tuple[Row, ...]
    header: bool
    names: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[Row, ...]
    below: tuple[Row, ...]
    doubted: bool = False
    is_turned: bool = False
    head: int = 1

    def cells(self, place: int) -> list[str]:
        """The cells of a column, from 0."""
        return [row.cells[place] for row in self.rows]


@dataclass(frozen=True)
class Asked:
    """What a person has chosen of a layout; None where nothing is."""

    delimiter: str | None = None
    joined: bool | None = None
    header: bool | None = None
    above: int | None = None
    turned: bool = False
