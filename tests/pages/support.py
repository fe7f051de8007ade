"""Runs the pages without a browser and speaks to the live diagram the way the browser does."""

import json
from pathlib import Path

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from lstm_core.paper import paper_step
from lstm_core.symbols import RESULTS
from lstm_core.unit import step
from pages.ui.examples import shipped_examples
from pages.ui.unit.words import words_files

ROUTER = Path(__file__).resolve().parents[2] / "pages" / "router.py"
EXAMPLES = shipped_examples()


def open_page(**query):
    """One visitor's page, opened with a link."""
    page = AppTest.from_file(str(ROUTER), default_timeout=30)
    for name, text in query.items():
        page.query_params[name] = text
    return healthy(page.run())


def healthy(page):
    assert [failure.message for failure in page.exception] == []
    return page


def unit(page):
    """What the live diagram was told."""
    return json.loads(_diagram(page).json)["unit"]


def send(page, **request):
    """Let the diagram ask for something, as the browser's setTriggerValue does."""
    asked = page._tree.get_widget_states()
    trigger = asked.widgets.add()
    trigger.id = _make_trigger_id(_diagram(page).id, "events")
    trigger.json_trigger_value = json.dumps([{"event": "request", "value": request}])
    return healthy(page._run(asked))


def upload(page, content, name="example.json"):
    content = content if isinstance(content, bytes) else content.encode()
    return healthy(page.file_uploader[0].set_value((name, content, "application/json")).run())


def engine_values(numbers, example, decimals=None):
    """Every result for an example's weights with some of its numbers changed, from the engine."""
    given = {name: getattr(example, name) for name in ("x", "h_prev", "c_prev")} | numbers
    taken = example.parameters, given["x"], given["h_prev"], given["c_prev"]
    trace = step(*taken) if decimals is None else paper_step(*taken, decimals)
    return {key: float(getattr(trace, key)) for key in RESULTS}


def results(page):
    values = unit(page)["values"]
    return {key: values[key] for key in RESULTS}


def texts(page):
    """Everything the page says outside the diagram."""
    kinds = (page.markdown, page.caption, page.error, page.warning, page.info)
    return "\n".join(element.value for kind in kinds for element in kind)


def _diagram(page):
    found = [element.proto for element in page.get("bidi_component")]
    return next(proto for proto in found if proto.component_name == "gatewise_unit")


def names(page):
    """What the diagram calls the quantities, in the registry's order."""
    words = json.loads(words_files()[unit(page)["vocabulary"]])["words"]
    return [told["name"] for told in words["symbols"].values()]
