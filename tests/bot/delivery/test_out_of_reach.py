"""What cannot be sent as a direct message waits, and its receiver is told so in the channel, without content."""

import json
from collections.abc import Callable

import pytest

from bot.delivery.worker import DeliveryWorker
from bot.edge.dispatcher import answer
from commands.message_kinds import MessageKind
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.request import Request
from commands.response import Reply
from commands.routes import InteractionKind
from domain.refusals import Refusal
from domain.roles import Deed
from services.partnership import partner_named
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery
from tests.bot.delivery.conftest import render_note
from tests.bot.delivery.slack_server import SlackServer
from tests.conftest import NOW, STOCKHOLM
from tests.outbox import Note, put_record

Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]
REFUSALS = ("user_not_visible", "restricted_action", "user_not_found")


@pytest.fixture(autouse=True)
def chosen(database: Database, workspace: None) -> None:  # noqa: ARG001 (after it)
    """The weekly picture's channel is C1, and UEXT is of another organisation, a partner's."""
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.settings().digest_channel = "C1"
        person = store.people.meet("UEXT")
        person.locale, person.team_id = "sv", "T9"
        store.partnership.set_teams(partner_named(store, "Skolan"), ["T9"])


def press(database: Database, make_request: Callable[..., Request], user: str, delivery: Delivery) -> str:
    """What someone reads who presses the button; raises Refusal as it is refused."""
    with database.transaction() as session:
        store = Store(session, "T1")
        request = make_request(user=user, viewer=store.people.look(user), value=str(delivery.id))
        answered = answer(InteractionKind.BUTTON, "waiting.open", request, store)
    assert isinstance(answered, Reply)
    return answered.message.text


@pytest.mark.parametrize("refusal", REFUSALS)
def test_the_receiver_is_told_in_the_channel_and_opens_it_alone(
    worker: DeliveryWorker,
    slack: SlackServer,
    put: Put,
    rows: Rows,
    database: Database,
    make_request: Callable[..., Request],
    refusal: str,
) -> None:
    unseen = ("conversations.open", "users.info") if refusal == "user_not_found" else ("conversations.open",)
    slack.fail = lambda method: refusal if method in unseen else None
    put("hemligt", person="UEXT")
    worker.deliver_within(60)
    row = rows()["hemligt"]
    assert (row.state, row.failure_reason) == ("redirected", refusal)
    (told,) = slack.posted
    assert (told.channel, told.body["text"]) == (
        "C1",
        "<@UEXT> Du har ett nytt besked från Trygg. Tryck på knappen: bara du ser det.",
    )
    assert "hemligt" not in json.dumps(told.body)
    assert press(database, make_request, "UEXT", row) == "hemligt sv"
    with pytest.raises(Refusal, match="waiting-not-yours"):
        press(database, make_request, "UBOSS", row)


def test_a_refused_post_in_the_direct_channel_is_told_likewise(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.script(*[("chat.postMessage", "channel_not_found")] * 2)
    put("hemligt", person="UEXT")
    worker.deliver_within(60)
    assert rows()["hemligt"].state == "redirected"
    assert [each.channel for each in slack.posted] == ["C1"]


def test_what_means_nothing_any_more_is_not_opened(
    worker: DeliveryWorker,
    slack: SlackServer,
    put: Put,
    rows: Rows,
    database: Database,
    make_request: Callable[..., Request],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slack.fail = lambda method: "user_not_visible" if method == "conversations.open" else None
    put("hemligt", person="UEXT")
    worker.deliver_within(60)
    monkeypatch.setitem(MESSAGES, "note", MessageKind(Note, render_note, needs=Deed.COORDINATE))
    with pytest.raises(Refusal, match="waiting-over"):
        press(database, make_request, "UEXT", rows()["hemligt"])
    monkeypatch.setitem(MESSAGES, "note", MessageKind(Note, lambda *_: None))
    with pytest.raises(Refusal, match="waiting-over"):
        press(database, make_request, "UEXT", rows()["hemligt"])


def test_where_there_is_no_channel_or_a_file_the_coordinators_hear(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, database: Database
) -> None:
    slack.fail = lambda method: "user_not_visible" if method == "conversations.open" else None
    put("file", person="UEXT")
    with database.transaction() as session:
        Store(session, "T1").workspace.settings().digest_channel = None
    put("hemligt", person="UEXT")
    worker.deliver_within(60)
    assert {rows()[word].state for word in ("file", "hemligt")} == {"failed"}


def test_what_someone_did_themselves_is_not_told_again(
    worker: DeliveryWorker, slack: SlackServer, rows: Rows, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.fail = lambda method: "user_not_visible" if method == "conversations.open" else None
    monkeypatch.setitem(MESSAGES, "note", MessageKind(Note, render_note))
    with database.transaction() as session:
        store = Store(session, "T1")
        put_record(store, "note:own", "note", {"word": "eget", "by": "UEXT"}, now=NOW, person="UEXT")
    worker.deliver_within(60)
    assert (rows()["eget"].state, slack.posted) == ("dropped", [])


def test_a_note_whose_message_is_gone_is_not_sent(database: Database) -> None:
    with database.transaction(reading=True) as session:
        message = MESSAGES["waiting"].message({"delivery": 77}, Store(session, "T1"), Reader("sv", STOCKHOLM))
    assert message is None
