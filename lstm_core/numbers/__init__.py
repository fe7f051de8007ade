"""Plain floats: the curves, checks at the door, scaled products and roots."""
