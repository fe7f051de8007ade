"""A lesson of 45 minutes, and what learners are likely to get wrong in it, as the browser is told. Pure."""

from __future__ import annotations

from typing import Any

from pages.ui.text.segments import segments
from pages.ui.text.texts import texts


def steps() -> list[dict[str, Any]]:
    """What to do from minute to minute: when, where in the app, what to ask."""
    return [
        {
            "minutes": step["minutes"],
            "title": step["title"],
            "does": segments(step["do"]),
            "ask": segments(step.get("ask", "")),
        }
        for step in texts("teach.plan.steps")
    ]


def misconceptions() -> list[dict[str, Any]]:
    """What learners say, what is true, and the exercise that uncovers it."""
    return [
        {"says": segments(said["says"]), "is": segments(said["is"]), "uncover": segments(said["uncover"])}
        for said in texts("teach.misconceptions.list")
    ]
