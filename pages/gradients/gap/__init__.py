"""The gap experiment: the shipped result, what it shows, and a pair of networks trained here."""
