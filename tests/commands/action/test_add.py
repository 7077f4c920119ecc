from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from commands.response import UpdateForm
from domain.refusals import FormRefused
from services.geography import area_named
from services.partnership import unit_named
from storage.store import Store
from storage.tables import Action, Delivery, Workspace
from tests.commands.conversation import Conversation, buttons_of, fields_of, finish, rendered, view_of, words_of
from tests.conftest import NOW

NEW = {"title": "Tänd tunneln", "owner": "U1", "deadline": "2026-12-28"}
LONG = "Ö" * 150


def refused(conversation: Conversation, **changes: Any) -> dict[str, str]:
    """The texts at the fields of a form that is not accepted; nothing may have been stored."""
    view = conversation.form("ny")
    with pytest.raises(FormRefused) as errors:
        conversation.submit(view, **NEW | changes)
    assert conversation.store.session.exec(select(Action)).all() == []
    return {field: why.key for field, why in errors.value.errors.items()}


@pytest.mark.parametrize("words", ["ny", "add"])
def test_the_form_begins_with_the_asker_as_owner_today_as_start_and_the_ladder_alone(
    conversation: Conversation, words: str
) -> None:
    unit_named(conversation.store, "Testköping", "Park")
    fields = fields_of(conversation.form(words))
    assert fields == {
        "title": None,
        "owner": "U1",
        "deadline": None,
        "description": None,
        "area": None,
        "unit": None,
        "start": "2026-11-20",
        "rhythm": "none",
        "days": None,
    }


def test_only_title_owner_and_deadline_are_required(conversation: Conversation) -> None:
    view = view_of(conversation.press("action.add"))
    required = [block["block_id"] for block in view["blocks"] if not block.get("optional")]
    assert required == ["title", "owner", "deadline"]


def test_without_units_there_is_no_empty_list(conversation: Conversation) -> None:
    assert "unit" not in fields_of(conversation.form("ny"))


def test_words_after_the_command_become_the_title(conversation: Conversation) -> None:
    assert fields_of(conversation.form("ny Tänd   tunneln"))["title"] == "Tänd tunneln"
    assert fields_of(conversation.form(f"ny {LONG}x"))["title"] == LONG


@pytest.mark.parametrize("words", ["Ring 070-123 45 67", "Skriv till test@example.org"])
def test_words_that_may_point_at_someone_are_not_repeated(conversation: Conversation, words: str) -> None:
    answer = conversation.type(f"ny {words}")
    assert fields_of(view_of(answer))["title"] is None
    assert words not in words_of(answer)


def test_words_that_are_only_asked_about_stay_in_the_form(conversation: Conversation) -> None:
    assert (
        fields_of(conversation.form("ny Belysning vid Storgatan 12 B"))["title"] == "Belysning vid Storgatan 12 B"
    )


def test_the_shortest_form_stores_an_action_and_says_its_number(conversation: Conversation) -> None:
    answer = conversation.submit(conversation.form("ny"), **NEW)
    action = conversation.store.actions.find(1)
    assert action is not None
    assert (action.title, action.owner, action.deadline, action.created_by) == (
        "Tänd tunneln",
        "U1",
        date(2026, 12, 28),
        "U1",
    )
    assert (action.start, action.rhythm) == (date(2026, 11, 20), "none")
    assert "#1" in words_of(answer)
    assert conversation.store.session.exec(select(Delivery)).all() == []


def test_the_whole_form_is_stored(conversation: Conversation) -> None:
    area = area_named(conversation.store, "Skänninge")
    unit = unit_named(conversation.store, "Testköping", "Park")
    conversation.submit(
        conversation.form("ny"),
        **NEW
        | {
            "description": "Byt *lampor* <nu>",
            "area": str(area.id),
            "unit": str(unit.id),
            "start": "2026-11-25",
            "rhythm": "weekly",
            "days": "2026-12-05, 2026-12-15",
        },
    )
    action = conversation.store.actions.find(1)
    assert action is not None
    assert (action.description, action.area_id, action.unit_id) == ("Byt *lampor* <nu>", area.id, unit.id)
    assert [follow_up.due.isoformat() for follow_up in conversation.store.follow_ups.of(action)] == [
        "2026-12-02",
        "2026-12-05",
        "2026-12-09",
        "2026-12-15",
        "2026-12-16",
        "2026-12-23",
        "2026-12-28",
    ]


def test_without_a_unit_it_is_the_owners(conversation: Conversation) -> None:
    unit = unit_named(conversation.store, "Testköping", "Park")
    owner = conversation.store.people.meet("U2")
    owner.unit_id = unit.id
    for confirmed, expected in ((False, None), (True, unit.id)):
        owner.unit_confirmed = confirmed
        conversation.submit(conversation.form("ny"), **NEW | {"owner": "U2"})
        action = conversation.store.actions.find(1 + confirmed)
        assert action is not None
        assert action.unit_id == expected


