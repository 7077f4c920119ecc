"""The list of members: whoever lacks a unit first, narrowed by words and buttons, several confirmed at once."""

from typing import Any

import pytest

from domain.refusals import Refusal
from services.organisations import set_teams
from services.partnership import partner_named, unit_named
from storage.store import Store
from storage.tables import Partner, Unit
from tests.commands.conversation import Conversation, buttons_of, inputs_of, message_of, report, words_of
from tests.conftest import NOW


def meet(store: Store, user: str, unit: Unit | None = None, **columns: Any) -> None:
    """Let Slack have described someone, who belongs to the unit, confirmed or not."""
    person = store.people.meet(user)
    person.sqlmodel_update({"locale": "sv-SE", "unit_id": unit.id if unit else None, **columns})
    store.session.flush()


@pytest.fixture
def boss(coordinator: Conversation, store: Store) -> Conversation:
    """The only one whom Slack has described so far."""
    for user in ("U1", "U2", "U3", "U4", "U5", "U7", "U8", "U9", "U10", "UNEW", "UOTHER"):
        store.people.meet(user).locale = None
    store.session.flush()
    return coordinator


def lines(conversation: Conversation, words: str = "") -> list[str]:
    return message_of(conversation.type(f"medlemmar {words}".strip())).text.splitlines()[1:]


def test_whoever_lacks_a_unit_comes_first_then_the_unconfirmed(boss: Conversation, store: Store) -> None:
    school, police = unit_named(store, "Skolan", "Högstadiet"), unit_named(store, "Polisen", "Polisen")
    meet(store, "U1", school, unit_confirmed=True, role="unit_owner")
    meet(store, "U2", police, unit_confirmed=True)
    meet(store, "U3", school)
    meet(store, "U4", name="Ada")
    meet(store, "U5", deactivated=True)
    assert lines(boss) == [
        "<@U4> · saknar enhet",
        "<@UBOSS> · saknar enhet · Samordnare",
        "<@U3> · Skolan – Högstadiet · obekräftad",
        "<@U2> · Polisen",
        "<@U1> · Skolan – Högstadiet · Enhetsansvarig",
    ]
    assert lines(boss, "utan enhet") == lines(boss)[:2]
    assert lines(boss, "obekräftade") == lines(boss)[2:3]
    assert lines(boss, "samordnare") == lines(boss)[1:2]
    assert lines(boss, "skolan") == [lines(boss)[2], lines(boss)[4]]
    assert lines(boss, f"#{police.partner_id}") == lines(boss)[3:4]
    assert lines(boss, "slutat") == ["<@U5> · saknar enhet · har slutat"]
    school.retired = True
    store.session.flush()
    assert lines(boss, "skolan") == []


def test_people_of_other_organisations_are_with_their_partner_and_of_unknown_ones_left_out(
    boss: Conversation, store: Store
) -> None:
    set_teams(store, partner_named(store, "Hyresbolaget"), ["T8"], by="UBOSS", now=NOW)
    meet(store, "U1", team_id="T8")
    meet(store, "U2", team_id="T9")
    meet(store, "U3", team_id="T1")
    assert [line for line in lines(boss) if "UBOSS" not in line] == [
        "<@U3> · saknar enhet",
        "<@U1> · Hyresbolaget · saknar enhet",
    ]
    assert lines(boss, "Hyresbolaget") == ["<@U1> · Hyresbolaget · saknar enhet"]


def test_a_button_narrows_and_each_row_leads_to_the_person(boss: Conversation, store: Store) -> None:
    meet(store, "U1")
    shown = message_of(boss.press("members.list", "1|utan enhet"))
    assert "Utan enhet" in words_of(shown)
    assert buttons_of(shown).count("members.change") == 3
    assert boss.press("members.change", "U1").view["blocks"][0]["element"]["initial_user"] == "U1"


def test_words_that_name_nobody_and_empty_lists_say_what_to_do(boss: Conversation) -> None:
    with pytest.raises(Refusal, match="members-unknown-words"):
        boss.type("medlemmar Nattvandrarna")
    empty = message_of(boss.type("medlemmar obekräftade"))
    assert empty.text == "Här finns ingen att visa. Se alla med knappen nedanför."
    assert "members.confirm_several" not in buttons_of(empty)
    with pytest.raises(Refusal, match="members-none-wait"):
        boss.press("members.confirm_several")


def test_ten_stand_on_a_page_and_the_longest_names_fit(boss: Conversation, store: Store) -> None:
    unit = unit_named(store, "&" * 75, "&" * 75)
    for number in range(24):
        meet(store, f"U{number:010}", unit, name="&" * 80)
    pages = [message_of(boss.type(f"medlemmar {page}")) for page in (1, 2, 3)]
    assert [str(page.blocks).count("'members.change:U") for page in pages] == [10, 10, 5]
    options = inputs_of(boss.press("members.confirm_several").view)["people"]["options"]
    assert len(options) == 10


def test_several_are_confirmed_at_once(boss: Conversation, store: Store) -> None:
    unit = unit_named(store, "Skolan", "Högstadiet")
    for number in range(12):
        meet(store, f"U{number:02}", unit, name=f"Namn {number:02}")
    report(boss.by("U03"), unit=None)
    view = boss.press("members.confirm_several").view
    options = inputs_of(view)["people"]["options"]
    assert [(each["text"]["text"], each["description"]["text"]) for each in options[:1]] == [
        ("Namn 00", "Skolan – Högstadiet")
    ]
    assert boss.refusals(view) == {"people": "members-needs-ticks"}
    ticked = tuple(each["value"] for each in options[:4])
    answered = message_of(boss.submit(view, people=ticked))
    assert answered.text == "Klart. 4 personer är bekräftade."
    assert buttons_of(answered) == ["members.confirm_several", "members.list"]
    confirmed = [f"U{number:02}" for number in range(12) if store.people.meet(f"U{number:02}").unit_confirmed]
    assert confirmed == ["U00", "U01", "U02", "U03"]
    assert store.people.look("U03").partner == unit.partner_id


def test_what_has_changed_since_is_not_confirmed(boss: Conversation, store: Store) -> None:
    school, police = unit_named(store, "Skolan", "Skolan"), unit_named(store, "Polisen", "Polisen")
    meet(store, "U1", school)
    view = boss.press("members.confirm_several").view
    ticked = (inputs_of(view)["people"]["options"][0]["value"],)
    meet(store, "U1", police)
    assert boss.refusals(view, people=ticked) == {"people": "choose-from-list"}
    assert not store.people.meet("U1").unit_confirmed


def test_the_list_is_for_coordinators(boss: Conversation, store: Store) -> None:
    meet(store, "U1", unit_named(store, "Skolan", "Skolan"))
    for way in ("members.list", "members.confirm_several", "members.change"):
        with pytest.raises(Refusal, match="coordinators-only"):
            boss.by("U1").press(way)


def test_a_partners_card_leads_to_its_people(boss: Conversation, store: Store) -> None:
    partner: Partner = partner_named(store, "Skolan")
    assert "members.list" in buttons_of(message_of(boss.press("partners.show", partner.id)))
