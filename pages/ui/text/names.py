"""The names of quantities inside a sentence. Pure."""

from __future__ import annotations


def lower_first(name: str) -> str:
    """``name`` as it stands inside a sentence: "Forget gate" becomes "forget gate", "LSTM" stays.

    ``assets/live/text/segments.js`` follows the same rule.
    """
    return name[0].lower() + name[1:] if name[:1].isupper() and name[1:2].islower() else name
