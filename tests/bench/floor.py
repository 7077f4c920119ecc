"""The floor: a bare Bolt app whose form costs one durable insert, connected like the bot."""

import os
import sqlite3
import threading

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

VIEW = {
    "type": "modal",
    "callback_id": "floor",
    "title": {"type": "plain_text", "text": "Floor"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "text",
            "optional": True,
            "label": {"type": "plain_text", "text": "Text"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


def main() -> None:
    """Serve until killed."""
    client = WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    me = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token)
    app = App(
        client=client, authorize=lambda **_: me, process_before_response=True, token_verification_enabled=False
    )
    database = sqlite3.connect("floor.db", check_same_thread=False, isolation_level=None)
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE report (id INTEGER PRIMARY KEY, view TEXT UNIQUE)")
    lock = threading.Lock()

    @app.command("/handelse")
    def open_form(ack: Ack, body: dict[str, str]) -> None:
        ack()
        threading.Thread(target=client.views_open, kwargs={"trigger_id": body["trigger_id"], "view": VIEW}).start()

    @app.view("floor")
    def store(ack: Ack, view: dict[str, str]) -> None:
        with lock:
            database.execute("INSERT INTO report (view) VALUES (?)", (view["id"],))
        ack()

    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()


if __name__ == "__main__":
    main()
