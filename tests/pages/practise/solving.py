"""What tests of Practise start from, and how they answer."""

from lstm_core.exercises import KINDS, LEVELS
from pages.practise.live.requests import reduce
from pages.practise.state import PractiseState

START = PractiseState()
UNIT = PractiseState(kind="whole-unit", seed=7)
EVERY = [(kind, level) for kind in KINDS for level in LEVELS]


def answer(state, key, text):
    return reduce(state, {"kind": "text", "key": key, "text": text})


def right(state):
    """The answers that are exact to the decimals asked for."""
    found = state.exercise
    return {
        asked.key: found.rules.choices[asked.key].right(found.exact)
        if asked.options
        else f"{found.exact[asked.key]:.{asked.decimals}f}"
        for asked in found.asked
    }


def solved(state):
    for key, text in right(state).items():
        state = answer(state, key, text)
    return state
