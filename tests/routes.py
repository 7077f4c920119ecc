"""The registry's routes as tests ask for them, and handlers of a test's own in their place."""

import pytest

from commands.registry import ROUTES
from commands.routes import Handler, InteractionKind, Route
from domain.roles import Deed


def names_of(kind: InteractionKind) -> list[str]:
    """The names of every route of the kind, in order."""
    return sorted(name for each, name in ROUTES if each is kind)


def put_route(
    monkeypatch: pytest.MonkeyPatch,
    kind: InteractionKind,
    name: str,
    handler: Handler,
    needs: Deed = Deed.LOOK,
    *,
    stores: bool = True,
) -> None:
    """Let the handler answer by that route until the test ends."""
    monkeypatch.setitem(ROUTES, (kind, name), Route(kind, name, handler, needs, stores))
