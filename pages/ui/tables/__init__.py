"""Bringing a table: what was understood of it is shown, asked about and changed before a page uses it."""
