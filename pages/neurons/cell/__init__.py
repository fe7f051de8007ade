"""One cell in full: what its live part is told, and the names people give to cells."""
