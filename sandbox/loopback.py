"""Refuse requests of other web sites, as every page open in the browser can reach a local server."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")


class LoopbackOnly:
    """Middleware that answers 403 to other host names than the loopback ones, and to other origins.

    The host is checked against DNS rebinding. Programs send no Origin, or that of the address they call, and some
    a Host without its port. Web sockets are refused before they are accepted.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        reason = refusal(Headers(scope=scope), scope["server"][1])
        if not reason:
            await self.app(scope, receive, _unframed(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(f"{reason}\n", 403)(scope, receive, send)


def refusal(headers: Headers, port: int) -> str:
    """Return why a request is refused, or an empty string."""
    hosts = {f"{name}:{port}" for name in NAMES}
    origins = {f"http://{host}" for host in hosts}
    if {each.lower() for each in headers.getlist("host")} - {*hosts, *NAMES} or not headers.get("host"):
        return f"This local Slack only answers at http://{NAMES[0]}:{port}"
    if {each.lower() for each in headers.getlist("origin")} - origins:
        return f"This local Slack only takes requests from its own page, http://{NAMES[0]}:{port}"
    return ""


def _unframed(send: Send) -> Send:
    """Forbid other sites to frame the response."""

    async def send_with_policy(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["content-security-policy"] = "frame-ancestors 'self'"
        await send(message)

    return send_with_policy
