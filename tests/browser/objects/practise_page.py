"""The page Practise as a test sees it: fields, verdicts, hints, the worked solution, progress."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Self
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Locator, Page, expect

from lstm_core.exercises import exercise
from tests.browser.objects.board_page import answering
from tests.browser.servers import Server

HOST = "[data-practise]"
# Whether nothing lies over any of a node's corners.
ON_TOP = """node => {
  const {left, right, top, bottom} = node.getBoundingClientRect();
  return [left + 9, right - 9].every(x => [top + 4, bottom - 4].every(y => node.getRootNode().elementFromPoint(x, y) === node));
}"""


def right_answers(kind: str, seed: int, level: int = 1) -> dict[str, str]:
    """The exact results to the decimals asked for, as the engine has them; of a choice the right option."""
    found = exercise(kind, seed, level)
    return {
        asked.key: found.rules.choices[asked.key].right(found.exact)
        if asked.options
        else f"{found.exact[asked.key]:.{asked.decimals}f}"
        for asked in found.asked
    }


def address(answers: Mapping[str, str], **said: object) -> str:
    """The path of an exercise with its answers."""
    query = {**{name: str(value) for name, value in said.items()}}
    if answers:
        query["answers"] = ";".join(f"{key}:{text.replace('%', '%25')}" for key, text in answers.items())
    return "/practise?" + "&".join(f"{name}={quote(text)}" for name, text in query.items())


class PractisePage:
    """One visitor's page."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self.server = page, server
        self.host = page.locator(HOST)
        self.main = page.get_by_test_id("stMain")
        self.coach = self.host.locator(".coach")
        self.solution = self.host.locator(".solution")
        self.progress = self.host.locator(".progress-row")
        self.spoken = page.locator("[data-announced]")
        self.count = self.host.locator(".count")
        self.done = self.host.locator(".done")

    def open(self, path: str = "/practise") -> Self:
        """Go to an exercise and wait until it is drawn."""
        self.page.goto(self.server.address(path))
        self.wait()
        return self

    def wait(self) -> None:
        """Wait until the exercise is drawn."""
        expect(self.page.locator(f"{HOST}[data-answered]")).to_be_attached()

    # --- fields --------------------------------------------------------------------------

    def node(self, key: str) -> Locator:
        """The field's frame, which says its verdict."""
        return self.host.locator(f'[data-field="{key}"]')

    def field(self, key: str) -> Locator:
        """Where a number is typed."""
        return self.node(key).locator("input")

    def verdict(self, key: str) -> Locator:
        """What is said of an answer."""
        return self.host.locator(f"#verdict-{key}")

    def fields(self) -> list[str]:
        """The keys of all fields, in the order of Tab."""
        keys: list[str] = self.host.locator("[data-field]").evaluate_all(
            "nodes => nodes.map(node => node.dataset.field)"
        )
        return keys

    def expect_verdict(self, key: str, verdict: str) -> None:
        """Wait until an answer has this verdict."""
        expect(self.node(key)).to_have_attribute("data-verdict", verdict)

    def expect_focus(self, key: str) -> None:
        """Wait until a field has the focus."""
        expect(self.field(key)).to_be_focused()

    def expect_on_top(self, node: Locator) -> None:
        """Fail where something lies over a node."""
        assert node.evaluate(ON_TOP), "something lies over it"

    def type(self, key: str, text: str) -> None:
        """Type an answer and press Enter, or choose one; the mark is awaited."""
        option = self.node(key).locator(f'input[type=radio][value="{text}"]')
        if option.count():
            with self.answering():
                option.check()
            return
        self.field(key).fill(text)
        with self.answering():
            self.field(key).press("Enter")

    def solve(self, answers: Mapping[str, str]) -> None:
        """Type all answers, one after the other."""
        for key, text in answers.items():
            self.type(key, text)

    # --- the server ------------------------------------------------------------------------

    def answering(self) -> AbstractContextManager[None]:
        """Wait until the server has answered one more request than before the block."""
        return answering(self.page, self.host, HOST)

    def query(self) -> dict[str, str]:
        """The address's parameters."""
        found = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: texts[0] for name, texts in found.items()}

    # --- buttons -----------------------------------------------------------------------------

    def push(self, kind: str) -> None:
        """Press a button of the bar: fresh, easier, harder, solve; undo, redo, reset, link. The answer is awaited."""
        with self.answering():
            self.host.locator(f".bar button.{kind}").click()

    def hint(self) -> None:
        """Ask for the next hint."""
        with self.answering():
            self.coach.locator("button.hint").click()

    def kind(self, name: str) -> Locator:
        """A kind in the row of progress."""
        return self.progress.locator(f'[data-kind="{name}"]')
