"""What carries requests to the app and its answers back, whichever way the app is connected."""

import time
from typing import Literal, Protocol

from sandbox.errors import DeliveryError
from sandbox.records import Json
from sandbox.workspace import Workspace

RequestType = Literal["slash_commands", "interactive", "events_api"]

SENT_AFTER_REVOCATION = ("tokens_revoked", "app_uninstalled")
"""What an app still hears when it is taken away."""


class Transport(Protocol):
    """One way to the app."""

    async def deliver(self, kind: RequestType, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """Hand over one request; the app's answer ({} for a plain one); DeliveryError when there is none."""
        ...


class LoggedTransport:
    """A transport that keeps every request and its answer for the inspector."""

    def __init__(self, workspace: Workspace, transport: Transport) -> None:
        self.workspace = workspace
        self.transport = transport

    async def deliver(self, kind: RequestType, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """As the transport beneath."""
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
