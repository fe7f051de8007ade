"""What stands around the curves: the story before them, and below them ways to look closer, one file each."""
