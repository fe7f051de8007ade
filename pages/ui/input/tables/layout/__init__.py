"""Where the table stands in a file: its rows and cells, its names, and what is above and below."""
