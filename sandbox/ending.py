"""Ends in peace: whoever still waits for an answer when the server ends gets one, and nothing is logged."""

import asyncio
from typing import Any

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Waiting:
    """The requests that are being answered; when `end` is called, with 503 at once."""

    def __init__(self) -> None:
        self.ending = False
        self.tasks: set[asyncio.Task[Any]] = set()

    def end(self) -> None:
        """Let nobody wait any longer."""
        self.ending = True
        for task in self.tasks:
            task.cancel()


class AnswersWhenEnding:
    """Keeps `waiting`, and puts the end of the server into an answer."""

    def __init__(self, app: ASGIApp, waiting: Waiting) -> None:
        self.app = app
        self.waiting = waiting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; web sockets are closed by the server itself."""
        task = asyncio.current_task()
        if scope["type"] != "http" or task is None:
            await self.app(scope, receive, send)
            return
        self.waiting.tasks.add(task)
        try:
            await self._answer(scope, receive, send)
        finally:
            self.waiting.tasks.discard(task)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except asyncio.CancelledError:
            if not self.waiting.ending:
                raise
            if not begun:
                await PlainTextResponse("This local Slack is ending\n", 503)(scope, receive, send)


class EndingServer(uvicorn.Server):
    """A server that tells those who wait that it ends."""

    def __init__(self, config: uvicorn.Config, waiting: Waiting) -> None:
        super().__init__(config)
        self.waiting = waiting

    async def shutdown(self, sockets: Any = None) -> None:
        """Answer who waits, then end."""
        self.waiting.end()
        await super().shutdown(sockets)
