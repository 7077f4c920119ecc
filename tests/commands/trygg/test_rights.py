import pytest

from commands.registry import BUTTONS, FORMS
from domain.refusals import Refusal
from storage.store import Store
from tests.commands.trygg.conftest import Talk

WORDS = ["installning", "setup", "omraden", "areas", "partners", "medlemmar", "members"]
FORMS_OF_COORDINATORS = [route for route in FORMS if route.startswith("trygg.")]
BUTTONS_OF_COORDINATORS = [route for route in BUTTONS if route.startswith("members.")]


def said(talk: Talk, refusal: Refusal) -> str:
    return talk.make_request().reader.say(refusal.key, **refusal.facts)


@pytest.mark.parametrize("words", WORDS)
def test_a_form_of_coordinators_refuses_others_and_says_who_can(boss: Talk, words: str) -> None:
    other = boss.by("U1")
    with pytest.raises(Refusal) as refused:
        other.type(words)
    assert said(other, refused.value) == "Det här kan bara samordnare göra. Fråga Beata."
    assert boss.form(words)


@pytest.mark.parametrize("route", [*FORMS_OF_COORDINATORS, *BUTTONS_OF_COORDINATORS])
def test_what_stands_in_a_form_or_message_is_refused_to_others_too(boss: Talk, route: str) -> None:
    other = boss.by("U1", "en")
    handler = FORMS.get(route) or BUTTONS[route]
    with pytest.raises(Refusal) as refused:
        handler(other.make_request(fields={"lines0": "Allt"}, value="U1/1"), boss.store)
    assert said(other, refused.value) == "Only coordinators can do this. Ask Beata."


def test_several_coordinators_are_named(boss: Talk, store: Store) -> None:
    for number in range(9):
        person = store.people.meet(f"UA{number}")
        person.coordinator, person.name = True, f"Namn {number}"
    gone = store.people.meet("UA1")
    gone.deactivated = True
    store.session.flush()
    with pytest.raises(Refusal) as refused:
        boss.by("U1").type("omraden")
    assert said(boss, refused.value).endswith("Namn 0, Namn 2, Namn 3, Namn 4 och Namn 5.")


def test_where_nobody_coordinates_it_is_said_who_can_appoint(boss: Talk, store: Store) -> None:
    store.people.meet("UBOSS").coordinator = False
    with pytest.raises(Refusal) as refused:
        boss.type("omraden")
    assert said(boss, refused.value).endswith("Be den som sköter Trygg att utse en.")
