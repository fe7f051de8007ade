"""How low a loss can get at all, whatever the weights."""

from __future__ import annotations

import numpy as np

from lstm_core.training.layout import Layout
from lstm_core.training.tasks import checked_task


def least_loss(series: object, targets: object, loss_on: str = "last") -> float:
    """Return a loss that no weights of the one-number unit can fall below: above 0 where targets contradict each other.

    What a unit answers depends on the inputs so far only, so to equal inputs it gives equal answers, at best the mean
    of their targets: L ≥ Σ (target − mean)². Raises ValueError as :func:`lstm_core.training.tasks.checked_task`.
    """
    task = checked_task(Layout(1, 1), series, targets, loss_on)
    # Days that begin alike share a way through the tree: (place so far, the next input) leads to the next place.
    tree: dict[tuple[int, float], int] = {}
    wanted: dict[int, list[float]] = {}
    for days, row in zip(task.series, task.targets.reshape(len(task), -1).tolist(), strict=True):
        place, first = 0, len(days) - len(row)
        for day, x in enumerate(days[:, 0].tolist()):
            place = tree.setdefault((place, x), len(tree) + 1)
            if day >= first:
                wanted.setdefault(place, []).append(row[day - first])
    return float(sum(np.sum((np.array(same) - np.mean(same)) ** 2) for same in wanted.values()))
