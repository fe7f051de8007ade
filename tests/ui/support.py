"""What the tests of the UI layer share: the shipped examples, states to start from and random ones."""

import asyncio

import httpx
from hypothesis import strategies as st
from starlette.applications import Starlette

from lstm_core.words.symbols import RESULTS, SETTINGS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.library.examples import shipped_examples
from pages.ui.live import assets
from pages.ui.params.links import OWN
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.text.lesson import step_counts
from pages.unit.live import sweeps
from pages.unit.state import UnitState
from pages.unit.url import MAX_TITLE, PANELS, default_state

EXAMPLES = shipped_examples()
STEPS = step_counts()
DEFAULT = default_state(EXAMPLES)
TINY = 5e-324

numbers = st.one_of(
    st.floats(-MAX_SETTING, MAX_SETTING),
    st.integers(-MAX_SETTING, MAX_SETTING).map(float),
    st.sampled_from([0.1 + 0.2, 1e-300, TINY, -TINY, float(MAX_SETTING)]),
)
titles = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co")), max_size=MAX_TITLE
)
targets = st.one_of(
    numbers.map(repr), st.text(max_size=40), st.sampled_from(["2,03", "−0.5", ",", "", "1,2,3"])
)
looks = st.sampled_from([(division, step) for division in STEPS for step in range(STEPS[division] + 1)])


@st.composite
def states(draw):
    """Any state a person can reach."""
    example = draw(st.sampled_from([*EXAMPLES, OWN]))
    division, step = draw(looks)
    return UnitState(
        example=example,
        numbers={name: draw(numbers) for name in SETTINGS},
        title=draw(titles) if example == OWN else "",
        decimals=draw(st.sampled_from([None, 1, 2, 3, 4, 5, 6])),
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        division=division,
        step=step,
        explore=draw(st.sampled_from(["", *PANELS])),
        seek=(draw(st.sampled_from(SETTINGS)), draw(st.sampled_from(RESULTS)), draw(targets)),
        curve=(draw(st.sampled_from(SETTINGS)), draw(st.sampled_from(RESULTS))),
    )


def is_one_sentence(text):
    return bool(text) and "\n" not in text and len(text) < 400 and "Traceback" not in text


class Client:
    """Asks an ASGI app as a browser would; an exception in the app is raised here."""

    def __init__(self, app):
        self.app = app

    def request(self, method, path, **asked):
        async def answered():
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, **asked)

        return asyncio.run(answered())

    def get(self, path, **asked):
        return self.request("GET", path, **asked)


BASE = f"/assets/{assets.version()}"
WORDS = f"{BASE}/words"
APP = Starlette(routes=[assets.mount(), sweeps.route])
CLIENT = Client(APP)
