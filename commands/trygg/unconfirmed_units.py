"""What someone stated about where they belong: told to the coordinators, one of whom settles it with one press."""

from collections.abc import Iterator, Mapping
from typing import Any

from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.trygg.rights import need_coordinator
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, section
from commands.vocabulary.text import Mrkdwn, mention
from domain.lookalikes import looks_like, mixes_scripts
from domain.names import unit_title
from domain.refusals import Refusal
from storage.store import Store
from storage.tables import Partner, Person, Unit


def ask_coordinators(person: Person, unit: Unit, request: Request, store: Store) -> None:
    """Have each coordinator asked whether the person belongs to the unit that they stated in this interaction."""
    for coordinator in store.people.coordinators():
        occasion = f"{_about(person)}{unit.id}:{request.occasion}:{coordinator.user_id}"
        said = {"user": person.user_id, "unit": unit.id}
        store.outbox.put(occasion, "unit_stated", said, now=request.now, person=coordinator.user_id)


def close_questions(person: Person, request: Request, store: Store) -> None:
    """Have every question about the person, if it is still open, say where they belong now and who settled it."""
    for question in store.outbox.begun(_about(person)):
        said = {
            "user": person.user_id,
            "stated": question.said["unit"],
            "unit": person.unit_id,
            "by": request.user,
            "to": question.person,
        }
        store.outbox.put(
            f"settled:{question.occasion}",
            "unit_settled",
            said,
            now=request.now,
            person=question.person,
            changes=question.occasion,
        )


def _about(person: Person) -> str:
    return f"unit:{person.user_id}:"


def confirm_unit(request: Request, store: Store) -> Response:
    """Confirm the unit that someone stated, as the message about it showed it."""
    need_coordinator(request, store)
    user, _, unit = request.value.partition("/")
    found = store.people.find(user)
    stated = store.people.unit_of(found) if found else None
    if found is None or stated is None or str(stated.id) != unit:
        raise Refusal("members-changed-since")
    store.statements.settle(found, stated)
    close_questions(found, request, store)
    words = request.reader.rich("members-confirmed", person=mention(user))
    plain = request.reader.say("members-confirmed", person=found.name or user)
    return Reply(Message(plain, (section(words),)), replace=True)


def render_unit_stated(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """What a coordinator is told when someone stated their unit; None once it is settled."""
    found = store.people.find(said["user"])
    if found is None or found.unit_confirmed or found.unit_id != said["unit"] or not store.people.unit_of(found):
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
    return Message(plain, (section(words), *_doubts(*known, store, reader), row))


def _doubts(unit: Unit, partner: Partner, store: Store, reader: Reader) -> Iterator[Block]:
    """What a coordinator should look at before confirming a name that is new."""
    title = unit_title(partner.name, unit.name)
    known = [each.name for each in store.partnership.partners()]
    known += [each.name for each, its in store.partnership.units() if its.id == partner.id]
    new = [each.name for each in (partner, unit) if each.stated]
    if partner.stated:
        yield context(reader.rich("members-stated-new", partner=partner.name))
    if mixes_scripts(title):
        yield context(reader.rich("members-stated-mixed"))
    for like in dict.fromkeys(filter(None, (looks_like(name, known) for name in new))):
        yield context(reader.rich("members-stated-like", known=like))


def render_unit_settled(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """What stands in place of the question: the answer, and whose it is."""
    known = store.partnership.unit_and_partner(said["unit"] or said["stated"])
    if known is None:
        return None
    words = _settled_words(said, unit_title(known[1].name, known[0].name), reader)
    return Message(words, (section(words),))


def _settled_words(said: Mapping[str, Any], unit: str, reader: Reader) -> Mrkdwn:
    """To whoever answered what came of it, to the others whose answer it was."""
    person, by = mention(said["user"]), mention(said["by"])
    if said["by"] != said["to"]:
        key = "members-settled" if said["unit"] else "members-settled-none"
        return reader.rich(key, by=by, person=person, unit=unit)
    if said["unit"] is None:
        return reader.rich("members-denied", person=person, unit=unit)
    return reader.rich("members-confirmed", person=person)
