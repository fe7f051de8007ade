"""What a screen reader reads of a page, as lines of text: from the browser's accessibility tree, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import CDPSession, Locator, Page

from tests.browser.tools.waiting import painted

# What is read as one thing, whatever stands in it.
_WHOLE = frozenset({"button", "slider", "combobox", "image", "link", "textbox", "radio", "checkbox"})
# What says of itself where it begins.
_NAMED = frozenset({"group", "region"})
# What is part of the line around it.
_WITHIN = frozenset({"StaticText", "strong", "emphasis", "subscript", "superscript"})
_LISTEN = """() => {
  const line = document.querySelector("[data-announced]");
  window.heard = [];
  new MutationObserver(() => window.heard.push(line.textContent)).observe(line, { childList: true });
}"""
_NOTHING = frozenset({"InlineTextBox", "MenuListPopup", "option"})


def read_out(part: Locator) -> list[str]:
    """What is read of a part of the page from its beginning to its end, a thing or a paragraph a line."""
    part.evaluate("node => { window.readOut = node; }")
    client = part.page.context.new_cdp_session(part.page)
    try:
        for domain in ("DOM", "Accessibility"):
            client.send(f"{domain}.enable")
        found = client.send("Runtime.evaluate", {"expression": "window.readOut"})["result"]["objectId"]
        nodes = client.send("Accessibility.queryAXTree", {"objectId": found})["nodes"]
        return [line for line in _Reading(client, nodes).lines() if line]
    finally:
        client.detach()


class Ears:
    """What a page has said by itself since it was last asked: what a reader speaks without being moved there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(_LISTEN)

    def heard(self) -> list[str]:
        """The texts in their order; they are not told twice."""
        painted(self.page)
        texts: list[str] = self.page.evaluate("() => window.heard.splice(0)")
        return [text.replace("\N{NO-BREAK SPACE}", " ").strip() for text in texts if text]

    def hear(self) -> list[str]:
        """The same, once there is something."""
        self.page.wait_for_function("() => window.heard.length > 0")
        return self.heard()


class _Reading:
    def __init__(self, client: CDPSession, nodes: list[dict[str, Any]]) -> None:
        self.client = client
        self.nodes = {node["nodeId"]: node for node in nodes}
        self.first = nodes[0]["nodeId"]
        self.gathered = ""
        self.sentences = 0

    def lines(self) -> Iterator[str]:
        yield from self._of(self.first)
        yield self._gathered()

    def _of(self, identity: str) -> Iterator[str]:
        node = self.nodes.get(identity)
        if node is None:
            return
        role = "" if node["ignored"] else node["role"]["value"]
        if role in _NOTHING:
            return
        if role == "StaticText":
            text = node["name"]["value"]
            self.gathered += f" {text} " if text == "=" else text
            return
        if role == "heading":
            yield self._gathered()
            yield f"{node['name']['value']}, heading"
            return
        if role in _WHOLE and self.sentences:
            # A term within a sentence is read as a part of it.
            self.gathered += f"[{node['name']['value']}]"
            return
        if role in _WHOLE:
            yield self._thing(node, role)
            return
        is_block = role not in _WITHIN and role != ""
        if is_block:
            yield self._gathered()
        if role in _NAMED and node["name"]["value"]:
            yield f"{node['name']['value']}, {role}"
        self.sentences += role == "paragraph"
        for child in node["childIds"]:
            yield from self._of(child)
        self.sentences -= role == "paragraph"
        if is_block:
            yield self._gathered()

    def _gathered(self) -> str:
        line, self.gathered = " ".join(self.gathered.split()), ""
        return line

    def _thing(self, node: dict[str, Any], role: str) -> str:
        name = node["name"]["value"]
        states = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        told = [f"{name}, {role}"]
        if role == "slider":
            told.append(self._attribute(node, "aria-valuetext"))
        elif role == "combobox":
            told.append(str(node["value"]["value"]))
        if states.get("pressed") == "true":
            told.append("pressed")
        if self._attribute(node, "aria-current") == "step":
            told.append("current")
        if states.get("disabled"):
            told.append("dimmed")
        return ", ".join(told)

    def _attribute(self, node: dict[str, Any], name: str) -> str:
        found = self.client.send("DOM.describeNode", {"backendNodeId": node["backendDOMNodeId"]})
        flat = found["node"].get("attributes", [])
        return dict(zip(flat[::2], flat[1::2], strict=True)).get(name, "")
