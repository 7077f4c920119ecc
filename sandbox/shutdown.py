"""Shut down gracefully: answer pending requests with 503 and log nothing."""

import asyncio
from typing import Any

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class PendingRequests:
    """The requests that are being answered."""

    def __init__(self) -> None:
        self.ending = False
        self.tasks: set[asyncio.Task[Any]] = set()

    def end(self) -> None:
        """Answer each with 503 now."""
        self.ending = True
        for task in self.tasks:
            task.cancel()


class AnswersAtShutdown:
    """Middleware that tracks `pending` requests and answers interrupted ones with 503."""

    def __init__(self, app: ASGIApp, pending: PendingRequests) -> None:
        self.app = app
        self.pending = pending

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; uvicorn closes web sockets itself."""
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
        """Answer pending requests, then shut down."""
        self.pending.end()
        await super().shutdown(sockets)
