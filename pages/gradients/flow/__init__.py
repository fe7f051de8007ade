"""Both units over all steps: their derivatives, what the live part is told, the sweeps behind a drag."""
