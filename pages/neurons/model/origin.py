"""What the network is and where it comes from, as far as its file says. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.charlm.net.model import CharModel
from pages.ui.text.numbers import fixed
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments


def told_of(model: CharModel) -> list[list[Segment]]:
    """How it reads, how it learned, and how well."""
    alphabet = model.alphabet
    figures, settings = _mapping(model.about.get("figures")), _mapping(model.about.get("settings"))
    told = [text_segments("neurons.about.reads", symbols=str(alphabet.size), units=str(model.units))]
    if "length" in settings:
        told.append(text_segments("neurons.about.truncated", length=str(settings["length"])))
    if {"bits", "ngram_bits"} <= {*figures}:
        bits, ngram, blind = (
            fixed(float(value), decimals)
            for value, decimals in (
                (figures["bits"], 3),
                (figures["ngram_bits"], 3),
                (alphabet.blind_bits, 2),
            )
        )
        told.append(
            text_segments(
                "neurons.about.bits", bits=bits, ngram=ngram, blind=blind, symbols=str(alphabet.size)
            )
        )
    return told


def facts_of(model: CharModel) -> tuple[tuple[str, str], ...]:
    """Names and values of what its file states."""
    corpus, settings, made_with = (
        _mapping(model.about.get(name)) for name in ("corpus", "settings", "made_with")
    )
    alphabet = model.alphabet
    network = {
        "units": model.units, "symbols": alphabet.size, "characters": len(alphabet.characters),
        "parameters": sum(array.size for array in model.weights),
    }  # fmt: skip
    held_out = {name: corpus.get(f"held_out_{name}") for name in ("files", "characters")}
    found = (
        ("network", _filled("network_is", network)),
        (
            "corpus",
            _filled("corpus_is", {name: corpus.get(name) for name in ("source", "files", "characters")}),
        ),
        ("held_out", _filled("held_out_is", held_out)),
        ("read", _filled("read_is", {"characters": model.about.get("characters_read")})),
        ("seed", str(settings.get("seed", ""))),
        ("made_with", _filled("made_with_is", {name: made_with.get(name) for name in ("python", "numpy")})),
    )
    return tuple((text(f"neurons.about.{name}"), value) for name, value in found if value)


def command_of(model: CharModel) -> str:
    """The command that made it, or nothing."""
    return str(model.about.get("command", ""))


def _filled(key: str, facts: dict[str, Any]) -> str:
    """The text with its facts; nothing where the file does not state them all."""
    if any(value is None for value in facts.values()):
        return ""
    return text(f"neurons.about.{key}", **{name: _written(value) for name, value in facts.items()})


def _written(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
