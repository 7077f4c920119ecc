"""Events for the app: sent when it subscribes to them, and sent again when it does not answer."""

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
    """Keeps one task per event that is on its way."""

    def __init__(self, workspace: Workspace, transport: Transport) -> None:
        self.workspace = workspace
        self.transport = transport
        self.tasks: set[asyncio.Task[None]] = set()

    def send(self, name: str, event: Json) -> asyncio.Task[None] | None:
        """Start sending, if the app subscribes to events of that name; the task ends with the first attempt."""
        if not self.workspace.manifest.wants(name):
            return None
        return self._start(self._carry(event_json(self.workspace, event)))

    def send_message(self, message: Message) -> None:
        """A new message, where the app is a member; also as a mention when it names the app before others."""
        channel = self._audible(message)
        if channel is None:
            return
        event = message_event(self.workspace, channel, message)
        self._send_in(channel, event)
        if f"<@{BOT}>" in message.text and not message.bot and not channel.is_direct:
            del event["channel_type"]
            self.send("app_mention", event | {"type": "app_mention"})

    def send_change(self, message: Message, before: Json) -> None:
        """That a message which read as `before` reads otherwise now."""
        channel = self._audible(message)
        if channel:
            self._send_in(channel, changed_event(self.workspace, channel, before, message))

    def send_removal(self, message: Message) -> None:
        """That a message is gone."""
        channel = self._audible(message)
        if channel:
            before = app_message_json(self.workspace, message)
            self._send_in(channel, changed_event(self.workspace, channel, before, None))

    def _audible(self, message: Message) -> Channel | None:
        """The channel of a message that the app hears of."""
        channel = self.workspace.channel(message.channel)
        return None if BOT not in channel.members or message.ephemeral_to else channel

    def _send_in(self, channel: Channel, event: Json) -> None:
        self.send(f"message.{channel.type.scope}", event)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def _carry(self, payload: Json, attempt: int = 0, reason: str = "") -> None:
        try:
            await self.transport.deliver("events_api", payload, attempt, reason)
        except DeliveryError as error:
            if attempt < len(RETRY_AFTER) and error.retry_reason:
                self._start(self._carry_later(payload, attempt + 1, error.retry_reason))

    async def _carry_later(self, payload: Json, attempt: int, reason: str) -> None:
        await asyncio.sleep(RETRY_AFTER[attempt - 1])
        await self._carry(payload, attempt, reason)

    async def stop(self) -> None:
        """Give up what is still on its way."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
