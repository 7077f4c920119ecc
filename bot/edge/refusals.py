"""What is answered when an interaction cannot be done, where the person can read it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import DBAPIError

from bot.edge.interaction import Incoming, Kind
from bot.operations.log import log
from commands.reader import Reader
from commands.response import Answer, FieldErrors, Reply, ShowHome, Suggest, UpdateForm
from commands.vocabulary.blocks import Message, section
from domain.refusals import FormRefused, Refusal
from storage.database_errors import trouble_of, will_pass


class ShownAgainError(Exception):
    """A submitted form is shown once more: nothing is stored, and its next submission is not a repetition."""

    def __init__(self, answer: UpdateForm) -> None:
        super().__init__()
        self.answer = answer


def put_into_words(error: Exception, incoming: Incoming, reader: Reader) -> Answer:
    """What was foreseen, said to the reader; raises the error again when it was not."""
    match error:
        case ShownAgainError(answer=answer):
            return answer
        case FormRefused(errors=errors):
            return FieldErrors({field: _say_plainly(why.key, why.facts, reader) for field, why in errors.items()})
        case Refusal(key=key, facts=facts):
            return refuse(incoming, reader, key, **facts)
        case DBAPIError() if will_pass(error):
            log.warning("database_busy", **name_route(incoming), code=trouble_of(error))
            return refuse(incoming, reader, "busy")
    raise error


def refuse(incoming: Incoming, reader: Reader, key: str, **facts: Any) -> Answer:
    """The text `key` as an answer of the kind that fits the interaction."""
    words = reader.say(key, **facts)
    block = section(reader.rich(key, **facts))
    match incoming.kind:
        case Kind.TYPING:
            return Suggest(())
        case Kind.FORM if incoming.first_input:
            return FieldErrors({incoming.first_input: _say_plainly(key, facts, reader)})
        case Kind.HOME:
            return ShowHome({"type": "home", "blocks": [block]})
    return Reply(Message(words, (block,)))


def _say_plainly(key: str, facts: Mapping[str, Any], reader: Reader) -> str:
    """The text as it is shown at a field, where the signs around a command would be seen."""
    return reader.say(key, **facts).replace("`", "")


def name_route(incoming: Incoming) -> dict[str, str]:
    """Which way the interaction came, for the log."""
    return {"kind": incoming.kind.value, "route": incoming.route}
