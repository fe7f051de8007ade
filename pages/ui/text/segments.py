"""Sentences as the browser fills them: text, names, places for numbers, terms of the glossary, links. Pure.

A template says ``{c.name}`` or ``{f.name}`` for what a quantity is called in the words on screen, ``{f:percent}`` for its number,
 ``**…**`` for what is strong, ``[[lag]]`` or ``[[lag|lags]]`` for a term, ``[text](address)`` for a link. Any other
``{place}`` is filled by whoever shows the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lstm_core.words.symbols import SYMBOLS, Symbol
from lstm_core.words.vocabulary import PLAIN
from pages.ui.text.glossary import glossary
from pages.ui.text.names import lower_first

Segment = str | dict[str, Any]

_MARK = re.compile(
    r"\*\*(?P<strong>.+?)\*\*"
    r"|\[\[(?P<term>[\w-]+)(?:\|(?P<shown>[^\]]+))?\]\]"
    r"|\[(?P<text>[^\]]+)\]\((?P<link>[^)\s]+)\)"
    r"|\{(?P<key>\w+)(?:(?P<named>\.name)|:(?P<style>\w+))?\}"
)


def segments(template: str, given: Mapping[str, Segment] | None = None) -> list[Segment]:
    """The template in pieces; ``given`` fills places.

    A piece is a string, ``{"name": key}``, ``{"value": key, "as": style}``, ``{"strong": pieces}``,
    ``{"term": id, "text": shown}``, ``{"link": address, "text": text}`` or ``{"given": place}``.

    Raises:
        KeyError: for a quantity or a term that does not exist.
    """
    found: list[Segment] = []
    end = 0
    for match in _MARK.finditer(template):
        found += [template[end : match.start()], _piece(match, given or {})]
        end = match.end()
    return [piece for piece in (*found, template[end:]) if piece != ""]


def cases_of(entries: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Sentences of which the first that fits the numbers on screen is said, each with ``when`` it does."""
    return [{"when": case.get("when", {}), "say": segments(case["say"])} for case in entries]


def _piece(match: re.Match[str], given: Mapping[str, Segment]) -> Segment:
    part = match.groupdict()
    if part["strong"]:
        return {"strong": segments(part["strong"], given)}
    if part["term"]:
        return {"term": part["term"], "text": part["shown"] or glossary()[part["term"]].term}
    if part["text"]:
        return {"link": part["link"], "text": part["text"]}
    key = part["key"]
    if part["named"]:
        return {"name": SYMBOLS[key].key}
    if key in given:
        return given[key]
    if part["style"]:
        return {"value": SYMBOLS[key].key, "as": part["style"]}
    return {"value": key, "as": "glance"} if key in SYMBOLS else {"given": key}


def in_words(template: str, vocabulary: str = PLAIN, given: Mapping[str, str] | None = None) -> str:
    """The template as text for Streamlit's Markdown: names in one vocabulary, terms as plain words.

    Raises:
        KeyError: for a quantity that does not exist and for a place that ``given`` does not fill.
    """

    def filled(match: re.Match[str]) -> str:
        part = match.groupdict()
        if part["strong"]:
            return f"**{in_words(part['strong'], vocabulary, given)}**"
        if part["term"]:
            return part["shown"] or glossary()[part["term"]].term
        if part["text"]:
            return match.group()
        if part["named"]:
            return name_of(part["key"], vocabulary)
        return ({} if given is None else given)[part["key"]]

    return _MARK.sub(filled, template)


def name_of(key: str, vocabulary: str, symbols: Mapping[str, Symbol] = SYMBOLS) -> str:
    """What a quantity is called inside a sentence: a gate's name without what it stands for."""
    symbol = symbols[key]
    return symbol.gate[vocabulary] if symbol.gate else lower_first(symbol.names[vocabulary])
