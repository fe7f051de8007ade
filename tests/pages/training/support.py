"""The training page without a browser: what is played there is asked for here, and rests where a test says."""

import base64
import json

import numpy as np
from starlette.applications import Starlette

from pages.training.live.route import PATH, route
from tests.pages import support
from tests.pages.support import told
from tests.ui.support import Client

PAGE = "training/page.py"
CLIENT = Client(Starlette(routes=[route]))
PATIENCE = 2_000


def open_page(**query):
    return support.open_page(PAGE, **query)


def stage(page):
    """What the live part was told, the start's columns unpacked."""
    found = told(page, "gatewise_training")["training"]
    return found | {"columns": unpacked(found)}


def unpacked(payload):
    numbers = np.frombuffer(base64.b64decode(payload["start"]), "<f8").reshape(len(payload["names"]), -1)
    return dict(zip(payload["names"], numbers, strict=True))


def asked(question, **more):
    """One answer about a run: the response, and its columns by name."""
    more_ = "&".join(f"{name}={value}" for name, value in more.items())
    found = CLIENT.get(f"/{PATH}?{question}&{more_}")
    if found.status_code != 200:
        return found, {}
    names = [name for name in found.headers.get("x-columns", "").split(",") if name]
    rows = np.frombuffer(found.content, "<f8").reshape(len(names), -1) if names else []
    return found, dict(zip(names, rows, strict=True))


def status(found):
    return json.loads(found.headers["x-run"])


def recorded(question):
    """A whole run, asked for until it is finished, a piece at a time, as a browser does."""
    columns, rows = {}, 0
    for _ in range(PATIENCE):
        found, more = asked(question, rows=rows)
        assert found.status_code == 200, found.text
        for name, column in more.items():
            columns[name] = np.concatenate([columns.get(name, np.empty(0)), column])
        rows = len(columns.get("epoch", ()))
        if status(found)["finished"]:
            return columns, status(found)
    raise AssertionError("the run does not end")


def run_of(page):
    """The run that the page asks for."""
    return recorded(stage(page)["run"])


def trained(page):
    """Press Train and let it play to its end."""
    columns, ended = run_of(page)
    how = "failed" if ended["problem"] else "done"
    epoch = ended["good"] if ended["good"] is not None else int(columns["epoch"][-1])
    return support.send(page, kind="rest", epoch=epoch, how=how)


def at_epoch(page, key, epoch):
    columns, _ = run_of(page)
    return columns[key][list(columns["epoch"]).index(epoch)]


def table(page, label):
    """The cells of a table on the page."""
    for element in page.get("bidi_component"):
        if element.proto.component_name == "gatewise_table":
            found = json.loads(element.proto.json)["table"]
            if found["label"] == label:
                return found["rows"]
    raise AssertionError(f"there is no table {label}")
