"""What the panel of the chain rule says of fifty factors, and of a unit's fifty: two products."""

import numpy as np

from pages.gradients.chain.compare import compared, comparison
from pages.gradients.spec import GRADIENTS


def links():
    return [
        part["link"].partition("?")[2] for part in comparison() if isinstance(part, dict) and "link" in part
    ]


def test_the_two_products_are_told_apart_by_their_numbers():
    said = "".join(part if isinstance(part, str) else part.get("text", "") for part in comparison())
    h, factors = 0.0, []
    for x in np.resize([1, 0.5, 0.25, 1], 100):
        h = np.tanh(0.5 * h + 0.5 * x)
        factors.append(0.5 * (1 - h**2))
    assert 0.5**50 == 8.881784197001252e-16 and "give 8.9×10⁻¹⁶" in said
    assert f"{np.prod(factors[50:]):.1e}" == "9.6e-24" and "derivative is 9.6×10⁻²⁴" in said
    assert f"between {min(factors[50:]):.2f} and {max(factors[50:]):.2f}" in said


def test_the_links_set_up_what_is_said():
    unit, agreeing = (GRADIENTS.decode(query)[0] for query in links())
    assert unit.rnn == compared().rnn and unit.lag == compared().lag == 50
    assert agreeing.rnn == compared().rnn and agreeing.size == 0.0
