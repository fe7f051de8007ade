"""Gate by gate: one LSTM unit, every number on it."""
