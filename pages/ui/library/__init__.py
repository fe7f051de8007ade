"""What comes with the app: the worked examples and the worked series."""
