"""Respond to what cannot be done, at a place where the person reads it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import DBAPIError

from bot.edge.interaction import Interaction
from bot.operations.log import log
from commands.reader import Reader
from commands.response import FieldErrors, FormRedisplayed, Reply, Response, ShowHome, Suggest, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message, section
from domain.refusals import FormRefused, Refusal
from storage.database_errors import trouble_of, will_pass


def put_into_words(error: Exception, interaction: Interaction, reader: Reader) -> Response:
    """Put an expected error into the reader's words; raises an unexpected one again."""
    match error:
        case FormRedisplayed(view=view):
            return UpdateForm(view)
        case FormRefused(errors=errors):
            return FieldErrors({field: _say_plainly(why.key, why.facts, reader) for field, why in errors.items()})
        case Refusal(key=key, facts=facts):
            return refuse(interaction, reader, key, **facts)
        case DBAPIError() if will_pass(error):
            log.warning("database_busy", **name_route(interaction), code=trouble_of(error))
            return refuse(interaction, reader, "busy")
    raise error


def refuse(interaction: Interaction, reader: Reader, key: str, **facts: Any) -> Response:
    """Respond with the text `key` in the way that fits the interaction."""
    words = reader.say(key, **facts)
    block = section(reader.rich(key, **facts))
    match interaction.kind:
        case InteractionKind.TYPING:
            return Suggest(())
        case InteractionKind.FORM if interaction.first_input:
            return FieldErrors({interaction.first_input: _say_plainly(key, facts, reader)})
        case InteractionKind.HOME:
            return ShowHome({"type": "home", "blocks": [block]})
    return Reply(Message(words, (block,)))


def _say_plainly(key: str, facts: Mapping[str, Any], reader: Reader) -> str:
    """Write the text as a field shows it, without the marks around a command."""
    return reader.say(key, **facts).replace("`", "")


def name_route(interaction: Interaction) -> dict[str, str]:
    """Name the interaction's kind and route, for the log."""
    return {"kind": interaction.kind.value, "route": interaction.route}
