"""The steps of the guided set-up: what each asks, what is wrong with the answers, and how they are stored."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from commands.kit.fields import Checks, Choice, FormField, FreeText, PersonChoice
from commands.kit.form import Faults, Values
from commands.left_to_do import left_to_do
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.situation.digest import sample_message
from commands.trygg.areas import save_areas
from commands.trygg.members_list import CONFIRM
from commands.trygg.names import first_fault, lines_in
from commands.trygg.partners import LINES, fault_in_lines, save_partners
from commands.trygg.setup import faults_in_settings, save_settings, setup_form
from commands.units import unit_options
from commands.vocabulary.block_fallbacks import LEVELS, simplify
from commands.vocabulary.blocks import Block, Button, Message, section
from commands.vocabulary.forms import Option
from commands.vocabulary.text import Mrkdwn, clip_line, escape, join, mention
from domain.names import fold
from domain.refusals import Refusal
from domain.roles import Role
from services.memberships import give_role, settle_unit
from services.pictures import enqueue_sample
from services.register import retire
from services.settings import post_buttons
from storage.people import MemberFilter, MemberState
from storage.store import Store
from storage.tables import Area

MOST_COORDINATORS, LONGEST_SHOWN, MOST_SIGNS = 20, 100, 800
AREAS = FreeText("areas", "guide-areas", hint="register-names-hint")
PARTNERS = replace(LINES, name="partners", needed="")
"""Slack keeps what stands in a field of the same name: so each step has fields of its own."""


@dataclass(frozen=True)
class Step:
    """One step: what it asks, what is wrong with the answers, and what stores them and returns what to say of it.

    What is stored already is not stored again.
    """

    name: str
    ask: Callable[[Request, Store], Iterable[FormField | Block]]
    faults: Callable[[Values, Store], Faults]
    save: Callable[[Values, Request, Store], Mrkdwn | None]


def _ask_settings(request: Request, store: Store) -> Sequence[FormField | Block]:
    return setup_form(store.workspace.settings(), request.reader).parts


def _save_settings(filled: Values, request: Request, store: Store) -> None:
    save_settings(filled, request, store)


def _ask_partners(request: Request, store: Store) -> Iterator[FormField | Block]:
    known = store.partnership.overview()
    names = [f"{partner} ({', '.join(units)})" if units else partner for partner, units in known]
    yield from _known(names, request.reader)
    yield PARTNERS


def _faults_in_partners(filled: Values, _store: Store) -> Faults:
    fault = fault_in_lines(lines_in(filled["partners"]))
    return {"partners": fault} if fault else {}


def _save_partners(filled: Values, request: Request, store: Store) -> Mrkdwn | None:
    return _added(save_partners(lines_in(filled["partners"]), request, store), request.reader)


def _ask_areas(request: Request, store: Store) -> Iterator[FormField | Block]:
    """Ask for areas and, while there is but the one that a workspace begins with, whether they replace it."""
    areas = store.geography.areas()
    yield from _known([area.name for area in areas], request.reader)
    yield AREAS
    if len(areas) == 1 or "replaced" in request.fields:
        label = request.reader.say("guide-replace", name=_first_area(store).name)
        yield Checks("replaced", "guide-areas-more", [Option("yes", label)])


def _faults_in_areas(filled: Values, store: Store) -> Faults:
    names = lines_in(filled["areas"])
    fault = first_fault(names)
    others = {fold(name) for name in names} - {fold(_first_area(store).name)}
    if filled.get("replaced") and not others and len(store.geography.areas()) == 1:
        fault = fault or Refusal("register-last-area")
    return {"areas": fault} if fault else {}


def _save_areas(filled: Values, request: Request, store: Store) -> Mrkdwn | None:
    added = save_areas(lines_in(filled["areas"]), request, store)
    first = _first_area(store)
    if filled.get("replaced") and not first.retired:
        retire(store, first, by=request.user, now=request.now)
    return _added(added, request.reader)


def _first_area(store: Store) -> Area:
    """The area that the workspace began with."""
    return min(store.register.every(Area), key=lambda area: area.id)


def _ask_people(request: Request, store: Store) -> Iterator[FormField | Block]:
    person = store.people.meet(request.user)
    own = store.people.unit_of(person)
    partner = request.viewer.partner if store.people.outside_teams(request.user) else None
    units = unit_options(store, also=own.id if own else None, partner=partner)
    yield Choice("own_unit", "guide-own-unit", units, value=str(own.id) if own else None, kind=int)
    names = join([mention(each.user_id) for each in store.people.coordinators()[:MOST_COORDINATORS]], ", ")
    yield section(request.reader.rich("guide-coordinators", names=names))
    yield PersonChoice("coordinator", "guide-coordinator", hint="guide-coordinator-hint")
    waiting = store.people.listed(MemberFilter(MemberState.UNCONFIRMED), most=1).total
    if waiting:
        words = request.reader.rich("home-todo-line", what="members", count=waiting)
        yield section(words, Button(CONFIRM, request.reader.say("members-confirm-several")))


def _faults_in_people(filled: Values, store: Store) -> Faults:
    known = store.people.find(filled["coordinator"]) if filled["coordinator"] else None
    is_known = known is not None and known.locale is not None
    return {} if is_known or not filled["coordinator"] else {"coordinator": Refusal("person-unknown")}


def _save_people(filled: Values, request: Request, store: Store) -> None:
    person, unit = store.people.meet(request.user), filled["own_unit"]
    if unit and not (person.unit_id == unit and person.unit_confirmed):
        settle_unit(store, person, store.partnership.unit(unit), by=request.user, now=request.now)
    if filled["coordinator"]:
        other, occasion = store.people.meet(filled["coordinator"]), request.idempotency_key
        give_role(store, other, Role.COORDINATOR, by=request.user, now=request.now, occasion=occasion)


def _ask_picture(request: Request, store: Store) -> Iterator[FormField | Block]:
    """Show the picture as its channel will get it, and ask what is to be sent."""
    yield from simplify(sample_message(store, request.now, request.reader), LEVELS[-1]).blocks
    wishes = ["sample", "buttons"] if store.workspace.settings().digest_channel else ["sample"]
    options = [Option(wish, request.reader.say("guide-wish", wish=wish)) for wish in wishes]
    yield Checks("wishes", "guide-wishes", options)


def finish(filled: Values, request: Request, store: Store) -> Response:
    """Send what is wished for, and tell what is left to do."""
    reader, channel = request.reader, store.workspace.settings().digest_channel
    said = [reader.rich("guide-finished")]
    if "sample" in (filled["wishes"] or ()):
        enqueue_sample(store, by=request.user, now=request.now, occasion=request.idempotency_key)
        said.append(reader.rich("guide-sample-coming"))
    if channel and "buttons" in (filled["wishes"] or ()):
        again = request.idempotency_key
        post_buttons(store, channel, by=request.user, now=request.now, again=again)
        said.append(reader.rich("quick-posted", channel=Mrkdwn(f"<#{channel}>")))
    words = join(said)
    return Reply(Message(words, (section(words), *left_to_do(request, store))))


def _known(names: Sequence[str], reader: Reader) -> Iterator[Block]:
    """Tell what there is already, if anything."""
    if names:
        yield section(reader.rich("guide-known", **_named(names)))


def _added(names: Sequence[str], reader: Reader) -> Mrkdwn | None:
    return reader.rich("guide-added", **_named(names)) if names else None


def _named(names: Sequence[str]) -> dict[str, object]:
    """The first names, as many as a text takes, and how many more there are."""
    shown = [clip_line(name, LONGEST_SHOWN) for name in names]
    lengths = accumulate(len(escape(name)) + 2 for name in shown)
    fitting = sum(length <= MOST_SIGNS for length in lengths)
    return {"names": ", ".join(shown[:fitting]), "more": len(names) - fitting}


def _no_faults(_filled: Values, _store: Store) -> Faults:
    return {}


def _save_nothing(_filled: Values, _request: Request, _store: Store) -> None:
    return None


STEPS = (
    Step("settings", _ask_settings, lambda filled, _store: faults_in_settings(filled), _save_settings),
    Step("partners", _ask_partners, _faults_in_partners, _save_partners),
    Step("areas", _ask_areas, _faults_in_areas, _save_areas),
    Step("people", _ask_people, _faults_in_people, _save_people),
    Step("picture", _ask_picture, _no_faults, _save_nothing),
)
