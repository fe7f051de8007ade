"""The live diagram: what the browser is told, what it may ask for, the sweeps behind a drag."""