def test_an_emptied_start_is_today(conversation: Conversation) -> None:
    conversation.submit(conversation.form("ny"), **NEW | {"start": None})
    action = conversation.store.actions.find(1)
    assert action is not None
    assert action.start == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"title": "   "}, {"title": "action-needs-title"}),
        (
            {"title": None, "owner": None, "deadline": None},
            {"title": "action-needs-title", "owner": "action-needs-owner", "deadline": "action-needs-deadline"},
        ),
        ({"title": "x" * 151}, {"title": "text-too-long"}),
        ({"description": "x" * 3001}, {"description": "text-too-long"}),
        ({"deadline": "2026-11-19"}, {"deadline": "action-deadline-past"}),
        ({"start": "2026-12-29"}, {"deadline": "action-deadline-before-start"}),
        ({"days": "i övermorgon"}, {"days": "action-days-unreadable"}),
        ({"days": "2026-11-01"}, {"days": "action-day-past"}),
        ({"days": "2027-01-01"}, {"days": "action-day-after-deadline"}),
        ({"title": "Ring 070-123 45 67"}, {"title": "privacy-block-phone"}),
        (
            {"description": "test@example.org", "days": "x"},
            {"description": "privacy-block-email", "days": "action-days-unreadable"},
        ),
    ],
)
def test_each_fault_is_said_at_its_own_field(
    conversation: Conversation, changes: dict[str, Any], errors: dict[str, str]
) -> None:
    assert refused(conversation, **changes) == errors


def test_someone_who_has_left_cannot_become_owner(conversation: Conversation) -> None:
    conversation.store.people.meet("U2").deactivated = True
    assert refused(conversation, owner="U2") == {"owner": "action-owner-left"}


def test_what_may_point_at_someone_is_warned_of_once(conversation: Conversation) -> None:
    answer = conversation.submit(conversation.form("ny"), **NEW | {"description": "Bilen ABC 123 står kvar"})
    assert isinstance(answer, UpdateForm)
    assert fields_of(answer.view)["title"] == "Tänd tunneln"
    assert fields_of(answer.view)["deadline"] == "2026-12-28"
    assert fields_of(answer.view)["description"] == "Bilen ABC 123 står kvar"
    assert conversation.store.actions.find(1) is None
    conversation.submit(answer.view)
    assert conversation.store.actions.find(1) is not None


def test_a_new_owner_is_told_with_buttons(conversation: Conversation) -> None:
    answer = conversation.submit(conversation.form("ny"), **NEW | {"owner": "U2"})
    assert "<@U2>" in words_of(answer)
    (row,) = conversation.store.session.exec(select(Delivery))
    assert (row.idempotency_key, row.kind, row.person) == ("assigned:1:U2", "assigned", "U2")
    for language in ("sv", "en"):
        message = rendered(conversation.store, row, language)
        assert message is not None
        assert "#1 Tänd tunneln" in message.text
        assert buttons_of(message) == ["action.report", "action.done", "action.postpone"]


def test_what_an_owner_is_told_falls_away_when_the_action_is_done(conversation: Conversation) -> None:
    conversation.submit(conversation.form("ny"), **NEW | {"owner": "U2"})
    finish(conversation, 1)
    (row,) = conversation.store.session.exec(select(Delivery))
    assert rendered(conversation.store, row) is None


def test_the_longest_content_fits(conversation: Conversation) -> None:
    for number in range(130):
        unit_named(conversation.store, f"Part {number} {'<' * 100}", f"Enhet {'&' * 200}")
        area_named(conversation.store, f"Område {number} {'<' * 200}")
    units = conversation.store.partnership.units()
    fields = {
        "title": "<" * 149 + "a",
        "owner": "U2",
        "description": "&" * 3000,
        "rhythm": "weekly",
        "deadline": "2027-12-28",
        "area": str(conversation.store.geography.areas()[-1].id),
        "unit": str(units[-1][0].id),
    }
    answer = conversation.submit(conversation.form("ny"), **fields)
    assert "#1" in words_of(answer)
    (row,) = conversation.store.session.exec(select(Delivery))
    assert rendered(conversation.store, row) is not None
    conversation.type("visa 1")
    conversation.type("lista")


@pytest.mark.parametrize(
    ("field", "value"),
    [("owner", "UNOTHERE"), ("area", "77"), ("unit", "77"), ("rhythm", "hourly"), ("unit", "x")],
)
def test_what_the_form_does_not_offer_is_refused_at_its_field(
    conversation: Conversation, field: str, value: str
) -> None:
    assert set(refused(conversation, **{field: value})) == {field}


def test_what_is_of_another_workspace_is_refused_at_its_field(conversation: Conversation) -> None:
    other = Store(conversation.store.session, "T2")
    other.workspace.open(Workspace(id="T2", created_at=NOW), "Alla")
    unit, area = unit_named(other, "Polisen", "Polisen"), other.geography.areas()[0]
    for field, row in (("unit", unit.id), ("area", area.id)):
        assert set(refused(conversation, **{field: str(row)})) == {field}
