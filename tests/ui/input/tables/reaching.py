"""Whether the answers to a table's questions lead to the numbers that it truly holds."""

from math import isclose


def are_near(found, truth):
    return len(found) == len(truth) and all(
        isclose(a, b, rel_tol=1e-9, abs_tol=1e-12) for a, b in zip(found, truth, strict=True)
    )


def leads_to(understood, truth, most=6):
    """Whether some answers, one question after the other, give these numbers and leave no question."""
    if not understood.questions:
        return are_near(understood.values, truth)
    return most > 0 and any(
        leads_to(after, truth, most - 1)
        for answer in understood.questions[0].answers
        if (after := changed(understood, **answer.choice)) is not None
    )


def changed(understood, **choice):
    try:
        return understood.changed(**choice)
    except ValueError:
        return None
