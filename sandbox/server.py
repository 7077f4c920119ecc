"""Compose one sandbox: workspace, transports, Web API, endpoints for people and control, and the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, WebSocket
from fastapi.responses import JSONResponse

from sandbox import api, authorize_page, control_api, people_api
from sandbox.api import files
from sandbox.api.call import Runtime
from sandbox.errors import NotFoundError
from sandbox.events import Events
from sandbox.gateway import Gateway
from sandbox.http_transport import HttpTransport
from sandbox.loopback import LoopbackOnly
from sandbox.shutdown import AnswersAtShutdown, PendingRequests
from sandbox.socket_mode import SocketModeTransport
from sandbox.transport import LoggedTransport
from sandbox.workspace import Workspace

STALL_SECONDS = 30.0
"""Seconds for which browser or server may be unresponsive before the other disconnects, which would lose a click;
NiceGUI uses 0.4 of its reconnect timeout."""


def build_runtime(workspace: Workspace) -> tuple[Runtime, HttpTransport]:
    """Create the components of a workspace, with Socket Mode or HTTP as in its manifest."""
    sockets, hooks = SocketModeTransport(workspace), HttpTransport(workspace)
    transport = LoggedTransport(workspace, sockets if workspace.manifest.socket_mode else hooks)
    events = Events(workspace, transport)
    return Runtime(workspace, Gateway(workspace, transport, events), events, sockets), hooks


def build_server(workspace: Workspace, *, page: bool = True) -> FastAPI:
    """Build the whole process as an ASGI app."""
    runtime, hooks = build_runtime(workspace)

    @asynccontextmanager
    async def running(_server: FastAPI) -> AsyncIterator[None]:
        yield
        await runtime.events.stop()
        await hooks.stop()

    server = FastAPI(title="sandbox", docs_url=None, redoc_url=None, openapi_url=None, lifespan=running)
    server.state.runtime, server.state.pending = runtime, PendingRequests()
    server.add_middleware(LoopbackOnly)
    server.add_middleware(AnswersAtShutdown, pending=server.state.pending)
    _add_routes(server, runtime)
    if page:
        _add_page(server, runtime)
    return server


def _add_routes(server: FastAPI, runtime: Runtime) -> None:
    for router in (api.router, files.router, people_api.router, control_api.router, authorize_page.router):
        server.include_router(router)
    server.add_exception_handler(NotFoundError, _not_there)
    server.add_exception_handler(ValueError, _not_possible)

    @server.websocket("/link/")
    async def link(socket: WebSocket) -> None:
        await runtime.sockets.serve(socket)


async def _not_there(_request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"ok": False, "error": str(error)}, 404)


async def _not_possible(_request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"ok": False, "error": str(error)}, 400)


def _add_page(server: FastAPI, runtime: Runtime) -> None:
    from nicegui import ui  # noqa: PLC0415  # the page is an extra that a sandbox without one does not need

    from sandbox.page import build_page  # noqa: PLC0415

    build_page(runtime.workspace, runtime.gateway)
    ui.run_with(
        server, title=runtime.workspace.team_name, reconnect_timeout=STALL_SECONDS / 0.4, tailwind=False, dark=None
    )
