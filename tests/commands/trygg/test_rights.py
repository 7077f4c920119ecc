import pytest

from commands.response import ShowHome
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from domain.refusals import Refusal
from services.partnership import unit_named
from storage.store import Store
from tests.commands.conversation import Conversation, buttons_of, finish, message_of, plan
from tests.commands.submitting import answer


def said(conversation: Conversation, refusal: Refusal) -> str:
    return conversation.make_request().reader.say(refusal.key, **refusal.facts)


def test_a_form_of_coordinators_refuses_others_and_says_who_can(coordinator: Conversation) -> None:
    other = coordinator.by("U1")
    with pytest.raises(Refusal) as refused:
        other.type("omraden")
    assert said(other, refused.value) == "Det här kan bara samordnare göra. Fråga Beata."
    assert coordinator.reply("omraden")


def test_several_coordinators_are_named(coordinator: Conversation, store: Store) -> None:
    for number in range(9):
        person = store.people.meet(f"UA{number}")
        person.role, person.name = "coordinator", f"Namn {number}"
    gone = store.people.meet("UA1")
    gone.deactivated = True
    store.session.flush()
    with pytest.raises(Refusal) as refused:
        coordinator.by("U1").type("omraden")
    assert said(coordinator, refused.value).endswith("Namn 0, Namn 2, Namn 3, Namn 4 och Namn 5.")


def test_where_nobody_coordinates_it_is_said_who_can_appoint(coordinator: Conversation, store: Store) -> None:
    store.people.meet("UBOSS").role = "reporter"
    with pytest.raises(Refusal) as refused:
        coordinator.type("omraden")
    assert said(coordinator, refused.value).endswith("Be den som sköter Trygg att utse en.")


@pytest.fixture
def reader(coordinator: Conversation, store: Store) -> Conversation:
    """Return the conversation of U1, who may only read."""
    other = coordinator.by("U1")
    store.people.meet("U1").role = "reader"
    return other


def test_a_reader_is_told_who_can_give_another_role(reader: Conversation, store: Store) -> None:
    with pytest.raises(Refusal) as refused:
        reader.press("incident.open")
    assert said(reader, refused.value) == (
        "Din roll är läsare: du kan läsa men inte rapportera, lägga till eller ändra. Be Beata om en annan roll."
    )
    store.people.meet("UBOSS").role = "reporter"
    with pytest.raises(Refusal) as refused:
        reader.press("incident.open")
    assert said(reader, refused.value).endswith("Be den som sköter Trygg att utse en samordnare.")


@pytest.mark.parametrize("words", ["klotter vid bron", "nothing to see, but a sentence"])
def test_plain_words_of_a_reader_are_no_report(reader: Conversation, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        answer(InteractionKind.WORDS, "words", reader.make_request(words=words), reader.store)
    assert refused.value.key == "reader-refused"


def test_a_reader_is_shown_no_button_that_would_be_refused(reader: Conversation, store: Store) -> None:
    plan(store, owner="U1")
    shown = message_of(reader.press("action.show", 1))
    assert buttons_of(shown) == []
    assert buttons_of(message_of(reader.press("incident.mine"))) == []
    home = answer(InteractionKind.HOME, "home", reader.make_request(), store)
    assert isinstance(home, ShowHome)
    shown_at_home = set(buttons_of(Message("", tuple(home.view["blocks"]))))
    assert {"situation.week", "action.show"} <= shown_at_home
    assert not shown_at_home & {"incident.open", "incident.none", "action.add", "problem.open"}
    assert "/handelse" not in str(home.view)
    assert len(message_of(reader.type("")).blocks[1]["text"]["text"].splitlines()) == 5


def test_a_reporter_is_shown_them_all(coordinator: Conversation, store: Store) -> None:
    home = answer(InteractionKind.HOME, "home", coordinator.by("U1").make_request(), store)
    assert isinstance(home, ShowHome)
    shown = buttons_of(Message("", tuple(home.view["blocks"])))
    assert {"incident.open", "incident.none", "situation.week"} <= set(shown)


def test_a_unit_owner_changes_the_actions_of_their_unit_alone(coordinator: Conversation, store: Store) -> None:
    park, school = (unit_named(store, "Kommunen", name) for name in ("Park", "Skola"))
    plan(store, owner="U3", unit=park.id)
    plan(store, owner="U3", unit=school.id)
    owner, person = coordinator.by("U2"), store.people.meet("U2")
    person.role, person.unit_id, person.unit_confirmed = "unit_owner", park.id, True
    assert "action.done" in buttons_of(message_of(owner.press("action.show", 1)))
    assert "action.done" not in buttons_of(message_of(owner.press("action.show", 2)))
    finish(owner, 1)
    assert store.actions.of_owner("U3")[0].number == 2
    with pytest.raises(Refusal) as refused:
        owner.press("action.done", 2)
    assert refused.value.key == "action-not-yours"


def test_what_was_meant_needs_the_role_of_its_command(coordinator: Conversation) -> None:
    with pytest.raises(Refusal) as refused:
        coordinator.by("U1").press("meant.command", "trygg områden")
    assert refused.value.key == "coordinators-only"
    assert coordinator.press("meant.command", "trygg områden")
