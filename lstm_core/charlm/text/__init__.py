"""Characters and the texts they are learned from."""
