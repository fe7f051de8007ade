"""One layout read through: which column, what says when, in which order, what is missing, and what is in doubt."""
