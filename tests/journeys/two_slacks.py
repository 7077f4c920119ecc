"""Two local Slacks with the same app, and the one address before them at which the app reaches Slack."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.sandbox.running import Sandbox, running_sandbox


def _asked(slacks: list[Sandbox], headers: dict[str, str], body: str) -> Sandbox:
    """The local Slack that has issued the token or the code of a call; the first where none has."""
    token = headers.get("authorization", "").removeprefix("Bearer ")
    code = parse_qs(body).get("code", [""])[0]
    known = [each for each in slacks if token == each.workspace.bot_token or code in each.workspace.oauth_codes]
    return (known or slacks)[0]


@contextmanager
def _front(slacks: list[Sandbox]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            sent = {name.lower(): value for name, value in self.headers.items()}
            slack = _asked(slacks, sent, body.decode(errors="replace"))
            passed = {name: sent[name] for name in ("authorization", "content-type") if name in sent}
            url = f"{slack.workspace.address}{self.path}"
            answer = httpx.post(url, content=body, headers=passed, trust_env=False, timeout=60)
            self.send_response(answer.status_code)
            for name in ("content-type", "retry-after", "x-oauth-scopes"):
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def two_slacks(states: list[dict[str, Any]], manifest: dict[str, Any]) -> Iterator[tuple[list[Sandbox], str]]:
    """The two, neither of which the app is installed in yet, and the address of both."""
    with ExitStack() as stack:
        slacks = [stack.enter_context(running_sandbox(state, manifest)) for state in states]
        slacks[1].client.change_credentials(**slacks[0].client.credentials())
        for each in slacks:
            each.client.uninstall()
        yield slacks, stack.enter_context(_front(slacks))


def browse(public_url: str, slack: Sandbox, user: str) -> httpx.Response:
    """Install the app in that Slack, as that person in a browser; the last page."""
    begun = httpx.get(f"{public_url}/slack/install", trust_env=False)
    back = slack.person(user).install_app(begun.headers["location"])
    assert urlsplit(back).path == "/slack/oauth_redirect"
    cookie = begun.headers["set-cookie"].partition(";")[0]
    return httpx.get(back, headers={"Cookie": cookie}, trust_env=False, timeout=60)
