"""Areas and places as a coordinator keeps them: lists, cards, and forms that say what they will do."""

from datetime import timedelta
from typing import Any

import pytest

from commands.response import Reply, UpdateForm
from domain.incidents import IncidentFacts
from domain.refusals import Refusal
from services.geography import add_area, place_named, register_place
from services.partnership import add_partners, partner_named, unit_named
from services.register import merge, rename, retire
from storage.store import Store
from storage.tables import Area, Place
from tests.commands.conversation import Conversation, buttons_of, fields_of, message_of, report, view_of, words_of
from tests.conftest import NOW

DONE: dict[str, Any] = {"by": "UBOSS", "now": NOW}


@pytest.fixture
def towns(store: Store) -> dict[str, Area]:
    """Two areas beside that of the whole municipality, one with three places and an incident."""
    known = {name: add_area(store, name) for name in ("Lundby", "Mantorp")}
    places = [register_place(store, name, known["Lundby"].id) for name in ("Stationen", "Statoinen", "Bron")]
    facts = IncidentFacts(category="threat", area=known["Lundby"].id, place=places[0].id, happened_at=NOW)
    store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
    return known


def areas(store: Store) -> list[str]:
    return [area.name for area in store.geography.areas()]


def place(store: Store, name: str) -> Place:
    return next(each for each in store.register.every(Place) if each.name == name)


@pytest.mark.parametrize(
    ("words", "title"), [("areas", "Områden"), ("omraden", "Områden"), ("platser", "Platser")]
)
def test_the_lists_are_shown_in_swedish(coordinator: Conversation, words: str, title: str) -> None:
    assert words_of(coordinator.reply(words)).count("Lägg till") == 1
    add_area(coordinator.store, "Lundby")
    register_place(coordinator.store, "Torget", coordinator.store.geography.areas()[0].id)
    assert title in words_of(coordinator.reply(words))


@pytest.mark.parametrize(("words", "title"), [("areas", "Areas"), ("places", "Places")])
def test_the_lists_are_shown_in_english(coordinator: Conversation, words: str, title: str) -> None:
    register_place(coordinator.store, "Torget", coordinator.store.geography.areas()[0].id)
    assert title in words_of(coordinator.by(language="en").reply(words))


def test_a_list_says_what_each_holds_and_which_may_be_doubles(
    coordinator: Conversation, towns: dict[str, Area]
) -> None:
    said = words_of(coordinator.reply("omraden"))
    assert "*Lundby* · en händelse och 3 platser" in said
    said = words_of(coordinator.reply("platser"))
    assert "*Statoinen* · Lundby · liknar Stationen" in said
    assert "Lundby" not in words_of(coordinator.reply("platser mantorp"))
    with pytest.raises(Refusal) as refused:
        coordinator.type("platser Norrby")
    assert refused.value.key == "register-area-unknown"
    assert len(towns) == 2


def test_a_long_list_has_pages(coordinator: Conversation, store: Store) -> None:
    for number in range(11):
        add_area(store, f"Område {number:02}")
    first = coordinator.reply("omraden")
    assert "1–10 av 12" in words_of(first)
    assert "areas.list" in buttons_of(first)
    assert "Område 10" in words_of(coordinator.press("areas.list", "2|"))


def test_names_are_added_one_to_a_line(coordinator: Conversation, store: Store) -> None:
    view = view_of(coordinator.press("areas.add"))
    answer = coordinator.submit(view, names="\n  Skänninge  stad \n\nMantorp\nskänninge stad\nHela kommunen")
    assert "Sparade (3)" in words_of(answer)
    assert areas(store) == ["Hela kommunen", "skänninge stad", "Mantorp"]
    mantorp = str(store.geography.areas()[2].id)
    view = view_of(coordinator.press("places.add"))
    assert "Sparat: Torget." in words_of(coordinator.submit(view, names="Torget", area=mantorp))
    assert place(store, "Torget").area_id == int(mantorp)


