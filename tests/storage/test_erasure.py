"""What was erased is in no byte of the database's files, and does not come back with an older backup."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from domain.erasure import ErasureReason, key_of_record
from domain.incidents import IncidentFacts
from services.erasure import erase_text
from services.geography import area_named
from storage.backup_files import CopyError
from storage.copies import back_up
from storage.database import Database
from storage.erasure_list import COMPANION
from storage.erasure_traces import erase_traces
from storage.restoring import restore
from storage.schema import migrate
from storage.store import Store
from storage.tables import Incident, Workspace
from tests.conftest import NOW
from tests.storage.test_erasure_traces import files_of, log_of

REQUEST = ErasureReason.REQUEST


@pytest.fixture
def opened(empty: Database) -> Database:
    """A database of this version with a workspace."""
    migrate(empty)
    with empty.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
    return empty


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(f"sqlite:///{tmp_path / 'other.db'}")) as fresh:
        yield fresh


def report(database: Database, words: str) -> int:
    with database.transaction() as session:
        store = Store(session, "T1")
        area = area_named(store, "Allt").id
        facts = IncidentFacts(category="threat", area=area, happened_at=NOW, text=words)
        return store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW).id


def rewrite(database: Database, incident_id: int, words: str) -> None:
    with database.transaction() as session:
        store, incident = Store(session, "T1"), session.get_one(Incident, incident_id)
        facts = store.incidents.facts_of(incident)
        said = IncidentFacts(category="threat", area=facts.area, happened_at=NOW, text=words)
        store.incidents.correct(incident, said, by="U1", at=NOW)


def erase(database: Database, incident_id: int, days: int = 1) -> None:
    with database.transaction() as session:
        incident = session.get_one(Incident, incident_id)
        erase_text(Store(session, "T1"), incident, REQUEST, by="U1", now=NOW + timedelta(days=days))


def texts(database: Database) -> dict[int, tuple[str, str | None]]:
    """What incidents say, and why nothing any more, by their numbers."""
    with database.transaction(reading=True) as session:
        rows = [named.incident for named in Store(session, "T1").incidents.every()]
    return {row.number: (row.text, row.text_erased_why) for row in rows}


def numbers_in(database: Database, mark: str) -> list[int]:
    """The numbers that stand after the mark in any of the files in which the database keeps its rows."""
    held = b"\n".join([log_of(database), *(file.read_bytes() for file in files_of(database))])
    return sorted({int(number) for number in re.findall(rb"%s(\d+)!" % mark.encode(), held)})


def test_no_byte_of_the_files_holds_what_was_erased(opened: Database) -> None:
    chance = Random(7)  # noqa: S311 (sizes of texts)
    mark = f"mark{opened.engine.dialect.name}"
    known = [report(opened, f"{mark}{number}! {'y' * chance.randint(0, 900)}") for number in range(60)]
    for number in (chance.randrange(60) for _ in range(90)):
        rewrite(opened, known[number], f"{mark}{number}! {'w' * chance.randint(0, 900)}")
    assert numbers_in(opened, mark) == list(range(60))
    for number in range(0, 60, 2):
        erase(opened, known[number])
    erase_traces(opened)
    assert numbers_in(opened, mark) == list(range(1, 60, 2))


def test_an_older_backup_does_not_bring_it_back(opened: Database, tmp_path: Path) -> None:
    first, second = report(opened, "Ett"), report(opened, "Två")
    (tmp_path / "kept").mkdir()
    back_up(opened, tmp_path / "kept" / "backup")
    erase(opened, first)
    assert restore(tmp_path / "kept" / "backup", opened).erased == 1
    assert texts(opened) == {1: ("", "request"), 2: ("Två", None)}
    assert restore(tmp_path / "kept" / "backup", opened).erased == 1, "the list has been kept"
    assert not (tmp_path / "kept" / COMPANION).exists()
    assert second


def test_the_list_beside_the_backups_tells_another_database(
    opened: Database, other: Database, tmp_path: Path
) -> None:
    first = report(opened, "Ett")
    back_up(opened, tmp_path / "older")
    erase(opened, first)
    back_up(opened, tmp_path / "newer")
    back_up(opened, tmp_path / "newest")
    listed = tmp_path / COMPANION
    assert listed.stat().st_mode & 0o777 == 0o600
    assert [each["key"] for each in json.loads(listed.read_text())] == [key_of_record("T1", "incident", 1, NOW)]
    assert restore(tmp_path / "older", other).erased == 1
    assert texts(other) == {1: ("", "request")}
    assert restore(tmp_path / "newer", other).erased == 0
    listed.write_text("{")
    with pytest.raises(CopyError, match="cannot be read"):
        restore(tmp_path / "older", other)


def test_what_was_written_after_the_erasure_comes_back(opened: Database, other: Database, tmp_path: Path) -> None:
    first = report(opened, "Ett")
    erase(opened, first)
    rewrite(opened, first, "Två")
    back_up(opened, tmp_path / "backup")
    assert restore(tmp_path / "backup", other).erased == 0
    assert texts(other) == {1: ("Två", "request")}


def test_a_number_that_is_given_again_is_another_incident(opened: Database, tmp_path: Path) -> None:
    back_up(opened, tmp_path / "backup")
    erase(opened, report(opened, "Ett"))
    restore(tmp_path / "backup", opened, may_empty=True)
    with opened.transaction() as session:
        store = Store(session, "T1")
        facts = IncidentFacts(category="threat", area=area_named(store, "Allt").id, happened_at=NOW, text="Ny")
        store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW + timedelta(hours=1))
    back_up(opened, tmp_path / "later")
    assert restore(tmp_path / "later", opened).erased == 0
    assert texts(opened) == {1: ("Ny", None)}
