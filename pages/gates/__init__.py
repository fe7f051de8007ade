"""What each gate does: one gate at a time, its map and its claims."""
