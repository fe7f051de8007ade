"""How a forecast is made: the recipe and the network that follows it."""
