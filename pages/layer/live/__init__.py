"""The live parts: what the browser is told of a step of a layer and of one unit in it, and what it asks for."""
