"""`/incident list` and `/incident mine`: what one may see, narrowed in free words, and what one has reported."""

from collections.abc import Iterator
from functools import partial

from commands.examples import Examples
from commands.incident.card import glimpse, identified
from commands.kit.listing import Listing, ListRow, page_asked
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Button, Message, context, short_message
from commands.vocabulary.text import Mrkdwn, clip
from domain.incident_filters import IncidentFilter, pin_week, read_filter
from domain.privacy import find_personal_data
from storage.incident_rows import NamedIncident
from storage.incident_search import IncidentSearch
from storage.queries import Page
from storage.store import Store

LONGEST_ECHO = 80
LONGEST_GLIMPSE = 140


def list_incidents(request: Request, store: Store) -> Response:
    """List the latest incidents that fit the words, or say which of these name nothing known."""
    number, words = page_asked(request)
    known = store.geography.named_areas(), request.today, store.categories.known()
    wanted, unknown = read_filter(words, *known)
    if unknown:
        return Reply(_not_understood(words, unknown, request, store))
    about = _about(wanted, request.reader, store)
    listing = Listing(
        "incident.list",
        "incident.show",
        "incident-list-title",
        partial(_read, wanted, request, store),
        partial(incident_row, request=request),
        _none_fit(about, request.reader) if about else _nothing("incident-list-empty", request.reader),
        about=about,
        words=pin_week(words, request.today),
        below=() if request.viewer.sees_open else (context(request.reader.rich("incident-list-own")),),
    )
    return listing.answer(number, request, store)


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


def _not_understood(words: str, unknown: str, request: Request, store: Store) -> Message:
    """Personal data is not said again, not even to the one who typed it."""
    examples = Examples.of(request, store).facts()
    if find_personal_data(words):
        return short_message(request.reader.rich("incident-filter-unclear", **examples))
    echo = clip(unknown, LONGEST_ECHO)
    return short_message(request.reader.rich("incident-filter-unknown", words=echo, **examples))


def _read(wanted: IncidentFilter, request: Request, store: Store, skip: int) -> Page[NamedIncident]:
    since, until = wanted.week.bounds(request.reader.zone) if wanted.week else (None, None)
    search = IncidentSearch(
        areas=store.geography.areas_within(wanted.areas),
        categories=store.categories.known().kinds_of(wanted.categories),
        since=since,
        until=until,
    )
    return store.incidents.listed(request.viewer, search, skip=skip)


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


def _about(wanted: IncidentFilter, reader: Reader, store: Store) -> Mrkdwn | None:
    parts = list(_parts(wanted, reader, store))
    return reader.rich("incident-filter", parts=" · ".join(parts)) if parts else None


def _parts(wanted: IncidentFilter, reader: Reader, store: Store) -> Iterator[str]:
    areas = [area.name for area in map(store.geography.area, wanted.areas) if area]
    if areas:
        yield reader.list(areas)
    if wanted.categories:
        yield reader.list(name_kinds(key, reader, store) for key in wanted.categories)
    if wanted.week:
        yield reader.say("incident-week", number=str(wanted.week.number), year=str(wanted.week.year))


def name_kinds(key: str, reader: Reader, store: Store) -> str:
    """Name categories; a heading by the name of its group, as it stands for all kinds in it."""
    known = store.categories.known()
    return (known.headings.get(key) or known.by_key[key]).name(reader.language)