FAULTS = [
    ("Mantorp\n...", "Skriv ett namn, inte bara skiljetecken."),
    ("\u200b", "Skriv minst en rad."),
    (" \n ", "Skriv minst en rad."),
    ("å" * 76, f"”{'å' * 40}…” innehåller ett för långt namn. Korta det till högst 75 tecken."),
]


@pytest.mark.parametrize(("written", "fault"), FAULTS)
def test_names_that_cannot_be_kept_are_refused(
    coordinator: Conversation, store: Store, written: str, fault: str
) -> None:
    assert coordinator.faults(view_of(coordinator.press("areas.add")), names=written) == {"names": fault}
    assert areas(store) == ["Hela kommunen"]


def test_personal_data_is_neither_kept_nor_echoed_and_names_are_warned_of(
    coordinator: Conversation, store: Store
) -> None:
    view = view_of(coordinator.press("areas.add"))
    assert "070" not in coordinator.faults(view, names="Bra namn\nring 070-123 45 67")["names"]
    warned = coordinator.submit(view, names="Anna Andersson")
    assert isinstance(warned, UpdateForm)
    assert areas(store) == ["Hela kommunen"]
    assert isinstance(coordinator.submit(warned.view), Reply)
    assert areas(store)[-1] == "Anna Andersson"


