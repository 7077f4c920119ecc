"""Socket Mode: receive requests over WebSockets, opening the next one before the last one ends."""

import json
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import monotonic
from typing import Any

import websocket
from slack_bolt import App

from bot.edge.interaction import ARRIVED
from bot.edge.listeners import dispatch
from bot.installations.slack_calls import SLACK_TROUBLE, pause_of, reason_of
from bot.operations.log import describe_error, log

LISTENERS = 20
QUIET = 10.0
"""Seconds without a word from Slack after which it is asked whether it is there."""
MOST_QUIET = 3
"""How often in a row, before the connection counts as broken."""
PAUSES = (0.0, 0.1, 1.0, 2.0, 5.0, 10.0)
"""Seconds before connecting again after 0, 1, 2 … failures in a row; the last one for all further ones."""
SHORT_LIFE = 5.0
"""Seconds that a connection must have lasted for the next one to come at once."""
PARTING = 2.0
BROKEN = (websocket.WebSocketException, OSError)
Json = dict[str, Any]
Link = websocket.WebSocket


class SocketMode:
    """Passes requests to a Bolt app until it is closed.

    `ask_url` returns the address of a new connection and raises what a call to Slack raises. `opened` is set when
    a connection has been open once, `closing` when requests are accepted no more.
    """

    def __init__(self, app: App, ask_url: Callable[[], str]) -> None:
        self._app = app
        self._ask_url = ask_url
        self._links: set[Link] = set()
        self._listeners = ThreadPoolExecutor(LISTENERS, "listener")
        self._keeper = threading.Thread(target=self._keep_connected, name="socket", daemon=True)
        self._first_url = ""
        self._failures = 0
        self.opened = threading.Event()
        self.closing = threading.Event()

    def start(self, url: str) -> None:
        """Connect, first to `url`, on a thread of its own; `opened` is set when that has worked once."""
        self._first_url = url
        self._keeper.start()

    def is_connected(self) -> bool:
        """Tell whether a connection is open now."""
        return bool(self._links)

    def close(self) -> None:
        """Accept no more requests, let running ones be acknowledged, then disconnect."""
        self.closing.set()
        self._listeners.shutdown()
        for link in list(self._links):
            _hang_up(link)
        self._keeper.join(PARTING)

    def _keep_connected(self) -> None:
        pause = 0.0
        while not self.closing.wait(pause):
            asked = self._connect()
            pause = max(asked, PAUSES[min(self._failures, len(PAUSES) - 1)])

    def _connect(self) -> float:
        """Open a connection and read it until the next one is wanted; returns seconds to wait before that."""
        try:
            link = websocket.create_connection(self._take_url(), timeout=QUIET, skip_utf8_validation=True)
        except (*SLACK_TROUBLE, *BROKEN) as error:
            if self._failures == 1:
                log.warning("waiting_for_slack", error=reason_of(error))
            self._failures += 1
            return pause_of(error)
        begun = monotonic()
        self._serve_link(link)
        self._failures = 0 if monotonic() - begun >= SHORT_LIFE else self._failures + 1
        return 0.0

    def _take_url(self) -> str:
        url, self._first_url = self._first_url, ""
        return url or self._ask_url()

    def _serve_link(self, link: Link) -> None:
        self._links.add(link)
        self.opened.set()
        log.info("connected", mode="socket")
        if not self.closing.is_set() and self._read(link):
            threading.Thread(target=self._read_rest, args=(link,), name="old-socket", daemon=True).start()
        else:
            self._forget(link)

    def _read_rest(self, link: Link) -> None:
        while self._read(link):
            pass
        self._forget(link)

    def _forget(self, link: Link) -> None:
        self._links.discard(link)
        _hang_up(link)
        link.shutdown()  # type: ignore[no-untyped-call]
        log.info("disconnected", mode="socket")

    def _read(self, link: Link) -> bool:
        """Handle messages; True when Slack asks for another connection, False when this one has ended."""
        quiet = 0
        while quiet < MOST_QUIET:
            try:
                kind, data = link.recv_data(control_frame=True)
            except websocket.WebSocketTimeoutException:
                quiet += 1
                _ask_whether_there(link)
                continue
            except BROKEN:
                return False
            if kind == websocket.ABNF.OPCODE_CLOSE:
                return False
            quiet = 0
            if kind == websocket.ABNF.OPCODE_TEXT and self._take(link, _read_json(data)):
                return True
        return False

    def _take(self, link: Link, message: Json) -> bool:
        """Pass a request on; returns whether the message asks for another connection instead."""
        # While we close nobody takes it any more; Slack hears no acknowledgement and tells the person.
        if message.get("envelope_id") and not self.closing.is_set():
            with suppress(RuntimeError):
                self._listeners.submit(self._answer, link, message, monotonic())
        return message.get("type") == "disconnect"

    def _answer(self, link: Link, message: Json, arrived: float) -> None:
        # What comes again may have been stored the first time: it is never told that it has not.
        context = {} if message.get("retry_attempt") else {ARRIVED: arrived}
        try:
            answer = dispatch(self._app, message.get("payload"), context)
            if answer.status != 200:  # unacknowledged, the person hears it from Slack
                log.warning("not_acknowledged", error=f"answered {answer.status}")
                return
            told = {"payload": json.loads(answer.body)} if answer.body else {}
            link.send(json.dumps({"envelope_id": message["envelope_id"], **told}))
        except BROKEN as error:
            log.warning("not_acknowledged", error=reason_of(error))
        except Exception as error:  # noqa: BLE001 (the boundary of what runs on the pool)
            log.error("request_failed", **describe_error(error))


def _read_json(raw: bytes) -> Json:
    try:
        message = json.loads(raw)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict):
        log.warning("unreadable_message", bytes=len(raw))
        return {}
    return message


def _ask_whether_there(link: Link) -> None:
    with suppress(*BROKEN):
        link.ping()


def _hang_up(link: Link) -> None:
    """Close the connection, and wake its reader."""
    with suppress(*BROKEN):
        link.send_close()
    with suppress(OSError):
        if link.sock is not None:
            link.sock.shutdown(socket.SHUT_RDWR)
