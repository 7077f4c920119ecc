"""Read the free words that narrow a list of incidents, and say in words what they were taken for."""

from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

from commands.examples import Examples
from commands.incident.columns import FURTHER
from commands.reader import LANGUAGES, Reader
from commands.request import Request
from commands.vocabulary.blocks import Message, short_message
from commands.vocabulary.text import Mrkdwn, clip
from domain.incident_filters import Chosen, IncidentFilter, read_filter
from domain.privacy import find_personal_data
from domain.sharing import Viewer
from domain.times_of_week import TimesOfWeek
from storage.store import Store

LONGEST_ECHO = 80


def filter_meant(words: str, request: Request, store: Store) -> tuple[IncidentFilter, str]:
    """Read the filter that words ask for, and those of them that name nothing which the asker may know of.

    Places are searched for only among words that name nothing else: there may be many.
    """
    known = store.geography.named_areas(), request.today, store.categories.known()
    choices = _choices(request.reader.zone)
    wanted, unknown = read_filter(words, *known, choices=choices)
    if not unknown:
        return wanted, unknown
    places = store.geography.places_named_in(words, request.viewer)
    return read_filter(words, *known, places, choices)


@cache
def _choices(zone: ZoneInfo) -> tuple[tuple[str, Chosen], ...]:
    """List the words for choices in every language, each with its choice."""
    readers = [Reader(language, zone) for language in LANGUAGES]
    return tuple(
        (words, Chosen(column.name, value))
        for column in FURTHER
        for value in column.words
        for reader in readers
        for words in column.words_sought(value, reader)
    )


def not_understood(words: str, unknown: str, request: Request, store: Store) -> Message:
    """Say which words name nothing; personal data is not said again, not even to the one who typed it."""
    examples = Examples.of(request, store).facts()
    if find_personal_data(words):
        return short_message(request.reader.rich("incident-filter-unclear", **examples))
    echo = clip(unknown, LONGEST_ECHO)
    return short_message(request.reader.rich("incident-filter-unknown", words=echo, **examples))


def say_filter(wanted: IncidentFilter, viewer: Viewer, reader: Reader, store: Store) -> Mrkdwn | None:
    """Write 'Urval: Centrum · Klotter · vecka 47, 2026'; None for all."""
    parts = [*_where_and_what(wanted, viewer, reader, store), *_further(wanted, reader)]
    return reader.rich("incident-filter", parts=" · ".join(parts)) if parts else None


def _where_and_what(wanted: IncidentFilter, viewer: Viewer, reader: Reader, store: Store) -> Iterator[str]:
    areas = [area.name for area in map(store.geography.area, wanted.areas) if area]
    if areas:
        yield reader.list(areas)
    places = (store.geography.place(place, viewer) for place in wanted.places)
    if names := dict.fromkeys(place.name for place in places if place):
        yield reader.list(names)
    if wanted.categories:
        yield reader.list(name_kinds(key, reader, store) for key in wanted.categories)


def _further(wanted: IncidentFilter, reader: Reader) -> Iterator[str]:
    for column in FURTHER:
        chosen = [each.value for each in wanted.choices if each.name == column.name]
        if chosen:
            yield reader.list(column.words_sought(value, reader)[0] for value in chosen)
    if wanted.own:
        yield reader.say("incident-filter-own")
    if wanted.week:
        yield reader.say("incident-week", number=str(wanted.week.number), year=str(wanted.week.year))
    if wanted.times:
        yield _times(wanted.times, reader)


def _times(times: TimesOfWeek, reader: Reader) -> str:
    """'fredag och lördag kl. 18–24'."""
    days = [reader.list(map(reader.weekday, times.days))] if times.days else []
    told = [reader.say("incident-filter-hours", first=str(first), last=str(last)) for first, last in times.hours]
    return " ".join([*days, *([reader.list(told)] if told else [])])


def name_kinds(key: str, reader: Reader, store: Store) -> str:
    """Name categories; a heading by the name of its group, as it stands for all kinds in it."""
    known = store.categories.known()
    return (known.headings.get(key) or known.by_key[key]).name(reader.language)
