from collections.abc import Callable

import pytest

from commands.request import Request
from storage.store import Store
from tests.commands.action.talk import Talk


@pytest.fixture
def talk(store: Store, make_request: Callable[..., Request]) -> Talk:
    """A conversation with `/action` in a workspace of people whom Slack has described."""
    for user in ("U1", "U2", "U3", "U4", "U5", "U8", "U9", "UNEW", "UBOSS"):
        store.people.meet(user).locale = ""
    return Talk(store, make_request)
