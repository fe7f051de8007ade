"""Asks for a recorded run as the browser does that plays it."""

import json

import numpy as np
from starlette.applications import Starlette

from tests.ui.support import Client

PATIENCE = 20_000


def status(found):
    """What a response says of its run."""
    return json.loads(found.headers["x-run"])


class RunClient:
    """Whoever plays the runs of one route."""

    def __init__(self, runs):
        self.path = runs.path
        self.client = Client(Starlette(routes=[runs.route]))

    def asked(self, question, **more):
        """One answer about a run: the response, and its columns by name."""
        more_ = "&".join(f"{name}={value}" for name, value in more.items())
        found = self.client.get(f"/{self.path}?{question}&{more_}")
        if found.status_code != 200:
            return found, {}
        names = [name for name in found.headers.get("x-columns", "").split(",") if name]
        rows = np.frombuffer(found.content, "<f8").reshape(len(names), -1) if names else []
        return found, dict(zip(names, rows, strict=True))

    def recorded(self, question):
        """A whole run, asked for until it is finished, a piece at a time."""
        columns, rows = {}, 0
        for _ in range(PATIENCE):
            found, more = self.asked(question, rows=rows)
            assert found.status_code == 200, found.text
            for name, column in more.items():
                columns[name] = np.concatenate([columns.get(name, np.empty(0)), column])
            rows = len(columns.get("epoch", ()))
            if status(found)["finished"]:
                return columns, status(found)
        raise AssertionError("the run does not end")
