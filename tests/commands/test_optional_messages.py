"""Each chooses what the bot sends them by itself, as far as one can do without it."""

import pytest

from commands.registry import MESSAGES
from domain.refusals import Refusal
from domain.roles import Deed, Role
from storage.store import Store
from tests.commands.conversation import Conversation, buttons_of


def test_everything_optional_is_listed_with_what_was_chosen(conversation: Conversation, store: Store) -> None:
    optional = [name for name, kind in MESSAGES.items() if kind.optional and kind.needs != Deed.COORDINATE]
    asked = conversation.press("messages.list").message
    assert buttons_of(asked) == ["messages.decline"] * len(optional)
    for name in optional:
        conversation.press("messages.decline", name)
        conversation.press("messages.decline", name)
    assert store.people.declined("U1") == set(optional)
    declined = conversation.press("messages.list", "").message
    assert buttons_of(declined) == ["messages.want"] * len(optional)


def test_a_reader_is_offered_what_readers_get(conversation: Conversation, store: Store) -> None:
    store.people.meet("U1").role = Role.READER.value
    assert "Frågan om något har hänt" not in str(conversation.press("messages.list").message.blocks)


@pytest.mark.parametrize("name", ["reminder", "x", ""])
def test_what_must_come_cannot_be_declined(conversation: Conversation, store: Store, name: str) -> None:
    for action in ("messages.decline", "messages.want"):
        with pytest.raises(Refusal, match="unreadable"):
            conversation.press(action, name)
    assert store.people.declined("U1") == set()
