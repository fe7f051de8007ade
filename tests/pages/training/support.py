"""The training page without a browser: what is played there is asked for here, and rests where a test says."""

import base64
import json
from dataclasses import replace
from functools import cache

import numpy as np

from pages.training.live.route import RUNS
from pages.training.state import TrainingState
from pages.training.url import ADDRESS
from tests.pages import support
from tests.pages.runs import RunClient
from tests.pages.support import told

decode, encode = ADDRESS.decode, ADDRESS.encode

PAGE = "training/page.py"
STATE = TrainingState()
CLIENT = RunClient(RUNS)
asked, recorded = CLIENT.asked, CLIENT.recorded


@cache
def records_of(**changes):
    """Every tenth record of a run with some settings changed."""
    state = replace(STATE, **changes)
    return tuple(record for record in state.plan.records() if record.epoch % 10 == 0)


def open_page(**query):
    return support.open_page(PAGE, **query)


def stage(page):
    """What the live part was told, the start's columns unpacked."""
    found = told(page, "gatewise_training")["training"]
    return found | {"columns": unpacked(found)}


def unpacked(payload):
    numbers = np.frombuffer(base64.b64decode(payload["start"]), "<f8").reshape(len(payload["names"]), -1)
    return dict(zip(payload["names"], numbers, strict=True))


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
