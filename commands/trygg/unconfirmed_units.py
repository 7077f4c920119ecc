"""What someone stated about where they belong: told to the coordinators, one of whom settles it with one press."""

from collections.abc import Iterator

from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, section, short_message
from commands.vocabulary.text import Mrkdwn, mention
from domain.messages import UnitSettled, UnitUnconfirmed
from domain.names import unit_title
from domain.refusals import Refusal
from domain.spelling import looks_like, mixes_scripts
from services.memberships import settle_unit
from storage.store import Store
from storage.tables import Partner, Unit


def confirm_unit(request: Request, store: Store) -> Response:
    """Confirm the unit that someone stated, as the message about it showed it."""
    user, _, unit = request.value.partition("/")
    found = store.people.find(user)
    unconfirmed = store.people.unit_of(found) if found else None
    asked = store.partnership.unit_and_partner(id_in(unit) or 0)
    if found is None or unconfirmed is None or asked is None or asked[0].id != unconfirmed.id:
        raise Refusal("members-changed-since")
    settle_unit(store, found, unconfirmed, by=request.user, now=request.now)
    words = request.reader.rich("members-confirmed", person=mention(user))
    plain = request.reader.say("members-confirmed", person=found.name or user)
    return Reply(Message(plain, (section(words),)), replace=True)


def render_unit_unconfirmed(payload: UnitUnconfirmed, store: Store, reader: Reader) -> Message | None:
    """Render the question to a coordinator when someone stated their unit; None once it is settled."""
    found = store.people.find(payload.user)
    known = store.partnership.unit_and_partner(payload.unit)
    if found is None or found.unit_confirmed or known is None or found.unit_id != known[0].id:
        return None
    if not store.people.unit_of(found):
        return None
    unit = unit_title(known[1].name, known[0].name)
    row = buttons(
        Button("members.confirm", reader.say("members-confirm"), f"{found.user_id}/{found.unit_id}", "primary"),
        Button("members.change", reader.say("members-change"), found.user_id),
    )
    words = reader.rich("members-unconfirmed", person=mention(found.user_id), unit=unit)
    plain = reader.say("members-unconfirmed", person=found.name or found.user_id, unit=unit)
    return Message(plain, (section(words), *_doubts(*known, store, reader), row))


def _doubts(unit: Unit, partner: Partner, store: Store, reader: Reader) -> Iterator[Block]:
    """What a coordinator should look at before confirming a name that is new."""
    title = unit_title(partner.name, unit.name)
    known = [each.name for each in store.partnership.partners()]
    known += [each.name for each, its in store.partnership.units() if its.id == partner.id]
    new = [each.name for each in (partner, unit) if each.unconfirmed]
    if partner.unconfirmed:
        yield context(reader.rich("members-unconfirmed-new", partner=partner.name))
    if mixes_scripts(title):
        yield context(reader.rich("members-unconfirmed-mixed"))
    for like in dict.fromkeys(filter(None, (looks_like(name, known) for name in new))):
        yield context(reader.rich("members-unconfirmed-like", known=like))


def render_unit_settled(payload: UnitSettled, store: Store, reader: Reader) -> Message | None:
    """Render what replaces the question: the answer, and who gave it."""
    known = store.partnership.unit_and_partner(payload.unit or payload.unconfirmed)
    if known is None:
        return None
    return short_message(_settled_words(payload, unit_title(known[1].name, known[0].name), reader))


def _settled_words(payload: UnitSettled, unit: str, reader: Reader) -> Mrkdwn:
    """To whoever answered what came of it, to the others whose answer it was."""
    person, by = mention(payload.user), mention(payload.by)
    if payload.by != payload.to:
        key = "members-settled" if payload.unit else "members-settled-none"
        return reader.rich(key, by=by, person=person, unit=unit)
    if payload.unit is None:
        return reader.rich("members-denied", person=person, unit=unit)
    return reader.rich("members-confirmed", person=person)
