"""Raw clients of a Streamlit server: a page's websocket held open, and questions over a connection that stays."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


class Visit:
    """One visitor's page: its websocket, and what the page was told on it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.slider = ""
        self.finished = 0
        self._turn = asyncio.Condition()
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    async def open(self, page: str = "") -> None:
        """Connect, let the page run, the first one unless it is named, and wait until it has."""
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        self._socket = await websockets.connect(
            address, max_size=None, subprotocols=[websockets.Subprotocol("streamlit")], compression=None
        )
        self._reader = asyncio.create_task(self._read())
        message = BackMsg()
        message.rerun_script.page_name = page
        await self.run(message)

    async def run(self, message: BackMsg) -> None:
        """Send a run and wait until it is finished."""
        assert self._socket is not None
        before = self.finished
        message.rerun_script.query_string = ""
        await self._socket.send(message.SerializeToString())
        async with self._turn:
            await self._turn.wait_for(lambda: self.finished > before)

    async def slide(self, value: float) -> None:
        """Move the page's slider."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.slider
        state.double_array_value.data.append(value)
        await self.run(message)

    async def close(self) -> None:
        """Leave."""
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await asyncio.gather(self._reader, return_exceptions=True)

    async def _read(self) -> None:
        assert self._socket is not None
        async for data in self._socket:
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            if message.delta.new_element.slider.id:
                self.slider = message.delta.new_element.slider.id
            if message.WhichOneof("type") == "script_finished":
                async with self._turn:
                    self.finished += 1
                    self._turn.notify_all()


class Line:
    """Questions and answers over one HTTP connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def post(self, path: str, question: Any) -> tuple[int, Any]:
        """The status and the answer, read as JSON."""
        body = json.dumps(question).encode()
        status, _, content = await self._ask("POST", path, body)
        return status, json.loads(content) if status == 200 else content.decode()

    async def get(self, path: str, headers: str = "") -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the content."""
        return await self._ask("GET", path, b"", headers)

    async def close(self) -> None:
        """Leave."""
        if self._writer is not None:
            self._writer.close()

    async def _ask(
        self, method: str, path: str, body: bytes, more: str = ""
    ) -> tuple[int, dict[str, str], bytes]:
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
        first = b""
        # A server lets go of a connection that has been idle for some seconds.
        while not first:
            if self._writer is None:
                self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
            assert self._reader is not None
            try:
                self._writer.write(head.encode() + body)
                first = await self._reader.readline()
            except ConnectionError:
                first = b""
            if not first:
                self._writer.close()
                self._writer = None
        assert self._reader is not None
        status = int(first.split()[1])
        headers = {}
        while (line := (await self._reader.readline()).strip()) != b"":
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        if "content-length" in headers:
            return status, headers, await self._reader.readexactly(int(headers["content-length"]))
        return status, headers, await self._chunks()

    async def _chunks(self) -> bytes:
        assert self._reader is not None
        content = b""
        while size := int((await self._reader.readline()).strip() or b"0", 16):
            content += await self._reader.readexactly(size)
            await self._reader.readline()
        await self._reader.readline()
        return content
