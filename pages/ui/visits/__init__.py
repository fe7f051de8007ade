"""One visitor of one page: the history of settings, its place in the session and in the address."""
