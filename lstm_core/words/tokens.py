"""The signs that equations are written with; every other token is a quantity or a number."""

SIGMOID, TANH = "σ", "tanh"
OPEN, CLOSE, TIMES, PLUS, MINUS = "(", ")", "×", "+", "−"
OPERATORS = frozenset({SIGMOID, TANH, OPEN, CLOSE, TIMES, PLUS, MINUS})
