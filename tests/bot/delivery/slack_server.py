"""A tiny stand-in for Slack's Web API over real HTTP that fails as it is told: before or after it has accepted."""

import itertools
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

Json = dict[str, Any]
BEFORE = ("429", "500_before", "reset_before", "garbage_before")
AFTER = (
    "500_after",
    "reset_after",
    "truncated",
    "garbage_after",
    "silent_after",
    "no_ts_after",
    "internal_error_after",
)
RESET = struct.pack("ii", 1, 0)


@dataclass
class Posted:
    """A message that the server accepted; `shown_from` is when the history begins to hold it."""

    channel: str
    ts: str
    body: Json
    at: float
    shown_from: float
    file: Json = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its mark, or the name of its file."""
        if self.file:
            return str(self.file["name"])
        return str(self.body["metadata"]["event_payload"]["key"])


@dataclass
class SlackServer:
    """What it holds and how it behaves. `fail(method)` names the trouble of one call, or None.

    `silence` is for how long a call hangs that is not answered in time.
    """

    fail: Callable[[str], str | None] = lambda _method: None
    posted: list[Posted] = field(default_factory=list)
    changed: list[Json] = field(default_factory=list)
    pinned: list[tuple[str, str]] = field(default_factory=list)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    joinable: set[str] = field(default_factory=lambda: {"C1", "C2", "C3"})
    joined: set[str] = field(default_factory=lambda: {"C1", "C2", "C3"})
    left: set[str] = field(default_factory=set)
    files: dict[str, Json] = field(default_factory=dict)
    refused_blocks: set[str] = field(default_factory=set)
    history_lag: float = 0.0
    silence: float = 1.0
    on_call: Callable[[str], None] = lambda _method: None
    address: str = ""

    def __post_init__(self) -> None:
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self._numbers = itertools.count(1)

    def script(self, *troubles: tuple[str, str]) -> None:
        """Let the next calls of the methods meet these troubles, in order; a method's later calls meet none."""
        planned = list(troubles)

        def fail(method: str) -> str | None:
            for each in planned:
                if each[0] == method:
                    planned.remove(each)
                    return each[1]
            return None

        self.fail = fail

    def methods(self) -> list[str]:
        """The methods called, in order."""
        return [method for method, _ in self.calls]

    def keys(self) -> list[str]:
        """The marks of the accepted messages, in order."""
        return [each.key for each in self.posted]

    def run(self, method: str, body: Json) -> Json:
        """The answer to a call that is let through."""
        name = method.replace(".", "_")
        try:
            return {"ok": True, **getattr(self, f"_{name}")(body)}
        except LookupError as refusal:
            return {"ok": False, "error": refusal.args[0]}

    def _auth_test(self, _body: Json) -> Json:
        return {"team_id": "T1", "user_id": "UBOT"}

    def _users_info(self, body: Json) -> Json:
        return {"user": {"id": body["user"], "deleted": body["user"] in self.left}}

    def _conversations_open(self, body: Json) -> Json:
        if body["users"] in self.left:
            raise LookupError("user_disabled")
        self.joined.add(f"D{body['users']}")
        return {"channel": {"id": f"D{body['users']}"}}

    def _conversations_join(self, body: Json) -> Json:
        if body["channel"] not in self.joinable:
            raise LookupError("channel_not_found")
        self.joined.add(body["channel"])
        return {"channel": {"id": body["channel"]}}

    def _chat_postMessage(self, body: Json) -> Json:  # noqa: N802 (Slack's name)
        if body["channel"] not in self.joined:
            raise LookupError("not_in_channel")
        if self.refused_blocks & {block["type"] for block in body.get("blocks") or []}:
            raise LookupError("invalid_blocks")
        with self.lock:
            ts = f"{time.time():.0f}.{next(self._numbers):06d}"
            now = time.monotonic()
            self.posted.append(Posted(body["channel"], ts, body, now, now + self.history_lag))
        return {"channel": body["channel"], "ts": ts}

    def _chat_update(self, body: Json) -> Json:
        if not any((each.channel, each.ts) == (body["channel"], body["ts"]) for each in self.posted):
            raise LookupError("message_not_found")
        with self.lock:
            self.changed.append(body)
        return {"channel": body["channel"], "ts": body["ts"]}

    def _files_delete(self, body: Json) -> Json:
        if self.files.pop(body["file"], None) is None:
            raise LookupError("file_not_found")
        return {}

    def _chat_delete(self, body: Json) -> Json:
        return {"channel": body["channel"], "ts": body["ts"]}

    def _pins_add(self, body: Json) -> Json:
        if (body["channel"], body["timestamp"]) in self.pinned:
            raise LookupError("already_pinned")
        self.pinned.append((body["channel"], body["timestamp"]))
        return {}

    def _files_getUploadURLExternal(self, body: Json) -> Json:  # noqa: N802 (Slack's name)
        file = {"id": f"F{next(self._numbers)}", "name": body["filename"], "content": None, "complete": False}
        self.files[file["id"]] = file
        return {"upload_url": self.address.replace("/api/", f"/api/upload/{file['id']}"), "file_id": file["id"]}

    def take(self, file_id: str, content: bytes) -> Json:
        """The bytes of an upload."""
        self.files[file_id]["content"] = content
        return {}

    def _files_completeUploadExternal(self, body: Json) -> Json:  # noqa: N802 (Slack's name)
        (listed,) = json.loads(body["files"])
        if body["channel_id"] not in self.joined:
            raise LookupError("not_in_channel")
        with self.lock:
            file = self.files.get(listed["id"])
            if file is None or file["content"] is None:
                raise LookupError("file_not_found")
            file["complete"] = True
            ts, now = f"{time.time():.0f}.{next(self._numbers):06d}", time.monotonic()
            self.posted.append(Posted(body["channel_id"], ts, body, now, now + self.history_lag, file))
        return {"files": [{"id": file["id"]}]}

    def _files_info(self, body: Json) -> Json:
        file = self.files.get(body["file"])
        if file is None or not file["complete"]:
            raise LookupError("file_not_found")
        shown = [each for each in self.posted if each.file is file and each.shown_from <= time.monotonic()]
        return {
            "file": {"id": file["id"], "shares": {"public": {each.channel: [{"ts": each.ts}] for each in shown}}}
        }

    def _conversations_history(self, body: Json) -> Json:
        return self._told(body, lambda each: "thread_ts" not in each.body)

    def _conversations_replies(self, body: Json) -> Json:
        return self._told(body, lambda each: each.body.get("thread_ts") == body["ts"])

    def _told(self, body: Json, fits: Callable[[Posted], bool]) -> Json:
        if body["channel"] not in self.joined:
            raise LookupError("not_in_channel")
        shown = [
            each
            for each in reversed(self.posted)
            if each.channel == body["channel"] and float(each.ts) > float(body["oldest"]) and fits(each)
            if each.shown_from <= time.monotonic()
        ]
        start, limit = int(body.get("cursor") or 0), int(body["limit"])
        page = [_shown(each) for each in shown]
        following = str(start + limit) if start + limit < len(page) else ""
        return {"messages": page[start : start + limit], "response_metadata": {"next_cursor": following}}


