"""Sigmoid and tanh: both curves, their slopes, and what other curves in their places would do."""
