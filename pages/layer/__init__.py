"""A layer: many units side by side, layers on top of each other, every number of one step."""
