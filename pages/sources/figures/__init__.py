"""The source documents' figures: each with its verdict and how it is calculated anew."""
