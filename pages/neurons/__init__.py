"""Neurons that read: a character model's cells over a text, one cell in full, and the text it writes."""
