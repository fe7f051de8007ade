"""The shipped network and what was measured with it."""
