"""A screen as a short program that prints its numbers: in NumPy, in PyTorch and in Keras."""
