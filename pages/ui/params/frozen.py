"""What every page's state is: a dataclass, of which ``replace`` makes another. Pure."""

from __future__ import annotations

from dataclasses import Field
from typing import Any, ClassVar, Protocol


class Frozen(Protocol):
    """A frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
