"""`/trygg members`: who is there, whoever lacks a unit first, and several confirmed at once."""

from collections.abc import Mapping
from functools import partial

from commands.kit.fields import Checks
from commands.kit.form import Form
from commands.kit.listing import FIRST_DUE_FIRST, Listing, ListRow, page_asked
from commands.request import Request, id_in
from commands.response import OpenForm, Reply, Response
from commands.vocabulary.blocks import Block, Button, buttons, short_message
from commands.vocabulary.forms import Option
from commands.vocabulary.text import Mrkdwn, escape, join, mention
from domain.names import fold, unit_title
from domain.refusals import FormRefused, Refusal
from domain.roles import Role
from services.memberships import settle_unit
from storage.people import Member, MemberFilter, MemberState
from storage.store import Store

CONFIRM = "members.confirm_several"
MOST_AT_ONCE = 10
WORDS: Mapping[str, MemberState] = {
    "utan enhet": MemberState.WITHOUT_UNIT,
    "without unit": MemberState.WITHOUT_UNIT,
    "obekraftade": MemberState.UNCONFIRMED,
    "unconfirmed": MemberState.UNCONFIRMED,
    "samordnare": MemberState.COORDINATOR,
    "coordinators": MemberState.COORDINATOR,
    "slutat": MemberState.LEFT,
    "left": MemberState.LEFT,
}
"""What may stand after the command, folded; the partners' names beside."""


def list_members(request: Request, store: Store) -> Response:
    """List everyone, or those whom the words ask for; raises Refusal for words that name nothing."""
    number, words = page_asked(request)
    wanted = _read_filter(words, store)
    listing = Listing(
        "members.list",
        "members.change",
        "members-title",
        lambda skip: store.people.listed(wanted, skip=skip),
        partial(_row, request=request),
        short_message(request.reader.rich("members-none")),
        about=_about(wanted, request, store),
        words=words,
        turning=FIRST_DUE_FIRST,
        below=tuple(_below(wanted, request, store)),
    )
    return listing.answer(number, request, store)


def _read_filter(words: str, store: Store) -> MemberFilter:
    """Read a state, or a partner by its name or, as a button has it, its id."""
    if not words:
        return MemberFilter()
    if state := WORDS.get(fold(words)):
        return MemberFilter(state)
    known = store.partnership.partners_by_name().get(fold(words))
    partner = known or store.partnership.partner(id_in(words) or 0)
    if partner is None:
        raise Refusal("members-unknown-words")
    return MemberFilter(partner=partner.id)


def _about(wanted: MemberFilter, request: Request, store: Store) -> Mrkdwn | None:
    partner = store.partnership.partner(wanted.partner) if wanted.partner else None
    if partner:
        return escape(partner.name)
    return request.reader.rich("members-state", state=wanted.state.value) if wanted.state else None


def _below(wanted: MemberFilter, request: Request, store: Store) -> list[Block]:
    """Build the buttons that narrow the list, and those that change something."""
    say = request.reader.say
    narrow = [
        Button("members.list", say("members-state", state=state.value), f"1|{_word(state)}")
        for state in MemberState
        if state is not wanted.state
    ]
    if wanted != MemberFilter():
        narrow.insert(0, Button("members.list", say("register-all"), "1|"))
    waiting = store.people.listed(MemberFilter(MemberState.UNCONFIRMED), most=1).total
    several = [Button(CONFIRM, say("members-confirm-several"))] if waiting else []
    return [buttons(*narrow), buttons(*several, Button("members.change", say("members-choose")))]


def _word(state: MemberState) -> str:
    return next(word for word, meant in WORDS.items() if meant is state)


def _row(member: Member, request: Request) -> ListRow:
    reader, person = request.reader, member.person
    unit = unit_title(member.partner, member.unit) if member.unit else member.partner
    role = reader.say("members-role-name", role=person.role) if person.role != Role.REPORTER else ""
    said = [
        unit,
        "" if member.unit else reader.say("members-row-no-unit"),
        reader.say("members-row-unconfirmed") if member.unit and not person.unit_confirmed else "",
        role,
        reader.say("members-row-left") if person.deactivated else "",
    ]
    line = join([mention(person.user_id), *(escape(each) for each in said if each)], " · ")
    return ListRow(person.user_id, line)


def open_confirm_several(request: Request, store: Store) -> Response:
    """Open the form with the first ten whose units are unconfirmed; raises Refusal where none wait."""
    return OpenForm(_confirm_form(store).view(request.reader))


def submit_confirm_several(request: Request, store: Store) -> Response:
    """Confirm the units of all who are ticked, as the form showed them; offer the next ten."""
    chosen = _confirm_form(store).submitted(request, store)["people"]
    if not chosen:
        raise FormRefused({"people": Refusal("members-needs-ticks")})
    for value in chosen:
        person = store.people.meet(value.partition("/")[0])
        unit = store.people.unit_of(person)
        settle_unit(store, person, unit, by=request.user, now=request.now)
    words = request.reader.rich("members-confirmed-several", count=len(chosen))
    more = store.people.listed(MemberFilter(MemberState.UNCONFIRMED), most=1).total
    row = [Button(CONFIRM, request.reader.say("members-confirm-several"))] if more else []
    return Reply(short_message(words, *row, Button("members.list", request.reader.say("members-title"), "1|")))


def _confirm_form(store: Store) -> Form:
    waiting = store.people.listed(MemberFilter(MemberState.UNCONFIRMED), most=MOST_AT_ONCE).rows
    if not waiting:
        raise Refusal("members-none-wait")
    options = [
        Option(
            f"{each.person.user_id}/{each.person.unit_id}",
            each.person.name or each.person.user_id,
            unit_title(each.partner, each.unit),
        )
        for each in waiting
    ]
    people = Checks("people", "members-confirm-which", options, needed="members-needs-ticks")
    return Form(CONFIRM, "members-confirm-several", (people,), submit="members-confirm")
