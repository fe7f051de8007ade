"""Tables from outside: what a file is understood as, what is in doubt, and what a person can choose otherwise. Pure.

The door is :func:`understand`. Every reading that fits the file is tried; where two give different numbers, one of them is
a question and not a guess. Cells are cut by Python's own reader, which tells a broken quotation mark and a short row from
others, and read by :mod:`pages.ui.input.marks`.
"""

from pages.ui.input.tables.reading import read_as_chosen, understand
from pages.ui.input.tables.understanding import Answer, Choices, Note, Question, Understanding

__all__ = ["Answer", "Choices", "Note", "Question", "Understanding", "read_as_chosen", "understand"]
