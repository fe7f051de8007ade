"""A visitor of a page: what the address says, what undo takes back."""
