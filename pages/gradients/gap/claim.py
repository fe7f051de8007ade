"""What the shipped result says about the claim, in sentences that follow from its numbers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.results import LEARNED, GapResults
from lstm_core.gap.task import CHANCE, SYMBOLS
from pages.gradients.gap.shipped import n_weights
from pages.ui.text.numbers import percent
from pages.ui.text.texts import text

TOLD = "lstm_bias_gap"
"""The network whose start is drawn for the gap it will have to bridge."""


def claim(results: GapResults) -> str:
    """What is put to the test, on which terms, and what counts as learned."""
    settings = results.settings
    return text(
        "gradients.gap.claim",
        units=str(settings.units),
        lstm=str(n_weights("lstm", settings.units)),
        rnn=str(n_weights("rnn", settings.units)),
        updates=f"{settings.updates:,}",
        learned=percent(LEARNED, 2),
        **_runs(results),
    )


def verdict(results: GapResults) -> str:
    """Whether the claim holds, by the file's numbers alone: as usually started, at best, and where runs fail."""
    rnns, lstms = _kinds(results, "rnn"), _kinds(results, "lstm")
    best_rnn, best_lstm = _furthest(results, rnns), _furthest(results, lstms)
    first = f"{_stands(results, rnns, lstms)} {_usual(results, rnns[0], lstms[0])}"
    more = [
        _best(results, best_rnn, best_lstm),
        _told(results, lstms) if best_lstm == TOLD else "",
        _overtaken(results, best_rnn, lstms),
        _worst(results, dict.fromkeys((lstms[0], rnns[0], best_lstm, best_rnn))),
    ]
    return "\n- ".join((f"{first}\n", *filter(None, more)))


def groups_sentence() -> str:
    """What an accuracy between guessing and learning means."""
    n = len(SYMBOLS)
    return text("gradients.gap.groups", half=percent(2 / n, 2), three=percent(3 / n, 2), n=str(n))


def longer_sentence(results: GapResults, more: GapResults) -> str:
    """What becomes of some of the networks that are given more updates."""
    (gap,), (rate,) = more.settings.gaps, more.settings.learning_rates
    told = [
        text(
            "gradients.gap.longer_one",
            name=NETWORKS[kind].name,
            learned=str(sum(share >= LEARNED for share in more.cell(kind, gap).accuracies)),
            seeds=str(len(more.settings.seeds)),
        )
        for kind in more.settings.kinds
    ]
    return text(
        "gradients.gap.longer",
        updates=f"{more.settings.updates:,}",
        usual=f"{results.settings.updates:,}",
        gap=str(gap),
        rate=f"{rate:g}",
        told=_joined(told),
    )


def made_sentences(results: GapResults) -> str:
    """When, how and with which seeds the result was made."""
    settings = results.settings
    times = [
        text(
            "gradients.gap.made",
            runs=str(made.runs),
            date=made.date,
            command=made.command,
            minutes=f"{made.seconds / 60:.0f}",
            jobs=str(made.jobs),
            python=made.python,
            numpy=made.numpy,
        )
        for made in results.made
    ]
    how = text(
        "gradients.gap.made_how",
        updates=f"{settings.updates:,}",
        units=str(settings.units),
        batch=str(settings.batch),
        seeds=", ".join(map(str, settings.seeds)),
        rates=_joined(f"{rate:g}" for rate in settings.learning_rates),
        tests=f"{settings.tests:,}",
    )
    return " ".join((*times, how))


def _stands(results: GapResults, rnns: Sequence[str], lstms: Sequence[str]) -> str:
    if _reach(results, lstms[0]) > _reach(results, rnns[0]):
        return text("gradients.gap.verdict.stands")
    rnn = _reach(results, _furthest(results, rnns))
    further = [kind for kind in lstms if _reach(results, kind) > rnn]
    found = "fails" if not further else "advance" if further == [TOLD] else "start"
    return text(f"gradients.gap.verdict.{found}")


def _usual(results: GapResults, rnn: str, lstm: str) -> str:
    return text(
        "gradients.gap.verdict.usual",
        lstm=_steps(_reach(results, lstm)),
        rnn=_steps(_reach(results, rnn)),
        updates=f"{results.settings.updates:,}",
        **_runs(results),
    )


def _best(results: GapResults, rnn: str, lstm: str) -> str:
    return text(
        "gradients.gap.verdict.best",
        lstm_name=NETWORKS[lstm].name,
        lstm=_steps(_reach(results, lstm)),
        beyond=_beyond(results, lstm),
        rnn_name=NETWORKS[rnn].name,
        rnn=_steps(_reach(results, rnn)),
        rnn_beyond=_beyond(results, rnn),
    )


def _told(results: GapResults, lstms: Sequence[str]) -> str:
    """The best LSTM knows the distance; which is the best of those that do not?"""
    told = text("gradients.gap.verdict.told", name=NETWORKS[TOLD].name)
    others = [kind for kind in lstms if kind != TOLD]
    best = _furthest(results, others)
    untold = text(
        "gradients.gap.verdict.untold", name=NETWORKS[best].name, reach=_steps(_reach(results, best))
    )
    return f"{told} {untold}"


def _overtaken(results: GapResults, rnn: str, lstms: Sequence[str]) -> str:
    """Which LSTMs the best plain network leaves behind, if there are any."""
    behind = [kind for kind in lstms if _reach(results, kind) < _reach(results, rnn)]
    if not behind:
        return text("gradients.gap.verdict.none_behind")
    others = (
        text("gradients.gap.verdict.other", name=NETWORKS[kind].name, reach=_steps(_reach(results, kind)))
        for kind in behind
    )
    return text(
        "gradients.gap.verdict.behind",
        name=NETWORKS[rnn].name,
        reach=_steps(_reach(results, rnn)),
        others=_joined(others),
    )


def _worst(results: GapResults, kinds: Iterable[str]) -> str:
    """The runs that did not learn what the median did."""
    failed = [
        text(
            "gradients.gap.verdict.worst_one",
            accuracy=percent(results.cell(kind, reach).low),
            name=NETWORKS[kind].name,
            gap=str(reach),
        )
        for kind in kinds
        if (reach := results.reach(kind)) and results.cell(kind, reach).low < LEARNED
    ]
    return text("gradients.gap.verdict.worst", worst=_joined(failed)) if failed else ""


def _beyond(results: GapResults, kind: str) -> str:
    further = [gap for gap in results.settings.gaps if gap > _reach(results, kind)]
    if not further:
        return text("gradients.gap.verdict.longest")
    return text(
        "gradients.gap.verdict.beyond",
        gap=str(min(further)),
        accuracy=percent(results.cell(kind, min(further)).middle),
        chance=percent(CHANCE, 2),
    )


def _runs(results: GapResults) -> dict[str, str]:
    return {"seeds": str(len(results.settings.seeds)), "most": str(results.most)}


def _reach(results: GapResults, kind: str) -> int:
    return results.reach(kind) or 0


def _furthest(results: GapResults, kinds: Sequence[str]) -> str:
    return max(kinds, key=lambda kind: _reach(results, kind))


def _kinds(results: GapResults, cell: str) -> list[str]:
    return [kind for kind in results.settings.kinds if NETWORKS[kind].cell == cell]


def _steps(gap: int) -> str:
    return text("gradients.gap.verdict.steps", gap=str(gap)) if gap else text("gradients.gap.verdict.no_gap")


def _joined(parts: Iterable[str]) -> str:
    *before, last = parts
    return text("gradients.gap.verdict.and").join(filter(None, (", ".join(before), last)))
