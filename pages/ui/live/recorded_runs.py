"""``GET api/<name>?<address>&rows=40``: a recorded run as far as it has come, for whoever plays it in the browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.numbers.activations import FloatArray
from pages.ui.exchange.live_page import LivePage, S
from pages.ui.exchange.route import MAX_QUERY
from pages.ui.live.recordings import KEPT_A_DAY, NOT_KEPT, SWEEP_TYPE, Recording
from pages.ui.load.lanes import RUNS, beside
from pages.ui.params.codecs import integer
from pages.ui.runs.pool import POOL, BusyError
from pages.ui.runs.slices import RunJob

MOST_ROWS = 1_000
_OWN = ("rows", "at")


@dataclass(frozen=True)
class RecordedRoute(Generic[S]):
    """What can be asked of a page's runs.

    Attributes:
        path: where; ``api/training-run``.
        page: whose address the question is.
        job_of: the run that a state asks for.
        columns_of: what is drawn of some of its records.
        problem_of: why a run that the address can say cannot begin, in one sentence, or nothing.
        ending: what is to be said where the last of these records is the end, or nothing.
        exactly: the records with that of an epoch that was not kept, made from the nearest one.
    """

    path: str
    page: LivePage[S]
    job_of: Callable[[S], RunJob]
    columns_of: Callable[[Sequence[Any], S], Mapping[str, FloatArray]]
    problem_of: Callable[[S], str] = lambda _: ""
    ending: Callable[[Sequence[Any], S], str] = lambda _, __: ""
    exactly: Callable[[S, Sequence[Any], int], Sequence[Any]] = lambda _, records, __: records

    @property
    def route(self) -> Route:
        """The route; it answers beside the other questions, since a long series takes a while to be drawn."""

        async def endpoint(request: Request) -> Response:
            if len(request.url.query) > MAX_QUERY:
                return PlainTextResponse(f"A question has at most {MAX_QUERY:,} characters.", status_code=414)
            return await beside(
                RUNS, self.answer, dict(request.query_params), request.headers.get("x-visitor", "")[:40]
            )

        return Route(f"/{self.path}", endpoint, methods=["GET"])

    def answer(self, asked: dict[str, str], who: str) -> Response:
        """Answer ``?<address>&rows=40``: what was recorded from row 40 on; ``who`` asks.

        The header ``x-run`` says, as JSON, the last ``epoch``, whether the run is ``finished``, why it ended early
        (``problem``), how many runs are ``before`` it, seconds ``left``, and what can be said of its end
        (``sentence``). With ``at=1234`` only the row of that epoch comes, and what would be said if it ended there.
        """
        own = {name: asked.pop(name, "") for name in _OWN}
        try:
            rows = integer(0, MOST_ROWS).ask({"rows": own["rows"] or "0"}, "rows")
            state, complaints = self.page.address().decode(asked)
            problem = " ".join(complaints) or self.problem_of(state)
            if problem:
                raise ValueError(problem)
            if own["at"]:
                return self._one_row(state, integer(0, self.job_of(state).epochs).ask(own, "at"))
            return self._rows(state, rows, who)
        except BusyError as busy:
            return PlainTextResponse(str(busy), status_code=503, headers={"retry-after": "10"})
        except ValueError as refused:
            return PlainTextResponse(str(refused), status_code=400)

    def _rows(self, state: S, rows: int, who: str) -> Response:
        job = self.job_of(state)
        run = POOL.look(job, who)
        finished = run.finished
        records = list(run.records)
        told = {
            "epoch": run.epoch, "finished": finished, "problem": run.problem, "before": POOL.before(run),
            "good": run.good.epoch if run.diverged and run.good is not None else None,
            "left": None if finished or not run.epoch else (job.epochs - run.epoch) * run.seconds / run.epoch,
            "sentence": self.ending(records, state) if finished and records and not run.problem else "",
        }  # fmt: skip
        new = records[rows:]
        return self._answer(new, state, told, kept=finished and rows == 0)

    def _one_row(self, state: S, epoch: int) -> Response:
        run = POOL.known(self.job_of(state))
        if run is None or not run.records or run.epoch < epoch:
            raise ValueError(f"The run has not come to epoch {epoch:,}.")
        records = [
            record for record in self.exactly(state, list(run.records), epoch) if record.epoch <= epoch
        ]
        told = {"epoch": records[-1].epoch, "sentence": self.ending(records, state)}
        return self._answer(records[-1:], state, told, kept=True)

    def _answer(self, records: Sequence[Any], state: S, told: dict[str, Any], *, kept: bool) -> Response:
        recording = Recording(self.columns_of(records, state) if records else {})
        headers = {
            "cache-control": KEPT_A_DAY if kept else NOT_KEPT,
            "content-encoding": "identity",
            "x-run": json.dumps(told),
            **recording.headers,
        }
        return Response(recording.body, media_type=SWEEP_TYPE, headers=headers)
