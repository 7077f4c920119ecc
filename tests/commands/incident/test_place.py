"""Places are suggested within the area chosen so far, and a new one may be typed."""

import json
from typing import Any

import pytest

from commands.response import Nothing, Reply
from domain.refusals import FormRefused
from services.geography import area_named, register_place
from storage.store import Store
from tests.commands.conversation import Conversation, fields_of, report
from tests.conftest import keep_areas


@pytest.fixture
def towns(store: Store) -> dict[str, int]:
    """Two areas with places, one name in both."""
    areas = {name: area_named(store, name).id for name in ("Centrum", "Mantorp")}
    for area, name in (("Centrum", "Resecentrum"), ("Centrum", "Stationen"), ("Mantorp", "Stationen")):
        register_place(store, name, areas[area])
    return areas


def shown(conversation: Conversation, letters: str, area: int | None = None) -> list[str]:
    return [
        option.label
        for option in conversation.suggested("incident.place", letters, area=str(area) if area else None)
    ]


def test_places_of_the_chosen_area_are_suggested(conversation: Conversation, towns: dict[str, int]) -> None:
    assert shown(conversation, "", towns["Centrum"]) == ["Resecentrum", "Stationen"]
    assert shown(conversation, "stat", towns["Mantorp"]) == ["Stationen", "Ny plats: stat"]
    assert shown(conversation, "STATIONEN", towns["Mantorp"]) == ["Stationen"]


def test_places_of_all_areas_are_told_apart(conversation: Conversation, towns: dict[str, int]) -> None:
    assert towns
    assert shown(conversation, "station") == ["Stationen · Centrum", "Stationen · Mantorp", "Ny plats: station"]
    assert shown(conversation, "stationen")[-1] == "Ny plats: stationen"


def test_a_new_place_is_stored_once_whatever_its_spelling(
    conversation: Conversation, store: Store, towns: dict[str, int]
) -> None:
    for typed in ("Norra parken", "norra  PARKEN"):
        (new,) = conversation.suggested("incident.place", typed)[-1:]
        report(conversation, area=str(towns["Centrum"]), place=new.value)
    assert shown(conversation, "norra", towns["Centrum"]) == ["Norra parken", "Ny plats: norra"]
    assert {row.place for row in store.incidents.every()} == {"Norra parken"}


def test_a_place_of_another_area_is_refused_at_its_field(
    conversation: Conversation, store: Store, towns: dict[str, int]
) -> None:
    place = register_place(store, "Resecentrum", towns["Centrum"]).id
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form(), category="threat", area=str(towns["Mantorp"]), place=f"#{place}")
    why = refused.value.errors["place"]
    assert (
        conversation.make_request().reader.say(why.key, **why.facts)
        == "Resecentrum ligger i Centrum. Byt område eller plats."
    )


FILLED = {
    "category": "threat", "date": "2026-11-19", "time": "12:15", "text": "kvar", "severity": "low",
    "police_report": "yes", "sharing": "red", "unit": "+Polisen",
}  # fmt: skip


def chosen_area(view: Any) -> str | None:
    """The area in the form, whatever its field is called."""
    (area,) = [value for name, value in fields_of(view).items() if name.startswith("area")]
    return str(area) if area else None


@pytest.fixture
def places(store: Store, towns: dict[str, int]) -> dict[str, str]:
    """How the choices of two places in different areas are sent."""
    wanted = (("Resecentrum", "Centrum"), ("Stationen", "Mantorp"))
    return {name: f"#{register_place(store, name, towns[area]).id}" for name, area in wanted}


def test_a_known_place_brings_its_area_and_loses_nothing(
    conversation: Conversation, store: Store, towns: dict[str, int], places: dict[str, str]
) -> None:
    view = conversation.choose(
        conversation.form(), "incident.place", places["Resecentrum"], **FILLED, place=places["Resecentrum"]
    )
    assert chosen_area(view) == str(towns["Centrum"])
    kept = fields_of(view)
    assert {name: kept[name] for name in FILLED} == FILLED
    assert kept["place"] == places["Resecentrum"]
    assert isinstance(conversation.submit(view), Reply)
    (row,) = store.incidents.every()
    assert (row.area, row.place, row.incident.text) == ("Centrum", "Resecentrum", "kvar")


