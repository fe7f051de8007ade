"""The signs that equations are written with; every other token is a quantity or a number."""

SIGMOID, TANH = "σ", "tanh"
ABSOLUTE, ROOT, LOGARITHM, TO_TWO = "abs", "√", "ln", "≈"
"""The size of a number, its square root, its natural logarithm, and the number rounded to two decimals as on paper."""
FUNCTIONS = (SIGMOID, TANH, ABSOLUTE, ROOT, LOGARITHM, TO_TWO)
OPEN, CLOSE, TIMES, OVER, PLUS, MINUS = "(", ")", "×", "÷", "+", "−"
OPERATORS = frozenset({*FUNCTIONS, OPEN, CLOSE, TIMES, OVER, PLUS, MINUS})
