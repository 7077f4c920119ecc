"""An import is decided as a whole: what its rows must meet, and what names and numbers become."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from domain.incident_rows import COLUMNS
from domain.roles import Role
from domain.sharing import Viewer
from services.incident_import import Rows, RowsRefused, import_incidents, read_incidents
from services.incident_lists import row_of, rows_of
from storage.store import Store
from storage.tables import Delivery, Incident
from tests.conftest import NOW

BOSS = Viewer("UBOSS", role=Role.COORDINATOR)
LEAST = dict.fromkeys(COLUMNS, "") | {"happened_at": "2026-11-19T22:30", "category": "theft", "area": "Mantorp"}


def read(*changed: dict[str, str], kept: Sequence[str] | None = ()) -> Rows:
    """Rows from the second of a file on, as they are read."""
    lines = [(place, (LEAST | cells).copy) for place, cells in enumerate(changed, 2)]
    return read_incidents(lines, ZoneInfo("Europe/Stockholm"), NOW, kept)


def bring_in(store: Store, *changed: dict[str, str]) -> list[str]:
    return import_incidents(store, read(*changed), NOW, iter)


def numbers(store: Store) -> list[int]:
    return list(store.session.exec(select(Incident.number).order_by(col(Incident.number))))


def test_every_bad_row_is_named_with_its_reason() -> None:
    with pytest.raises(RowsRefused) as refused:
        read({"number": "3"}, {"area": ""}, {"number": "3"}, {"text": "Bilen ABC 123"})
    assert list(refused.value.reasons) == [3, 4, 5]
    assert refused.value.reasons[4] == "number 3 stands in row 2 too"


def test_what_may_point_at_someone_can_be_taken() -> None:
    assert list(read({"text": "Bilen ABC 123"}, kept=None)) == [2]


def test_a_number_in_use_keeps_everything_out(store: Store) -> None:
    bring_in(store, {"number": "5"})
    with pytest.raises(RowsRefused) as refused:
        bring_in(store, {"area": "Nyort"}, {"number": "5"})
    assert refused.value.reasons == {3: "number 5 is already in use"}
    assert numbers(store) == [5]
    assert "Nyort" not in [area.name for area in store.geography.areas()]


def test_rows_without_a_number_get_the_next_after_every_other(store: Store) -> None:
    assert bring_in(store, {}, {"number": "7"}, {}, {"number": "2"}) == ["Mantorp"]
    assert numbers(store) == [2, 7, 8, 9]


def test_an_import_is_stored_as_a_report_is_but_nobody_is_told(store: Store) -> None:
    told: dict[str, Any] = {"severity": "high", "reporter": "U1", "partner": "Polisen", "place": "Torget"}
    bring_in(store, told | {"sharing": "amber", "named_partners": "Kommunen"})
    (row,) = store.incidents.every()
    assert (row.area, row.place, row.partner, row.unit) == ("Mantorp", "Torget", "Polisen", "Polisen")
    assert (row.incident.severity, row.incident.reporter, row.incident.version) == ("high", "U1", 1)
    assert [partner.name for partner in row.shared_with] == ["Kommunen"]
    assert store.session.exec(select(Delivery)).all() == []


def events(store: Store) -> dict[int, int | None]:
    """By number, the number of the first report of the same event."""
    rows = {row.incident.id: row.incident for row in store.incidents.every()}
    return {each.number: rows[each.same_as_id].number if each.same_as_id else None for each in rows.values()}


def test_reports_of_the_same_event_are_linked_again(store: Store) -> None:
    bring_in(store, {"same_event": "4"}, {"number": "4"}, {}, {"number": "2", "same_event": "4"})
    assert events(store) == {5: None, 4: 5, 6: None, 2: 5}
    assert store.incidents.listed(BOSS).total == 2


@pytest.mark.parametrize(
    "rows",
    [
        [{"number": "1", "same_event": "1"}],
        [{"number": "1", "same_event": "2"}],
        [{"number": "1"}, {"number": "2", "same_event": "1"}, {"number": "3", "same_event": "2"}],
        [{"number": "1", "same_event": "none"}],
    ],
    ids=["itself", "none", "no first report", "no number"],
)
def test_what_is_no_first_report_of_the_file_is_refused_at_its_row(rows: list[dict[str, str]]) -> None:
    with pytest.raises(RowsRefused) as refused:
        read(*rows)
    assert list(refused.value.reasons) == [1 + len(rows)]
    assert "same_event" in refused.value.reasons[1 + len(rows)]


def test_a_file_names_the_first_report_of_an_event_that_is_in_it(store: Store) -> None:
    bring_in(store, {"number": "1"}, *({"number": str(n), "same_event": "1"} for n in (2, 3)), {"number": "4"})
    found = store.incidents.every()
    assert [row.same_event for row in rows_of(found, row_of)] == [None, 1, 1, None]
    assert [row.same_event for row in rows_of(found[1:], row_of)] == [None, 2, None]
