"""The floor: a bare Bolt app, as its guide shows it, in which a submitted form costs one durable insert."""

import json
import logging
import os
import re
import sqlite3
import threading
from pathlib import Path

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient


def main() -> None:
    """Serve until killed."""
    client = WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    me = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token)
    quiet = logging.getLogger("floor")
    app = App(logger=quiet, client=client, authorize=lambda **_: me, process_before_response=True)
    database = sqlite3.connect("bench.db", check_same_thread=False, isolation_level=None)
    database.execute("PRAGMA journal_mode=TRUNCATE")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS incident (id INTEGER PRIMARY KEY, view TEXT UNIQUE, text TEXT)")
    lock = threading.Lock()

    form = Path("form.json")
    view = json.loads(form.read_text()) if form.exists() else None

    @app.command(re.compile(".*"))
    def open_form(ack: Ack, body: dict[str, str]) -> None:
        ack()
        threading.Thread(target=client.views_open, kwargs={"trigger_id": body["trigger_id"], "view": view}).start()

    @app.view(re.compile(".*"))
    def store(ack: Ack, view: dict[str, str]) -> None:
        text = str(view["state"])
        with lock:
            database.execute("INSERT INTO incident (view, text) VALUES (?, ?)", (view["id"], text))
        ack()

    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], concurrency=20).start()


if __name__ == "__main__":
    main()
