"""Define how requests are delivered to the app, and log them."""

import time
from typing import Literal, Protocol

from sandbox.errors import DeliveryError
from sandbox.records import Json
from sandbox.workspace import Workspace

RequestType = Literal["slash_commands", "interactive", "events_api"]

SENT_AFTER_REVOCATION = ("tokens_revoked", "app_uninstalled")
"""Events that an app gets after its token has been revoked."""


class Transport(Protocol):
    """Delivers requests to the app."""

    async def deliver(self, kind: RequestType, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """Deliver one request and return the app's answer; DeliveryError when there is none."""
        ...


class LoggedTransport:
    """A transport that logs every request and its answer."""

    def __init__(self, workspace: Workspace, transport: Transport) -> None:
        self.workspace = workspace
        self.transport = transport

    async def deliver(self, kind: RequestType, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """Deliver one request and log it."""
        name = payload.get("command") or payload.get("event", payload)["type"]
        started = time.perf_counter()
        answer: Json = {}
        error = ""
        try:
            self._refuse_switched_off(kind, name)
            answer = await self.transport.deliver(kind, payload, attempt, reason)
        except DeliveryError as failure:
            error = failure.reason
            raise
        finally:
            ms = (time.perf_counter() - started) * 1000
            self.workspace.log("out", name, payload, answer, error=error, ms=ms)
        return answer

    def _refuse_switched_off(self, kind: RequestType, name: str) -> None:
        gone = self.workspace.token_error and name not in SENT_AFTER_REVOCATION
        if gone or (kind == "interactive" and not self.workspace.manifest.interactive):
            raise DeliveryError("dispatch_failed", "")
