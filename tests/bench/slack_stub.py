"""As little of Slack as a load test needs: it answers every call after a set time and hands out envelopes."""

import asyncio
import json
from itertools import count
from time import perf_counter
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

Json = dict[str, Any]


class SlackStub:
    """A Web API and one Socket Mode connection on loopback; `delay` is in seconds and may be changed."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.posted = 0
        self.refused = 0
        self.connected = asyncio.Event()
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._numbers = count(1)
        self._socket: web.WebSocketResponse | None = None
        self._app = web.Application()
        self._app.router.add_route("*", "/api/{method}", self._answer)
        self._app.router.add_get("/link", self._serve)
        self.address = ""

    async def start(self) -> web.AppRunner:
        """Listen on a free port; the runner is to be cleaned up."""
        runner = web.AppRunner(self._app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner

    async def deliver(self, payload: Json) -> float:
        """Send an interaction; milliseconds until it is acknowledged."""
        assert self._socket is not None
        envelope = {"envelope_id": str(uuid4()), "type": "interactive", "accepts_response_payload": True}
        answer = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answer
        text = json.dumps(envelope | {"payload": payload})
        begun = perf_counter()
        await self._socket.send_str(text)
        await answer
        return (perf_counter() - begun) * 1000

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._socket = socket
        self.connected.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self._take(json.loads(message.data))
        return socket

    def _take(self, message: Json) -> None:
        answer = self._waiting.pop(message.get("envelope_id", ""), None)
        if answer is None or answer.done():
            return
        self.refused += bool(message.get("payload"))
        answer.set_result(None)

    async def _answer(self, request: web.Request) -> web.Response:
        await request.read()
        if self.delay:
            await asyncio.sleep(self.delay)
        method = request.match_info["method"]
        self.posted += method == "chat.postMessage"
        return web.json_response({"ok": True} | self._told(method))

    def _told(self, method: str) -> Json:
        return {
            "auth.test": {"team_id": "T0TEST", "user_id": "U0BOT", "bot_id": "B0BOT"},
            "apps.connections.open": {"url": self.address.replace("http", "ws") + "/link"},
            "users.list": {"members": []},
            "users.info": {"user": {"id": "U0VERA", "name": "vera", "locale": "sv-SE"}},
            "conversations.open": {"channel": {"id": "D0VERA"}},
            "chat.postMessage": {"channel": "D0VERA", "ts": f"{next(self._numbers)}.000001"},
        }.get(method, {})
