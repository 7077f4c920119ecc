"""Incidents out of one database and into another, and everything that a file may have wrong."""

import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from bot.errors import StartError
from bot.operations import incident_import
from bot.operations.incident_export import write_out
from bot.operations.incident_import import bring_in
from bot.settings import Settings
from domain.incident_rows import COLUMNS
from domain.incidents import IncidentFacts, PlaceKind, PoliceReport, Severity
from domain.sharing import Sharing
from services.geography import area_named, place_named
from services.partnership import unit_named
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Area, Incident, NamedPartner, Workspace
from tests.conftest import NOW, keep_areas, keep_partners
from tests.postgres import Cluster

MARK = "Hemligmarkering"
ROW = {"happened_at": "2026-11-19T22:30", "category": "Hot", "area": "Mantorp"}
Told = Callable[[], str]


@pytest.fixture
def target(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for a database with an empty workspace, on 20 November 2026."""
    monkeypatch.setattr(incident_import, "system_clock", lambda: NOW)
    return open_target(f"sqlite:///{tmp_path}/target.db", settings)


def open_target(url: str, settings: Settings) -> Settings:
    """Settings for that database, migrated, with an empty workspace."""
    changed = replace(settings, database_url=url)
    database = Database(url)
    migrate(database)
    with database.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
    database.close()
    return changed


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """What the operator read since the last look."""
    return lambda: capsys.readouterr().err


def write(file: Path, *rows: dict[str, str], columns: Sequence[str] = COLUMNS) -> Path:
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns)
        writer.writeheader()
        writer.writerows(rows)
    return file


def stored(settings: Settings) -> list[Incident]:
    database = Database(settings.database_url)
    with database.transaction(reading=True) as session:
        found = list(session.exec(select(Incident).order_by(Incident.number)))  # type: ignore[arg-type]
    database.close()
    return found


def fill(settings: Settings) -> None:
    """Incidents of every shape, as people would have reported them."""
    database = Database(settings.database_url)
    with database.transaction() as session:
        store = Store(session, "T1")
        skanninge = area_named(store, "Skänninge").id
        unit = unit_named(store, "Bostadsbolaget Eken", "Norr")
        own = unit_named(store, "Polisen", "Polisen")
        place = place_named(store, "Stationen", skanninge)
        for number, text in enumerate(["=1+1", "'citat'", 'rad\nrad\r\n"rad";,', "", "  blanka  ", "å" * 3_000]):
            facts = IncidentFacts(
                category="damage.glass" if number % 2 else "threat",
                area=skanninge,
                happened_at=NOW - timedelta(hours=number, microseconds=number),
                uncertain=bool(number % 2),
                place=place.id if number % 3 else None,
                text=text,
                severity=[None, *Severity][number % 4],
                police_report=list(PoliceReport)[number % 3],
                place_kind=[None, *PlaceKind][number % 13],
                sharing=list(Sharing)[number % 5],
                named_partners=(unit.partner_id, own.partner_id),
            )
            new = store.incidents.add(
                facts, reporter=f"U{number}", unit=[None, unit, own][number % 3], reported_at=NOW
            )
            if number == 3:
                incident = store.session.get_one(Incident, new.id)
                store.incidents.withdraw(incident, reason="-Dubblett", by="U3", at=NOW)
    database.close()


def test_what_is_exported_and_brought_in_elsewhere_is_exported_the_same(
    tmp_path: Path, settings: Settings, target: Settings, told: Told
) -> None:
    source = open_target(f"sqlite:///{tmp_path}/source.db", settings)
    fill(source)
    write_out(source, tmp_path / "first.csv")
    assert bring_in(target, tmp_path / "first.csv")
    write_out(target, tmp_path / "second.csv")
    assert (tmp_path / "second.csv").read_bytes() == (tmp_path / "first.csv").read_bytes()
    said = told()
    assert "new areas: Skänninge" in said
    assert "6 incidents imported from first.csv" in said
    assert "6 incidents written to" in said


def test_it_goes_both_ways_between_the_databases(
    tmp_path: Path, settings: Settings, target: Settings, cluster: Cluster
) -> None:
    fill(target)
    server = open_target(cluster.create("bulk"), settings)
    write_out(target, tmp_path / "first.csv")
    assert bring_in(server, tmp_path / "first.csv")
    write_out(server, tmp_path / "second.csv")
    assert (tmp_path / "second.csv").read_bytes() == (tmp_path / "first.csv").read_bytes()


def test_numbers_stay_and_empty_ones_get_the_next(tmp_path: Path, target: Settings) -> None:
    rows = [ROW, ROW | {"number": "7"}, ROW, ROW | {"number": "2"}]
    assert bring_in(target, write(tmp_path / "in.csv", *rows))
    assert [each.number for each in stored(target)] == [2, 7, 8, 9]
    assert bring_in(target, write(tmp_path / "in.csv", ROW))
    assert [each.number for each in stored(target)] == [2, 7, 8, 9, 10]


def test_the_next_report_gets_the_number_after_the_highest(tmp_path: Path, target: Settings) -> None:
    bring_in(target, write(tmp_path / "in.csv", ROW | {"number": "41"}))
    database = Database(target.database_url)
    with database.transaction() as session:
        assert Store(session, "T1").numbers.take("incident") == 42
    database.close()


def test_each_bad_row_is_named_and_nothing_is_brought_in(tmp_path: Path, target: Settings, told: Told) -> None:
    bring_in(target, write(tmp_path / "in.csv", ROW | {"number": "5"}))
    told()
    rows = [
        ROW,
        ROW | {"number": "8", "text": MARK},
        ROW | {"happened_at": MARK},
        ROW | {"happened_at": "2026-11-21"},
        ROW | {"number": "8"},
        ROW | {"text": "å" * 3_001},
        ROW | {"text": f"{MARK} 19121212-1212"},
        ROW | {"category": MARK},
    ]
    assert not bring_in(target, write(tmp_path / "bad.csv", *rows))
    said = told()
    assert said.splitlines() == [
        "row 4: happened_at is no time; write for example 2026-11-20T22:30",
        "row 5: happened_at has not come yet",
        "row 6: number 8 stands in row 3 too",
        "row 7: text is longer than 3000 characters",
        "row 8: text holds personal data (personnummer), which must never be stored",
        "row 9: category is not one of the known categories",
        "6 rows cannot be taken; nothing was imported",
    ]
    assert [each.number for each in stored(target)] == [5]


def test_a_row_with_cells_too_many_or_too_few_is_named_among_the_others(
    tmp_path: Path, target: Settings, told: Told
) -> None:
    file = write(tmp_path / "bad.csv", ROW, ROW | {"area": ""}, ROW)
    head, first, second, third = file.read_text(encoding="utf-8").splitlines()
    rows = [head, f"{first},{MARK}", second, third, MARK]
    file.write_text("\n".join(rows), encoding="utf-8")
    assert not bring_in(target, file)
    width = len(COLUMNS)
    assert told().splitlines() == [
        f"row 2: it has {width + 1} cells, and the header {width}",
        "row 3: area is empty",
        f"row 5: it has 1 cell, and the header {width}",
        "3 rows cannot be taken; nothing was imported",
    ]
    assert stored(target) == []


def test_what_may_point_at_someone_is_taken_only_anyway(tmp_path: Path, target: Settings, told: Told) -> None:
    rows = [ROW | {"text": "Bilen ABC 123 stod där"}, ROW | {"place": "Hos Anna Andersson"}]
    file = write(tmp_path / "in.csv", *rows)
    assert not bring_in(target, file)
    first, second, _ = told().splitlines()
    assert first.startswith("row 2: text may point at someone (")
    assert second.startswith("row 3: place may point at someone (")
    assert "ABC" not in first
    assert "Anna" not in second
    assert stored(target) == []
    assert bring_in(target, file, anyway=True)
    assert len(stored(target)) == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"area": "Anna Andersson"},
        {"partner": "Anna Andersson"},
        {"partner": "Kommunen", "unit": "Anna Andersson"},
        {"sharing": "amber", "named_partners": "Kommunen; Anna Andersson"},
        {"place": "Hos Anna\r\nAndersson"},
    ],
)
def test_every_column_of_words_is_asked_about(
    tmp_path: Path, target: Settings, told: Told, changed: dict[str, str]
) -> None:
    assert not bring_in(target, write(tmp_path / "in.csv", ROW | changed))
    assert f"{list(changed)[-1]} may point at someone (name)" in told()
    assert stored(target) == []


def test_what_is_called_as_an_area_points_at_nobody(tmp_path: Path, target: Settings) -> None:
    assert bring_in(target, write(tmp_path / "a.csv", ROW | {"area": "Erik Dahlberg"}), anyway=True)
    assert bring_in(target, write(tmp_path / "b.csv", ROW | {"text": "Klotter i Erik Dahlberg"}))


def test_even_one_is_counted_in_words(tmp_path: Path, target: Settings, told: Told) -> None:
    bring_in(target, write(tmp_path / "in.csv", ROW))
    write_out(target, tmp_path / "out.csv")
    _, first, second = told().splitlines()
    assert first == "1 incident imported from in.csv"
    assert second.startswith("1 incident written to ")


def test_a_number_in_use_is_a_fault_of_its_row(tmp_path: Path, target: Settings, told: Told) -> None:
    bring_in(target, write(tmp_path / "in.csv", ROW | {"number": "5"}))
    told()
    rows = [ROW | {"area": "Nyort"}, ROW | {"number": "5"}]
    assert not bring_in(target, write(tmp_path / "bad.csv", *rows))
    assert told().splitlines() == [
        "row 3: number 5 is already in use",
        "1 row cannot be taken; nothing was imported",
    ]
    assert [each.number for each in stored(target)] == [5]


def test_only_the_first_fifty_faults_are_named(tmp_path: Path, target: Settings, told: Told) -> None:
    assert not bring_in(target, write(tmp_path / "bad.csv", *[ROW | {"area": ""}] * 80))
    said = told().splitlines()
    assert (len(said), said[-1]) == (51, "80 rows cannot be taken; nothing was imported")


def test_a_file_without_rows_brings_in_nothing(tmp_path: Path, target: Settings, told: Told) -> None:
    assert bring_in(target, write(tmp_path / "in.csv"))
    assert told() == "0 incidents imported from in.csv\n"


def test_a_file_may_lack_a_field_that_need_not_be_told(tmp_path: Path, target: Settings) -> None:
    without = [column for column in COLUMNS if column != "severity"]
    assert bring_in(target, write(tmp_path / "in.csv", ROW, columns=without))
    assert [incident.severity for incident in stored(target)] == [None]


@pytest.mark.parametrize("needed", ["area", "sharing", "withdrawn_at"])
def test_a_file_must_have_every_other_column(tmp_path: Path, target: Settings, needed: str) -> None:
    file = tmp_path / "in.csv"
    file.write_text(",".join(column for column in COLUMNS if column != needed), encoding="utf-8")
    with pytest.raises(StartError, match=rf"missing: {needed}; unknown: 0"):
        bring_in(target, file)


def test_a_file_that_is_none_is_told_of(tmp_path: Path, target: Settings) -> None:
    (tmp_path / "in.csv").write_bytes(b"\xe5\xe4\xf6")
    with pytest.raises(StartError, match=r"is not UTF-8"):
        bring_in(target, tmp_path / "in.csv")


def test_names_are_found_again_whatever_their_case_and_retired_ones_stay_retired(
    tmp_path: Path, target: Settings, told: Told
) -> None:
    database = Database(target.database_url)
    with database.transaction() as session:
        store = Store(session, "T1")
        keep_areas(store, ["Mantorp", "Väderstad"])
        keep_areas(store, ["Väderstad"])
        keep_partners(store, [("Polisen", ["Norr"])])
    rows = [
        ROW | {"area": "mantorp", "partner": "POLISEN", "unit": "norr", "place": "Torget"},
        ROW | {"area": "MANTORP", "partner": "Polisen", "unit": "Norr", "place": "torget"},
    ]
    assert bring_in(target, write(tmp_path / "in.csv", *rows))
    assert "new areas" not in told()
    with database.transaction(reading=True) as session:
        store = Store(session, "T1")
        assert [area.name for area in store.geography.areas()] == ["Väderstad"]
        assert store.partnership.overview() == [("Polisen", ["Norr"])]
        assert len(session.exec(select(Area)).all()) == 3
    database.close()
    assert len({(each.place_id, each.unit_id) for each in stored(target)}) == 1


def test_partners_join_when_they_are_brought_in(tmp_path: Path, target: Settings) -> None:
    rows = [ROW | {"partner": "Polisen"}, ROW | {"sharing": "amber", "named_partners": "Kommunen"}]
    assert bring_in(target, write(tmp_path / "in.csv", *rows))
    database = Database(target.database_url)
    with database.transaction(reading=True) as session:
        joined = [partner.joined_at for partner in Store(session, "T1").partnership.partners()]
    database.close()
    assert joined == [NOW, NOW]


def test_partners_are_named_at_amber(tmp_path: Path, target: Settings) -> None:
    row = ROW | {"sharing": "amber", "named_partners": "Polisen; Kommunen; polisen"}
    assert bring_in(target, write(tmp_path / "in.csv", row))
    database = Database(target.database_url)
    with database.transaction(reading=True) as session:
        assert len(session.exec(select(NamedPartner)).all()) == 2
    database.close()


@pytest.mark.parametrize("opened", [0, 2])
def test_without_a_token_it_must_be_clear_which_workspace_is_meant(
    tmp_path: Path, settings: Settings, opened: int
) -> None:
    changed = replace(settings, database_url=f"sqlite:///{tmp_path}/other.db")
    database = Database(changed.database_url)
    migrate(database)
    with database.transaction() as session:
        for number in range(opened):
            Store(session, f"T{number}").workspace.open(Workspace(id=f"T{number}", created_at=NOW), "Alla")
    database.close()
    with pytest.raises(StartError, match=r"set SLACK_BOT_TOKEN"):
        write_out(changed, tmp_path / "out.csv")


def test_two_thousand_rows_take_a_few_seconds(tmp_path: Path, target: Settings) -> None:
    rows: list[dict[str, Any]] = [
        ROW | {"place": f"Plats {number % 300}", "text": "Klotter på gaveln", "partner": "Polisen"}
        for number in range(2_000)
    ]
    begun = time.process_time()
    assert bring_in(target, write(tmp_path / "in.csv", *rows))
    assert time.process_time() - begun < 6.0
    assert len(stored(target)) == 2_000


@pytest.mark.parametrize(("language", "head"), [("sv", "number;happened_at;"), ("en", "number,happened_at,")])
def test_a_spreadsheet_of_that_language_opens_an_export(
    target: Settings, tmp_path: Path, language: str, head: str
) -> None:
    database = Database(target.database_url)
    with database.transaction() as session:
        Store(session, "T1").workspace.settings().language = language
    database.close()
    fill(target)
    write_out(target, tmp_path / "out.csv")
    written = (tmp_path / "out.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf" + head.encode())
    assert written.decode("utf-8-sig") == written.decode()[1:]