def test_only_the_field_of_the_area_gets_another_name(conversation: Conversation, places: dict[str, str]) -> None:
    before = conversation.form()
    after = conversation.choose(before, "incident.place", places["Stationen"], place=places["Stationen"])
    changed = set(fields_of(before)) ^ set(fields_of(after))
    assert len(changed) == 2
    assert all(name.startswith("area") for name in changed)
    with_sharing = conversation.choose(after, "incident.sharing", "red")
    assert set(fields_of(with_sharing)) == set(fields_of(after))
    assert chosen_area(with_sharing) == chosen_area(after)


def test_an_area_that_a_place_brought_follows_the_next_place(
    conversation: Conversation, towns: dict[str, int], places: dict[str, str]
) -> None:
    view = conversation.choose(
        conversation.form(), "incident.place", places["Resecentrum"], place=places["Resecentrum"]
    )
    memory = json.loads(view["private_metadata"])
    offered = conversation.suggested("incident.place", "stationen", memory=memory, **fields_of(view))
    assert "Stationen · Mantorp" in [option.label for option in offered]
    view = conversation.choose(view, "incident.place", places["Stationen"], place=places["Stationen"])
    assert chosen_area(view) == str(towns["Mantorp"])


@pytest.mark.parametrize("value", ["+Ny parkering", ""])
def test_an_area_that_a_place_brought_goes_with_it(
    conversation: Conversation, towns: dict[str, int], places: dict[str, str], value: str
) -> None:
    view = conversation.choose(
        conversation.form(), "incident.place", places["Resecentrum"], place=places["Resecentrum"]
    )
    left = conversation.choose(view, "incident.place", value, place=value or None)
    assert chosen_area(left) is None
    with pytest.raises(FormRefused) as refused:
        conversation.submit(left, category="threat")
    assert {why.key for why in refused.value.errors.values()} == {"incident-needs-area"}
    (area,) = [name for name in fields_of(view) if name.startswith("area")]
    by_hand = conversation.choose(
        view, "incident.place", value, place=value or None, **{area: str(towns["Mantorp"])}
    )
    assert chosen_area(by_hand) == str(towns["Mantorp"])


def test_an_area_chosen_by_hand_stays(
    conversation: Conversation, towns: dict[str, int], places: dict[str, str]
) -> None:
    untouched = {"area": str(towns["Mantorp"]), "place": places["Resecentrum"]}
    assert conversation.press("incident.place", places["Resecentrum"], fields=untouched) == Nothing()
    view = conversation.choose(
        conversation.form(), "incident.place", places["Resecentrum"], place=places["Resecentrum"]
    )
    (area,) = [name for name in fields_of(view) if name.startswith("area")]
    by_hand = fields_of(view) | {area: str(towns["Mantorp"])}
    memory = json.loads(view["private_metadata"])
    offered = conversation.suggested("incident.place", "", memory=memory, **by_hand)
    assert [option.label for option in offered] == ["Stationen"]
    assert conversation.press("incident.place", places["Resecentrum"], fields=by_hand, memory=memory) == Nothing()
    with pytest.raises(FormRefused) as refused:
        conversation.submit(view, category="threat", **{area: str(towns["Mantorp"])})
    assert {field: why.key for field, why in refused.value.errors.items()} == {"place": "incident-place-elsewhere"}


@pytest.mark.parametrize("name", ["...", "🙂", "\u200b", "\u202e", "–", "\u3164"])
def test_a_place_without_letter_or_digit_is_refused_and_not_offered(
    conversation: Conversation, towns: dict[str, int], name: str
) -> None:
    assert not [each for each in conversation.suggested("incident.place", name) if each.value.startswith("+")]
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form(), category="threat", area=str(towns["Centrum"]), place=f"+{name}")
    assert {field: why.key for field, why in refused.value.errors.items()} == {"place": "name-missing"}


def test_what_cannot_be_seen_is_not_stored(
    conversation: Conversation, store: Store, towns: dict[str, int]
) -> None:
    report(conversation, area=str(towns["Centrum"]), place="+\u202eTor\u200bget", text="Ett\u200b \u202eord")
    (row,) = store.incidents.every()
    assert (row.place, row.incident.text) == ("Torget", "Ett ord")
    with pytest.raises(FormRefused):
        report(conversation, area=str(towns["Centrum"]), text="Ring 070-12\u200b3 45 67")


