"""Arrays as Python prints them: ``tensor([[…]])``, ``array([[…]])`` or plain brackets, each after its name if it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from lstm_core.files.networks.content import MIB, Content, count_checked, short
from lstm_core.files.networks.formats.numbers import MAX_AXES, array_of_rows

MAX_TEXT = 2 * MIB
MINUS = "−"
_TOKEN = re.compile(
    r"(?P<number>(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.]))"
    r"|(?P<dots>\.\.\.|…)"
    r"|(?P<word>[A-Za-z_](?:[\w./-]|:(?=\w))*)"
    r"|(?P<sign>[\[\](){}:;\n])"
    r"|(?P<other>[^\s,])"
)
_KIND = re.compile(
    r"(?:.*[./_:])?(?:(?:weight|bias)_[ih]h(?:_l\d+)?(?:_reverse)?|(?:recurrent_)?kernel|weights?|bias(?:es)?|recurrent"
    r"|[WRBPU]|[WUb]_[icfo]|bias_l\d+(?:_reverse)?)(?::0)?(?:/(?:raw_)?value)?"
)
_NO_NUMBERS = ("nan", "inf", "infinity")
_SIZES = re.compile(r".*(?:Size|shape)")

_BRACKETS = "expected as many “]” as “[”, as in [[1, 2], [3, 4]]"
_NAMED = "arrays such as weight_ih_l0 [[1], [2], [3], [4]] and weight_hh_l0 [[1], [2], [3], [4]]"
_TWELVE = "twelve numbers alone (each gate's weight on the input, weight on the short-term memory and bias)"


@dataclass
class _Reader:
    """Reads token by token: the brackets that are open, the names on the way, what was found."""

    arrays: list[tuple[str, list[object]]] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    open: list[list[object]] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    name: str = ""
    key: str = ""
    last: str = ""
    named: str = ""
    round: int = 0
    is_loose: bool = False

    def number(self, text: str) -> None:
        if self.open:
            self.open[-1].append(float(text))
            return
        self.is_loose = True
        if not self.round:
            self.bare.append(float(text))

    def word(self, text: str) -> None:
        self.is_loose = False
        if any(self.open) and _KIND.fullmatch(text):
            raise self._unclosed(f" before “{short(text)}”")
        # A word inside brackets says that they hold arrays and are none themselves.
        if self.open and (any(self.open) or text.lower() in _NO_NUMBERS):
            raise ValueError(
                f"“{short(text)}” stands among the numbers of {self._called()}; expected numbers only"
            )
        self.open.clear()
        self.last = text
        if _KIND.fullmatch(text):
            self.name = text
            self.named = self.named or text

    def other(self, sign: str) -> None:
        if self.open and (any(self.open) or sign in "+-.0123456789"):
            raise ValueError(f"“{sign}” stands among the numbers of {self._called()}; expected numbers only")

    def sign(self, sign: str) -> None:
        if sign == "[":
            self.open.append([])
            if len(self.open) > MAX_AXES:
                raise ValueError(
                    f"{self._called()} has more than {MAX_AXES} brackets in one another; expected an array"
                )
        elif sign == "]":
            self._close()
        elif sign in "()":
            self.round = max(0, self.round + (1 if sign == "(" else -1))
        elif sign == ":":
            self.key = self.last
        elif sign == "{":
            self.path.append(self.key)
            self.key = ""
        elif sign == "}" and self.path:
            self.path.pop()

    def dots(self) -> None:
        if self.open:
            raise ValueError(
                f"the numbers of {self._called()} are cut short by “...”; expected all of them, "
                "printed after torch.set_printoptions(threshold=10**9) or numpy.set_printoptions(threshold=10**9)"
            )

    def _close(self) -> None:
        if not self.open:
            if self.is_loose:
                raise ValueError(f"a bracket “[” of {self._called()} is missing; {_BRACKETS}")
            return
        done = self.open.pop()
        if self.open:
            self.open[-1].append(done)
        elif not done and self.name:
            raise ValueError(f"{self._called()} is empty; expected an array of numbers")
        elif done and not _SIZES.fullmatch(self.last):
            path = [part for part in self.path if part]
            self.arrays.append(("/".join([*path, self.name]) if self.name else "", done))
            count_checked(len(self.arrays), "the text")
            self.name = ""

    def end(self) -> None:
        """Raises ValueError where the text stops within an array, or has none."""
        if any(self.open):
            raise self._unclosed(" at the end")
        if self.arrays or (len(self.bare) == 12 and not self.last):
            return
        if self.named:
            raise ValueError(f"no numbers in brackets follow {short(self.named)}; expected {_NAMED}")
        if self.bare:
            count = len(self.bare)
            holds = "a number" if count == 1 else f"{count} numbers"
            words = " with words between them" if self.last else ""
            raise ValueError(f"there are {holds} without brackets{words}; expected {_TWELVE}, or {_NAMED}")

    def _unclosed(self, where: str) -> ValueError:
        return ValueError(f"a bracket “]” of {self._called()} is missing{where}; {_BRACKETS}")

    def _called(self) -> str:
        return short(self.name) or f"array {len(self.arrays) + 1}"


def content_of_text(content: bytes) -> Content:
    """Return the arrays of a printed text, with their names if every one has one. Raises ValueError for other text."""
    if len(content) > MAX_TEXT:
        raise ValueError(
            f"the text is longer than {MAX_TEXT // MIB} MB; expected a larger network as .safetensors"
        )
    try:
        text = content.decode("utf-8-sig").replace(MINUS, "-")
    except UnicodeDecodeError as error:
        raise ValueError("the text is not UTF-8; expected printed arrays of numbers") from error
    reader = _Reader()
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup, match[0]
        if kind == "number":
            reader.number(token)
        elif kind == "word":
            reader.word(token)
        elif kind == "sign":
            reader.sign(token)
        elif kind == "dots":
            reader.dots()
        else:
            reader.other(token)
    reader.end()
    if not reader.arrays and len(reader.bare) == 12 and not reader.last:
        return Content({"1": np.array(reader.bare)}, is_named=False, is_bare=True)
    names = [name for name, _ in reader.arrays]
    is_named = all(names) and len(set(names)) == len(names)
    return Content(
        {
            name if is_named else str(place): array_of_rows(name or f"array {place}", rows, np.float64)
            for place, (name, rows) in enumerate(reader.arrays, 1)
        },
        is_named=is_named,
    )
