"""Practise: exercises that are marked, with hints, a worked solution and a link to hand in."""
