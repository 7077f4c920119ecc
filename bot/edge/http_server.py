"""HTTP server: waitress, which reads all connections on one thread, with limits on their number and time."""

import socket
import time
from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING, Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask

from bot.edge.interaction import ARRIVED

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

CONNECTIONS = 400
"""How many may be open; a further one takes the place of the one whose request has been awaited longest."""
RECEIVING = 10.0
"""Seconds in which a request must have come whole, and a refused one must have ended."""
IDLE = 30.0
"""Seconds for which a connection may stay open without a request."""
SETTINGS = {
    "cleanup_interval": 1,
    "connection_limit": CONNECTIONS + 100,
    "inbuf_overflow": 65_536,
    "log_socket_errors": False,
    "max_request_body_size": 1_000_000,
    "max_request_header_size": 32_768,
    "clear_untrusted_proxy_headers": False,
}


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    path = ""

    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        self.arrived, self.begun = monotonic(), time.time()

    def received(self, data: bytes) -> int:
        taken: int = super().received(data)
        if self.error:
            self.expect_continue = False  # what is refused already is not asked for
        return taken


class _Task(WSGITask):  # type: ignore[misc]
    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[ARRIVED] = self.request.arrived
        return environ


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose requests bear in their environment when they began to arrive.

    One that was refused before it was read is read and forgotten until the other side has heard of it.
    """

    parser_class = _Parser
    task_class = _Task

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.since = time.time()
        self.refused = self.lingering = False

    def waiting_since(self) -> float | None:
        """Since when we have waited for a whole request, in time.time(); None while one is served."""
        begun = self.request
        if self.requests and not self.lingering:
            return None
        return begun.begun if begun else self.since

    def readable(self) -> bool:
        return self.lingering or super().readable()

    def handle_read(self) -> None:
        if self.lingering:
            self.recv(65_536)
        else:
            super().handle_read()

    def handle_close(self) -> None:
        if not self.refused or self.lingering or not self.connected:
            super().handle_close()
            return
        self.lingering, self.will_close, self.since = True, False, time.time()
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            super().handle_close()


class HttpServer(TcpWSGIServer):  # type: ignore[misc]
    """Serves an application at `listener`; requests for each path of `apart` have a thread of their own."""

    channel_class = _Channel

    def __init__(
        self,
        app: "WSGIApplication",
        listener: socket.socket,
        sockets: dict[int, Any],
        apart: Iterable[str],
        threads: int,
    ) -> None:
        self._apart = {path: _threads(1) for path in apart}
        where = (listener.family, listener.type, listener.proto, listener.getsockname())
        told = {"adj": Adjustments(sockets=[listener], **SETTINGS), "bind_socket": False, "sockinfo": where}
        super().__init__(app, sockets, _sock=listener, dispatcher=_threads(threads), **told)

    def add_task(self, channel: _Channel) -> None:
        """Queue a request that has arrived whole, or is refused."""
        request = channel.requests[0]
        channel.since, channel.refused = time.time(), request.error is not None
        threads: ThreadedTaskDispatcher = self._apart.get(request.path, self.task_dispatcher)
        threads.add_task(channel)

    def handle_accept(self) -> None:
        """Take a new connection, if need be in the place of another."""
        if len(self.active_channels) >= CONNECTIONS:
            self._give_up_longest_waiting()
        super().handle_accept()

    def maintenance(self, now: float) -> None:
        """Give up the connections that have taken too long."""
        for channel in self.active_channels.values():
            since = channel.waiting_since()
            patience = RECEIVING if channel.request or channel.lingering else IDLE
            if since is not None and now - since > patience:
                channel.will_close = True

    def shutdown(self) -> None:
        """Let the threads finish what they are doing."""
        for threads in (self.task_dispatcher, *self._apart.values()):
            threads.shutdown()

    def _give_up_longest_waiting(self) -> None:
        waiting = [
            (since, channel)
            for channel in self.active_channels.values()
            if (since := channel.waiting_since()) is not None and not channel.will_close
        ]
        if waiting:
            min(waiting, key=lambda each: each[0])[1].will_close = True


def _threads(number: int) -> ThreadedTaskDispatcher:
    threads = ThreadedTaskDispatcher()
    threads.set_thread_count(number)
    return threads
