"""One member: which unit someone belongs to, and in which role."""

from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import FormRedisplayed, OpenForm, Response, UpdateForm, tell
from commands.trygg.roles import role_options
from commands.units import unit_options
from commands.vocabulary.blocks import Block, section
from commands.vocabulary.forms import Field, View, choice, modal, person
from commands.vocabulary.text import mention
from domain.refusals import FormRefused, Refusal, refuse_form
from domain.roles import Role
from services.memberships import give_role, role_fault, settle_unit
from storage.store import Store
from storage.tables import Person, Unit

PERSON = "members.person"


def open_members(request: Request, store: Store) -> Response:
    """Show the form, about the person pressed for if any."""
    return OpenForm(_members_form(request.value or None, store, request.reader))


def show_member(request: Request, store: Store) -> Response:
    """Show what is known of the person just chosen."""
    return UpdateForm(_members_form(request.value or None, store, request.reader))


def submit_member(request: Request, store: Store) -> Response:
    """Store the person's unit, confirmed, and role; raises FormRefused for a role that they cannot have."""
    user = request.chosen(PERSON)
    if user is None:
        raise FormRefused({PERSON: Refusal("members-needs-person")})
    known = store.people.find(user)
    if known is None or known.locale is None:
        raise FormRefused({PERSON: Refusal("person-unknown")})
    role = request.one_of(_role_field(user), tuple(Role))
    if role is None:
        raise FormRedisplayed(_members_form(user, store, request.reader))
    found = store.people.meet(user)
    unit = _chosen_unit(found, request, store)
    fault = role_fault(store, user, Role(role), unit)
    refuse_form({_role_field(user): fault} if fault else {})
    settle_unit(store, found, unit, by=request.user, now=request.now)
    give_role(store, found, Role(role), by=request.user, now=request.now, occasion=request.idempotency_key)
    return tell(request.reader, "members-saved", person=mention(user))


def _chosen_unit(person: Person, request: Request, store: Store) -> Unit | None:
    """One of those that are offered, the person's own by their statement too; raises FormRefused for any other."""
    field = _unit_field(person.user_id)
    chosen = request.chosen(field)
    if chosen is None:
        return None
    own = store.people.unit_of(person)
    unit = own if own and str(own.id) == chosen else store.partnership.offered_unit(id_in(chosen))
    partner = _partner_from_outside(person.user_id, store)
    unit = unit if unit and partner in (None, unit.partner_id) else None
    refuse_form({} if unit else {field: Refusal("incident-unit-unknown")})
    return unit


def _partner_from_outside(user: str, store: Store) -> int | None:
    """The partner that the other organisation is which someone comes from: its units alone are theirs."""
    return store.people.look(user).partner if store.people.outside_teams(user) else None


def _unit_field(user: str) -> str:
    """Slack keeps what stands in a field of the same name: so each person has fields of their own."""
    return f"unit-{user}"


def _role_field(user: str) -> str:
    return f"role-{user}"


def _members_form(user: str | None, store: Store, reader: Reader) -> View:
    say = reader.say
    chooser = person(Field(PERSON, say("members-person"), dispatch=PERSON), user)
    about = _about(user, store.people.find(user), store, reader) if user else []
    return modal(
        "trygg.members",
        say("members-title"),
        [chooser, *about],
        close=say("button-cancel"),
        submit=say("button-save"),
    )


def _about(user: str, known: Person | None, store: Store, reader: Reader) -> list[Block]:
    say = reader.say
    role = known.role if known else Role.REPORTER.value
    return [
        _unit_choice(user, store.people.unit_of(known) if known else None, store, reader),
        choice(
            Field(_role_field(user), say("members-role"), hint=say("members-role-hint")),
            list(role_options(reader)),
            role,
        ),
    ]


def _unit_choice(user: str, own: Unit | None, store: Store, reader: Reader) -> Block:
    """The units to choose from, and the person's own if it is only stated."""
    options = unit_options(store, also=own.id if own else None, partner=_partner_from_outside(user, store))
    if not options:
        return section(reader.rich("members-no-units"))
    field = Field(_unit_field(user), reader.say("members-unit"), optional=True)
    return choice(field, options, str(own.id) if own else None)
