"""How much the server keeps and does at once: answers kept within a number of bytes, long work in lanes."""
