"""A graceful shutdown: whoever still waits for an answer when the server ends gets one, and nothing is logged."""

import asyncio
from typing import Any

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class PendingRequests:
    """The requests that are being answered, until `end`."""

    def __init__(self) -> None:
        self.ending = False
        self.tasks: set[asyncio.Task[Any]] = set()

    def end(self) -> None:
        """Have each answered with 503 now."""
        self.ending = True
        for task in self.tasks:
            task.cancel()


class AnswersAtShutdown:
    """Keeps `pending`, and answers those with 503 that the end of the server interrupts."""

    def __init__(self, app: ASGIApp, pending: PendingRequests) -> None:
        self.app = app
        self.pending = pending

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; web sockets are closed by the server itself."""
        task = asyncio.current_task()
        if scope["type"] != "http" or task is None:
            await self.app(scope, receive, send)
            return
        self.pending.tasks.add(task)
        try:
            await self._answer(scope, receive, send)
        finally:
            self.pending.tasks.discard(task)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except asyncio.CancelledError:
            if not self.pending.ending:
                raise
            if not begun:
                await PlainTextResponse("This local Slack is ending\n", 503)(scope, receive, send)


class GracefulServer(uvicorn.Server):
    """A server that answers its pending requests before it ends."""

    def __init__(self, config: uvicorn.Config, pending: PendingRequests) -> None:
        super().__init__(config)
        self.pending = pending

    async def shutdown(self, sockets: Any = None) -> None:
        """Answer them, then end."""
        self.pending.end()
        await super().shutdown(sockets)
