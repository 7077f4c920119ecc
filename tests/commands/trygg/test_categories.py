"""Categories as a coordinator keeps them, and as everyone else meets them then."""

from typing import Any

import pytest

from commands.response import Reply
from services.categories import add, rename, retire
from storage.store import Store
from tests.commands.conversation import (
    Conversation,
    buttons_of,
    fields_of,
    message_of,
    report,
    view_of,
    words_of,
)
from tests.conftest import NOW

DONE: dict[str, Any] = {"by": "UBOSS", "now": NOW}


def number(store: Store, key: str) -> int:
    known = store.categories.known()
    return known.number_of(known.by_key[key])


def change(coordinator: Conversation, word: str, key: str, **filled: Any) -> Reply:
    view = view_of(coordinator.press(f"categories.{word}", number(coordinator.store, key)))
    answered: Reply = coordinator.submit(view, **filled)
    return answered


def test_the_list_and_a_card_say_what_is_told_in_each(coordinator: Conversation) -> None:
    report(coordinator, category="damage.graffiti")
    first = coordinator.reply("kategorier")
    assert "*Skadegörelse – klotter* · en händelse" in words_of(first)
    assert "categories.add" in buttons_of(first)
    assert "Kategorier" in words_of(coordinator.press("categories.list", "3|"))
    assert "Vandalism – graffiti" in words_of(coordinator.by(language="en").reply("categories"))
    card = message_of(coordinator.press("categories.show", number(coordinator.store, "damage.graffiti")))
    assert "*Räknas under:* Skadegörelse" in words_of(card)
    assert buttons_of(card) == [
        "categories.rename",
        "categories.synonyms",
        "categories.retire",
        "categories.list",
    ]


def test_a_renamed_one_is_called_so_everywhere_and_undone(coordinator: Conversation, store: Store) -> None:
    told = report(coordinator, category="damage.graffiti")
    view = view_of(coordinator.press("categories.rename", number(store, "damage.graffiti")))
    assert fields_of(view)["name"] == "Skadegörelse – klotter"
    assert "Räknas under *Skadegörelse*" in words_of(view)
    answered = coordinator.submit(view, name="Skadegörelse – taggar")
    assert "Skadegörelse – klotter heter nu Skadegörelse – taggar." in words_of(answered)
    shown = message_of(coordinator.press("incident.show", told))
    assert "Skadegörelse – taggar" in words_of(shown)
    assert coordinator.suggested("incident.category", "taggar")[0].label == "Skadegörelse – taggar"
    card = words_of(coordinator.press("categories.show", number(store, "damage.graffiti")))
    assert "bytte namn från Skadegörelse – klotter till Skadegörelse – taggar" in card
    assert "*Tidigare namn:* Skadegörelse – klotter och Vandalism – graffiti" in card
    (entry,) = store.history.of(store.categories.row("damage.graffiti"))  # type: ignore[arg-type]
    undone = words_of(coordinator.press("categories.undo", entry.id))
    assert "Ångrat. Nu gäller Skadegörelse – klotter som förut." in undone


FAULTS = [
    ("rename", "threat", "Bråk och våld", "register-name-taken"),
    ("rename", "threat", "Hot", "register-same-name"),
    ("rename", "threat", "", "name-missing"),
    ("rename", "threat", "–", "name-missing"),
    ("rename", "threat", "x" * 76, "text-too-long"),
    ("rename", "damage.glass", "Hot – glas", "categories-other-heading"),
    ("synonyms", "threat", "evenemang", "register-name-taken"),
    ("synonyms", "threat", "x" * 76, "list-name-too-long"),
]


@pytest.mark.parametrize(("word", "key", "written", "fault"), FAULTS)
def test_what_is_wrong_is_said_at_its_field(
    coordinator: Conversation, word: str, key: str, written: str, fault: str
) -> None:
    field = "name" if word == "rename" else "names"
    view = view_of(coordinator.press(f"categories.{word}", number(coordinator.store, key)))
    assert coordinator.refusals(view, **{field: written}) == {field: fault}
    assert coordinator.store.categories.known().changes == ()


def test_new_ones_are_added_and_refused_where_they_cannot_be(coordinator: Conversation) -> None:
    view = view_of(coordinator.press("categories.add"))
    assert coordinator.refusals(view, names=f"Hot – {'x' * 70}") == {"names": "list-name-too-long"}
    assert coordinator.refusals(view, names="!") == {"names": "name-missing"}
    assert coordinator.refusals(view, names="") == {"names": "list-empty"}
    assert "Sparade (2)" in words_of(coordinator.submit(view, names="Skrotbilar\n\nHot – mot personal"))
    assert report(coordinator, category="threat.own2")
    assert "own1" in [option.value for option in coordinator.suggested("incident.category", "skrot")]


def test_synonyms_fill_the_form(coordinator: Conversation, store: Store) -> None:
    assert "Synonymerna för Hot är sparade." in words_of(
        change(coordinator, "synonyms", "threat", names="Skrämsel")
    )
    assert "ändrade synonymerna" in words_of(coordinator.press("categories.show", number(store, "threat")))
    view = view_of(coordinator.use_shortcut("incident.report_this", words="skrämsel vid skolan", written="1"))
    assert fields_of(view)["category"] == "threat"


def test_a_retired_one_is_offered_to_a_correction_alone(coordinator: Conversation, store: Store) -> None:
    told = report(coordinator, category="threat")
    form = view_of(coordinator.press("incident.open"))
    assert "Kvar som förut: en händelse." in words_of(
        coordinator.press("categories.retire", number(store, "threat"))
    )
    change(coordinator, "retire", "threat")
    assert "categories.restore" in buttons_of(
        message_of(coordinator.press("categories.show", number(store, "threat")))
    )
    assert coordinator.refusals(form, category="threat", area=str(store.geography.areas()[0].id)) == {
        "category": "incident-needs-category"
    }
    assert "threat" not in [option.value for option in coordinator.suggested("incident.category", "")]
    correction = view_of(coordinator.press("incident.correct", told))
    assert fields_of(correction)["category"] == "threat"
    assert f"#{told}" in words_of(coordinator.submit(correction, text="Klockan tre"))
    change(coordinator, "restore", "threat")
    assert "threat" in [option.value for option in coordinator.suggested("incident.category", "")]


def test_a_category_that_is_none_is_refused(conversation: Conversation, store: Store) -> None:
    view = view_of(conversation.press("incident.open"))
    area = str(store.geography.areas()[0].id)
    assert conversation.refusals(view, category="ufo", area=area) == {"category": "incident-needs-category"}


def test_a_problem_keeps_a_retired_category(coordinator: Conversation, store: Store) -> None:
    told = report(coordinator, category="threat")
    known = store.categories.known()
    rename(store, known.by_key["threat"], "Hotelser", **DONE)
    retire(store, known.by_key["threat"], **DONE)
    add(store, ["Skrotbilar"], **DONE)
    view = view_of(coordinator.press("problem.open", told))
    assert fields_of(view)["categories"] == ("threat",)
    assert "Hotelser" in words_of(coordinator.submit(view, title="Hot vid skolan"))
