"""What someone stated about where they belong: told to the coordinators, who confirm it with one press."""

from collections.abc import Mapping
from typing import Any

from commands.answers import Answer, Reply
from commands.asks import Ask
from commands.reader import Reader
from commands.trygg.rights import need_coordinator
from commands.vocabulary.blocks import Button, Message, buttons, section
from commands.vocabulary.text import mention
from domain.names import unit_title
from domain.refusals import Refusal
from storage.store import Store


def confirm_unit(ask: Ask, store: Store) -> Answer:
    """Confirm the unit that someone stated, as the message about it showed it."""
    need_coordinator(ask, store)
    user, _, unit = ask.value.partition("/")
    found = store.people.find(user)
    if found is None or str(found.unit_id) != unit:
        raise Refusal("members-changed-since")
    found.unit_confirmed = True
    words = ask.reader.rich("members-confirmed", person=mention(user))
    plain = ask.reader.say("members-confirmed", person=found.name or user)
    return Reply(Message(plain, (section(words),)), replace=True)


def render_unit_stated(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """What a coordinator is told when someone stated their unit; None once it is settled."""
    found = store.people.find(said["user"])
    if found is None or found.unit_confirmed or found.unit_id != said["unit"]:
        return None
    known = store.partnership.unit_and_partner(said["unit"])
    if known is None:
        return None
    unit = unit_title(known[1].name, known[0].name)
    row = buttons(
        Button("members.confirm", reader.say("members-confirm"), f"{found.user_id}/{found.unit_id}", "primary"),
        Button("members.change", reader.say("members-change"), found.user_id),
    )
    words = reader.rich("members-stated", person=mention(found.user_id), unit=unit)
    plain = reader.say("members-stated", person=found.name or found.user_id, unit=unit)
    return Message(plain, (section(words), row))
