"""The register out of one database and into another, and everything that a file may have wrong."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StartError
from bot.operations import register_files
from bot.operations.register_files import PARTNERS, PLACES, RegisterFile
from bot.settings import Settings
from domain.incidents import PlaceKind
from domain.register import PartnerKind
from services.geography import add_area, register_place
from services.partnership import add_partners
from services.register import retire
from services.register_import import partner_rows, place_rows
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.conftest import NOW


@pytest.fixture
def opened(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for a database whose workspace has a partner with two units, and two areas."""
    monkeypatch.setattr(register_files, "system_clock", lambda: NOW)
    return plant(f"sqlite:///{tmp_path}/source.db", settings, filled=True)


def plant(url: str, settings: Settings, *, filled: bool) -> Settings:
    database = Database(url)
    migrate(database)
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
        if filled:
            add_partners(store, [("Kommunen", ["Skola", "=Gata"])], NOW, PartnerKind.MUNICIPALITY)
            add_partners(store, [("Polisen", []), ("Borta", [])], NOW)
            retire(store, store.partnership.partners_by_name()["borta"], by="UBOSS", now=NOW)
            lundby, centre = add_area(store, "Lundby"), add_area(store, "Centrum")
            lundby.parent_id = centre.id
            for name, what in (("Torget", PlaceKind.STREET), ("Bron", None)):
                register_place(store, name, lundby.id, what)
    database.close()
    return replace(settings, database_url=url)


def rows(settings: Settings) -> tuple[list[Any], list[Any]]:
    database = Database(settings.database_url)
    with database.transaction(reading=True) as session:
        store = Store(session, "T1")
        found = [vars(each) for each in partner_rows(store)], [vars(each) for each in place_rows(store)]
    database.close()
    return found


def brought(kind: RegisterFile[Any], settings: Settings, file: Path, *lines: str, anyway: bool = False) -> bool:
    file.write_text("\n".join(lines), encoding="utf-8")
    return kind.bring_in(settings, file, anyway=anyway, workspace=None)


def test_what_is_exported_is_brought_in_elsewhere(
    opened: Settings, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = plant(f"sqlite:///{tmp_path}/target.db", settings, filled=False)
    for kind, file in ((PARTNERS, tmp_path / "partners.csv"), (PLACES, tmp_path / "places.csv")):
        kind.write_out(opened, file, None)
        (tmp_path / "copy.csv").write_bytes(file.read_bytes().replace(b"Hela kommunen;;;\r\n", b""))
        assert kind.bring_in(target, tmp_path / "copy.csv", anyway=False, workspace=None)
    assert "3 rows imported from copy.csv" in capsys.readouterr().err
    assert "'=Gata" in (tmp_path / "partners.csv").read_text("utf-8")
    (partners, places), (same_partners, same_places) = rows(opened), rows(target)
    assert partners == same_partners
    assert sorted(map(str, places)) == sorted(map(str, same_places))
    assert {"area": "Lundby", "part_of": "Centrum", "place": "Torget", "place_kind": "street"} in places


FAULTS: Sequence[tuple[RegisterFile[Any], Sequence[str], str]] = (
    (PARTNERS, ["Polisen,,"], "partner is there already"),
    (PARTNERS, ["KOMMUNEN,,skola"], "unit is there already"),
    (PARTNERS, ["Eken,,Norr", "eken,,norr"], "unit is there already"),
    (PARTNERS, ["Eken,,", "eken,,"], "partner is there already"),
    (PARTNERS, ["Kommunen,police,Hamn"], "kind is another one"),
    (PARTNERS, ["Eken,guild,"], "kind must be one of municipality, police"),
    (PARTNERS, ["Eken: Norr,,"], "partner holds “:”"),
    (PARTNERS, [",,Norr"], "partner is empty"),
    (PARTNERS, ["Eken,,Anna Andersson"], "unit may point at someone (name)"),
    (PLACES, ["Lundby,,torget"], "place is there already"),
    (PLACES, ["Lundby,,"], "area is there already"),
    (PLACES, ["Lundby,Centrum,"], "area is there already"),
    (PLACES, ["Lundby,,Kiosken,kiosk"], "place_kind must be one of street, path"),
    (PLACES, ["Kajen,,,park"], "place_kind is given without its place"),
    (PLACES, ["Hamnen,Atlantis,"], "part_of is no known area"),
    (PLACES, ["Lundby,Hela kommunen,"], "part_of is another area"),
    (PLACES, ["Centrum,Lundby,"], "part_of would put the area into itself"),
    (PLACES, ["Kajen,Kajen,"], "part_of would put the area into itself"),
    (PLACES, ["Kajen,Piren,", "Piren,Kajen,"], "part_of would put the area into itself"),
)


@pytest.mark.parametrize(("kind", "lines", "why"), FAULTS)
def test_a_bad_row_is_named_and_nothing_is_imported(
    opened: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: RegisterFile[Any],
    lines: Sequence[str],
    why: str,
) -> None:
    before = rows(opened)
    header = "partner,kind,unit" if kind is PARTNERS else "area,part_of,place,place_kind"
    good = "Runstenen,housing,Norr" if kind is PARTNERS else "Skänninge,,Parken,park"
    padded = [line + "," * (header.count(",") - line.count(",")) for line in lines]
    assert not brought(kind, opened, tmp_path / "in.csv", header, good, *padded)
    said = capsys.readouterr().err
    assert f"row {2 + len(lines)}: {why}" in said
    assert "1 row cannot be taken; nothing was imported" in said
    assert rows(opened) == before


def test_names_may_be_taken_anyway_and_what_is_out_of_use_comes_back(opened: Settings, tmp_path: Path) -> None:
    file, header = tmp_path / "in.csv", "partner,kind,unit"
    assert brought(PARTNERS, opened, file, header, "Eken,,Anna Andersson", "Borta,other,", anyway=True)
    partners, _ = rows(opened)
    assert {"partner": "Borta", "kind": "other", "unit": "Borta"} in partners
    assert {"partner": "Eken", "kind": None, "unit": "Anna Andersson"} in partners


def test_a_file_of_places_may_lack_their_kinds(opened: Settings, tmp_path: Path) -> None:
    assert brought(PLACES, opened, tmp_path / "in.csv", "area,part_of,place", "Skänninge,,Parken")
    _, places = rows(opened)
    assert {"area": "Skänninge", "part_of": "", "place": "Parken", "place_kind": None} in places


def test_another_file_is_none_of_ours(opened: Settings, tmp_path: Path) -> None:
    with pytest.raises(StartError, match="missing: area, part_of"):
        brought(PLACES, opened, tmp_path / "in.csv", "place", "Torget")
