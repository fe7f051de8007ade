"""What the tests of sheets share: the app's server, and a page of it as a tree."""

import re

import lxml.html
from starlette.applications import Starlette

from lstm_core.exercises import mark
from pages import server
from pages.ui.text.numbers import MINUS
from tests.ui.support import Client


def client():
    return Client(Starlette(routes=server.routes(), middleware=server.middleware()))


def tree_of(html):
    """A page, or the parts of one, as a browser reads it."""
    return lxml.html.fromstring(f"<main>{html}</main>" if html.startswith("<table") else html)


def words_of(node):
    return " ".join("".join(node.itertext()).split())


def number_in(text):
    """The first number that stands behind an equals sign."""
    return re.search(r"= (−?[\d.]+)", text)[1].replace(MINUS, "-")


def is_recognised(exercise, key, typed):
    """Whether the engine names the mistake, typed alone or after every other number is right."""
    numbers = (asked for asked in exercise.asked if not asked.options)
    right = {asked.key: f"{exercise.solution[asked.key]:.{asked.decimals}f}" for asked in numbers}
    return any(mark(exercise, known | {key: typed})[key].verdict == "mistake" for known in ({}, right))
