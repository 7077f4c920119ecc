"""Socket Mode: tickets, greetings, each envelope to exactly one connection, and once more when one breaks."""

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

MOST_CONNECTIONS = 10
GRACE = 3.0
"""Seconds an app has to hang up by itself when it is told to."""
LIFETIME = 18060
"""Seconds a connection lives, as told in its greeting."""


class Connection:
    """One open socket of the app's, and the envelopes it has not acknowledged."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.waiting: dict[str, asyncio.Future[Json]] = {}
        self.life = asyncio.timeout(None)

    async def send(self, message: Json) -> None:
        """Send; ConnectionError when the socket is gone."""
        try:
            await self.socket.send_text(json.dumps(message))
        except (RuntimeError, WebSocketDisconnect) as error:
            raise ConnectionResetError from error

    async def say_goodbye(self, reason: str) -> Json:
        """Tell the app to connect anew; what it was told."""
        parting = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
        with suppress(ConnectionError):
            await self.send(parting)
        return parting

    async def hang_up(self) -> None:
        """Close, if the app has not done so."""
        with suppress(RuntimeError):
            await self.socket.close(1000)

    def take(self, text: str) -> None:
        """An acknowledgement; anything else is let go."""
        with suppress(ValueError, AttributeError):
            message = read_json(text)
            future = self.waiting.pop(message.get("envelope_id"), None)
            if future and not future.done():
                payload = message.get("payload")
                future.set_result(payload if isinstance(payload, dict) else {})

    def lose(self) -> None:
        """Every envelope that was under way here must go elsewhere."""
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(ConnectionResetError())
        self.waiting.clear()


class SocketModeTransport:
    """The app's connections, used in turn."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.connections: deque[Connection] = deque()
        self.tickets: set[str] = set()
        self.arrived = asyncio.Event()

    def issue_ticket(self) -> str:
        """The address of one new connection."""
        ticket = secrets.token_urlsafe(16)
        self.tickets.add(ticket)
        address = self.workspace.address.replace("http", "ws", 1)
        return f"{address}/link/?ticket={ticket}&app_id={self.workspace.app_id}"

    async def serve(self, socket: WebSocket) -> None:
        """One connection from its greeting to its end."""
        if not self._admits(socket.query_params.get("ticket", "")):
            await socket.close(1008)
            return
        await socket.accept()
        connection = Connection(socket)
        if len(self.connections) >= MOST_CONNECTIONS:
            await self._part(connection, "too_many_websockets")
            await connection.hang_up()
            return
        await self._greet(connection)
        try:
            async with connection.life:
                async for text in socket.iter_text():
                    connection.take(text)
        except TimeoutError:
            await connection.hang_up()
        finally:
            self._forget(connection)

    def _admits(self, ticket: str) -> bool:
        known = ticket in self.tickets
        self.tickets.discard(ticket)
        return known

    async def _greet(self, connection: Connection) -> None:
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

    async def _part(self, connection: Connection, reason: str) -> None:
        self.workspace.log("out", "disconnect", await connection.say_goodbye(reason), {})
        self.workspace.mark_changed()

    def _forget(self, connection: Connection) -> None:
        self._spare(connection)
        connection.lose()
        self.workspace.mark_changed()

    def _spare(self, connection: Connection) -> None:
        """No more envelopes that way."""
        if connection in self.connections:
            self.connections.remove(connection)
        if not self.connections:
            self.arrived.clear()

    async def disconnect(self, reason: str) -> None:
        """Tell every connection to go; but for a `warning`, one that stays is closed after a while."""
        for connection in list(self.connections):
            await self._part(connection, reason)
            if reason != "warning":
                self._spare(connection)
                connection.life.reschedule(asyncio.get_running_loop().time() + GRACE)

    async def deliver(self, kind: RequestType, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """One envelope, to another connection when its own breaks, within Slack's patience in all."""
        if not self.connections:
            raise DeliveryError("dispatch_failed", "connection_failed")
        try:
            async with asyncio.timeout(self.workspace.faults.patience):
                return await self._insist(kind, payload, attempt, reason)
        except TimeoutError:
            raise DeliveryError("operation_timeout", "timeout") from None

    async def _insist(self, kind: RequestType, payload: Json, attempt: int, reason: str) -> Json:
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
                return await self._ask(envelope)
            attempt, reason = attempt + 1, "connection_lost"

    async def _ask(self, envelope: Json) -> Json:
        connection = self.connections[0]
        self.connections.rotate(-1)
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = answer
        try:
            await connection.send(envelope)
            return await answer
        except ConnectionError:
            self._forget(connection)
            raise
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)
