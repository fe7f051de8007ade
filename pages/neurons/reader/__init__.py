"""The text under the cells: what the live part is told and asks for, which cells are found, tables."""
