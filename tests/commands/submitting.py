"""Asks handlers as the dispatcher does, without its transaction."""

from bot.edge import dispatcher
from commands.request import Request
from commands.response import FormRedisplayed, Response, UpdateForm
from commands.routes import InteractionKind
from storage.store import Store


def answer(kind: InteractionKind, name: str, request: Request, store: Store) -> Response:
    """The answer of the route's handler: the form itself where a submitted one is shown again."""
    try:
        return dispatcher.answer(kind, name, request, store)
    except FormRedisplayed as again:
        return UpdateForm(again.view)
