"""What the network is and where it comes from, as far as its file says. Pure.

A file that somebody brought may say anything: what is not of the kind expected is left out, and a text is cut short.
"""

from __future__ import annotations

import math
from typing import Any

from lstm_core.charlm.net.model import CharModel
from pages.ui.text.numbers import fixed
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments

_LONGEST, _LONGEST_COMMAND = 200, 2_000
_LARGEST = 1e15


def told_of(model: CharModel) -> list[list[Segment]]:
    """How it reads, how it learned, and how well; or that its file says nothing of that."""
    alphabet = model.alphabet
    figures, settings = _mapping(model.about.get("figures")), _mapping(model.about.get("settings"))
    told = [text_segments("neurons.about.reads", symbols=f"{alphabet.size:,}", units=f"{model.units:,}")]
    if settings or figures:
        told.append(text_segments("neurons.about.learned"))
    else:
        told.append(text_segments("neurons.about.unknown"))
    if (length := _written(settings.get("length"))) is not None:
        told.append(text_segments("neurons.about.truncated", length=length))
    bits, ngram = (_number(figures.get(name)) for name in ("bits", "ngram_bits"))
    if bits is not None and ngram is not None:
        told.append(
            text_segments(
                "neurons.about.bits", bits=fixed(bits, 3), ngram=fixed(ngram, 3),
                blind=fixed(alphabet.blind_bits, 2), symbols=f"{alphabet.size:,}",
            )
        )  # fmt: skip
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
        ("seed", (_written(settings.get("seed")) or "").replace(",", "")),
        ("made_with", _filled("made_with_is", {name: made_with.get(name) for name in ("python", "numpy")})),
    )
    return tuple((text(f"neurons.about.{name}"), value) for name, value in found if value)


def command_of(model: CharModel) -> str:
    """The command that made it, or nothing."""
    return _short(str(model.about.get("command", "")), _LONGEST_COMMAND)


def _filled(key: str, facts: dict[str, Any]) -> str:
    """The text with its facts; nothing where the file does not state them all."""
    written = {name: _written(value) for name, value in facts.items()}
    known = {name: value for name, value in written.items() if value is not None}
    return text(f"neurons.about.{key}", **known) if len(known) == len(written) else ""


def _written(value: object) -> str | None:
    """A whole number or a text as it is shown; nothing for anything else."""
    if isinstance(value, str):
        return _short(value, _LONGEST)
    number = _number(value)
    return f"{value:,}" if number is not None and isinstance(value, int) else None


def _number(value: object) -> float | None:
    """A number of a size that means something; nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < _LARGEST and math.isfinite(value) else None


def _short(value: str, most: int) -> str:
    return value if len(value) <= most else f"{value[:most]} …"


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
