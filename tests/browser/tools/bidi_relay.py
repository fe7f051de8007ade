"""Stands between Playwright and Firefox's long-term release, which lacks one command that Playwright sends.

``python -m tests.browser.tools.bidi_relay firefox-esr …`` starts Firefox as if it were started itself, and passes on
what the two say to each other by WebDriver BiDi, one JSON message a line of the conversation. Only what sets a
colour scheme is answered here: Firefox takes that from its preferences instead.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
UNKNOWN = "emulation.setMediaFeaturesOverride"


async def relay(command: list[str]) -> int:
    """Run Firefox until it ends; its exit code."""
    firefox = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    assert firefox.stdout is not None
    async for line in firefox.stdout:
        told = line.decode(errors="replace").rstrip()
        if found := LISTENING.search(told):
            port = await _listen(found[1])
            told = told.replace(found[1], f"ws://127.0.0.1:{port}")
        print(told, file=sys.stderr, flush=True)
    return await firefox.wait()


async def _listen(address: str) -> int:
    async def talk(playwright: ServerConnection) -> None:
        async with connect(f"{address}/session", max_size=None, compression=None) as firefox:

            async def ask() -> None:
                async for message in playwright:
                    asked = json.loads(message)
                    if asked["method"] == UNKNOWN:
                        await playwright.send(
                            json.dumps({"type": "success", "id": asked["id"], "result": {}})
                        )
                    else:
                        await firefox.send(message)
                await firefox.close()

            asking = asyncio.create_task(ask())
            async for message in firefox:
                await playwright.send(message)
            await playwright.close()
            await asking

    server = await serve(talk, "127.0.0.1", 0, max_size=None, compression=None)
    return int(next(iter(server.sockets)).getsockname()[1])


if __name__ == "__main__":
    sys.exit(asyncio.run(relay(sys.argv[1:])))
