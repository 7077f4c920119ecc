"""People are listed in every workspace that is served, in a new one at once, and in one that is gone no more."""

import threading
from collections.abc import Iterator, Mapping
from functools import partial

import pytest
from slack_sdk import WebClient
from sqlalchemy.exc import OperationalError

from bot.edge.dispatcher import InteractionDispatcher
from bot.installations.directory import Directory
from bot.installations.following import kept_in_step
from bot.installations.slack_calls import Clients
from bot.installations.stored_clients import StoredClients, end_if_refused
from bot.installations.token_cipher import TokenCipher, new_key
from services.installations import Grant, install
from storage.database import Database
from storage.store import Store
from storage.tables import Workspace
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.conftest import NOW


@pytest.fixture
def database(sqlite: Database) -> Database:
    return sqlite


@pytest.fixture
def clients(database: Database, slack: ScriptedSlack) -> Clients:
    """Those of T1, which has installed the app."""
    cipher = TokenCipher([new_key()])
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        install(store, Grant(None, "UBOT", [], cipher.encrypt("xoxb-1"), "U1"), now=NOW)
    make = partial(WebClient, base_url=f"{slack.address}/api/", retry_handlers=[])
    refused = partial(end_if_refused, database, cipher, lambda: NOW)
    return Clients(StoredClients(database, cipher, make), one_for_all=False, refused=refused)


def test_a_token_that_is_refused_as_people_are_listed_is_deleted(
    clients: Clients, dispatcher: InteractionDispatcher, slack: ScriptedSlack
) -> None:
    for method in ("users.list", "auth.test"):
        slack.answer(method, refusal("account_inactive"))
    assert Directory(clients, dispatcher).try_sync("T1") is None
    assert clients.served() == []


class Growing(Mapping[str, WebClient]):
    """Clients of as many workspaces as the test has named; `fails` once where it is told to."""

    def __init__(self, client: WebClient, *names: str) -> None:
        self.client, self.names, self.fails = client, list(names), False

    def __getitem__(self, name: str) -> WebClient:
        return self.client

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[str]:
        if self.fails:
            self.fails = False
            raise OperationalError("SELECT", None, Exception("away"))
        return iter(self.names)


class Told(Directory):
    """Notes whom it lists."""

    def __init__(self, clients: Clients, dispatcher: InteractionDispatcher) -> None:
        super().__init__(clients, dispatcher)
        object.__setattr__(self, "listed", [])
        object.__setattr__(self, "done", threading.Semaphore(0))

    def try_sync(self, workspace: str) -> int | None:
        seen = super().try_sync(workspace)
        self.__dict__["listed"].append(workspace)
        self.__dict__["done"].release()
        return seen


def test_a_new_workspace_is_listed_at_once_and_each_only_once_a_day(
    dispatcher: InteractionDispatcher, slack: ScriptedSlack
) -> None:
    slack.answer("users.list", Reply({"ok": True, "members": []}))
    growing = Growing(WebClient("x", base_url=f"{slack.address}/api/", retry_handlers=[]), "T1")
    told = Told(Clients(growing, one_for_all=False), dispatcher)
    with kept_in_step(told) as look:
        assert told.__dict__["done"].acquire(timeout=60)
        growing.fails = True
        look()
        growing.names.append("T2")
        while not told.__dict__["done"].acquire(timeout=0.1):
            look()
    assert told.__dict__["listed"] == ["T1", "T2"]


class Busy(Told):
    """Cannot keep with whom a channel is shared, the first time."""

    def look_at_channel(self, workspace: str, *, again: bool = False) -> None:  # noqa: ARG002 (the base class)
        if not again and self.__dict__.setdefault("busy", True):
            self.__dict__["busy"] = False
            raise OperationalError("UPDATE", None, Exception("locked"))


def test_a_database_that_is_busy_ends_nothing(dispatcher: InteractionDispatcher, slack: ScriptedSlack) -> None:
    slack.answer("users.list", Reply({"ok": True, "members": []}))
    growing = Growing(WebClient("x", base_url=f"{slack.address}/api/", retry_handlers=[]), "T1")
    busy = Busy(Clients(growing, one_for_all=False), dispatcher)
    with kept_in_step(busy) as look:
        assert busy.__dict__["done"].acquire(timeout=60)
        growing.names.append("T2")
        while not busy.__dict__["done"].acquire(timeout=0.1):
            look()
    assert busy.__dict__["listed"] == ["T1", "T2"]
