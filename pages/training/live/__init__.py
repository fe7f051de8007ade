"""The live part: what the browser is told of a run and what it may ask for."""
