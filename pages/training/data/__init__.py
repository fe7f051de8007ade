"""What is learned from: the published recipe's series, and a person's own."""
