"""What stands on a page before its scripts have come, and how they come sooner."""
