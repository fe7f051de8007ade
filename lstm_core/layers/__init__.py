"""Many units side by side, and layers on top of each other: every sum written out, who reads whose h, drawn ones."""
