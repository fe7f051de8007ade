"""What a browser keeps of a page whose live part asks by itself: the query, what can be undone, the last answer."""

from urllib.parse import parse_qsl, urlencode


class Tab:
    """The Python twin of assets/live/exchange, for tests without a browser."""

    def __init__(self, page):
        self.page = page
        self.query, self.told, self.settings = None, None, None
        self.past, self.future = [], []
        self.changed, self.message, self.answered = False, "", 0

    @classmethod
    def of(cls, page, state):
        """A tab that shows ``state``."""
        tab = cls(page)
        tab.take(page.screen(state))
        return tab

    @property
    def state(self):
        return self.page.decode(self.query)[0]

    @property
    def address(self):
        return dict(parse_qsl(self.query, keep_blank_values=True))

    @property
    def told_beside(self):
        can = {"undo": bool(self.past), "redo": bool(self.future), "reset": self.changed}
        return {"can": can, "message": self.message, "answered": self.answered}

    def hear(self, screen, *, arriving=False):
        """Streamlit has drawn ``screen``; who comes back by the menu finds the page as it was left."""
        self.told = screen["query"]
        if (
            self.query is None
            or screen["asked"] == self.query
            or not (arriving or screen["asked"] != screen["query"])
        ):
            self.take(screen)
        else:
            self.take(self.page.answer(merged(self.query, screen["asked"], screen["query"]), None))

    def ask(self, event):
        """Send one event; the tab, for another."""
        self._ask(event)
        return self

    def _ask(self, event):
        kind = event.get("kind")
        self.answered += 1
        travel = {"undo": self.past, "redo": self.future}.get(kind) if isinstance(kind, str) else None
        if travel is not None:
            if not travel:
                return
            event = {"kind": "restore", "query": travel[-1]}
        try:
            answer = self.page.answer(self.query, event)
        except ValueError as problem:
            self.message = str(problem)
            return
        self.message = ""
        before, past, future = self.query, self.past, self.future
        self.take(answer)
        if kind == "undo":
            self.past, self.future = past[:-1], [*future, before]
        elif kind == "redo":
            self.past, self.future = [*past, before], future[:-1]

    def take(self, screen):
        if self.settings not in (None, screen["settings"]):
            self.past, self.future = [*self.past, self.query], []
        self.query, self.settings, self.changed = screen["query"], screen["settings"], screen["changed"]


def merged(own, before, after):
    """What one query changed in another, done to a third."""
    known, wanted, result = (dict(parse_qsl(query, keep_blank_values=True)) for query in (before, after, own))
    for key in known.keys() | wanted.keys():
        if known.get(key) != wanted.get(key):
            result.pop(key, None)
            if key in wanted:
                result[key] = wanted[key]
    return urlencode(result)
