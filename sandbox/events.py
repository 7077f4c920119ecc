"""Send events to the app if it subscribes to them, and retry when it does not answer."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from sandbox.errors import DeliveryError
from sandbox.objects import app_message_json
from sandbox.payloads import changed_event, event_json, message_event
from sandbox.records import Channel, Json, Message
from sandbox.transport import Transport
from sandbox.workspace import BOT, Workspace

RETRY_AFTER = (1.0, 60.0, 300.0)
"""Seconds before each of the three further attempts."""


class Events:
    """Sends events, each in a task of its own."""

    def __init__(self, workspace: Workspace, transport: Transport) -> None:
        self.workspace = workspace
        self.transport = transport
        self.tasks: set[asyncio.Task[None]] = set()

    def send(self, name: str, event: Json) -> asyncio.Task[None] | None:
        """Send an event that the app subscribes to; the returned task ends with the first attempt."""
        if not self.workspace.manifest.wants(name):
            return None
        return self._start(self._deliver(event_json(self.workspace, event)))

    def send_message(self, message: Message) -> None:
        """Send a new message where the app is a member, and app_mention if it mentions the app in a channel."""
        channel = self._channel_with_app(message)
        if channel is None:
            return
        event = message_event(self.workspace, channel, message)
        self._send_in(channel, event)
        if f"<@{BOT}>" in message.text and not message.bot and not channel.is_direct:
            del event["channel_type"]
            self.send("app_mention", event | {"type": "app_mention"})

    def send_change(self, message: Message, before: Json) -> None:
        """Send message_changed; `before` is the previous message."""
        channel = self._channel_with_app(message)
        if channel:
            self._send_in(channel, changed_event(self.workspace, channel, before, message))

    def send_removal(self, message: Message) -> None:
        """Send message_deleted."""
        channel = self._channel_with_app(message)
        if channel:
            before = app_message_json(self.workspace, message)
            self._send_in(channel, changed_event(self.workspace, channel, before, None))

    def _channel_with_app(self, message: Message) -> Channel | None:
        """Return the message's channel if the app gets events of it."""
        channel = self.workspace.channel(message.channel)
        return None if BOT not in channel.members or message.ephemeral_to else channel

    def _send_in(self, channel: Channel, event: Json) -> None:
        self.send(f"message.{channel.type.scope}", event)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def _deliver(self, payload: Json, attempt: int = 0, reason: str = "") -> None:
        try:
            await self.transport.deliver("events_api", payload, attempt, reason)
        except DeliveryError as error:
            if attempt < len(RETRY_AFTER) and error.retry_reason:
                self._start(self._retry(payload, attempt + 1, error.retry_reason))

    async def _retry(self, payload: Json, attempt: int, reason: str) -> None:
        await asyncio.sleep(RETRY_AFTER[attempt - 1])
        await self._deliver(payload, attempt, reason)

    async def stop(self) -> None:
        """Cancel everything that is being sent."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
