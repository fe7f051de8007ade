"""Runs the pages without a browser and speaks to the live diagram the way the browser does."""

import json
from pathlib import Path
from unittest.mock import patch

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.server import EXCHANGING
from pages.ui.library.examples import shipped_examples
from pages.ui.live.words import words_files
from pages.unit.welcome import told as welcome
from tests.pages.tab import Tab

ROUTER = Path(__file__).resolve().parents[2] / "pages" / "router.py"
EXAMPLES = shipped_examples()
WELCOMES = {welcome(vocabulary) for vocabulary in VOCABULARIES}
LIVE = ("gatewise_neurons",)
"""Live parts that ask through Streamlit."""
PAGES = {f"gatewise_{page.name}": page for page in EXCHANGING}
"""Live parts that ask by themselves."""


def open_page(file="unit/page.py", /, **query):
    """One visitor's page, opened with a link; ``file`` names another page than the unit, from ``pages/``."""
    page = AppTest.from_file(str(ROUTER), default_timeout=240)
    if file:
        return go_to(healthy(page.run()), file, **query)
    return healthy(_addressed(page, query).run())


def go_to(page, file, /, **query):
    """The same visitor on another page: by the menu, whose addresses say nothing, or by a link."""
    page = healthy(_addressed(page.switch_page(file), query).run(), arriving=not query)
    tab = tab_of(page)
    return page if tab is None or tab.told == tab.query else healthy(_addressed(page, tab.address).run())


def _addressed(page, query):
    page.query_params.clear()
    for name, text in query.items():
        page.query_params[name] = text
    return page


def healthy(page, *, arriving=False):
    """The page after a run without an exception; its live part has heard of it, as in a browser."""
    assert [failure.message for failure in page.exception] == []
    name, screen = _screen(page)
    if name:
        tabs = page.__dict__.setdefault("tabs", {})
        tabs.setdefault(name, Tab(PAGES[name])).hear(screen, arriving=arriving)
        _addressed(page, tabs[name].address)
    return page


def tab_of(page):
    """What the browser keeps of the page on screen; None where its live part asks through Streamlit."""
    return page.__dict__.get("tabs", {}).get(_screen(page)[0])


def _screen(page):
    told_ = ((element.proto.component_name, element.proto.json) for element in page.get("bidi_component"))
    return next(((name, json.loads(text)["exchange"]) for name, text in told_ if name in PAGES), ("", None))


def notices(page):
    """What the page says a link could not be read for."""
    return [element.value for element in page.caption if element.value.startswith(":material/info:")]


def unit(page):
    """What the live diagram was told."""
    return told(page, "gatewise_unit")["unit"]


def told(page, name):
    """What a component of ours was told."""
    found = (element.proto for element in page.get("bidi_component"))
    data = json.loads(next(proto for proto in found if proto.component_name == name).json)
    if "exchange" in data:
        data[name.removeprefix("gatewise_")] |= tab_of(page).told_beside
    return data


def send(page, **request):
    """Let the page's live part ask for something, as the browser does."""
    return _asked(page, request) if tab_of(page) else _send(page, LIVE, request)


def send_to(page, name, /, **request):
    """Let another live part of the page ask for something."""
    if tab_of(page):
        return _asked(page, {**request, "part": name.removeprefix("gatewise_")})
    return _send(page, (name,), request)


def _asked(page, request):
    request.pop("id", None)
    tab_of(page).ask(request)
    return healthy(_addressed(page, tab_of(page).address).run())


def _send(page, names, request):
    asked = page._tree.get_widget_states()
    trigger = asked.widgets.add()
    trigger.id = _make_trigger_id(_live(page, names).id, "events")
    trigger.json_trigger_value = json.dumps([{"event": "request", "value": request}])
    with _pages_known(page):
        return healthy(page._run(asked))


def _pages_known(page):
    """A part that is run again by itself may link to other pages: AppTest forgets them, the server does not."""
    made = PagesManager.__init__

    def remembering(manager, *given, **named):
        made(manager, *given, **named)
        manager._set_pages(page._registered_pages)

    return patch.object(PagesManager, "__init__", remembering)


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
    """Everything the page says outside the diagram, where to begin left out."""
    kinds = (page.markdown, page.caption, page.error, page.warning, page.info)
    return "\n".join(element.value for kind in kinds for element in kind if element.value not in WELCOMES)


def prose(page):
    """What the page says in running text between Streamlit's parts, in plain words."""
    parts = [element.proto for element in page.get("bidi_component")]
    told_ = [json.loads(part.json)["prose"] for part in parts if part.component_name == "gatewise_prose"]
    return "\n".join(words(paragraph) for one in told_ for paragraph in one["paragraphs"])


def words(segments):
    """Segments as a reader sees them."""
    return "".join(
        segment if isinstance(segment, str) else segment.get("text") or words(segment.get("strong", []))
        for segment in segments
    )


def _live(page, names):
    found = [element.proto for element in page.get("bidi_component")]
    return next(proto for proto in found if proto.component_name in names)


def names(page):
    """What the diagram calls the quantities, in the registry's order."""
    told_ = json.loads(words_files()[unit(page)["vocabulary"]])["words"]
    return [symbol["name"] for symbol in told_["symbols"].values()]