def _shown(posted: Posted) -> Json:
    if posted.file:
        return {"ts": posted.ts, "text": posted.body["initial_comment"], "files": [{"name": posted.file["name"]}]}
    return {"ts": posted.ts, "text": posted.body["text"], "metadata": posted.body["metadata"]}


class _Handler(BaseHTTPRequestHandler):
    slack: SlackServer

    def do_POST(self) -> None:
        method = self.path.removeprefix("/api/")
        method, _, file_id = method.partition("/")
        raw = self.rfile.read(int(self.headers["Content-Length"] or 0))
        body: Json = {} if file_id else self._read(raw.decode())
        with self.slack.lock:
            self.slack.calls.append((method, body))
        self.slack.on_call(method)
        self._meet(self.slack.fail(method), lambda: self._run(method, body, file_id, raw))

    def _read(self, raw: str) -> Json:
        is_json = "json" in (self.headers["Content-Type"] or "")
        return dict(json.loads(raw or "{}")) if is_json else dict(parse_qsl(raw))

    def _run(self, method: str, body: Json, file_id: str, raw: bytes) -> Json:
        return self.slack.take(file_id, raw) if file_id else self.slack.run(method, body)

    def _meet(self, trouble: str | None, run: Callable[[], Json]) -> None:
        if trouble is None:
            self._answer(200, json.dumps(run()))
        elif trouble in BEFORE:
            self._break(trouble, {})
        elif trouble in AFTER:
            self._break(trouble, run())
        else:
            self._answer(200, json.dumps({"ok": False, "error": trouble}))

    def _break(self, trouble: str, told: Json) -> None:
        answer = json.dumps(told)
        match trouble.rpartition("_")[0] or trouble:
            case "429":
                self._answer(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "1"})
            case "500":
                self._answer(500, "<html>Bad gateway</html>")
            case "reset":
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                self.connection.close()
            case "garbage":
                self._answer(200, "<html>hello</html>")
            case "silent":
                self.slack.stopped.wait(self.slack.silence)
            case "no_ts":
                self._answer(200, '{"ok": true}')
            case "internal_error":
                self._answer(200, '{"ok": false, "error": "internal_error"}')
            case _:
                self._answer(200, answer, {"Content-Length": str(len(answer) + 50)})

    def _answer(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A client that is gone is what these tests are about."""


@contextmanager
def slack_server() -> Iterator[SlackServer]:
    """The server on a free loopback port until the block ends."""
    slack = SlackServer()
    handler = type("Handler", (_Handler,), {"slack": slack})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        slack.address = f"http://127.0.0.1:{server.server_address[1]}/api/"
        yield slack
        slack.stopped.set()
        server.shutdown()
        thread.join()
