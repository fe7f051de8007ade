"""Numbers, lists and tables as people write them and programs save them.

What a comma or a point means:

- One number in a field of its own: a comma is a decimal comma, 0,5 is 0.5. Where only whole numbers are accepted, commas,
  points, blanks and apostrophes before three digits group them: 1,000 and 1.000 are 1000.
- A list with semicolons, tabs, blanks or new lines between its numbers: marks stand inside numbers, 0,5 1,25 is 0.5 and
  1.25, and 1.234,56 is 1234.56. Where all of them can stand before decimals or between thousands, 1,234 5,678, the person
  is asked.
- A list whose every comma has a blank beside it, 1, 0, 1: a separator; points are then decimal points.
- A list in which some commas have a blank beside them and others none, 0,5, 0,25, 1: either. The person is asked.
- A list with commas only and no blanks: a separator where the numbers cannot be paired off, 1,0,1, or are more than a
  dozen, as only files have them; otherwise, 0,5 or 0,5,0,25, either, and the person is asked.
- In an address: always a separator.
- A table: see :mod:`pages.ui.input.tables`.
"""
