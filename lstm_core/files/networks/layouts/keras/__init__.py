"""Keras: what its files describe, its layers' three arrays, and the twelve of its first version."""
