"""Learning the weights: one unit trained on two small series, epoch by epoch."""
