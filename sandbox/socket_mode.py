"""Deliver requests in Socket Mode: tickets, hello, envelopes and disconnects."""

import asyncio
import json
import secrets
from collections import deque
from contextlib import suppress
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.errors import DeliveryError
from sandbox.json_input import read_json
from sandbox.records import Json
from sandbox.transport import RequestType
from sandbox.workspace import Workspace

MAX_CONNECTIONS = 10
CLOSE_SECONDS = 3.0
"""Seconds an app has to close a connection after `disconnect`."""
LIFETIME = 18060
"""The approximate_connection_time in `hello`."""


class Connection:
    """A socket of the app and its unacknowledged envelopes."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.waiting: dict[str, asyncio.Future[Json]] = {}
        self.life = asyncio.timeout(None)

    async def send(self, message: Json) -> None:
        """Send JSON; ConnectionError when the socket is closed."""
        try:
            await self.socket.send_text(json.dumps(message))
        except (RuntimeError, WebSocketDisconnect) as error:
            raise ConnectionResetError from error

    async def send_disconnect(self, reason: str) -> Json:
        """Send `disconnect` and return it."""
        message = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
        with suppress(ConnectionError):
            await self.send(message)
        return message

    async def close(self) -> None:
        """Close the socket if the app has not done so."""
        with suppress(RuntimeError):
            await self.socket.close(1000)

    def acknowledge(self, text: str) -> None:
        """Handle an acknowledgement; ignore anything else."""
        with suppress(ValueError, AttributeError):
            message = read_json(text)
            future = self.waiting.pop(message.get("envelope_id"), None)
            if future and not future.done():
                payload = message.get("payload")
                future.set_result(payload if isinstance(payload, dict) else {})

    def fail_waiting(self) -> None:
        """Fail every unacknowledged envelope, so that it is sent on another connection."""
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(ConnectionResetError())
        self.waiting.clear()


class SocketModeTransport:
    """Delivers envelopes to the app's connections in turn."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.connections: deque[Connection] = deque()
        self.tickets: set[str] = set()
        self.arrived = asyncio.Event()

    def issue_ticket(self) -> str:
        """Issue the address of one new connection."""
        ticket = secrets.token_urlsafe(16)
        self.tickets.add(ticket)
        address = self.workspace.address.replace("http", "ws", 1)
        return f"{address}/link/?ticket={ticket}&app_id={self.workspace.app_id}"

    async def serve(self, socket: WebSocket) -> None:
        """Serve one connection."""
        if not self._redeem_ticket(socket.query_params.get("ticket", "")):
            await socket.close(1008)
            return
        await socket.accept()
        connection = Connection(socket)
        if len(self.connections) >= MAX_CONNECTIONS:
            await self._announce_disconnect(connection, "too_many_websockets")
            await connection.close()
            return
        await self._send_hello(connection)
        try:
            async with connection.life:
                async for text in socket.iter_text():
                    connection.acknowledge(text)
        except TimeoutError:
            await connection.close()
        finally:
            self._remove(connection)

    def _redeem_ticket(self, ticket: str) -> bool:
        known = ticket in self.tickets
        self.tickets.discard(ticket)
        return known

    async def _send_hello(self, connection: Connection) -> None:
        hello = {
            "type": "hello",
            "num_connections": len(self.connections) + 1,
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": LIFETIME},
            "connection_info": {"app_id": self.workspace.app_id},
        }
        await connection.send(hello)
        self.workspace.log("out", "hello", hello, {})
        self.connections.append(connection)
        self.arrived.set()
        self.workspace.mark_changed()

    async def _announce_disconnect(self, connection: Connection, reason: str) -> None:
        self.workspace.log("out", "disconnect", await connection.send_disconnect(reason), {})
        self.workspace.mark_changed()

    def _remove(self, connection: Connection) -> None:
        self._retire(connection)
        connection.fail_waiting()
        self.workspace.mark_changed()

    def _retire(self, connection: Connection) -> None:
        """Send no more envelopes on a connection."""
        if connection in self.connections:
            self.connections.remove(connection)
        if not self.connections:
            self.arrived.clear()

    async def disconnect(self, reason: str) -> None:
        """Send `disconnect` to every connection; unless it is a `warning`, close those that stay open."""
        for connection in list(self.connections):
            await self._announce_disconnect(connection, reason)
            if reason != "warning":
                self._retire(connection)
                connection.life.reschedule(asyncio.get_running_loop().time() + CLOSE_SECONDS)

    async def deliver(self, kind: RequestType, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """Send one envelope, again on another connection when one breaks, within Slack's patience."""
        if not self.connections:
            raise DeliveryError("dispatch_failed", "connection_failed")
        try:
            async with asyncio.timeout(self.workspace.faults.patience):
                return await self._send_until_acknowledged(kind, payload, attempt, reason)
        except TimeoutError:
            raise DeliveryError("operation_timeout", "timeout") from None

    async def _send_until_acknowledged(self, kind: RequestType, payload: Json, attempt: int, reason: str) -> Json:
        while True:
            await self.arrived.wait()
            envelope = {
                "envelope_id": str(uuid4()),
                "type": kind,
                "payload": payload,
                "accepts_response_payload": kind != "events_api",
                **({"retry_attempt": attempt, "retry_reason": reason} if kind == "events_api" or attempt else {}),
            }
            with suppress(ConnectionError):
                return await self._send(envelope)
            attempt, reason = attempt + 1, "connection_lost"

    async def _send(self, envelope: Json) -> Json:
        connection = self.connections[0]
        self.connections.rotate(-1)
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = answer
        try:
            await connection.send(envelope)
            return await answer
        except ConnectionError:
            self._remove(connection)
            raise
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)
