"""The numbers that each page's script lets its goals speak of, read off the server's answers."""

import base64

import numpy as np

from pages.gradients.flow.measured import measured
from pages.neurons.columns import cell_columns, text_columns
from pages.neurons.reader.finding import cell_of
from pages.neurons.text.texts import text_of
from pages.server import EXCHANGING
from pages.ui.text.glossary import glossary

PAGES = {page.name: page for page in EXCHANGING}


def drawn(page, state):
    """What stands on a page whose numbers come with its payload."""
    return {key: _number(value) for key, value in PAGES[page].payload(state)["values"].items()}


def of_gates(state):
    return drawn("gates", state) | {"shows_forget": int(state.gate == "forget")}


def of_sequence(state):
    payload = PAGES["sequence"].payload(state)
    lines = {line["key"]: line["values"] for line in (*payload["chart"]["lines"], *payload["strip"]["rows"])}
    return payload["values"] | {"last": lines["h"][-1], "least": min(lines["f"])}


def of_training(state):
    """At the epoch that the address names, the start without one."""
    record = next(record for record in state.plan.records() if record.epoch == (state.epoch or 0))
    return {"epoch": record.epoch, "loss": record.loss}


def of_gradients(state):
    columns = measured(state).columns
    step = state.steps - 1 - state.lag
    return {key: float(columns[key][step]) for key in ("rnn_case", "out_case")} | {"lag": state.lag}


def of_forecast(state):
    payload = PAGES["forecast"].payload(state)
    memorises = {} if payload["errors"] is None else {"memorises": _last(payload["errors"], "memorises")}
    return payload["compared"] | memorises


def of_neurons(state):
    text = text_of(state)
    columns = text_columns(text) | cell_columns(text, cell_of(state))
    return {key: float(column[state.place]) for key, column in columns.items()}


def of_sources(state):
    """By name; where no name has it, by what is said: as the field on the page filters."""
    wanted = state.find.strip().lower()
    named = {name for name, term in glossary().items() if wanted in term.term.lower()}
    found = named or {name for name, term in glossary().items() if wanted in term.says.lower()}
    return {"found": len(found)} | dict.fromkeys(glossary(), 0) | dict.fromkeys(found, 1)


READ = {
    **{page: lambda state, page=page: drawn(page, state) for page in ("unit", "activations", "layer")},
    "gates": of_gates,
    "sequence": of_sequence,
    "training": of_training,
    "gradients": of_gradients,
    "forecast": of_forecast,
    "neurons": of_neurons,
    "sources": of_sources,
}


def _number(value):
    return value if value is None or isinstance(value, bool) else float(value)


def _last(packed, name):
    numbers = np.frombuffer(base64.b64decode(packed["start"]), "<f8").reshape(len(packed["names"]), -1)
    return float(numbers[packed["names"].index(name), -1])
