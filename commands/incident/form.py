"""The report form: what must be told first, the rest under it; the same one to correct an incident."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from commands.incident.choices import area_field, category_field
from commands.incident.draft import Draft
from commands.incident.likely import double_question, place_question
from commands.incident.place import place_field
from commands.incident.unit import has_unit, unit_field
from commands.incident.words import POLICE_REPORTS, SEVERITIES, SHARINGS, SHARINGS_TOLD
from commands.kit.fields import Choice, DayChoice, FormField, FreeText, Several, TimeChoice
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.blocks import Block, context, divider
from commands.vocabulary.forms import Option, View
from domain.incidents import PoliceReport, Severity
from domain.sharing import Sharing
from storage.incident_rows import NamedIncident
from storage.store import Store

Member = TypeVar("Member", bound=StrEnum)


def report_form(
    draft: Draft,
    request: Request,
    store: Store,
    *,
    double: NamedIncident | None = None,
    notes: Sequence[Block] = (),
) -> Form:
    """The form, below what there is to say first."""
    submit = "incident-one-more" if double else "button-save"
    # The form is long: what must be read stands where one begins and above the button that one presses.
    asked = list(_asked(draft, request, store, double, request.reader.say(submit)))
    first, last = [block for block, _ in asked], [block for _, block in asked]
    kind = "correct" if draft.corrects else "report"
    return Form(
        f"incident.{kind}",
        "incident-correct-title" if draft.corrects else "incident-report-title",
        (*first, *notes, *_fields(draft, request, store), *last),
        facts={"number": str(draft.corrects[0])} if draft.corrects else {},
        submit=submit,
        memory=draft.memory(),
    )


def show_report(draft: Draft, request: Request, store: Store, **more: Any) -> View:
    """The form with what is filled in so far."""
    return report_form(draft, request, store, **more).view(request.reader, draft.written)


def _fields(draft: Draft, request: Request, store: Store) -> Iterator[FormField | Block]:
    """The fields; those named as a text or choice of an incident hold just that."""
    reader, choose = request.reader, "incident-choose"
    severities, reported = options_of(SEVERITIES, reader), options_of(POLICE_REPORTS, reader)
    yield category_field(reader)
    yield area_field(draft, store)
    yield place_field(request, store)
    yield DayChoice("date", "incident-date")
    yield TimeChoice("time", "incident-time")
    yield divider()
    yield context(reader.rich("incident-further"))
    yield FreeText("text", "incident-text")
    yield Choice("severity", "incident-severity", severities, kind=Severity, placeholder=choose)
    yield Choice("police_report", "incident-police", reported, kind=PoliceReport, placeholder=choose)
    yield from _sharing_fields(draft, store, reader)
    if not draft.corrects and not has_unit(request.user, store):
        yield unit_field(store, reader)


def _sharing_fields(draft: Draft, store: Store, reader: Reader) -> Iterator[FormField]:
    partners = [Option(str(partner.id), partner.name) for partner in store.partnership.partners()]
    words, amber = SHARINGS_TOLD if draft.of_another else SHARINGS, Sharing.AMBER.value
    yield Choice(
        "sharing",
        "incident-sharing",
        [option for option in options_of(words, reader) if partners or option.value != amber],
        value=Sharing.GREEN.value,
        needed="incident-needs-sharing",
        dispatch=True,
        kind=Sharing,
        accepted=Sharing,
    )
    if draft.written.get("sharing") == amber:
        needed, choose = "incident-needs-partners", "incident-choose"
        yield Several("partners", "incident-partners", partners, needed=needed, placeholder=choose)


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


def options_of(words: Mapping[Member, str], reader: Reader) -> list[Option]:
    """The choices of an enumeration, in the order of its words."""
    return [Option(each.value, reader.say(key)) for each, key in words.items()]
