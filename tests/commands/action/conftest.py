from collections.abc import Callable

import pytest

from commands.asks import Ask
from storage.store import Store
from tests.commands.action.talk import Talk


@pytest.fixture
def talk(store: Store, ask: Callable[..., Ask]) -> Talk:
    """A conversation with `/action` in an empty workspace."""
    return Talk(store, ask)
