"""HTML as a tree, so that no text can be taken for a tag. Pure."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

Child = Element | str | None


def node(tag: str, *children: Child, **attributes: str | None) -> Element:
    """An element; ``class_`` is its class, ``data_kind`` its data-kind; an attribute that is None is left out."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    made = Element(tag, {name: value for name, value in names.items() if value is not None})
    for child in children:
        add(made, child)
    return made


def add(parent: Element, child: Child) -> None:
    """Put a text or an element at the end of another."""
    if isinstance(child, Element):
        parent.append(child)
    elif child and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    elif child:
        parent.text = (parent.text or "") + child


def written(*nodes: Element) -> str:
    """The elements as HTML."""
    return "".join(tostring(each, encoding="unicode", method="html") for each in nodes)


def document(head: list[Element], *body: Child, class_: str | None = None) -> str:
    """A whole HTML page."""
    common = [
        node("meta", charset="utf-8"),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
    ]
    page = node("html", node("head", *common, *head), node("body", *body, class_=class_), lang="en")
    return f"<!doctype html>{written(page)}"
