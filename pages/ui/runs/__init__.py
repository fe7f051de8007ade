"""Long work beside the page: runs in the background and the thinning of what they record."""
