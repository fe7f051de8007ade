"""The loss over two of the weights, at one epoch of a run, with the plain step from there."""
