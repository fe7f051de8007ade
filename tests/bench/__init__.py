"""The benchmark: ``python -m tests.bench`` measures everything in one run and prints one table."""
