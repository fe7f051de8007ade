"""What a run has recorded, and what is said of it."""
