"""The signs that equations are written with; every other token is a quantity or a number."""

SIGMOID, TANH = "σ", "tanh"
HARD_KERAS2, HARD_KERAS3 = "hard_sigmoid_keras2", "hard_sigmoid_keras3"
"""The straight-line stand-ins for σ: slope 0.2 between ±2.5, and slope 1/6 between ±3."""
SHARES = (SIGMOID, HARD_KERAS2, HARD_KERAS3)
"""What a gate's sum may pass through to become a share."""
ABSOLUTE, ROOT, LOGARITHM, TO_TWO = "abs", "√", "ln", "≈"
"""The size of a number, its square root, its natural logarithm, and the number rounded to two decimals as on paper."""
FUNCTIONS = (*SHARES, TANH, ABSOLUTE, ROOT, LOGARITHM, TO_TWO)
OPEN, CLOSE, TIMES, OVER, PLUS, MINUS = "(", ")", "×", "÷", "+", "−"
OPERATORS = frozenset({*FUNCTIONS, OPEN, CLOSE, TIMES, OVER, PLUS, MINUS})
