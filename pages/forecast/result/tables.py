"""Small tables as Markdown, which wraps long headings and follows the theme."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from pages.ui.text.markdown import plain


def markdown_table(
    rows: Sequence[Mapping[str, str]], numeric: Container[str], bold: Container[tuple[int, str]] = ()
) -> str:
    """The rows, all with the same titles; columns in ``numeric`` stand to the right, cells in ``bold`` stand out."""
    titles = list(rows[0])
    lines = [
        _line([plain(title) or " " for title in titles]),
        _line(["--:" if title in numeric else ":--" for title in titles]),
    ]
    for place, row in enumerate(rows):
        lines.append(_line([f"**{plain(row[t])}**" if (place, t) in bold else plain(row[t]) for t in titles]))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
