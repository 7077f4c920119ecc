"""The report form: what must be told first, the rest under it; the same one to correct an incident."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from commands.incident.choices import area_field, category_field
from commands.incident.draft import Draft
from commands.incident.likely import double_question, place_question
from commands.incident.place import place_field
from commands.incident.unit import has_unit, unit_field
from commands.incident.words import POLICE_REPORTS, SEVERITIES, SHARINGS, SHARINGS_TOLD
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.blocks import Block, context, divider
from commands.vocabulary.forms import Field, Option, View, choice, clock, day, lines, modal, several
from domain.sharing import Sharing
from storage.incident_rows import NamedIncident
from storage.store import Store

Choice = TypeVar("Choice", bound=StrEnum)


def report_form(
    draft: Draft,
    request: Request,
    store: Store,
    *,
    double: NamedIncident | None = None,
    notes: Sequence[Block] = (),
) -> View:
    """The form with what is filled in so far, below what there is to say first."""
    reader = request.reader
    submit = reader.say("incident-one-more" if double else "button-save")
    # The form is long: what must be read stands where one begins and above the button that one presses.
    asked = list(_asked(draft, request, store, double, submit))
    first, last = [block for block, _ in asked], [block for _, block in asked]
    blocks = (*first, *notes, *_needed(draft, request, store), *_further(draft, request, store), *last)
    title = (
        reader.say("incident-correct-title", number=str(draft.corrects[0]))
        if draft.corrects
        else reader.say("incident-report-title")
    )
    return modal(
        "incident.correct" if draft.corrects else "incident.report",
        title,
        blocks,
        close=reader.say("button-cancel"),
        submit=submit,
        memory=draft.memory(),
    )


def _asked(
    draft: Draft, request: Request, store: Store, double: NamedIncident | None, submit: str
) -> Iterator[tuple[Block, Block]]:
    """What is asked before it is stored: as it stands first, and as it stands last."""
    if double:
        first, last = double_question(double, submit, request.reader)
        yield first, last
    question = place_question(draft, request, store)
    if question:
        yield question


def _needed(draft: Draft, request: Request, store: Store) -> Iterator[Block]:
    reader = request.reader
    yield category_field(draft, reader)
    yield area_field(draft, store, reader)
    yield place_field(draft, request, store)
    yield day(Field("date", reader.say("incident-date"), optional=True), draft.day)
    yield clock(Field("time", reader.say("incident-time"), optional=True), draft.clock)


def _further(draft: Draft, request: Request, store: Store) -> Iterator[Block]:
    reader = request.reader
    yield divider()
    yield context(reader.rich("incident-further"))
    yield lines(Field("text", reader.say("incident-text"), optional=True), draft.text)
    severity = Field("severity", reader.say("incident-severity"), optional=True)
    yield choice(severity, options_of(SEVERITIES, reader), draft.severity, reader.say("incident-choose"))
    police = Field("police_report", reader.say("incident-police"), optional=True)
    yield choice(police, options_of(POLICE_REPORTS, reader), draft.police_report, reader.say("incident-choose"))
    yield from _sharing_fields(draft, store, reader)
    if not draft.corrects and not has_unit(request.user, store):
        yield unit_field(draft.unit, store, reader)


def _sharing_fields(draft: Draft, store: Store, reader: Reader) -> Iterator[Block]:
    partners = [Option(str(partner.id), partner.name) for partner in store.partnership.partners()]
    named = Sharing.AMBER.value
    words = SHARINGS_TOLD if draft.of_another else SHARINGS
    offered = [option for option in options_of(words, reader) if partners or option.value != named]
    yield choice(Field("sharing", reader.say("incident-sharing"), dispatch=True), offered, draft.sharing)
    if draft.sharing == named and partners:
        chosen = Field("partners", reader.say("incident-partners"))
        yield several(chosen, partners, draft.partners, reader.say("incident-choose"))


def options_of(words: Mapping[Choice, str], reader: Reader) -> list[Option]:
    """The choices of an enumeration, in the order of its words."""
    return [Option(each.value, reader.say(key)) for each, key in words.items()]
