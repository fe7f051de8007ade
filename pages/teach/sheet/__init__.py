"""A worksheet: which exercises are on it, its printed pages and keys, and its questions to be typed into."""
