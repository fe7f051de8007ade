"""Dates and times as tables have them: how they are written, in words or as numbers, and when they were."""
