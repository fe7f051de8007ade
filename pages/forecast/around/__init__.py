"""What stands around the live part: chart, verdict and comparison."""
