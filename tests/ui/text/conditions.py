"""The rule of ``assets/live/text/cases.js``, said again."""

from pages.ui.text.numbers import fixed


def meets(condition, value, numbers):
    """Whether a condition holds for a value, whose bounds may be other numbers."""
    given = {name: numbers.get(bound, bound) for name, bound in condition.items()}
    decimals = given.get("decimals", 2)
    rules = {
        "below": lambda bound: value < bound,
        "above": lambda bound: value > bound,
        "smaller": lambda bound: abs(value) < abs(bound),
        "larger": lambda bound: abs(value) > abs(bound),
        "reads": lambda bound: fixed(value, decimals) == fixed(bound, decimals),
        "decimals": lambda _: True,
        "as": lambda _: True,
    }
    return all(rules[name](bound) for name, bound in given.items())


def holds(when, numbers):
    """Whether all conditions hold; none of a number that is not there."""
    return all(
        numbers.get(key) is not None and meets(condition, numbers[key], numbers)
        for key, condition in when.items()
    )
