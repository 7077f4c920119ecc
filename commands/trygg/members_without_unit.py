"""Who is left without a unit when a coordinator takes a partner or a unit out: told to every coordinator."""

from collections.abc import Iterator

from commands.reader import Reader
from commands.vocabulary.blocks import Block, Button, Message, context, section
from commands.vocabulary.text import escape, mention
from domain.messages import UnitLost
from domain.names import unit_title
from storage.store import Store
from storage.tables import Person

MOST_SHOWN = 20


def render_unit_lost(payload: UnitLost, store: Store, reader: Reader) -> Message | None:
    """Render who still has no unit, with a button to give them one; None when all have."""
    known = store.people.named(payload.people)
    people = [known[user] for user in payload.people if user in known and known[user].unit_id is None]
    if not people:
        return None
    words = reader.say("members-left-out", count=len(people))
    lines = (block for person in people[:MOST_SHOWN] for block in _line(person, payload, store, reader))
    rest = [context(reader.rich("members-left-out-more", count=len(people) - MOST_SHOWN))]
    return Message(words, (section(escape(words)), *lines, *(rest if len(people) > MOST_SHOWN else ())))


def _line(person: Person, payload: UnitLost, store: Store, reader: Reader) -> Iterator[Block]:
    before = store.partnership.unit_and_partner(payload.people[person.user_id])
    unit = unit_title(before[1].name, before[0].name) if before else "–"
    words = reader.rich("members-left-out-line", person=mention(person.user_id), unit=unit)
    yield section(words, Button("members.change", reader.say("members-give-unit"), person.user_id))
