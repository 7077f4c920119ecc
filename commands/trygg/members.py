"""`/trygg members`: which unit someone belongs to, and who coordinates; what people stated is confirmed here."""

from collections.abc import Mapping
from typing import Any

from commands.answers import Answer, Nothing, OpenForm, Reply
from commands.asks import Ask, need_coordinator
from commands.reader import Reader
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, section
from commands.vocabulary.forms import Field, Option, View, choice, modal, person
from commands.vocabulary.text import Mrkdwn
from domain.refusals import Refusal, refuse_form
from storage.store import Store
from storage.tables import Partner, Person, Unit


def unit_name(unit: Unit, partner: Partner) -> str:
    """'Bostadsbolaget Eken – Fastighet'; a partner's only unit may bear the partner's own name."""
    return partner.name if unit.name == partner.name else f"{partner.name} – {unit.name}"


def mention(user: str) -> Mrkdwn:
    """The person as Slack shows people."""
    return Mrkdwn(f"<@{user}>")


def open_members(ask: Ask, store: Store) -> Answer:
    """Show the form for one person's unit and role; raises Refusal for others than coordinators."""
    need_coordinator(ask)
    return OpenForm(_members_form(ask, store, store.people.find(ask.value) if ask.value else None))


def _members_form(ask: Ask, store: Store, chosen: Person | None) -> View:
    say = ask.reader.say
    units = [Option(str(unit.id), unit_name(unit, partner)) for unit, partner in store.partnership.units()]
    roles = [Option("member", say("members-member")), Option("coordinator", say("members-coordinator"))]
    blocks: list[Block] = [*_waiting(store, ask.reader)]
    blocks.append(person(Field("person", say("members-person")), chosen.user_id if chosen else None))
    if units:
        unit = str(chosen.unit_id) if chosen and chosen.unit_id else None
        blocks.append(choice(Field("unit", say("members-unit"), optional=True), units, unit))
    else:
        blocks.append(section(ask.reader.rich("members-no-units")))
    role = "coordinator" if chosen and chosen.coordinator else "member"
    blocks.append(choice(Field("role", say("members-role")), roles, role))
    return modal(
        "trygg.members", say("members-title"), blocks, close=say("button-cancel"), submit=say("button-save")
    )


def _waiting(store: Store, reader: Reader) -> list[Block]:
    waiting = store.people.unconfirmed()[:20]
    if not waiting:
        return []
    names = Mrkdwn(", ".join(mention(each.user_id) for each in waiting))
    return [context(reader.rich("members-waiting", people=names))]


def save_member(ask: Ask, store: Store) -> Answer:
    """Store the person's unit, confirmed, and role; the last coordinator stays one."""
    need_coordinator(ask)
    user = ask.chosen("person")
    if user is None:
        refuse_form({"person": Refusal("members-needs-person")})
        return Nothing()
    becomes_coordinator = ask.chosen("role") == "coordinator"
    others = [each for each in store.people.coordinators() if each.user_id != user]
    if not becomes_coordinator and not others:
        refuse_form({"role": Refusal("members-last-coordinator")})
    found = store.people.meet(user)
    found.coordinator = becomes_coordinator
    _place(store, found, ask.chosen("unit"))
    return Nothing()


def _place(store: Store, found: Person, unit: str | None) -> None:
    known = store.partnership.unit(int(unit)) if unit and unit.isdigit() else None
    found.unit_id = known.id if known else None
    found.unit_confirmed = known is not None


def confirm_unit(ask: Ask, store: Store) -> Answer:
    """Confirm the unit that someone stated, as the message about it showed it."""
    need_coordinator(ask)
    user, _, unit = ask.value.partition("/")
    found = store.people.find(user)
    if found is None or str(found.unit_id) != unit:
        raise Refusal("members-changed-since")
    found.unit_confirmed = True
    words = ask.reader.rich("members-confirmed", person=mention(user))
    return Reply(
        Message(ask.reader.say("members-confirmed", person=found.name or user), (section(words),)), replace=True
    )


def render_unit_stated(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """What a coordinator is told when someone stated their unit; None once it is settled."""
    found = store.people.find(said["user"])
    if found is None or found.unit_confirmed or found.unit_id != said["unit"]:
        return None
    known = store.partnership.unit_and_partner(said["unit"])
    if known is None:
        return None
    unit = unit_name(*known)
    row = buttons(
        Button("members.confirm", reader.say("members-confirm"), f"{found.user_id}/{found.unit_id}", "primary"),
        Button("members.change", reader.say("members-change"), found.user_id),
    )
    words = reader.rich("members-stated", person=mention(found.user_id), unit=unit)
    return Message(
        reader.say("members-stated", person=found.name or found.user_id, unit=unit), (section(words), row)
    )
