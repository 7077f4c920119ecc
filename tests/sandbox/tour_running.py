"""The app of the tour, running: on App or AsyncApp, over Socket Mode or over HTTP."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from socket import socket

import uvicorn
from aiohttp.web import AppRunner, SockSite
from fastapi import FastAPI, Request, Response
from slack_bolt import App
from slack_bolt.adapter.fastapi import SlackRequestHandler
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.__main__ import open_listener
from sandbox.records import Json
from tests.sandbox import tour_async, tour_sync
from tests.sandbox.running import Sandbox, connected_app, running_sandbox

COMMANDS = ("greet", "everything", "one", "card", "upload", "lazy", "late")
SCOPES = ("chat:write", "commands", "im:write", "im:history", "channels:history", "files:write", "files:read")


def manifest(address: str) -> Json:
    """The app's manifest; over Socket Mode when there is no address."""
    where = {"request_url": address} if address else {}
    return {
        "features": {
            "slash_commands": [{"command": f"/{name}", "url": address} for name in COMMANDS],
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "socket_mode_enabled": not address,
            "interactivity": {"is_enabled": True, **where},
            "event_subscriptions": {"bot_events": ["app_home_opened", "message.channels"], **where},
        },
    }


@contextmanager
def running_tour(kind: str, way: str) -> Iterator[Sandbox]:
    """A sandbox with the app connected: `kind` is App or AsyncApp, `way` is Socket Mode or HTTP."""
    with open_listener(0) as listener:
        address = "http://{}:{}/slack/events".format(*listener.getsockname()) if way == "HTTP" else ""
        with running_sandbox(manifest=manifest(address)) as sandbox, RUNNING[kind, way](sandbox, listener):
            yield sandbox


def sync_app(sandbox: Sandbox) -> App:
    return tour_sync.build_app(sandbox.web(), sandbox.workspace.signing_secret)


@contextmanager
def sync_sockets(sandbox: Sandbox, _listener: socket) -> Iterator[None]:
    with connected_app(sandbox, sync_app(sandbox)):
        yield


def sync_http(sandbox: Sandbox, listener: socket) -> AbstractContextManager[None]:
    return served_app(sync_app(sandbox), listener)


@contextmanager
def served_app(app: App, listener: socket) -> Iterator[None]:
    """The app behind an HTTP server of its own at /slack/events."""
    handler, web = SlackRequestHandler(app), FastAPI()

    @web.post("/slack/events")
    async def events(request: Request) -> Response:
        return await handler.handle(request)

    server = uvicorn.Server(uvicorn.Config(web, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield
    server.should_exit = True
    thread.join()


@contextmanager
def in_a_loop(app: AbstractAsyncContextManager[None]) -> Iterator[None]:
    """Keep an asynchronous app running in a thread of its own."""
    loop, ready, over = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def run() -> None:
        async with app:
            ready.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    assert ready.wait(30)
    yield
    loop.call_soon_threadsafe(over.set)
    thread.join()
    loop.close()


def async_app(sandbox: Sandbox) -> AsyncApp:
    web = AsyncWebClient(sandbox.workspace.bot_token, base_url=sandbox.api, retry_handlers=[])
    return tour_async.build_app(web, sandbox.workspace.signing_secret)


@contextmanager
def async_sockets(sandbox: Sandbox, _listener: socket) -> Iterator[None]:
    @asynccontextmanager
    async def connected() -> AsyncIterator[None]:
        handler = AsyncSocketModeHandler(async_app(sandbox), sandbox.workspace.app_token)
        await handler.connect_async()
        yield
        await handler.close_async()

    with in_a_loop(connected()):
        sandbox.client.wait_connected()
        yield


@contextmanager
def async_http(sandbox: Sandbox, listener: socket) -> Iterator[None]:
    @asynccontextmanager
    async def served() -> AsyncIterator[None]:
        runner = AppRunner(async_app(sandbox).web_app())
        await runner.setup()
        await SockSite(runner, listener).start()
        yield
        await runner.cleanup()

    with in_a_loop(served()):
        yield


RUNNING = {
    ("App", "Socket Mode"): sync_sockets,
    ("App", "HTTP"): sync_http,
    ("AsyncApp", "Socket Mode"): async_sockets,
    ("AsyncApp", "HTTP"): async_http,
}
