"""The guided set-up: five steps in one form, each stored as it is left, however often it is sent."""

from typing import Any

import pytest
from sqlmodel import select

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.registry import MESSAGES
from commands.response import Reply, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from commands.vocabulary.forms import View
from domain.audit_filters import AuditFilter
from domain.roles import Role
from services.memberships import state_unit, welcome
from services.partnership import add_partners
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import (
    Conversation,
    buttons_of,
    fields_of,
    inputs_of,
    memory_of,
    message_of,
    rendered,
    view_of,
    words_of,
)
from tests.conftest import NOW

NAMES = ["settings", "partners", "areas", "people", "picture"]


def go(coordinator: Conversation, step: str) -> View:
    """Open the set-up at that step."""
    return view_of(coordinator.press("guide.open", step))


def back(coordinator: Conversation, view: View, **filled: Any) -> Any:
    """Press *Tillbaka* with these fields changed."""
    step = view["callback_id"].partition(".")[2]
    return coordinator.press("guide.back", step, fields=fields_of(view) | filled, memory=memory_of(view))


def as_message(view: View) -> Message:
    """The blocks of a form, to look for its buttons."""
    return Message("", tuple(view["blocks"]))


def enqueued(store: Store) -> list[tuple[str, str | None]]:
    return [(each.kind, each.person or each.channel) for each in store.session.exec(select(Delivery))]


def test_five_steps_set_a_new_workspace_up(coordinator: Conversation, store: Store) -> None:
    steps = [coordinator.form("installning")]
    for filled in (
        {"channel": "C1"},
        {"partners": "Kommunen: Skola, Fritid\nPolisen"},
        {"areas": "Centrum\nLundby", "replaced": ("yes",)},
        {"coordinator": "U2"},
    ):
        steps.append(view_of(coordinator.submit(steps[-1], **filled)))
    assert [each["callback_id"] for each in steps] == [f"guide.{name}" for name in NAMES]
    assert [each["title"]["text"] for each in steps] == [f"Kom igång: {number} av 5" for number in range(1, 6)]
    assert "Lägesbild vecka 47 hittills" in words_of(UpdateForm(steps[-1]))
    done = message_of(coordinator.submit(steps[-1], wishes=("sample", "buttons")))
    assert (done.text.splitlines()[0], buttons_of(done)) == (
        "*Klart! Nu kan alla börja rapportera.* Ändra när som helst med `/trygg`.",
        ["retention.show"],
    )
    assert store.workspace.settings().digest_channel == "C1"
    assert store.partnership.overview() == [("Kommunen", ["Fritid", "Skola"]), ("Polisen", [])]
    assert [area.name for area in store.geography.areas()] == ["Centrum", "Lundby"]
    assert store.people.meet("U2").role == Role.COORDINATOR
    assert enqueued(store) == [
        ("greeting", "C1"),
        ("role_changed", "U2"),
        ("digest_sample", "UBOSS"),
        ("quick_buttons", "C1"),
    ]


def test_the_sample_is_the_picture_of_the_channel(coordinator: Conversation, store: Store) -> None:
    coordinator.submit(go(coordinator, "picture"), wishes=("sample",))
    (row,) = store.session.exec(select(Delivery))
    sample = rendered(store, row)
    assert sample is not None
    assert sample.text.startswith("Ett prov: så här ser lägesbilden ut i kanalen.")
    assert "Lägesbild vecka 47 hittills" in sample.text


def test_each_step_shows_what_there_is_and_says_what_was_added(coordinator: Conversation, store: Store) -> None:
    add_partners(store, [("Kommunen", ["Skola"])], NOW)
    view = go(coordinator, "partners")
    assert "*Finns redan:* Kommunen (Skola)" in words_of(UpdateForm(view))
    after = coordinator.submit(view, partners="kommunen: skola\nPolisen")
    assert "Sparat: Polisen" in words_of(after)
    assert "*Finns redan:* Hela kommunen" in words_of(after)
    again = coordinator.submit(view, partners="Polisen")
    assert "Sparat" not in words_of(again)
    assert len(store.partnership.partners()) == 2


def test_going_back_loses_nothing(coordinator: Conversation, store: Store) -> None:
    view = go(coordinator, "areas")
    before = view_of(back(coordinator, view, areas="Centrum"))
    assert (before["callback_id"], "Sparat: Centrum" in words_of(UpdateForm(before))) == ("guide.partners", True)
    first = view_of(back(coordinator, before))
    assert (first["callback_id"], buttons_of(as_message(first))) == ("guide.settings", [])
    assert "Centrum" in [area.name for area in store.geography.areas()]
    assert view_of(back(coordinator, go(coordinator, "picture")))["callback_id"] == "guide.people"


