"""What ``from lstm_core import …`` offers: each name shows in its docstring what it does, and it does."""

import doctest
from pathlib import Path

import pytest

import lstm_core

ROOT = Path(__file__).parents[2]
WITHOUT_AN_EXAMPLE = {"StepTrace", "SequenceTrace", "SweptSequence"}
"""What a step, a run or a sweep returns; those functions show it."""


def examples_of(name):
    """The doctests in a public name's own docstring, not in its methods'."""
    text = getattr(lstm_core, name).__doc__ or ""
    return doctest.DocTestParser().get_doctest(text, {}, name, None, None)


@pytest.mark.parametrize("name", lstm_core.__all__)
def test_a_public_name_shows_what_it_does_and_does_what_it_shows(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    shown = examples_of(name)
    assert bool(shown.examples) == (name not in WITHOUT_AN_EXAMPLE)
    said = []
    result = doctest.DocTestRunner(verbose=False).run(shown, out=said.append)
    assert result.failed == 0, "".join(said)


def test_the_package_itself_begins_with_an_example_that_is_right():
    shown = doctest.DocTestParser().get_doctest(lstm_core.__doc__, {}, "lstm_core", None, None)
    said = []
    assert shown.examples and doctest.DocTestRunner(verbose=False).run(shown, out=said.append).failed == 0, (
        said
    )


def test_the_names_are_in_order_and_each_once():
    assert list(lstm_core.__all__) == sorted(set(lstm_core.__all__))
