"""The list of partners, edited as text."""

import json
from datetime import timedelta

import pytest

from commands.response import Reply, UpdateForm
from services.partnership import keep_partners, partner_named
from storage.store import Store
from tests.commands.conversation import Conversation, fields_of, inputs_of
from tests.conftest import NOW


def test_the_list_is_shown_in_both_languages(coordinator: Conversation) -> None:
    assert coordinator.form("partners")["title"]["text"] == "Samverkansparter"
    assert coordinator.by(language="en").form("partners")["title"]["text"] == "Partners"


def test_partners_are_kept_with_their_units(coordinator: Conversation, store: Store) -> None:
    written = "Polisen\nKommunen : Gata och park ,  Skola, skola,\n"
    assert isinstance(coordinator.submit(coordinator.form("partners"), lines0=written), Reply)
    assert store.partnership.overview() == [("Kommunen", ["Gata och park", "skola"]), ("Polisen", [])]
    assert fields_of(coordinator.form("partners")) == {"lines0": "Kommunen: Gata och park, skola\nPolisen\n"}
    coordinator.submit(coordinator.form("partners"), lines0="Kommunen: Skola")
    assert store.partnership.overview() == [("Kommunen", ["skola"])]


NO_NAME = "Skriv ett namn, inte bara skiljetecken."
FAULTS_OF_PARTNERS = [
    ("", "Skriv minst en rad."),
    (": Skola", "”: Skola” saknar en part före kolonet. Skriv till exempel Kommunen: Skola."),
    ("...", NO_NAME),
    ("A: Skola, ...", NO_NAME),
    ("A; B", "”A; B” innehåller ;, som inte får stå i en parts namn. Ta bort det."),
    (f"A: {'å' * 76}", f"”A: {'å' * 37}…” innehåller ett för långt namn. Korta det till högst 75 tecken."),
]


@pytest.mark.parametrize(("written", "fault"), FAULTS_OF_PARTNERS)
def test_partners_that_cannot_be_kept_are_refused(coordinator: Conversation, written: str, fault: str) -> None:
    assert coordinator.faults(coordinator.form("partners"), lines0=written) == {"lines0": fault}


@pytest.mark.parametrize("secret", ["070-123 45 67", "vera@example.org", "19121212-1212"])
def test_personal_data_is_neither_kept_nor_echoed(coordinator: Conversation, secret: str) -> None:
    faults = coordinator.faults(coordinator.form("partners"), lines0=f"Bra namn\nring {secret}")
    assert list(faults) == ["lines0"]
    assert secret not in faults["lines0"]


def test_a_persons_name_is_warned_of_once(coordinator: Conversation, store: Store) -> None:
    view = coordinator.form("partners")
    kept = fields_of(view)["lines0"] or ""
    answer = coordinator.submit(view, lines0=f"{kept}Mantorp\nAnna Andersson")
    assert isinstance(answer, UpdateForm)
    assert answer.view["submit"]["text"] == "Spara ändå"
    assert "*Spara ändå*" in answer.view["blocks"][0]["text"]["text"]
    assert fields_of(answer.view)["lines0"] == f"{kept}Mantorp\nAnna Andersson\n"
    assert "Anna Andersson" not in dict(store.partnership.overview())
    assert isinstance(coordinator.submit(answer.view), Reply)
    assert "Anna Andersson" in dict(store.partnership.overview())
    assert isinstance(coordinator.submit(coordinator.form("partners")), Reply)


def test_another_name_than_the_one_warned_of_is_asked_about_too(coordinator: Conversation, store: Store) -> None:
    first = coordinator.submit(coordinator.form("partners"), lines0="Mantorp\nAnna Andersson")
    assert isinstance(first, UpdateForm)
    other = coordinator.submit(first.view, lines0="Mantorp\nErik Larsson")
    assert isinstance(other, UpdateForm)
    assert "Erik Larsson" not in dict(store.partnership.overview())


def test_new_partners_join_when_they_are_written(coordinator: Conversation, store: Store) -> None:
    keep_partners(store, [("Polisen", [])], NOW - timedelta(days=30))
    coordinator.submit(coordinator.form("partners"), lines0="Polisen\nKommunen")
    joined = {partner.name: partner.joined_at for partner in store.partnership.partners()}
    assert joined == {"Polisen": NOW - timedelta(days=30), "Kommunen": NOW}


def test_a_list_that_someone_else_has_changed_is_not_overwritten(coordinator: Conversation, store: Store) -> None:
    opened = coordinator.form("partners")
    partner_named(store, "Ny part")
    assert "Någon annan har ändrat listan" in coordinator.faults(opened, lines0="Mantorp")["lines0"]
    assert isinstance(coordinator.submit(coordinator.form("partners"), lines0="Mantorp"), Reply)


def test_a_long_list_gets_as_many_fields_as_it_needs(coordinator: Conversation, store: Store) -> None:
    names = [f"{number:03} {'å' * 71}" for number in range(300)]
    keep_partners(store, [(name, []) for name in names])
    view = coordinator.form("partners")
    fields = fields_of(view)
    assert len(fields) == 10
    assert all(len(part) <= 2_600 for part in fields.values())
    assert [block["optional"] for block in view["blocks"][1:]] == [False, *[True] * 9]
    backwards = dict(reversed(fields.items()))
    assert isinstance(coordinator.submit(view, **backwards), Reply)
    assert list(dict(store.partnership.overview())) == names
    assert all(element["max_length"] == 3_000 for element in inputs_of(view).values())
    assert len(json.dumps(view)) < 250_000
