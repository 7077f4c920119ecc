"""A coordinator is told, in words, which message was not delivered, why, and what to do."""

from itertools import product
from typing import Any

from commands.delivery_notice import WHY, render_dead_letter
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.vocabulary.blocks import Message
from domain.messages import DeadLetter
from sandbox.rules import check_message
from storage.store import Store
from tests.conftest import NOW, STOCKHOLM
from tests.outbox import put_record


def park(store: Store, kind: str = "digest", person: str | None = None, **facts: Any) -> int:
    """A message that was put for its kind and then became what `facts` say; its id."""
    channel = None if person else "C1"
    put_record(store, f"{kind}{facts}", kind, {}, now=NOW, person=person, channel=channel)
    parked = store.outbox.find(f"{kind}{facts}")
    assert parked is not None
    for name, value in ({"state": "failed", "failure_reason": "not_in_channel"} | facts).items():
        setattr(parked, name, value)
    store.session.flush()
    return parked.id


def words(message: Message | None) -> str:
    assert message is not None
    assert check_message(message.text, list(message.blocks), None) == []
    return message.text + "".join(str(block) for block in message.blocks)


def test_it_names_the_message_and_the_reason(store: Store) -> None:
    for kind, failure_reason in product([*MESSAGES, "new"], [*WHY, "mistake"]):
        said = DeadLetter(park(store, kind, failure_reason=failure_reason))
        text = words(render_dead_letter(said, store, Reader("sv", STOCKHOLM)))
        assert "<#C1>" in text
        assert failure_reason in text


def test_an_unknown_outcome_is_said_to_be_one(store: Store) -> None:
    said = DeadLetter(park(store, "reminder", state="unknown", person="U1", failure_reason="missing_scope"))
    text = words(render_dead_letter(said, store, Reader("sv", STOCKHOLM)))
    assert "<@U1>" in text
    assert "Oklart" in text


def test_what_arrived_after_all_needs_no_notice(store: Store) -> None:
    said = DeadLetter(park(store, state="sent"))
    assert render_dead_letter(said, store, Reader("sv", STOCKHOLM)) is None
    assert render_dead_letter(DeadLetter(99), store, Reader("sv", STOCKHOLM)) is None
