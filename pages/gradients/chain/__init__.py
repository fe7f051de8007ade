"""The product one builds: its factors, what the live part is told, the sweeps behind a drag."""
