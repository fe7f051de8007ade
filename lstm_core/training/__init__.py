"""Learning the weights: the task, the loss, the optimiser, the loop and one step in full."""
