"""Each call is made with the token that the workspace's installation has at that moment."""

from collections.abc import Callable
from functools import partial

import pytest
from slack_sdk import WebClient

from bot.installations.slack_calls import Clients
from bot.installations.stored_clients import StoredClients, end_if_refused
from bot.installations.token_cipher import TokenCipher, new_key
from services.installations import Grant, end_installation, install
from storage.database import Database
from storage.store import Store
from storage.tables import Workspace
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.conftest import NOW

Install = Callable[..., None]


@pytest.fixture
def cipher() -> TokenCipher:
    return TokenCipher([new_key()])


@pytest.fixture
def installed(database: Database, cipher: TokenCipher) -> Install:
    """Installs the app in a workspace, with that token."""

    def put(team: str, token: str, key: TokenCipher = cipher) -> None:
        with database.transaction() as session:
            store = Store(session, team)
            if store.workspace.find() is None:
                store.workspace.open(Workspace(id=team, created_at=NOW), "Allt")
            install(store, Grant(None, "UBOT", [], key.encrypt(token), "U1"), now=NOW)

    return put


@pytest.fixture
def clients(database: Database, cipher: TokenCipher, slack: ScriptedSlack) -> Clients:
    make = partial(WebClient, base_url=f"{slack.address}/api/", retry_handlers=[])
    refused = partial(end_if_refused, database, cipher, lambda: NOW)
    return Clients(StoredClients(database, cipher, make), one_for_all=False, refused=refused)


def end(database: Database, team: str) -> None:
    with database.transaction() as session:
        end_installation(Store(session, team), now=NOW)


def test_each_workspace_has_its_own_token_and_no_other_stands_in(clients: Clients, installed: Install) -> None:
    assert clients.served() == []
    installed("T1", "xoxb-1")
    assert clients.of("T1").token == "xoxb-1"
    with pytest.raises(LookupError):
        clients.of("T7")
    installed("T2", "xoxb-2")
    assert [clients.of(team).token for team in clients.served()] == ["xoxb-1", "xoxb-2"]
    installed("T1", "xoxb-3")
    assert clients.of("T1").token == "xoxb-3"


def test_one_that_has_ended_is_not_served_but_known(
    clients: Clients, installed: Install, database: Database
) -> None:
    installed("T1", "xoxb-1")
    installed("T2", "xoxb-2")
    end(database, "T1")
    assert clients.served() == ["T2"]
    assert clients.of("T1").token is None


def test_a_token_that_no_key_reads_counts_as_none_until_it_is_installed_again(
    clients: Clients, installed: Install
) -> None:
    installed("T1", "xoxb-1", TokenCipher([new_key()]))
    assert (clients.served(), clients.of("T1").token) == ([], None)
    installed("T1", "xoxb-2")
    assert (clients.served(), clients.of("T1").token) == (["T1"], "xoxb-2")


@pytest.mark.parametrize("word", ["token_revoked", "invalid_auth", "account_inactive", "not_authed"])
def test_a_refused_token_is_deleted_and_no_other(
    clients: Clients, installed: Install, slack: ScriptedSlack, word: str, logs: Callable[[], str]
) -> None:
    installed("T1", "xoxb-1")
    installed("T2", "xoxb-2")
    slack.answer("auth.test", refusal(word))
    clients.refused("T1", clients.of("T1"))
    assert clients.served() == ["T2"]
    assert "xoxb" not in logs()


@pytest.mark.parametrize(
    "answer", [Reply(), refusal("internal_error", 500), refusal("ratelimited", 429), Reply("?")]
)
def test_a_token_that_slack_takes_after_all_or_does_not_judge_stays(
    clients: Clients, installed: Install, slack: ScriptedSlack, answer: Reply
) -> None:
    installed("T1", "xoxb-1")
    slack.answer("auth.test", answer)
    clients.refused("T1", clients.of("T1"))
    assert clients.served() == ["T1"]


def test_the_refusal_of_an_earlier_token_ends_no_new_installation(
    clients: Clients, installed: Install, slack: ScriptedSlack, database: Database
) -> None:
    installed("T1", "xoxb-1")
    before = clients.of("T1")
    installed("T1", "xoxb-2")
    slack.answer("auth.test", refusal("token_revoked"))
    clients.refused("T1", before)
    assert clients.of("T1").token == "xoxb-2"
    end(database, "T1")
    clients.refused("T1", clients.of("T1"))
    assert clients.served() == []


def test_while_the_database_is_away_what_needs_no_token_still_works(
    cipher: TokenCipher, logs: Callable[[], str]
) -> None:
    gone = Database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    assert StoredClients(gone, cipher, WebClient)["T1"].token is None
    assert '"token_not_read"' in logs()
    gone.close()
