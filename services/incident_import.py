"""Import incidents from the rows of a file, which name areas, places, partners and units: all of them or none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.audit import AuditEvent
from domain.cells import Cells, RowError
from domain.incident_rows import IncidentRow, read_row, refuse_pointers
from domain.incidents import IncidentFacts, plain_facts_of
from domain.own_categories import DEFAULT, Categories
from services.name_book import NameBook
from storage.incident_changes import state_of
from storage.incidents import ReportedIncident
from storage.store import Store

PART = 500
"""So many incidents are stored at once."""
Rows = dict[int, IncidentRow]
"""Incidents by the number of their row in the file."""
Parts = Sequence[Sequence[ReportedIncident]]


class RowsRefused(Exception):
    """Why some rows cannot be imported, by their number in the file; none of the file is."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        super().__init__(f"{len(reasons)} rows")
        self.reasons = reasons


def read_incidents(
    lines: Iterable[tuple[int, Callable[[], Cells]]],
    zone: ZoneInfo,
    now: datetime,
    kept: Sequence[str] | None,
    categories: Categories = DEFAULT,
) -> Rows:
    """Read numbered rows, whose times are local to `zone`; raises RowsRefused.

    `kept` are the names that may stand in every text; with None, a text may point at someone.
    """
    rows: Rows = {}
    reasons: dict[int, str] = {}
    places: dict[int, int] = {}
    for place, cells in lines:
        try:
            rows[place] = read_row(cells(), zone, now, categories)
            if kept is not None:
                refuse_pointers(rows[place], kept)
            _refuse_twin(rows[place], place, places)
        except RowError as error:
            reasons[place] = str(error)
    reasons |= _unlinkable(rows)
    if reasons:
        raise RowsRefused(reasons)
    return rows


def _unlinkable(rows: Rows) -> dict[int, str]:
    """Tell by row why it cannot be of the same event as the one that it names: that is no first report here."""
    firsts = {row.number for row in rows.values() if row.number and not row.same_event}
    return {
        place: f"same_event {row.same_event} is not the number of another row without same_event"
        for place, row in rows.items()
        if row.same_event and row.same_event not in firsts
    }


def import_incidents(
    store: Store, rows: Rows, now: datetime, follow: Callable[[Parts], Iterable[Sequence[ReportedIncident]]]
) -> list[str]:
    """Store the incidents with the areas, places, partners and units that are new; returns the names of new areas.

    Partners join `now`. `follow` shows how far it has come. Raises RowsRefused for numbers in use.
    """
    used = store.incidents.used_numbers()
    taken = {place: row.number for place, row in rows.items() if row.number in used}
    if taken:
        raise RowsRefused({place: f"number {number} is already in use" for place, number in taken.items()})
    book = NameBook(store, now)
    fresh = store.incidents.numbered([_reported(row, book) for row in rows.values()])
    ids: dict[int, int] = {}
    for part in follow([fresh[start : start + PART] for start in range(0, len(fresh), PART)]):
        ids |= {new.number: new.id for new in store.incidents.add_each(part)}
        for each in part:
            told = state_of(each.facts)
            store.audit.note(AuditEvent.MADE, "incident", each.number, by="", at=now, content=told)
    _link(store, zip(rows.values(), fresh, strict=True), ids)
    return book.new_areas


def _link(store: Store, told: Iterable[tuple[IncidentRow, ReportedIncident]], ids: Mapping[int, int]) -> None:
    """Let reports be of the event that their rows name, by the ids of what was stored."""
    events: dict[int, list[int]] = {}
    for row, stored in told:
        if row.same_event and stored.number:
            events.setdefault(ids[row.same_event], []).append(ids[stored.number])
    for first, others in events.items():
        store.same_events.put_together(store.same_events.those([first, *others]))


def _refuse_twin(row: IncidentRow, place: int, places: dict[int, int]) -> None:
    """Raise RowError when an earlier row has that number; `places` keeps which row had it."""
    if row.number is not None and places.setdefault(row.number, place) != place:
        raise RowError(f"number {row.number} stands in row {places[row.number]} too")


def _reported(row: IncidentRow, book: NameBook) -> ReportedIncident:
    area = book.area(row.area)
    place, named = book.place(row.place, area), tuple(book.partner(name) for name in row.named_partners)
    return ReportedIncident(
        facts=IncidentFacts(**plain_facts_of(row), area=area, place=place, named_partners=named),
        reporter=row.reporter or None,
        unit=book.unit(row.partner, row.unit),
        reported_at=row.reported_at,
        number=row.number,
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason=row.withdrawn_reason,
        text_erased_at=row.text_erased_at,
        text_erased_why=row.text_erased_why,
    )
