"""The shipped result of the gap experiment: as a chart, in sentences that follow from it, and as a table. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.results import LEARNED, GapResults, load_gap
from lstm_core.gap.task import CHANCE
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.names import lower_first
from pages.ui.text.numbers import percent

RESULT_FILE = Path(__file__).parents[3] / "assets" / "content" / "experiments" / "gap.json"
MARKERS = ("dot", "square", "triangle", "diamond", "bar")
STYLES = ("solid", "dashed", "dotted")
HEIGHT = 300
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


@cache
def shipped(path: Path = RESULT_FILE) -> GapResults | None:
    """The result that comes with the app; None where it has not been made."""
    return load_gap(path) if path.is_file() else None


def chart(results: GapResults, gap: int | None) -> dict[str, Any]:
    """Median accuracy against gap, with whiskers from the worst to the best seed; ``gap`` is marked."""
    settings = results.settings
    gaps = sorted(settings.gaps)
    lines = []
    for kind, marker in zip(settings.kinds, MARKERS, strict=False):
        cells = [results.cell(kind, gap) for gap in gaps]
        lines.append(
            {
                "key": kind,
                "label": NETWORKS[kind].name,
                "role": role_of(kind),
                "style": style_of(kind, settings.kinds),
                "values": [cell.middle for cell in cells],
                "low": [cell.low for cell in cells],
                "high": [cell.high for cell in cells],
                "marker": marker,
                "share": True,
            }
        )
    return {
        "title": "Accuracy against gap",
        "label": f"Accuracy of {len(lines)} kinds of network against the gap; whiskers from the worst to the best of "
        f"{len(settings.seeds)} seeds",
        "at": "At gap",
        "spread": f"worst to best of {len(settings.seeds)} seeds",
        "xs": list(range(len(gaps))),
        "x_labels": [str(gap) for gap in gaps],
        "x_title": "gap in steps",
        "height": HEIGHT,
        "range": [0.0, 1.0],
        "ticks": ticks(),
        "guides": guides(),
        "lines": lines,
        "mark": gaps.index(gap) if gap in gaps else None,
    }


def ticks() -> list[list[Any]]:
    """The marks of an axis of accuracies."""
    return [[share, percent(share, 2)] for share in SHARES]


def guides() -> list[dict[str, Any]]:
    """Level lines: what guessing gives, and from where on a gap counts as learned."""
    return [
        {"y": CHANCE, "label": f"guessing ({percent(CHANCE, 2)})", "role": "plain", "style": "dotted"},
        {"y": LEARNED, "label": f"learned ({percent(LEARNED, 2)})", "role": "plain", "style": "dashed"},
    ]


def role_of(kind: str) -> str:
    """A network's colour: that of the memory it relies on."""
    return "long_term" if NETWORKS[kind].cell == "lstm" else "short_term"


def style_of(kind: str, kinds: Sequence[str]) -> str:
    """How its line is drawn among those of its colour."""
    like = [other for other in kinds if NETWORKS[other].cell == NETWORKS[kind].cell]
    return STYLES[like.index(kind) % len(STYLES)]


def claim(results: GapResults) -> str:
    """What is put to the test, and what counts as learned."""
    return (
        "**The claim:** an LSTM learns longer gaps than a recurrent network of the same size. A gap counts as learned "
        f"where the median of {len(results.settings.seeds)} seeds is right in at least {percent(LEARNED, 2)} of the "
        "sequences, at this gap and at every shorter one."
    )


def verdict(results: GapResults) -> str:
    """Whether the claim stands, by the file's numbers alone: as usually started, and at best."""
    rnns, lstms = _kinds(results, "rnn"), _kinds(results, "lstm")
    usual_rnn, usual_lstm = (_reach(results, group[0]) for group in (rnns, lstms))
    best_rnn, best_lstm = (max(group, key=lambda kind: _reach(results, kind)) for group in (rnns, lstms))
    rnn, lstm = _reach(results, best_rnn), _reach(results, best_lstm)
    if usual_lstm > usual_rnn:
        stands = "**The claim stands:**"
    elif lstm > rnn:
        stands = "**The claim stands only with the right start:**"
    else:
        stands = "**The claim does not stand here:**"
    return (
        f"{stands} with weights as they usually start, the LSTM learned {_steps(usual_lstm)} and the recurrent network "
        f"{_steps(usual_rnn)}; with the best start of each, “{NETWORKS[best_lstm].name}” learned {_steps(lstm)}"
        f"{_beyond(results, lstm, best_lstm)}, and “{NETWORKS[best_rnn].name}” {_steps(rnn)}. "
        f"{_overtaken(results, best_rnn, lstms)}"
    )


