"""What carries requests to the app and its answers back, whichever way the app is connected."""

from typing import Literal, Protocol

from sandbox.records import Json

Kind = Literal["slash_commands", "interactive", "events_api"]
PATIENCE = 3.0
"""Seconds that the app has to acknowledge."""


class Wire(Protocol):
    """One way to the app."""

    async def deliver(self, kind: Kind, payload: Json, attempt: int = 0, reason: str = "") -> Json:
        """Hand over one request; the app's answer ({} for a plain one); DeliveryError when there is none."""
        ...
