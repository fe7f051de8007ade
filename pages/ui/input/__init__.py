"""Numbers and series as people write them: typed, pasted, and in files of comma-separated values.

One reader for all, :func:`pages.ui.input.numeric_text.read_number`. What a comma means:

- One number in a field of its own: a decimal comma, 0,5 is 0.5. Where only whole numbers are accepted, commas, points,
  blanks and apostrophes before three digits group them: 1,000 and 1.000 are 1000.
- A list with semicolons, tabs, blanks or new lines between its numbers: a decimal comma, 0,5 1,25 is 0.5 and 1.25.
- A list whose every comma has a blank beside it, 1, 0, 1, or that has decimal points, too: a separator.
- A list in which some commas have a blank beside them and others none, 0,5, 0,25, 1: either. The person is asked.
- A list with commas only and no blanks: a separator where the numbers cannot be paired off, 1,0,1, or are more than a
  dozen, as only files have them; otherwise, 0,5 or 0,5,0,25, either, and the person is asked.
- In an address: always a separator.
- A column of a file: see :func:`pages.ui.input.numeric_text.commas_are_decimal`.
"""
