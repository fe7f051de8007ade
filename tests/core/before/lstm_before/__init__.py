"""The engine as it was."""
