"""The browser side of a page: its files, the words and tables it is given, the rows of its sweeps."""
