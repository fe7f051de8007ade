"""Layers without a browser: their page, requests and links."""

import math

from pages.layer.spec import LAYER
from pages.layer.url import ADDRESS

decode, encode = ADDRESS.decode, ADDRESS.encode
PAGE = "layer/page.py"
ONES = "f;1,1,0;1,1,0;1,1,0;1,1,0"
"""A unit with one input: every weight 1, no bias."""


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def typed(handle, text):
    return {"kind": "text", "handle": handle, "text": text}


def at(query):
    state, complaints = LAYER.decode(query)
    assert complaints == ()
    return state
