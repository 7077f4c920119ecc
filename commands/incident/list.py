"""`/incident list` and `/incident mine`: what one may see, narrowed in free words, and what one has reported."""

from functools import partial

from commands.incident.card import glimpse, identified
from commands.incident.export import EXCEL
from commands.incident.filter_words import filter_meant, not_understood, say_filter
from commands.kit.listing import LONGEST_CARRIED, Listing, ListRow, page_asked
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Button, Message, context, short_message
from commands.vocabulary.text import Mrkdwn
from domain.incident_filters import pin_week
from services.incident_lists import search_for
from storage.incident_rows import NamedIncident
from storage.store import Store

LONGEST_GLIMPSE = 140


def list_incidents(request: Request, store: Store) -> Response:
    """List the latest incidents that fit the words, or say which of these name nothing known."""
    number, words = page_asked(request)
    wanted, unknown = filter_meant(words, request, store)
    if unknown:
        return Reply(not_understood(words, unknown, request, store))
    search = search_for(store, wanted, request.viewer, request.reader.zone)
    about = say_filter(wanted, request.viewer, request.reader, store)
    asked = pin_week(words, request.today)
    listing = Listing(
        "incident.list",
        "incident.show",
        "incident-list-title",
        lambda skip: store.incidents.listed(request.viewer, search, skip=skip),
        partial(incident_row, request=request),
        _none_fit(about, request.reader) if about else _nothing("incident-list-empty", request.reader),
        about=about,
        words=asked,
        below=() if request.viewer.sees_open else (context(request.reader.rich("incident-list-own")),),
        onwards=_export_buttons(asked, request.reader),
    )
    return listing.answer(number, request, store)


def _export_buttons(asked: str, reader: Reader) -> tuple[Button, ...]:
    """The buttons to the files, where they can carry all that was asked: a part of it would be a wider file."""
    if len(asked) > LONGEST_CARRIED:
        return ()
    return (
        Button("incident.export", reader.say("incident-button-export-excel"), f"{EXCEL} {asked}"),
        Button("incident.export", reader.say("incident-button-export-csv"), asked),
    )


def list_my_incidents(request: Request, store: Store) -> Response:
    """List the asker's latest reports, withdrawn or not."""
    listing = Listing(
        "incident.mine",
        "incident.show",
        "incident-mine-title",
        lambda skip: store.incidents.of_reporter(request.user, skip=skip),
        partial(incident_row, request=request),
        _nothing("incident-mine-empty", request.reader),
    )
    return listing.answer(page_asked(request)[0], request, store)


def incident_row(named: NamedIncident, request: Request) -> ListRow:
    """Put an incident into a row of a list."""
    incident = named.incident
    key = "incident-row-withdrawn" if incident.withdrawn_at else "incident-row"
    facts = identified(named, request.now, request.reader)
    line = request.reader.rich(key, number=str(incident.number), **facts)
    return ListRow(incident.number, line, glimpse(named, LONGEST_GLIMPSE, request.reader))


def _nothing(key: str, reader: Reader) -> Message:
    report = Button("incident.open", reader.say("incident-report-title"), style="primary")
    return short_message(reader.rich(key), report)


def _none_fit(about: Mrkdwn, reader: Reader) -> Message:
    every = Button("incident.list", reader.say("incident-list-all"), "1|")
    return short_message(reader.rich("incident-list-none-fit", about=about), every)
