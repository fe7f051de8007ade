"""``GET api/training-run?…``: the recorded run that an address asks for, as far as it has come."""

from __future__ import annotations

import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.training.live.payload import columns_of
from pages.training.live.requests import problem_of
from pages.training.live.runs import job_of, with_epoch
from pages.training.record.verdict import stuck
from pages.training.spec import TRAINING
from pages.training.state import TrainingState
from pages.ui.exchange.route import MAX_QUERY
from pages.ui.live.recordings import KEPT_A_DAY, NOT_KEPT, SWEEP_TYPE, Recording
from pages.ui.params.codecs import integer
from pages.ui.runs.pool import POOL, BusyError

PATH = "api/training-run"
MOST_ROWS = 1_000
_OWN = ("rows", "at")


async def endpoint(request: Request) -> Response:
    """Answer beside the other questions: a long series takes a while to be drawn."""
    if len(request.url.query) > MAX_QUERY:
        return PlainTextResponse(f"A question has at most {MAX_QUERY:,} characters.", status_code=414)
    return await run_in_threadpool(
        answer, dict(request.query_params), request.headers.get("x-visitor", "")[:40]
    )


def answer(asked: dict[str, str], who: str) -> Response:
    """Answer ``?<address>&rows=40``: what was recorded from row 40 on; ``who`` asks.

    The header ``x-run`` says, as JSON, the last ``epoch``, whether the run is ``finished``, why it ended early
    (``problem``), how many runs are ``before`` it, seconds ``left``, and what can be said of its end
    (``sentence``). With ``at=1234`` only the row of that epoch comes, made from the nearest one kept.
    """
    own = {name: asked.pop(name, "") for name in _OWN}
    try:
        rows = integer(0, MOST_ROWS).ask({"rows": own["rows"] or "0"}, "rows")
        state, complaints = TRAINING.address().decode(asked)
        problem = " ".join(complaints) or problem_of(state.plan)
        if problem:
            raise ValueError(problem)
        if own["at"]:
            return _one_row(state, integer(0, state.epochs).ask(own, "at"))
        return _rows(state, rows, who)
    except BusyError as busy:
        return PlainTextResponse(str(busy), status_code=503, headers={"retry-after": "10"})
    except ValueError as problem_:
        return PlainTextResponse(str(problem_), status_code=400)


def _rows(state: TrainingState, rows: int, who: str) -> Response:
    run = POOL.look(job_of(state.plan), who)
    finished = run.finished
    records = list(run.records)
    told = {
        "epoch": run.epoch, "finished": finished, "problem": run.problem, "before": POOL.before(run),
        "good": run.good.epoch if run.diverged and run.good is not None else None,
        "left": None if finished or not run.epoch else (state.epochs - run.epoch) * run.seconds / run.epoch,
        "sentence": stuck(records, state.series) if finished and records and not run.problem else "",
    }  # fmt: skip
    new = records[rows:]
    return _answer(Recording(columns_of(new, state) if new else {}), told, kept=finished and rows == 0)


def _one_row(state: TrainingState, epoch: int) -> Response:
    run = POOL.known(job_of(state.plan))
    if run is None or not run.records or run.epoch < epoch:
        raise ValueError(f"The run has not come to epoch {epoch:,}.")
    records = with_epoch(state.plan, list(run.records), epoch)
    exact = [record for record in records if record.epoch == epoch] or [records[-1]]
    return _answer(Recording(columns_of(exact, state)), {"epoch": exact[0].epoch}, kept=True)


def _answer(recording: Recording, told: dict[str, Any], *, kept: bool) -> Response:
    headers = {
        "cache-control": KEPT_A_DAY if kept else NOT_KEPT,
        "content-encoding": "identity",
        "x-run": json.dumps(told),
        **recording.headers,
    }
    return Response(recording.body, media_type=SWEEP_TYPE, headers=headers)


route = Route(f"/{PATH}", endpoint, methods=["GET"])
