"""The network that reads: its arrays, its file, what it makes of a text and what it writes on."""
