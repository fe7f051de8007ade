"""What single cells follow: the probes, and how well each cell fits them."""
