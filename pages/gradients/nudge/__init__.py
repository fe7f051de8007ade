"""One input nudged: what the live part is told of both units' two runs."""