def test_in_a_correction_the_area_follows_the_place(
    conversation: Conversation, store: Store, towns: dict[str, int], places: dict[str, str]
) -> None:
    report(conversation, area=str(towns["Centrum"]), place=places["Resecentrum"])
    view = conversation.form("ratta 1")
    assert chosen_area(view) == str(towns["Centrum"])
    memory = json.loads(view["private_metadata"])
    offered = conversation.suggested("incident.place", "stationen", memory=memory, **fields_of(view))
    assert "Stationen · Mantorp" in [option.label for option in offered]
    assert isinstance(conversation.submit(view, place=places["Stationen"]), Reply)
    assert [(row.area, row.place) for row in store.incidents.every()] == [("Mantorp", "Stationen")]
    view = conversation.form("ratta 1")
    view = conversation.choose(view, "incident.place", places["Resecentrum"], place=places["Resecentrum"])
    assert chosen_area(view) == str(towns["Centrum"])


@pytest.mark.parametrize("value", ["+Ny parkering", "", "#999", "nonsense"])
def test_nothing_happens_for_what_is_no_known_place(
    conversation: Conversation, towns: dict[str, int], value: str
) -> None:
    assert conversation.press("incident.place", value, fields={"place": value or None}) == Nothing()
    assert towns


def test_a_place_that_one_cannot_know_of_brings_no_area(
    conversation: Conversation, store: Store, towns: dict[str, int]
) -> None:
    report(conversation, area=str(towns["Centrum"]), place="+Bakgården", sharing="red")
    place = f"#{store.incidents.every()[0].incident.place_id}"
    other = conversation.by("U2")
    assert other.press("incident.place", place, fields={"place": place}) == Nothing()
    with pytest.raises(FormRefused) as refused:
        other.submit(other.form(), category="threat", place=place)
    assert set(refused.value.errors) == {"area", "place"}


def test_a_place_without_area_is_stored_in_its_own(
    conversation: Conversation, store: Store, places: dict[str, str]
) -> None:
    assert isinstance(
        conversation.submit(conversation.form(), category="threat", area=None, place=places["Stationen"]), Reply
    )
    assert [(row.area, row.place) for row in store.incidents.every()] == [("Mantorp", "Stationen")]


def test_a_retired_area_is_not_brought_and_is_refused_at_its_field(
    conversation: Conversation, store: Store, places: dict[str, str]
) -> None:
    view = conversation.choose(
        conversation.form(), "incident.place", places["Resecentrum"], place=places["Resecentrum"]
    )
    keep_areas(store, ["Mantorp"])
    assert conversation.press("incident.place", places["Resecentrum"]) == Nothing()
    with pytest.raises(FormRefused) as refused:
        conversation.submit(view, category="threat")
    (field,) = refused.value.errors
    assert field in fields_of(view)
    assert refused.value.errors[field].key == "incident-needs-area"


def test_an_area_that_slack_leaves_out_of_the_form_is_the_one_that_was_brought(
    conversation: Conversation, store: Store, towns: dict[str, int], places: dict[str, str]
) -> None:
    view = conversation.choose(
        conversation.form(), "incident.place", places["Resecentrum"], place=places["Resecentrum"]
    )
    (area,) = [name for name in fields_of(view) if name.startswith("area")]
    conversation.submit(view, category="threat", place="+Ny parkering", **{area: None})
    assert [row.area for row in store.incidents.every()] == ["Centrum"]
    assert towns


def test_a_place_that_is_gone_is_refused(conversation: Conversation) -> None:
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form(), category="threat", place="#999")
    assert set(refused.value.errors) == {"place"}


def test_a_place_that_only_a_hidden_report_names_is_no_suggestion(
    conversation: Conversation, towns: dict[str, int]
) -> None:
    report(conversation, area=str(towns["Centrum"]), place="+Bakgården", sharing="red")
    assert shown(conversation, "bakg", towns["Centrum"]) == ["Bakgården", "Ny plats: bakg"]
    assert shown(conversation.by("U2"), "bakg", towns["Centrum"]) == ["Ny plats: bakg"]
    assert "Bakgården" not in json.dumps(conversation.by("U2").form("bråk Bakgården")["blocks"][2])


