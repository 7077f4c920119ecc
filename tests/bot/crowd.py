"""A crowd before a server: connections that send nothing, and bodies that trickle."""

import resource
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

SLOW, IDLE = 300, 200
POST = b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"
BEGUN = POST + b"Content-Length: 100000\r\n\r\nx"


@contextmanager
def open_files() -> Iterator[None]:
    """Let this process have all the connections open, at both ends."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4_096)), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@contextmanager
def crowd(port: int) -> Iterator[list[socket.socket]]:
    """Connections that send nothing, and such as send one byte of their body after another."""
    with ExitStack() as stack:
        here = ("127.0.0.1", port)
        connections = [stack.enter_context(socket.create_connection(here)) for _ in range(SLOW + IDLE)]
        slow = connections[:SLOW]
        for each in slow:
            each.sendall(BEGUN)
        enough = threading.Event()
        trickling = threading.Thread(target=trickle, args=(slow, enough))
        trickling.start()
        try:
            yield connections
        finally:
            enough.set()
            trickling.join()


def trickle(connections: list[socket.socket], enough: threading.Event) -> None:
    while not enough.wait(0.2):
        for each in connections:
            with suppress(OSError):
                each.sendall(b"x")
