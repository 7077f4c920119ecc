"""The report form: what must be told first, the rest under it; the same one to correct an incident."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from commands.incident.choices import area_field, category_field
from commands.incident.columns import FURTHER, SHARING
from commands.incident.draft import Draft
from commands.incident.likely import double_question, place_question
from commands.incident.place import place_field
from commands.incident.unit import has_unit, unit_field
from commands.incident.words import SHARINGS, SHARINGS_TOLD
from commands.kit.fields import DayChoice, FormField, FreeText, TimeChoice
from commands.kit.form import Form
from commands.kit.sharing import sharing_fields
from commands.request import Request
from commands.vocabulary.blocks import Block, context, divider
from commands.vocabulary.forms import View
from storage.incident_rows import NamedIncident
from storage.store import Store


def report_form(
    draft: Draft,
    request: Request,
    store: Store,
    *,
    double: NamedIncident | None = None,
    notes: Sequence[Block] = (),
) -> Form:
    """Build the form, below what is asked or noted first."""
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
    """Build the form's view with what is filled in so far."""
    return report_form(draft, request, store, **more).view(request.reader, draft.written)


def _fields(draft: Draft, request: Request, store: Store) -> Iterator[FormField | Block]:
    """The fields; those named as a text or choice of an incident hold just that."""
    reader = request.reader
    yield category_field(draft, reader, store)
    yield area_field(draft, store)
    yield place_field(request, store)
    yield DayChoice("date", "incident-date")
    yield TimeChoice("time", "incident-time")
    yield divider()
    yield context(reader.rich("incident-further"))
    yield FreeText("text", "incident-text")
    yield from FURTHER
    words = SHARINGS_TOLD if draft.of_another else SHARINGS
    yield from sharing_fields(replace(SHARING, words=words), draft.written, store)
    if not draft.corrects and not has_unit(request.user, store):
        yield unit_field(store, reader)


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
