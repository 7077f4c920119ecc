"""Handlers are tried on SQLite alone; SQL is tried on both databases in `tests/storage` and `tests/services`."""

from collections.abc import Callable

import pytest

from commands.request import Request
from storage.database import Database
from storage.store import Store
from tests.commands.conversation import Conversation

PEOPLE = ("U1", "U2", "U3", "U4", "U5", "U7", "U8", "U9", "U10", "UNEW", "UBOSS", "UOTHER")


@pytest.fixture
def database(sqlite: Database) -> Database:
    """A SQLite database with the tables of this version and no rows."""
    return sqlite


@pytest.fixture
def conversation(
    request: pytest.FixtureRequest, store: Store, make_request: Callable[..., Request]
) -> Conversation:
    """Return the conversation of member U1, in Swedish, with the command after which the test's folder is named.

    Slack has described everyone in `PEOPLE` as a full member.
    """
    for user in PEOPLE:
        person = store.people.meet(user)
        person.locale, person.member = "", True
    store.session.flush()
    return Conversation(store, make_request, request.path.parent.name)


@pytest.fixture
def coordinator(conversation: Conversation) -> Conversation:
    """Return the conversation of coordinator UBOSS, who is called Beata."""
    conversation.store.people.meet("UBOSS").name = "Beata"
    return conversation.by("UBOSS", coordinator=True)