def test_a_thing_is_renamed_and_that_is_undone(
    coordinator: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    lundby = towns["Lundby"]
    view = view_of(coordinator.press("areas.rename", lundby.id))
    assert fields_of(view) == {"name": "Lundby"}
    assert coordinator.refusals(view, name="mantorp") == {"name": "register-name-taken"}
    assert coordinator.refusals(view, name="Lundby") == {"name": "register-same-name"}
    assert coordinator.refusals(view, name="!") == {"name": "name-missing"}
    answer = message_of(coordinator.submit(view, name="Norra Lundby"))
    assert answer.text == "Lundby heter nu Norra Lundby."
    assert "Tidigare namn:* Lundby" in words_of(coordinator.press("areas.show", lundby.id))
    entry = store.history.of(lundby)[0].id
    assert "Ångrat" in words_of(coordinator.press("register.undo", entry))
    assert lundby.name == "Lundby"
    with pytest.raises(Refusal):
        coordinator.press("register.undo", entry)


def test_a_merge_says_what_it_will_do_and_what_it_did(
    coordinator: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    lundby, mantorp = towns.values()
    view = view_of(coordinator.press("areas.merge", lundby.id))
    assert "Det här följer med: en händelse och 3 platser." in words_of(view)
    answer = message_of(coordinator.submit(view, into=str(mantorp.id)))
    assert answer.text == "Lundby är ihopslaget med Mantorp. Det här följde med: en händelse och 3 platser."
    assert areas(store) == ["Hela kommunen", "Mantorp"]
    assert buttons_of(answer) == ["register.undo", "areas.show"]
    assert "Ihopslaget med:* Mantorp" in words_of(coordinator.press("areas.show", lundby.id))
    with pytest.raises(Refusal) as refused:
        coordinator.submit(view, into=str(mantorp.id))
    assert refused.value.key == "register-merged-already"
    coordinator.press("register.undo", store.history.of(lundby)[0].id)
    assert areas(store) == ["Hela kommunen", "Lundby", "Mantorp"]


def test_the_likely_double_is_suggested_and_sight_is_told(
    coordinator: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    view = view_of(coordinator.press("places.merge", place(store, "Statoinen").id))
    assert fields_of(view) == {"into": str(place(store, "Stationen").id)}
    assert "ser sedan namnet på platsen du väljer" in words_of(view)
    elsewhere = register_place(store, "Torget", towns["Mantorp"].id)
    assert coordinator.refusals(view, into=str(elsewhere.id)) == {"into": "choose-from-list"}
    with pytest.raises(Refusal) as refused:
        coordinator.press("places.merge", elsewhere.id)
    assert refused.value.key == "register-merge-alone"


def test_a_thing_is_retired_and_restored(coordinator: Conversation, store: Store, towns: dict[str, Area]) -> None:
    lundby = towns["Lundby"]
    view = view_of(coordinator.press("areas.retire", lundby.id))
    assert "Kvar som förut: en händelse och 3 platser." in words_of(view)
    assert "taget ur bruk" in words_of(coordinator.submit(view))
    assert "Lundby" not in areas(store)
    card = message_of(coordinator.press("areas.show", lundby.id))
    assert "areas.restore" in buttons_of(card)
    assert "areas.retire" not in buttons_of(card)
    assert "i bruk igen" in words_of(coordinator.submit(view_of(coordinator.press("areas.restore", lundby.id))))
    assert "Lundby" in areas(store)
    with pytest.raises(Refusal) as refused:
        coordinator.submit(view_of(coordinator.press("areas.restore", lundby.id)))
    assert refused.value.key == "register-in-use-already"


def test_areas_are_put_in_order(coordinator: Conversation, store: Store, towns: dict[str, Area]) -> None:
    view = view_of(coordinator.press("areas.order", towns["Mantorp"].id))
    assert fields_of(view) == {"after": str(towns["Lundby"].id)}
    coordinator.submit(view, after="0")
    assert areas(store) == ["Mantorp", "Hela kommunen", "Lundby"]


def test_an_area_is_put_into_another_and_taken_out_again(
    coordinator: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    lundby, mantorp = towns.values()
    view = view_of(coordinator.press("areas.move", lundby.id))
    assert fields_of(view) == {"parent": "0"}
    answer = coordinator.submit(view, parent=str(mantorp.id))
    assert "Lundby ligger nu i Mantorp." in words_of(answer)
    assert areas(store) == ["Hela kommunen", "Mantorp", "Lundby"]
    assert "*Lundby* · Mantorp · en händelse" in words_of(coordinator.reply("omraden"))
    assert "*Mantorp* · ett delområde" in words_of(coordinator.reply("omraden"))
    others = view_of(coordinator.press("areas.move", mantorp.id))
    assert "Lundby" not in str(others["blocks"])
    assert "la det i Mantorp" in words_of(coordinator.press("areas.show", lundby.id))
    coordinator.press("register.undo", store.history.of(lundby)[0].id)
    assert areas(store) == ["Hela kommunen", "Lundby", "Mantorp"]


def test_a_card_tells_who_did_what(coordinator: Conversation, store: Store, towns: dict[str, Area]) -> None:
    lundby, mantorp = towns.values()
    rename(store, lundby, "Norra", **DONE)
    merge(store, lundby, mantorp, **DONE)
    coordinator.press("register.undo", store.history.of(lundby)[0].id)
    retire(store, lundby, **DONE)
    said = words_of(coordinator.press("areas.show", lundby.id))
    for told in (
        "från Lundby till Norra",
        "slog ihop det med Mantorp",
        "ångrade ihopslagningen",
        "tog det ur bruk",
    ):
        assert told in said


def test_the_words_of_a_former_name_are_found(
    coordinator: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    rename(store, towns["Lundby"], "Norra området", **DONE)
    merge(store, place(store, "Statoinen"), place(store, "Stationen"), **DONE)
    asker = coordinator.by("U2")
    assert "Norra området" in words_of(asker.press("incident.open", "klotter vid Statoinen i Lundby"))
    assert [each.label for each in asker.suggested("incident.area", "lund")] == ["Norra området"]
    found = [each.label for each in asker.suggested("incident.place", "statoi")]
    assert found[0] == "Stationen · Norra området"


def test_what_is_too_old_is_not_undone(coordinator: Conversation, store: Store, towns: dict[str, Area]) -> None:
    entry = retire(store, towns["Lundby"], **DONE)
    with pytest.raises(Refusal) as refused:
        coordinator.at(NOW + timedelta(days=2)).press("register.undo", entry.id)
    assert refused.value.key == "register-undo-late"


@pytest.mark.parametrize("route", ["areas.merge", "places.rename", "areas.show"])
def test_what_is_not_there_is_refused(coordinator: Conversation, route: str) -> None:
    with pytest.raises(Refusal) as refused:
        coordinator.press(route, 4711)
    assert refused.value.key == "register-unknown"


def test_partners_are_added_with_their_units(coordinator: Conversation, store: Store) -> None:
    view = view_of(coordinator.press("partners.add"))
    written = "Polisen\nKommunen : Gata och park ,  Skola, skola,\n"
    assert "Sparade (2): Polisen och Kommunen." in words_of(coordinator.submit(view, names=written))
    assert store.partnership.overview() == [("Kommunen", ["Gata och park", "skola"]), ("Polisen", [])]
    coordinator.submit(view_of(coordinator.press("partners.add")), names="kommunen: Bibliotek")
    assert store.partnership.overview()[0] == ("Kommunen", ["Bibliotek", "Gata och park", "skola"])
    kommunen = store.partnership.partners()[0]
    assert kommunen.joined_at == NOW
    view = view_of(coordinator.press("units.add"))
    coordinator.submit(view, partner=str(kommunen.id), names="Fritid")
    card = message_of(coordinator.press("partners.show", kommunen.id))
    assert buttons_of(card)[-2:] == ["units.list", "partners.list"]
    said = words_of(coordinator.press("units.list", f"1|#{kommunen.id}"))
    assert "*Fritid* · Kommunen" in said
    assert "Polisen" not in said


FAULTS_OF_PARTNERS = [
    ("", "Skriv minst en rad."),
    (": Skola", "”: Skola” saknar en part före kolonet. Skriv till exempel Kommunen: Skola."),
    ("...", "Skriv ett namn, inte bara skiljetecken."),
    ("A: Skola, ...", "Skriv ett namn, inte bara skiljetecken."),
    ("A; B", "”A; B” innehåller ;, som inte får stå i namnet. Ta bort det."),
    (f"A: {'å' * 76}", f"”{'å' * 40}…” innehåller ett för långt namn. Korta det till högst 75 tecken."),
]


@pytest.mark.parametrize(("written", "fault"), FAULTS_OF_PARTNERS)
def test_partners_that_cannot_be_kept_are_refused(coordinator: Conversation, written: str, fault: str) -> None:
    assert coordinator.faults(view_of(coordinator.press("partners.add")), names=written) == {"names": fault}


def test_a_partners_merge_tells_what_goes_along_and_who_sees_it(coordinator: Conversation, store: Store) -> None:
    add_partners(store, [("Polisen", ["Yttre"]), ("Polsien", [])], NOW)
    other = unit_named(store, "Polsien", "Polsien")
    store.people.meet("U1").unit_id = other.id
    view = view_of(coordinator.press("partners.merge", other.partner_id))
    assert "Alla hos parten du väljer ser sedan det som har delats med *Polsien*" in words_of(view)
    assert fields_of(view) == {"into": str(partner_named(store, "Polisen").id)}
    assert "Det här följde med: en enhet." in words_of(coordinator.submit(view))
    assert store.partnership.overview() == [("Polisen", ["Polsien", "Yttre"])]
    assert coordinator.refusals(
        view_of(coordinator.press("partners.rename", partner_named(store, "Polisen").id)), name="A:B"
    ) == {"name": "name-wrong-sign"}


def test_the_kind_of_a_partner_is_told_and_changed(coordinator: Conversation, store: Store) -> None:
    view = view_of(coordinator.press("partners.add"))
    coordinator.submit(view, names="Eken: Fastighet\nRunstenen", kind="housing")
    coordinator.submit(view, names="Nattvandrarna")
    assert "*Eken* · Bostadsbolag · en enhet" in words_of(coordinator.reply("partners"))
    kinds = {each.name: each.kind for each in store.partnership.partners()}
    assert kinds == {"Eken": "housing", "Runstenen": "housing", "Nattvandrarna": None}
    walkers = store.partnership.partners_by_name()["nattvandrarna"].id
    view = view_of(coordinator.press("partners.kind", walkers))
    assert coordinator.refusals(view, kind="guild") == {"kind": "choose-from-list"}
    assert "Typen för Nattvandrarna är sparad." in words_of(coordinator.submit(view, kind="association"))
    assert "*Typ:* Förening" in words_of(coordinator.press("partners.show", walkers))
    view = view_of(coordinator.press("partners.kind", walkers))
    with pytest.raises(Refusal) as same:
        coordinator.submit(view, kind="association")
    assert same.value.key == "register-same-kind"
    coordinator.submit(view, kind=None)
    shown = words_of(coordinator.press("partners.show", walkers))
    assert "Typ:" not in shown
    assert "ändrade typen till Förening" in shown
    assert "tog bort typen" in shown
    coordinator.press(
        "register.undo", store.history.of(store.partnership.partners_by_name()["nattvandrarna"])[0].id
    )
    shown = words_of(coordinator.press("partners.show", walkers))
    assert "*Typ:* Förening" in shown
    assert "ångrade ändringen av typen" in shown


def test_the_kind_of_a_place_is_told_and_fills_in_what_a_report_does_not_say(
    coordinator: Conversation, conversation: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    lundby = str(towns["Lundby"].id)
    view = view_of(coordinator.press("places.add"))
    coordinator.submit(view, names="Lunden\nHagen", area=lundby, kind="park")
    assert "*Lunden* · Lundby · Park eller grönområde" in words_of(coordinator.reply("platser lundby"))
    hagen = place(store, "Hagen")
    view = view_of(coordinator.press("places.kind", hagen.id))
    assert fields_of(view) == {"kind": "park"}
    done = coordinator.submit(view, kind="school")
    assert "Typen för Hagen är sparad." in words_of(done)
    shown = words_of(coordinator.press("places.show", hagen.id))
    assert "*Typ:* Skola eller förskola" in shown
    assert "ändrade typen till Skola eller förskola" in shown
    report(conversation, area=lundby, place=f"#{hagen.id}")
    assert "Skola eller förskola" in words_of(conversation.messages()[-1])
    report(conversation, area=lundby, place=f"#{hagen.id}", place_kind="street", category="theft")
    assert "Gata eller torg" in words_of(conversation.messages()[-1])


def test_what_only_reports_have_named_is_given_no_kind(
    coordinator: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    mentioned = place_named(store, "Gården", towns["Lundby"].id)
    shown = buttons_of(message_of(coordinator.press("places.show", mentioned.id)))
    assert ("places.keep" in shown, "places.kind" in shown) == (True, False)
    coordinator.submit(view_of(coordinator.press("places.keep", mentioned.id)))
    shown = buttons_of(message_of(coordinator.press("places.show", mentioned.id)))
    assert ("places.keep" in shown, "places.kind" in shown) == (False, True)


def test_a_place_that_nothing_refers_to_is_deleted(
    coordinator: Conversation, store: Store, towns: dict[str, Area]
) -> None:
    bridge, station, misspelt = (place(store, name) for name in ("Bron", "Stationen", "Statoinen"))
    rename(store, bridge, "Stora bron", **DONE)
    view = view_of(coordinator.press("places.delete", bridge.id))
    assert "Inget är knutet till *Stora bron*." in words_of(view)
    assert "Stora bron är borttagen." in words_of(coordinator.submit(view))
    assert bridge not in store.register.every(Place)
    with pytest.raises(Refusal) as gone:
        coordinator.submit(view)
    with pytest.raises(Refusal) as held:
        coordinator.press("places.delete", station.id)
    merge(store, misspelt, register_place(store, "Parken", towns["Lundby"].id), **DONE)
    with pytest.raises(Refusal) as merged:
        coordinator.press("places.delete", place(store, "Parken").id)
    told = [why.value.key for why in (gone, held, merged)]
    assert told == ["register-unknown", "register-delete-holds", "register-delete-merged"]
    assert held.value.facts == {"holds": "en händelse"}
