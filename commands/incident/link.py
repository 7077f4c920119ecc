"""*Same event*: link a report with another of the same event, so that they count once, and take it out again."""

from collections.abc import Iterator

from commands.incident.same_event import APART, TOGETHER
from commands.incident.show import INCIDENT
from commands.kit.card import BESIDE_NUMBER
from commands.kit.fields import FormField, ShortText
from commands.kit.form import RecordForm, Values
from commands.request import Request, number_in
from commands.response import Reply, Response, tell
from commands.vocabulary.blocks import Block, Button, section, short_message
from domain.refusals import FormRefused, Refusal
from services.same_events import find_resembling, link_reports, tell_apart, unlink_report
from storage.incident_rows import NamedIncident
from storage.store import Store


def link_pressed(request: Request, store: Store) -> Response:
    """Link the report with the one that the button names beside it; raises Refusal as `_link` does."""
    row = INCIDENT.find_to_change(request, store)
    return _link(row, request.value.partition(BESIDE_NUMBER)[2], request, store)


def unlink(request: Request, store: Store) -> Response:
    """Let the report count by itself; one that was linked out of the asker's sight stays as it is.

    Where the button names another one beside it, that pair is not asked about again.
    """
    row = INCIDENT.find_to_change(request, store)
    number, others = str(row.incident.number), store.same_events.others(row.incident, request.viewer)
    if not (others and unlink_report(store, row.incident, by=request.user, now=request.now)):
        _tell_apart(row, request, store)
        return tell(request.reader, "incident-counts-alone", number=number)
    back = f"{number}{BESIDE_NUMBER}{others[0].incident.number}"
    undo = Button(TOGETHER, request.reader.say("incident-none-undo"), back)
    return Reply(short_message(request.reader.rich("incident-unlinked", number=number), undo))


def _tell_apart(row: NamedIncident, request: Request, store: Store) -> None:
    named = request.value.partition(BESIDE_NUMBER)[2]
    other = store.incidents.find(number_in(named), request.viewer) if named else None
    if other and other.incident.id != row.incident.id:
        tell_apart(store, row.incident, other.incident, by=request.user, now=request.now)


def _ask(row: NamedIncident, request: Request, store: Store) -> Iterator[FormField | Block]:
    found = find_resembling(store, row, request.viewer)
    yield section(request.reader.rich("incident-same-about"))
    yield ShortText(
        "other",
        "incident-same-number",
        needed="number-missing",
        value=str(found.incident.number) if found else None,
        guarded=False,
    )


def _submit(row: NamedIncident, values: Values, request: Request, store: Store) -> Response:
    try:
        return _link(row, values["other"], request, store)
    except Refusal as refused:
        raise FormRefused({"other": refused}) from None


def _link(row: NamedIncident, other: str, request: Request, store: Store) -> Response:
    """Link the report with the one of that number; raises Refusal where there is none or they cannot be linked."""
    number = number_in(other)
    found = store.incidents.find(number, request.viewer)
    if found is None:
        raise Refusal("incident-unknown", number=str(number))
    link_reports(store, row.incident, found.incident, by=request.user, now=request.now)
    numbers = request.reader.list(
        f"#{each.incident.number}"
        for each in sorted((row, *store.same_events.others(row.incident, request.viewer)), key=_number)
    )
    undo = Button(APART, request.reader.say("incident-none-undo"), str(row.incident.number))
    return Reply(short_message(request.reader.rich("incident-linked", numbers=numbers), undo))


def _number(row: NamedIncident) -> int:
    return row.incident.number


LINK = RecordForm(INCIDENT, "incident.same", "incident-same-title", _ask, _submit)
