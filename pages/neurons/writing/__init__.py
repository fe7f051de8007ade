"""What the network writes: the question, its answer and what the live part is told."""
