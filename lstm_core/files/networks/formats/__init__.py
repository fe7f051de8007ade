"""What files are made of: each module turns the bytes of one format into arrays with names, and no more."""
