"""Asks handlers as the dispatcher does, without its transaction."""

import sqlite3

from bot.edge import dispatcher
from commands.registry import find_route
from commands.request import Request
from commands.response import FormRedisplayed, Response, UpdateForm
from commands.routes import InteractionKind
from storage.store import Store


def answer(kind: InteractionKind, name: str, request: Request, store: Store) -> Response:
    """The answer of the route's handler, which writes nothing unless the route says that it does.

    The form itself where a submitted one is shown again.
    """
    written = _written(store)
    try:
        return dispatcher.answer(kind, name, request, store)
    except FormRedisplayed as again:
        return UpdateForm(again.view)
    finally:
        assert find_route(kind, name, request.words)[0].writes or _written(store) == written


def _written(store: Store) -> int:
    """How many rows have been written so far."""
    store.session.flush()
    raw = store.session.connection().connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw.total_changes
