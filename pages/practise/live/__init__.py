"""The live part: what the browser is told of an exercise, and what it may ask for."""
