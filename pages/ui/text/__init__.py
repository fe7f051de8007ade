"""How numbers, formulas and lesson sentences are written for people."""
