"""A message of a kind that is pinned: posted once, and pinned as often as it takes, or left as it is."""

from collections.abc import Callable

import pytest

from bot.delivery.worker import DeliveryWorker
from commands.message_kinds import MessageKind
from commands.registry import MESSAGES
from storage.tables import Delivery
from tests.bot.delivery.conftest import deliver_until, render_note
from tests.bot.delivery.slack_server import SlackServer
from tests.outbox import Note

Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]


@pytest.fixture(autouse=True)
def pinned(notes: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 (after it)
    """Makes notes a kind that is pinned."""
    monkeypatch.setitem(MESSAGES, "note", MessageKind(Note, render_note, pinned=True))


def test_it_is_pinned_where_it_stands(worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows) -> None:
    put("hej")
    worker.deliver_within(60)
    (posted,) = slack.posted
    assert slack.pinned == [("C1", posted.ts)]
    assert (rows()["hej"].state, rows()["hej"].failure_reason) == ("sent", "")


@pytest.mark.parametrize(
    "trouble", ["500_before", "500_after", "reset_before", "reset_after", "429", "internal_error"]
)
def test_after_trouble_with_the_pin_the_message_is_found_and_not_posted_again(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, trouble: str
) -> None:
    slack.script(("pins.add", trouble))
    put("hej")
    deliver_until(worker, lambda: rows()["hej"].settled_at is not None)
    (posted,) = slack.posted
    assert slack.pinned == [("C1", posted.ts)]
    assert slack.methods().count("pins.add") == 2
    assert (rows()["hej"].state, rows()["hej"].posted_ts) == ("sent", posted.ts)


def test_what_an_uncertain_attempt_posted_is_pinned_too(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.script(("chat.postMessage", "reset_after"))
    put("hej")
    deliver_until(worker, lambda: rows()["hej"].settled_at is not None)
    (posted,) = slack.posted
    assert slack.pinned == [("C1", posted.ts)]


@pytest.mark.parametrize("refusal", ["missing_scope", "too_many_pins", "not_pinnable", "permission_denied"])
def test_what_slack_does_not_let_us_pin_stands_all_the_same(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, refusal: str
) -> None:
    slack.fail = lambda method: refusal if method == "pins.add" else None
    put("hej")
    worker.deliver_within(60)
    assert len(slack.posted) == 1
    assert slack.methods().count("pins.add") == 1
    assert (rows()["hej"].state, rows()["hej"].failure_reason) == ("sent", "not_pinned")
    assert len(rows()) == 1


def test_a_pin_that_never_works_keeps_nothing_waiting(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.fail = lambda method: "500_before" if method == "pins.add" else None
    put("hej")
    deliver_until(worker, lambda: rows()["hej"].settled_at is not None)
    assert len(slack.posted) == 1
    assert (rows()["hej"].state, rows()["hej"].failure_reason) == ("sent", "not_pinned")
