"""Below the live part: ways to look closer, one file each."""
