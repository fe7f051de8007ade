"""Exercises in learning: slopes, their products, a weight's gradient and its update."""
