"""Every page's address, from its declaration: rubbish is refused in one sentence, and the README tells each parameter."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.activations.url import ADDRESS as ACTIVATIONS
from pages.activations.url import PANELS as ACTIVATIONS_PANELS
from pages.forecast.url import ADDRESS as FORECAST
from pages.gates.url import ADDRESS as GATES
from pages.gates.url import PANELS as GATES_PANELS
from pages.gradients.url import ADDRESS as GRADIENTS
from pages.gradients.url import PANELS as GRADIENTS_PANELS
from pages.layer.url import ADDRESS as LAYER
from pages.layer.url import PANELS as LAYER_PANELS
from pages.neurons.state import PANELS as NEURONS_PANELS
from pages.neurons.url import ADDRESS as NEURONS
from pages.practise.url import ADDRESS as PRACTISE
from pages.sequence.url import ADDRESS as SEQUENCE
from pages.sequence.url import PANELS as SEQUENCE_PANELS
from pages.sources.state import ADDRESS as SOURCES
from pages.start.state import ADDRESS as START
from pages.teach.state import ADDRESS as TEACH
from pages.training.state import PANELS as TRAINING_PANELS
from pages.training.url import ADDRESS as TRAINING
from pages.ui.params.view import KEYS
from pages.ui.text.language import FOLDER
from pages.unit.url import PANELS as UNIT_PANELS
from pages.unit.url import address as unit_address
from tests.pages.support import open_page
from tests.ui.support import EXAMPLES, STEPS, is_one_sentence

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
PAGES = {
    "/": START,
    "/unit": unit_address(EXAMPLES, STEPS),
    "/sequence": SEQUENCE,
    "/training": TRAINING,
    "/forecast": FORECAST,
    "/activations": ACTIVATIONS,
    "/gates": GATES,
    "/layer": LAYER,
    "/gradients": GRADIENTS,
    "/neurons": NEURONS,
    "/sources": SOURCES,
    "/practise": PRACTISE,
    "/teach": TEACH,
}
WITHOUT_PANELS = ("/", "/practise", "/teach")
PARAMETERS = [(page, param.key) for page, address in PAGES.items() for param in address.params]
# Whatever may be typed is a title, a beginning or a word to find.
ANY_TEXT = {"title", "prompt", "find"}
RUBBISH = (
    *("nan", "-inf", "1e999", "<script>alert(1)</script>", "../../etc/passwd", "💥", "\x00", "None", "{}"),
    *("٣", "-1e7", "1,,3", "z" * 100_000, "9" * 5_000, "=1+1", "a\nb"),
)


@pytest.mark.parametrize(("page", "key"), PARAMETERS)
def test_rubbish_leaves_the_start_and_is_named_in_one_sentence(page, key):
    address = PAGES[page]
    for text in RUBBISH:
        state, complaints = address.decode({key: text})
        again, _ = address.decode(address.encode(state))
        assert again == state
        if key in ANY_TEXT or complaints == ():
            continue
        assert state.same_settings(address.start()), text
        assert len(complaints) == 1 and is_one_sentence(complaints[0])
        assert "<" not in complaints[0] and len(complaints[0]) < 300


@pytest.mark.parametrize("page", PAGES)
def test_rubbish_is_refused_by_nearly_every_parameter(page):
    address = PAGES[page]
    for param in address.params:
        refused = [text for text in RUBBISH if address.decode({param.key: text})[1]]
        # A number takes Arabic digits; what stands beside a choice that is not made is not read.
        assert len(refused) >= len(RUBBISH) - 1 or param.key in ANY_TEXT | {
            "values",
            "dates",
            "inputs",
            "series",
            "text",
            "file",
        }


@pytest.mark.parametrize("page", PAGES)
@given(data=st.data())
def test_any_address_gives_a_state_whose_link_says_the_same_again(page, data):
    address = PAGES[page]
    keys = [param.key for param in address.params]
    texts = st.sampled_from(RUBBISH) | st.integers(0, 12).map(str) | st.sampled_from(("own", "1,0.5", "none"))
    query = data.draw(st.dictionaries(st.sampled_from(keys), texts, max_size=6))
    state, complaints = address.decode(query)
    assert all(map(is_one_sentence, complaints))
    link = address.encode(state)
    assert address.encode(address.decode(link)[0]) == link


@pytest.mark.parametrize("page", PAGES)
def test_the_readme_tells_every_parameter_of_a_page_and_no_other(page):
    address = PAGES[page]
    table = README[README.index("| parameter | means |") :].split("\n\n")[0]
    every, *pages = re.split(r"\n\| \*\*`", table)
    rows = next(part for part in pages if part.startswith(f"{page}`"))
    told = _keys(rows) | {"/neurons": {"look"}, **{name: set() for name in WITHOUT_PANELS}}.get(
        page, {"open"}
    )
    common = {"words"} | ({"forget", "input", "candidate", "output"} if "**" in every else set())
    declared = {param.key for param in address.params}
    assert declared - common == told - common


def _keys(rows):
    return {key for row in rows.splitlines()[1:] for key in re.findall(r"`(\w+)`", row.split("|")[1])}


PANELS = {
    "unit": UNIT_PANELS,
    "activations": ACTIVATIONS_PANELS,
    "gates": GATES_PANELS,
    "layer": LAYER_PANELS,
    "sequence": SEQUENCE_PANELS,
    "gradients": GRADIENTS_PANELS,
    "training": TRAINING_PANELS,
    "neurons": NEURONS_PANELS,
}


# What was a panel once and is part of the page now can still be linked to.
ALWAYS_OPEN = {"activations": "swap"}


@pytest.mark.parametrize("page", PANELS)
def test_every_panel_that_a_page_offers_can_be_linked_to_and_no_other(page):
    file = f"{page}/page.py"
    name = "look" if page == "neurons" else "open"
    key = f"{page}_panel"
    panels = [panel for panel in PANELS[page] if panel != ALWAYS_OPEN.get(page)]
    assert len(open_page(file).button_group(key=key).options) == len(panels)
    for panel in panels:
        assert open_page(file, **{name: panel}).button_group(key=key).value == panel


def test_every_link_in_the_texts_says_only_names_that_its_page_knows():
    names = {page.strip("/"): {*address.names, *KEYS} for page, address in PAGES.items()}
    links = [
        (page, {part.partition("=")[0] for part in query.split("&")})
        for file in FOLDER.glob("*.json")
        for page, query in re.findall(r"\(\./(\w*)\?([^)\s]+)\)", file.read_text(encoding="utf-8"))
    ]
    assert len(links) > 20
    assert [(page, said - names[page]) for page, said in links if page in names and said - names[page]] == []
    assert {page for page, _ in links} - names.keys() <= {"sheet", "sheet/check"}


def test_a_name_that_no_page_knows_is_said_in_one_quiet_line():
    page = open_page("gates/page.py", word="standard", show="present", utm_source="mail")
    assert page.caption[0].value.endswith("“word” in the link is not known here; did you mean “words”?")
    assert len(page.caption) == len(open_page("gates/page.py").caption) + 1
