"""Numbers and series from outside: pasted text and files of comma-separated values."""
