"""Figures and words: what the source documents print, checked, and every name and equation."""
