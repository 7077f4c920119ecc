"""Open the clients: of the one workspace whose token is in the settings, or of all that have installed the app."""

import threading
from functools import partial

from bot.clock import Clock
from bot.errors import StartError
from bot.installations.slack_calls import Clients, asking_client, posting_client
from bot.installations.stored_clients import StoredClients, end_if_refused
from bot.installations.token_cipher import TokenCipher
from bot.installations.waiting import await_slack
from bot.settings import Settings
from storage.database import Database


def find_workspace(settings: Settings, stopped: threading.Event, patience: float = float("inf")) -> str:
    """Ask Slack which workspace the token in the settings is of; raises StartError or StoppedError."""
    if not settings.slack_bot_token:
        raise StartError("SLACK_BOT_TOKEN is missing: see README, “Install it in your workspace”")
    client = asking_client(settings, settings.slack_bot_token)
    return str(await_slack(client.auth_test, "SLACK_BOT_TOKEN", stopped, patience)["team_id"])


def open_clients(
    settings: Settings, database: Database, clock: Clock, stopped: threading.Event, patience: float = float("inf")
) -> tuple[Clients, Clients]:
    """Open the clients for reading and for forms, and those for posting; raises StartError or StoppedError."""
    if settings.by_oauth:
        return _of_installations(settings, database, clock)
    workspace = find_workspace(settings, stopped, patience)
    asking, posting = (make(settings, settings.slack_bot_token) for make in (asking_client, posting_client))
    return Clients({workspace: asking}), Clients({workspace: posting})


def _of_installations(settings: Settings, database: Database, clock: Clock) -> tuple[Clients, Clients]:
    cipher = TokenCipher(settings.token_keys)
    refused = partial(end_if_refused, database, cipher, clock)
    asking, posting = (
        Clients(StoredClients(database, cipher, partial(make, settings)), one_for_all=False, refused=refused)
        for make in (asking_client, posting_client)
    )
    return asking, posting
