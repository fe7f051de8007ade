"""Derivatives: through time, step by step, and as products."""
