"""Documents from outside: worked examples and series, read with care and written again."""
