"""What undo takes back of a page's state, and what it leaves: where one is looking. Pure."""

from __future__ import annotations

from dataclasses import field, fields, replace
from typing import Any, Self

from pages.ui.params.frozen import Frozen

_VIEW = "view"


def view(default: Any) -> Any:
    """A field of a page's state that says where one is looking, which undo leaves alone."""
    return field(default=default, metadata={_VIEW: True})


def _names(state: type[Any], are_views: bool) -> tuple[str, ...]:
    return tuple(item.name for item in fields(state) if item.metadata.get(_VIEW, False) is are_views)


class Settings(Frozen):
    """A page's frozen dataclass; undo takes back every field that is not declared with :func:`view`."""

    def same_settings(self, other: Self) -> bool:
        """True when nothing that undo takes back differs."""
        return all(getattr(self, name) == getattr(other, name) for name in _names(type(self), False))

    def with_settings_of(self, other: Self) -> Self:
        """What is set in ``other``, seen from where one is looking now."""
        looks = {name: getattr(self, name) for name in _names(type(self), True)}
        return replace(other, **looks)
