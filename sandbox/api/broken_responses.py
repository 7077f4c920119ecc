"""Responses that break: a connection reset before the first byte, or in the middle of the body."""

import asyncio
import socket
import struct

from fastapi import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LINGER_NOT = struct.pack("ii", 1, 0)


class TransportExposingProtocol(HttpToolsProtocol):
    """Uvicorn's HTTP protocol, with the transport available to responses."""

    def on_message_begin(self) -> None:
        """Add the transport to the scope of a request."""
        super().on_message_begin()
        self.scope["extensions"] = {"sandbox.transport": {"transport": self.transport}}


class BrokenResponse(Response):
    """Resets the connection: at once to lose the `whole` response, else after half of the body."""

    def __init__(self, content: bytes, *, whole: bool) -> None:
        super().__init__(content, media_type="application/json")
        self.whole = whole

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Send half of the body or nothing, and reset."""
        body = bytes(self.body)
        if not self.whole:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
        _reset(scope["extensions"]["sandbox.transport"]["transport"], hard=self.whole)


def _reset(transport: asyncio.Transport, *, hard: bool) -> None:
    wire: socket.socket = transport.get_extra_info("socket")
    if hard:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
    transport.abort()
