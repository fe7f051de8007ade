"""A process that trains for the server: it advances runs by slices, in turns, and sends what is to be kept.

It reads orders from its input and answers on its output, each a pickled tuple: both ends are this program's own.
``("advance", key, job, seconds)`` is answered with a :class:`Slice`; ``("drop", key)`` is not answered. A run stays
where it is between two slices. The process ends with its input.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO

from pages.ui.runs.slices import Advancing

_NICENESS = 15


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Do what is ordered until the orders end, or nobody takes the answers any more."""
    runs: dict[str, Advancing] = {}
    while True:
        try:
            order = pickle.load(orders)
        except EOFError:
            return
        key = order[1]
        if order[0] == "drop":
            runs.pop(key, None)
            continue
        if key not in runs:
            runs[key] = Advancing(order[2])
        found = runs[key].advance(order[3])
        if found.finished:
            del runs[key]
        try:
            # In bytes, so that whoever reads them knows how many there are.
            pickle.dump(pickle.dumps(found), answers)
            answers.flush()
        except OSError:
            return


def main() -> None:
    """Serve the process that has started this one; whatever is printed goes to its log."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        # Whoever turns a page shall not wait for whoever trains.
        os.nice(_NICENESS)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
