"""Places are suggested within the area chosen so far, and a new one may be typed."""

import json
from typing import Any

import pytest

from domain.refusals import FormRefused
from storage.store import Store


@pytest.fixture
def towns(store: Store) -> dict[str, int]:
    """Two areas with places, one name in both."""
    areas = {name: store.geography.area_named(name).id or 0 for name in ("Centrum", "Mantorp")}
    for area, name in (("Centrum", "Resecentrum"), ("Centrum", "Stationen"), ("Mantorp", "Stationen")):
        store.geography.place_named(name, areas[area])
    return areas


def shown(talk: Any, letters: str, area: int | None = None) -> list[str]:
    return [option.label for option in talk.suggested("incident.place", letters, area=str(area) if area else None)]


def test_places_of_the_chosen_area_are_suggested(svenska: Any, towns: dict[str, int]) -> None:
    assert shown(svenska, "", towns["Centrum"]) == ["Resecentrum", "Stationen"]
    assert shown(svenska, "stat", towns["Mantorp"]) == ["Stationen", "Ny plats: stat"]
    assert shown(svenska, "STATIONEN", towns["Mantorp"]) == ["Stationen"]


def test_places_of_all_areas_are_told_apart(svenska: Any, towns: dict[str, int]) -> None:
    assert towns
    assert shown(svenska, "station") == ["Stationen · Centrum", "Stationen · Mantorp", "Ny plats: station"]
    assert shown(svenska, "stationen")[-1] == "Ny plats: stationen"


def test_a_new_place_is_stored_once_whatever_its_spelling(
    svenska: Any, store: Store, towns: dict[str, int]
) -> None:
    for typed in ("Norra parken", "norra  PARKEN"):
        (new,) = svenska.suggested("incident.place", typed)[-1:]
        svenska.report(area=str(towns["Centrum"]), place=new.value)
    assert shown(svenska, "norra", towns["Centrum"]) == ["Norra parken", "Ny plats: norra"]
    assert {row.place for row in store.incidents.every()} == {"Norra parken"}


def test_a_place_of_another_area_is_refused_at_its_field(
    svenska: Any, store: Store, towns: dict[str, int]
) -> None:
    place = store.geography.place_named("Resecentrum", towns["Centrum"]).id
    with pytest.raises(FormRefused) as refused:
        svenska.submit(svenska.form(), category="threat", area=str(towns["Mantorp"]), place=f"#{place}")
    why = refused.value.errors["place"]
    assert (
        svenska.ask().reader.say(why.key, **why.facts) == "Resecentrum ligger i Centrum. Byt område eller plats."
    )


def test_a_place_that_is_gone_is_refused(svenska: Any) -> None:
    with pytest.raises(FormRefused) as refused:
        svenska.submit(svenska.form(), category="threat", place="#999")
    assert set(refused.value.errors) == {"place"}


def test_a_place_that_only_a_hidden_report_names_is_no_suggestion(svenska: Any, towns: dict[str, int]) -> None:
    svenska.report(area=str(towns["Centrum"]), place="+Bakgården", sharing="red")
    assert shown(svenska, "bakg", towns["Centrum"]) == ["Bakgården", "Ny plats: bakg"]
    assert shown(svenska.by("U2"), "bakg", towns["Centrum"]) == ["Ny plats: bakg"]
    assert "Bakgården" not in json.dumps(svenska.by("U2").form("bråk Bakgården")["blocks"][2])


@pytest.mark.parametrize("area", ["Centrum", "Mantorp"])
def test_a_place_that_one_cannot_know_of_is_answered_like_one_that_is_not_there(
    svenska: Any, store: Store, towns: dict[str, int], area: str
) -> None:
    svenska.report(area=str(towns["Centrum"]), place="+Bakgården", sharing="red")
    place = f"#{store.incidents.every()[0].incident.place_id}"
    other = svenska.by("U2")
    with pytest.raises(FormRefused) as refused:
        other.submit(other.form(), category="threat", area=str(towns[area]), place=place)
    why = refused.value.errors["place"]
    assert (why.key, why.facts) == ("incident-place-unknown", {})
    shown_again = other.choose(other.form(), "sharing", "red", place=place)
    assert "Bakgården" not in json.dumps(shown_again, ensure_ascii=False)
    assert svenska.report(area=str(towns["Centrum"]), place=place)


def test_the_longest_names_fit(talk: Any, store: Store, towns: dict[str, int]) -> None:
    longest = store.geography.area_named("Ö" * 75).id
    store.geography.place_named("Å" * 75, longest or 0)
    talk.report(area=str(longest), place="+" + "Ä" * 75)
    talk.mail()
    talk.said("visa 1")
    talk.form("ratta 1")
    options = [option.slack().to_dict() for option in talk.suggested("incident.place", "å")]
    assert all(len(option["text"]["text"]) <= 75 and len(option["value"]) <= 150 for option in options)
    assert towns
