"""`/incident list`: the incidents that the asker may see, by area, category and week in free words."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from commands.examples import Examples
from commands.incident.page import names_page, page_at, page_message, page_named
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Button, Message, buttons, context, section
from commands.vocabulary.text import Mrkdwn, clip
from domain.categories import CATEGORIES, category_name, group_name
from domain.incident_filters import IncidentFilter, read_filter, restore_filter
from domain.prefill import NamedArea
from domain.privacy import find_personal_data
from storage.incident_rows import IncidentPage
from storage.store import Store

LONGEST_ECHO = 80


def list_incidents(request: Request, store: Store) -> Response:
    """The latest incidents that fit the words, or which of these name nothing known; a number alone is a page."""
    areas = [NamedArea(area.id or 0, area.name) for area in store.geography.areas()]
    wanted, unknown = read_filter(request.words, areas, request.today)
    if names_page(request.words) and unknown:
        return Reply(_listed(int(request.words), wanted, request, store))
    if unknown:
        return Reply(_not_understood(unknown, request, store))
    return Reply(_listed(1, wanted, request, store))


def list_incidents_page(request: Request, store: Store) -> Response:
    """Another page with the same filter, in place of the one before."""
    number, _, written = request.value.partition("|")
    return Reply(_listed(page_named(number), restore_filter(written), request, store), replace=True)


def _not_understood(unknown: str, request: Request, store: Store) -> Message:
    """Personal data is not said again, not even to the one who typed it."""
    examples = Examples.of(request, store).facts()
    if find_personal_data(request.words):
        words = request.reader.rich("incident-filter-unclear", **examples)
    else:
        words = request.reader.rich("incident-filter-unknown", words=clip(unknown, LONGEST_ECHO), **examples)
    return Message(words, (section(words),))


def _listed(number: int, wanted: IncidentFilter, request: Request, store: Store) -> Message:
    leaf = page_at(number, partial(_read, wanted, request, store))
    about = _about(wanted, request.reader, store)
    own_only = [] if request.viewer.sees_open else [context(request.reader.rich("incident-list-own"))]
    if leaf.page.total:
        title = request.reader.say("incident-list-title")
        shown = page_message(title, about, leaf, "incident.list", wanted.written(), request)
    else:
        shown = _nothing_listed(about, request.reader)
    return replace(shown, blocks=(*shown.blocks, *own_only))


def _read(wanted: IncidentFilter, request: Request, store: Store, skip: int) -> IncidentPage:
    since, until = wanted.week.bounds(request.reader.zone) if wanted.week else (None, None)
    return store.incidents.listed(
        request.viewer,
        areas=wanted.areas,
        categories=wanted.every_category(),
        since=since,
        until=until,
        skip=skip,
    )


def _nothing_listed(about: Mrkdwn | None, reader: Reader) -> Message:
    if about is None:
        words = reader.rich("incident-list-empty")
        button = Button("incident.open", reader.say("incident-report-title"), style="primary")
    else:
        words = reader.rich("incident-list-none-fit", about=about)
        button = Button("incident.list", reader.say("incident-list-all"), f"1|{IncidentFilter().written()}")
    return Message(words, (section(words), buttons(button)))


def _about(wanted: IncidentFilter, reader: Reader, store: Store) -> Mrkdwn | None:
    parts = list(_parts(wanted, reader, store))
    return reader.rich("incident-filter", parts=" · ".join(parts)) if parts else None


def _parts(wanted: IncidentFilter, reader: Reader, store: Store) -> Iterator[str]:
    areas = [area.name for area in map(store.geography.area, wanted.areas) if area]
    if areas:
        yield reader.list(areas)
    if wanted.categories:
        yield reader.list(_category(key, reader) for key in wanted.categories)
    if wanted.week:
        yield reader.say("incident-week", number=str(wanted.week.number), year=str(wanted.week.year))


def _category(key: str, reader: Reader) -> str:
    """A heading by the name of its group: it stands for all kinds in it."""
    named = group_name if CATEGORIES[key].group == key else category_name
    return named(key, reader.language)
