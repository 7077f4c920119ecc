"""Home tells a coordinator what waits, and nobody else."""

from commands.response import ShowHome
from commands.routes import InteractionKind
from domain.retention import OFFERED, DecidedRetention
from services.geography import place_named
from services.memberships import state_unit
from services.partnership import add_partners, unit_named
from services.retention import enter_decision
from storage.store import Store
from tests.commands.conversation import Conversation, buttons_of, message_of, view_of, words_of
from tests.commands.submitting import answer
from tests.conftest import NOW


def home(conversation: Conversation) -> str:
    shown = answer(InteractionKind.HOME, "home", conversation.make_request(), conversation.store)
    assert isinstance(shown, ShowHome)
    return words_of(shown.view)


def test_a_new_workspace_waits_for_its_set_up(coordinator: Conversation, conversation: Conversation) -> None:
    said = home(coordinator)
    told = ("Ingen kanal är vald", "Inga samverkansparter är tillagda", "inte bestämt hur länge")
    assert [words for words in told if words not in said] == []
    assert "Väntar på dig" not in home(conversation.by("U2"))


def test_saved_settings_lead_to_what_is_left_and_to_the_picture(coordinator: Conversation, store: Store) -> None:
    store.workspace.settings().digest_channel = "C1"
    saved = message_of(coordinator.submit(view_of(coordinator.press("trygg.setup")), reminders="9"))
    assert buttons_of(saved) == ["situation.week", "trygg.buttons", "guide.open", "guide.open", "retention.show"]


def test_people_units_and_places_wait(coordinator: Conversation, store: Store) -> None:
    add_partners(store, [("Polisen", []), ("Eken", [])], NOW)
    for unit, partner in store.partnership.units():
        unit.retired = partner.name == "Eken"
    walkers = unit_named(store, "Nattvandrarna", "Nattvandrarna", NOW, unconfirmed=True)
    state_unit(store, store.people.meet("U5"), walkers, now=NOW, occasion="x")
    for name in ("Torget", "Bron"):
        place_named(store, name, store.geography.areas()[0].id)
    said = home(coordinator)
    told = ("En person väntar på", "En part har inga enheter", "2 platser har bara nämnts")
    assert [words for words in told if words not in said] == []


def test_a_place_that_reports_name_is_kept(coordinator: Conversation, store: Store) -> None:
    place = place_named(store, "Torget", store.geography.areas()[0].id)
    assert "bara uppgiven av någon" in words_of(coordinator.press("places.list", "1|"))
    assert "places.keep" in buttons_of(message_of(coordinator.press("places.show", place.id)))
    answered = coordinator.submit(view_of(coordinator.press("places.keep", place.id)))
    assert "Torget är med i registret." in words_of(answered)
    assert (place.registered, store.register.mentioned_places()) == (True, [])
    assert "places.keep" not in buttons_of(message_of(coordinator.press("places.show", place.id)))


def test_nothing_waits_where_all_is_done(coordinator: Conversation, store: Store) -> None:
    add_partners(store, [("Polisen", [])], NOW)
    store.workspace.settings().digest_channel = "C1"
    assert "Väntar på dig" in home(coordinator)
    decided = DecidedRetention("KS 2026/1", NOW.date(), OFFERED)
    enter_decision(store, decided, by="UBOSS", now=NOW)
    assert "Väntar på dig" not in home(coordinator)
