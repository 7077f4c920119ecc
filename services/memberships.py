"""Who belongs to which unit: stated by themselves, settled by a coordinator, lost with it; and in which role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.audit import AuditEvent
from domain.messages import RoleChanged, UnitLost, UnitSettled, UnitUnconfirmed, Welcome
from domain.records import read_record
from domain.refusals import Refusal
from domain.roles import MAY, Deed, Role
from services.incidents import take_nil
from services.partnership import release_members, retire_stated
from storage.store import Store
from storage.tables import Person, Unit


@dataclass(frozen=True)
class Described:
    """Someone as Slack describes them; what it does not tell is empty or None."""

    user_id: str
    name: str
    locale: str | None
    admin: bool | None
    deactivated: bool
    member: bool
    team: str | None = None


def remember(store: Store, people: Sequence[Described]) -> None:
    """Store what Slack tells of these people, and keep what it does not tell.

    Who was erased, and has not turned to Trygg since, stays unknown.
    """
    users = [each.user_id for each in people]
    gone = store.erasures.erased_among(users) - set(store.people.named(users))
    known = store.people.meet_all([user for user in users if user not in gone])
    for each in people:
        if each.user_id in gone:
            continue
        person = known[each.user_id]
        person.name = each.name or person.name
        person.locale = each.locale or person.locale or ""
        person.admin = person.admin if each.admin is None else each.admin
        person.member = each.member
        store.people.note_leaving(person, left=each.deactivated)
        person.team_id = each.team or person.team_id


def welcome(store: Store, user: str, *, now: datetime) -> None:
    """Enqueue the welcome for someone who has neither had it nor opened Home before."""
    key = f"welcome:{user}"
    if not store.people.meet(user).home_opened and not store.outbox.has(key):
        store.outbox.put(key, Welcome(user), now=now, person=user)


def state_unit(store: Store, person: Person, unit: Unit, *, now: datetime, occasion: str) -> None:
    """Store where someone says that they belong and ask every coordinator to confirm it.

    `occasion` is the interaction's idempotency key: it tells apart the times that a person states the same unit.
    """
    person.unit_id, person.unit_confirmed = unit.id, False
    user = person.user_id
    store.audit.note(AuditEvent.CHANGED, "person", user, by=user, at=now, content={"states": unit.id})
    for coordinator in store.people.coordinators():
        key = f"{_about(person)}{unit.id}:{occasion}:{coordinator.user_id}"
        payload = UnitUnconfirmed(person.user_id, unit.id)
        store.outbox.put(key, payload, now=now, person=coordinator.user_id)


def settle_unit(store: Store, person: Person, unit: Unit | None, *, by: str, now: datetime) -> None:
    """Let the person belong to the unit, or to none known, by the word of a coordinator, and close the questions.

    What they reported under their own statement becomes the unit's, or nobody's. A unit and a partner that
    were there only because of the statement, and that are not the person's now, are retired.
    """
    before = person.unit_id
    person.unit_id = unit.id if unit else None
    person.unit_confirmed = unit is not None
    told = {"unit": person.unit_id}
    store.audit.note(AuditEvent.CHANGED, "person", person.user_id, by=by, at=now, content=told)
    store.session.flush()
    _attribute(store, person.user_id, unit)
    if unit:
        unit.unconfirmed = store.partnership.partner_of(unit).unconfirmed = False
    if before and before != person.unit_id:
        retire_stated(store, before)
    store.session.flush()
    _close_questions(store, person, by=by, now=now)


def role_fault(store: Store, user: str, role: Role, unit: Unit | None) -> Refusal | None:
    """Tell why the person, to belong to `unit`, cannot have the role; holds the coordinators until the commit."""
    coordinators = store.people.coordinators(changing=True)
    others = [
        each for each in coordinators if each.user_id != user and not store.people.outside_teams(each.user_id)
    ]
    store.people.hold(user)  # whoever gives them an action now waits, and then sees the role
    if role is not Role.COORDINATOR and not others:
        return Refusal("members-last-coordinator")
    if role is Role.UNIT_OWNER and unit is None:
        return Refusal("members-owner-needs-unit")
    owned = () if Deed.CHANGE_OWN in MAY[role] else store.actions.of_owner(user, most=1)
    return Refusal("members-reader-owns", number=str(owned[0].number)) if owned else None


def give_role(store: Store, person: Person, role: Role, *, by: str, now: datetime, occasion: str) -> None:
    """Store the person's role, and tell them of a new one that someone else gave them.

    `occasion` is the interaction's idempotency key.
    """
    if person.role == role:
        return
    person.role = role.value
    store.audit.note(AuditEvent.CHANGED, "role", person.user_id, by=by, at=now, content=role)
    if person.user_id != by and not person.deactivated:
        payload = RoleChanged(person.user_id, role, by)
        store.outbox.put(f"role:{person.user_id}:{occasion}", payload, now=now, person=person.user_id)


def release(store: Store, *, by: str, now: datetime, occasion: str) -> list[tuple[str, int, bool]]:
    """Let nobody belong to a unit that takes part no more, and tell the coordinators whose that was.

    `occasion` tells apart the times. Returns the people, with their units and whether these were confirmed.
    """
    confirmed = {person.user_id: person.unit_confirmed for person, _ in store.partnership.members_of_retired()}
    left = release_members(store)
    for person, _ in left:
        _close_questions(store, person, by=by, now=now)
    people = {person.user_id: unit.id for person, unit in left if not person.deactivated}
    for coordinator in store.people.coordinators() if people else ():
        key = f"unit_lost:{occasion}:{coordinator.user_id}"
        store.outbox.put(key, UnitLost(people), now=now, person=coordinator.user_id)
    return [(person.user_id, unit.id, confirmed[person.user_id]) for person, unit in left]


def take_back(store: Store, people: Sequence[tuple[str, int, bool]]) -> None:
    """Let people belong to the units that they were released from, unless they have another by now."""
    for user, unit, confirmed in people:
        person = store.people.find(user)
        if person and person.unit_id is None:
            person.unit_id, person.unit_confirmed = unit, confirmed
    store.session.flush()


def _attribute(store: Store, user: str, unit: Unit | None) -> None:
    store.incidents.attribute_unconfirmed(user, unit)
    for nil in store.incidents.unconfirmed_nil_reports(user):
        week, at = nil.week, nil.reported_at
        store.incidents.undo_nil_report(nil)
        if unit:
            take_nil(store, unit.partner_id, week, by=user, now=at, unconfirmed=False)


def _close_questions(store: Store, person: Person, *, by: str, now: datetime) -> None:
    """Update every question about the person with where they belong now and who settled it."""
    for question in store.outbox.begun(_about(person)):
        key, stated = question.idempotency_key, read_record(question.payload, UnitUnconfirmed)
        payload = UnitSettled(person.user_id, stated.unit, person.unit_id, by, question.person)
        store.outbox.put(f"settled:{key}", payload, now=now, person=question.person, changes=key)


def _about(person: Person) -> str:
    return f"unit:{person.user_id}:"
