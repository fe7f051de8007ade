"""The live part: what the browser is told and asks for, and the sweeps behind a drag."""
