"""`/trygg status` tells coordinators what is overdue and what has not arrived, and nobody else."""

import json
from datetime import date, timedelta

import pytest

from commands.response import Reply
from domain.actions import NewAction
from domain.refusals import Refusal
from domain.teams import ChannelSharing
from services.actions import add_action
from services.installations import Grant, end_installation, install
from services.organisations import keep_channel_sharing, set_teams
from services.partnership import partner_named
from services.schedule import DIGEST
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation
from tests.conftest import NOW
from tests.outbox import put_record

LONG_AGO = NOW - timedelta(days=9_000)


def shown(conversation: Conversation, words: str = "lage") -> str:
    answer = conversation.type(words)
    assert isinstance(answer, Reply)
    return json.dumps(answer.message.blocks, ensure_ascii=False)


def put(store: Store, number: int, state: str, kind: str = "receipt") -> Delivery:
    put_record(store, f"x:{number}", kind, {}, now=LONG_AGO if state == "late" else NOW, person="U1")
    row = store.outbox.find(f"x:{number}")
    assert row is not None
    if state not in ("late", "pending"):
        row.state, row.settled_at = state, NOW
    store.session.flush()
    return row


def test_when_all_is_well_it_says_so(coordinator: Conversation) -> None:
    told = shown(coordinator)
    for words in ("Inga åtgärder är försenade", "Ingen kanal är vald", "Alla meddelanden har kommit fram."):
        assert words in told


def test_the_next_picture_is_told(coordinator: Conversation, store: Store) -> None:
    workspace = store.workspace.settings()
    workspace.digest_channel = "C1"
    assert "Nästa lägesbild läggs ut i <#C1>." in shown(coordinator)
    store.next_runs.add(DIGEST.name, None).at = NOW + timedelta(days=3)
    assert "läggs ut mån 23 nov. 15:00 i <#C1>." in shown(coordinator)


def test_that_the_app_is_not_installed_any_more_is_told(coordinator: Conversation, store: Store) -> None:
    install(store, Grant(None, "UBOT", [], "encrypted", "U1"), now=NOW)
    assert "avinstallerad" not in shown(coordinator)
    end_installation(store, now=NOW)
    assert "avinstallerad eller avstängd i Slack sedan fre 20 nov. 15:00. Inget skickas" in shown(coordinator)


def test_what_did_not_arrive_is_told_with_its_receiver(coordinator: Conversation, store: Store) -> None:
    put(store, 1, "failed")
    put(store, 2, "unknown", kind="digest")
    put(store, 3, "sent")
    told = shown(coordinator)
    assert "*Kom inte fram*\\n• kvittot på en rapport till <@U1>" in told
    assert "*Oklart om de kom fram*\\n• veckans lägesbild" in told
    assert "Väntar på att Slack" not in told


def test_what_was_given_up_long_ago_is_told_no_more(coordinator: Conversation, store: Store) -> None:
    put(store, 1, "failed").settled_at = NOW - timedelta(days=31)
    assert "Alla meddelanden har kommit fram." in shown(coordinator)


def test_what_waits_for_slack_is_told(coordinator: Conversation, store: Store) -> None:
    put(store, 1, "late")
    assert "*Väntar på att Slack ska ta emot*" in shown(coordinator)


def test_many_messages_are_told_shortly(coordinator: Conversation, store: Store) -> None:
    for number in range(30):
        put(store, number, "failed")
    told = shown(coordinator)
    assert told.count("kvittot på en rapport") == 10
    assert "… och fler." in told


def test_actions_past_their_date_are_counted(coordinator: Conversation, store: Store) -> None:
    facts = NewAction(title="Lampor", owner="U1", start=date(2026, 10, 20), deadline=date(2026, 11, 10))
    add_action(store, facts, by="UBOSS", now=NOW - timedelta(days=30))
    assert "Försenade åtgärder: 1. Se `/atgard lista`." in shown(coordinator)


def test_others_hear_who_can_ask(coordinator: Conversation) -> None:
    with pytest.raises(Refusal) as refused:
        coordinator.by("U2").type("status")
    assert refused.value.facts["people"] == "Beata"


def test_whom_the_channel_is_shared_with_is_told(coordinator: Conversation, store: Store) -> None:
    store.workspace.settings().digest_channel = "C1"
    set_teams(store, partner_named(store, "Hyresbolaget"), ["T8"], by="UBOSS", now=NOW)
    keep_channel_sharing(store, ChannelSharing("C1", ("T8", "T9")))
    told = shown(coordinator)
    assert "<#C1> delas med Hyresbolaget och T9 (ingen part). Alla där läser det som läggs ut." in told
    assert "inbjuden till" not in told
    keep_channel_sharing(store, ChannelSharing("C1", pending=True))
    told = shown(coordinator)
    assert "En annan organisation är inbjuden till <#C1>" in told
    assert "delas med" not in told
    store.workspace.settings().digest_channel = "C2"
    assert "inbjuden" not in shown(coordinator)


def test_organisations_that_are_no_partner_lead_to_their_connection(
    coordinator: Conversation, store: Store
) -> None:
    for user, team in (("U1", "T8"), ("U2", "T9"), ("U3", "T9"), ("U4", "T1")):
        store.people.meet(user).team_id = team
    set_teams(store, partner_named(store, "Hyresbolaget"), ["T8"], by="UBOSS", now=NOW)
    told = shown(coordinator)
    assert told.count("är inte kopplad till någon part") == 1
    assert '"value": "T9"' in told