def start_sentence(results: GapResults) -> str:
    """How the LSTM that got furthest begins."""
    best = max(_kinds(results, "lstm"), key=lambda kind: _reach(results, kind))
    return f"{NETWORKS[best].name}: {lower_first(NETWORKS[best].start)}"


def reach_table(results: GapResults) -> dict[str, Any]:
    """One row per start: the longest gap its median seed learned, and its worst seed there."""
    rows: list[dict[str, Cell]] = []
    for kind in results.settings.kinds:
        reach = _reach(results, kind)
        worst = percent(results.cell(kind, reach).low) if reach else "–"
        rows.append(
            {
                "Start": NETWORKS[kind].name,
                "Longest gap learned": f"{reach} steps" if reach else "none",
                "Worst seed there": worst,
            }
        )
    return table_payload(
        "The longest gap that each start learned", rows, {"Longest gap learned", "Worst seed there"}
    )


def made_sentence(results: GapResults) -> str:
    """When, how and with which seeds the result was made."""
    settings, made = results.settings, results.made
    rates = " and ".join(f"{rate:g}" for rate in settings.learning_rates)
    return (
        f"Made on {made.date} with `{made.command}` in {made.seconds / 60:.0f} minutes on {made.jobs} processes "
        f"(Python {made.python}, NumPy {made.numpy}): {len(results.runs)} runs of {settings.updates:,} updates, "
        f"{settings.units} units, batches of {settings.batch}, seeds {', '.join(map(str, settings.seeds))}. Learning "
        f"rates {rates}; of each kind the one that did better on sequences of its own is shown, measured on "
        f"{settings.tests:,} sequences that neither trained it nor chose it."
    )


def table(results: GapResults) -> dict[str, Any]:
    """One row per kind and gap: median, worst and best seed, learning rate."""
    rows: list[dict[str, Cell]] = []
    for kind in results.settings.kinds:
        for gap in sorted(results.settings.gaps):
            cell = results.cell(kind, gap)
            rows.append(
                {
                    "Network": NETWORKS[kind].name,
                    "Gap": str(gap),
                    "Median": percent(cell.middle),
                    "Worst seed": percent(cell.low),
                    "Best seed": percent(cell.high),
                    "Learning rate": f"{cell.learning_rate:g}",
                }
            )
    return table_payload(
        "Accuracy by network and gap", rows, {"Gap", "Median", "Worst seed", "Best seed", "Learning rate"}
    )


def _reach(results: GapResults, kind: str) -> int:
    return results.reach(kind) or 0


def _steps(gap: int) -> str:
    return f"{gap} steps" if gap else "no gap at all"


def _kinds(results: GapResults, cell: str) -> list[str]:
    return [kind for kind in results.settings.kinds if NETWORKS[kind].cell == cell]


def _overtaken(results: GapResults, rnn: str, lstms: Sequence[str]) -> str:
    """Which LSTM the best recurrent network leaves behind, if there is one."""
    reach = _reach(results, rnn)
    behind = [kind for kind in lstms if _reach(results, kind) < reach]
    if not behind:
        return "No LSTM was left behind by a recurrent network."
    named = " and ".join(f"“{NETWORKS[kind].name}” ({_steps(_reach(results, kind))})" for kind in behind)
    return f"The start counts as much as the unit: “{NETWORKS[rnn].name}” ({_steps(reach)}) gets further than {named}."


def _beyond(results: GapResults, reached: int, kind: str) -> str:
    further = [gap for gap in results.settings.gaps if gap > reached]
    if not further:
        return ", the longest that was tried"
    beyond = min(further)
    accuracy, chance = percent(results.cell(kind, beyond).middle), percent(CHANCE)
    return (
        f" (and is right in {accuracy} of cases at the next, {beyond} steps, where guessing gives {chance})"
    )
