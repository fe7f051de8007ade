"""How the network learns, from the command line only."""