@pytest.mark.parametrize("area", ["Centrum", "Mantorp"])
def test_a_place_that_one_cannot_know_of_is_answered_like_one_that_is_not_there(
    conversation: Conversation, store: Store, towns: dict[str, int], area: str
) -> None:
    report(conversation, area=str(towns["Centrum"]), place="+Bakgården", sharing="red")
    place = f"#{store.incidents.every()[0].incident.place_id}"
    other = conversation.by("U2")
    with pytest.raises(FormRefused) as refused:
        other.submit(other.form(), category="threat", area=str(towns[area]), place=place)
    why = refused.value.errors["place"]
    assert (why.key, why.facts) == ("incident-place-unknown", {})
    shown_again = other.choose(other.form(), "incident.sharing", "red", place=place)
    assert "Bakgården" not in json.dumps(shown_again, ensure_ascii=False)
    assert report(conversation, area=str(towns["Centrum"]), place=place)


def test_the_longest_names_fit(conversation: Conversation, store: Store, towns: dict[str, int]) -> None:
    longest = area_named(store, "Ö" * 75).id
    register_place(store, "Å" * 75, longest or 0)
    report(conversation, area=str(longest), place="+" + "Ä" * 75)
    conversation.messages()
    conversation.reply("visa 1")
    conversation.form("ratta 1")
    options = [option.slack() for option in conversation.suggested("incident.place", "å")]
    assert all(len(option["text"]["text"]) <= 75 and len(option["value"]) <= 150 for option in options)
    assert towns


@pytest.mark.parametrize("letters", ["Stationne", "stationen mant", "mant stat", "statoinen"])
def test_a_slip_or_the_areas_beginning_finds_the_place(
    conversation: Conversation, towns: dict[str, int], letters: str
) -> None:
    assert towns
    assert "Stationen · Mantorp" in shown(conversation, letters)
    assert shown(conversation, letters, towns["Mantorp"])[0] == "Stationen"


def test_a_place_that_one_may_not_know_of_is_not_found_by_a_slip_either(conversation: Conversation) -> None:
    report(conversation.by("U2"), place="+Skyddade huset", sharing="red")
    assert shown(conversation, "skydade huset") == ["Ny plats: skydade huset"]
    assert shown(conversation.by("U2"), "skydade huset")[0].startswith("Skyddade huset")


@pytest.mark.parametrize(
    ("letters", "label"),
    [("graffiti", "Skadegörelse – klotter"), ("brak", "Bråk och våld"), ("grafitti", "Skadegörelse – klotter")],
)
def test_categories_are_found_by_other_words(conversation: Conversation, letters: str, label: str) -> None:
    assert conversation.suggested("incident.category", letters)[0].label == label
    assert len(conversation.suggested("incident.category", "")) > 20


def test_areas_are_found_in_spite_of_missing_rings(conversation: Conversation, store: Store) -> None:
    for name in ("Skänninge", "Mjölby – Lundby"):
        area_named(store, name)
    assert [each.label for each in conversation.suggested("incident.area", "skan")] == ["Skänninge"]
    assert [each.label for each in conversation.suggested("incident.area", "lund")] == ["Mjölby – Lundby"]
    assert [each.label for each in conversation.suggested("incident.area", "")][-1] == "Mjölby – Lundby"


def test_of_many_places_those_that_begin_as_typed_are_found_and_else_those_misspelt(
    conversation: Conversation, store: Store, towns: dict[str, int]
) -> None:
    for number in range(300):
        register_place(store, f"Långgatan {number}", towns["Mantorp"])
    assert shown(conversation, "langg 299") == ["Långgatan 299 · Mantorp", "Ny plats: langg 299"]
    assert shown(conversation, "stat mantorp")[0] == "Stationen · Mantorp"
    assert shown(conversation, "mantorp stationne")[0] == "Stationen · Mantorp"
    assert len(shown(conversation, "lång")) == 21
    assert shown(conversation, "100%") == ["Långgatan 100 · Mantorp", "Ny plats: 100%"]