def test_what_is_wrong_in_a_line_is_named_and_nothing_is_stored(coordinator: Conversation, store: Store) -> None:
    partners, areas = go(coordinator, "partners"), go(coordinator, "areas")
    assert coordinator.faults(partners, partners="Polisen\n: Skola") == {
        "partners": "”: Skola” saknar en part före kolonet. Skriv till exempel Kommunen: Skola."
    }
    assert coordinator.refusals(areas, areas=f"Centrum\n{'x' * 200}") == {"areas": "list-name-too-long"}
    assert coordinator.refusals(areas, areas="hela  KOMMUNEN", replaced=("yes",)) == {
        "areas": "register-last-area"
    }
    assert coordinator.refusals(go(coordinator, "people"), coordinator="UX") == {"coordinator": "person-unknown"}
    assert coordinator.refusals(go(coordinator, "settings"), time="02:30") == {"time": "setup-not-at-two"}
    assert ([*store.partnership.partners()], len(store.geography.areas())) == ([], 1)


def test_the_first_area_is_replaced_only_while_it_is_the_only_one(coordinator: Conversation, store: Store) -> None:
    view = go(coordinator, "areas")
    coordinator.submit(view, areas="Centrum")
    assert [area.name for area in store.geography.areas()] == ["Hela kommunen", "Centrum"]
    assert list(inputs_of(go(coordinator, "areas"))) == ["areas"]


def test_people_who_wait_are_confirmed_on_the_way(coordinator: Conversation, store: Store) -> None:
    add_partners(store, [("Polisen", [])], NOW)
    (unit, _), *_ = store.partnership.units()
    state_unit(store, store.people.meet("U5"), unit, now=NOW, occasion="x")
    view = go(coordinator, "people")
    assert set(buttons_of(as_message(view))) == {"members.confirm_several", "guide.back"}
    coordinator.submit(view, own_unit=str(unit.id))
    person = store.people.meet("UBOSS")
    assert (person.unit_id, person.unit_confirmed) == (unit.id, True)


def test_what_is_begun_opens_as_settings(coordinator: Conversation, store: Store) -> None:
    assert coordinator.form("installning")["callback_id"] == "guide.settings"
    store.workspace.settings().digest_channel = "C1"
    assert coordinator.form("installning")["callback_id"] == "trygg.setup"


def test_the_welcome_of_a_coordinator_leads_to_it_until_all_is_set_up(
    coordinator: Conversation, store: Store
) -> None:
    for user in ("UBOSS", "U1"):
        welcome(store, user, now=NOW)
    boss, other = ({"person": user} for user in ("UBOSS", "U1"))
    reader = coordinator.make_request().reader
    assert "guide.open" in buttons_of(MESSAGES["welcome"].message(boss, store, reader))
    assert "guide.open" not in buttons_of(MESSAGES["welcome"].message(other, store, reader))
    assert "guide.open" not in buttons_of(MESSAGES["welcome"].message({}, store, reader))
    store.workspace.settings().digest_channel = "C1"
    add_partners(store, [("Polisen", [])], NOW)
    assert "guide.open" not in buttons_of(MESSAGES["welcome"].message(boss, store, reader))


REPEATED: list[tuple[str, dict[str, Any]]] = [
    ("settings", {"channel": "C1", "weekday": "2", "time": "08:00", "reminders": "8", "language": "sv"}),
    ("partners", {"partners": "Kommunen: Skola"}),
    ("areas", {"areas": "Centrum", "replaced": ("yes",)}),
    ("people", {"coordinator": "U2"}),
    ("picture", {"wishes": ("sample", "buttons")}),
]


@pytest.mark.parametrize(("step", "fields"), REPEATED)
def test_a_step_that_slack_sends_twice_is_stored_once_and_answered_twice(
    database: Database, step: str, fields: dict[str, Any]
) -> None:
    dispatcher = InteractionDispatcher(database, Settings(digest_channel="C9"), lambda: NOW)
    with database.transaction() as session:
        store = Store(session, "T1")
        dispatcher.open_workspace(store)
        for user in ("UBOSS", "U2"):
            store.people.meet(user).locale = "sv"
        store.people.meet("UBOSS").role = Role.COORDINATOR
    sent = Interaction(
        kind=InteractionKind.FORM,
        route=f"guide.{step}",
        workspace="T1",
        user="UBOSS",
        idempotency_key=f"V1/guide.{step}",
        fields=fields | ({"zone": "Europe/Stockholm"} if step == "settings" else {}),
    )
    answered = [dispatcher.dispatch(sent).response for _ in range(2)]
    assert {type(each) for each in answered} == {Reply if step == "picture" else UpdateForm}
    with database.transaction(reading=True) as session:
        log = Store(session, "T1").audit.listed(AuditFilter(), since=None, until=None).rows
        told = [(each.event, each.subject, each.reference) for each in log if each.actor]
    assert len(told) == len(set(told)) == {"areas": 2, "picture": 2}.get(step, 1)
