"""What stands before several bots in HTTP mode: Slack's one address, and a bot in turn for each request."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

TIMEOUT_SECONDS = 60.0


class Request(NamedTuple):
    """A request of Slack's, and the port of the bot that was given it."""

    path: str
    headers: dict[str, str]
    body: bytes
    port: int


class Answer(NamedTuple):
    """What a bot said."""

    status: int
    content_type: str
    body: bytes


@dataclass
class Balancer:
    """Passes each request on, signature and all, to the bots in turn; one that does not listen is passed over.

    While `doubles` is set, every bot gets each request at the same time, and Slack one of their answers.
    """

    ports: list[int] = field(default_factory=list)
    doubles: bool = False
    address: str = ""
    seen: list[Request] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def pass_on(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        """The answer of the bot whose turn it is, or of the next that listens."""
        turn = len(self.seen) % len(self.ports)
        for port in self.ports[turn:] + self.ports[:turn]:
            request = Request(path, headers, body, port)
            self.seen.append(request)
            others = [threading.Thread(target=self.send, args=(request, each)) for each in self._others(port)]
            for other in others:
                other.start()
            try:
                return self.send(request, port)
            except ConnectionRefusedError:
                continue
            finally:
                for other in others:
                    other.join()
        return Answer(502, "text/plain", b"no bot listens")

    def send(self, request: Request, port: int) -> Answer:
        """Give a request to the bot at that port; raises ConnectionRefusedError when it does not listen."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
        try:
            connection.request("POST", request.path, request.body, request.headers)
            said = connection.getresponse()
            answer = Answer(said.status, said.headers.get("Content-Type", "text/plain"), said.read())
        finally:
            connection.close()
        self.answers.append(answer)
        return answer

    def _others(self, port: int) -> list[int]:
        return [each for each in self.ports if self.doubles and each != port]


@contextmanager
def balancing() -> Iterator[Balancer]:
    """A balancer at an address of its own until the block ends; it has no bots yet."""
    balancer = Balancer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = balancer.pass_on(self.path, dict(self.headers), body)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        balancer.address = f"http://127.0.0.1:{server.server_port}/slack/events"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield balancer
        server.shutdown()
        thread.join()
