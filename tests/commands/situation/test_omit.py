"""A coordinator leaves something out of the coming picture with a reason; the channel is told that it misses."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from commands.reader import Reader
from commands.registry import MESSAGES
from commands.situation.parts import part_message
from commands.vocabulary.block_fallbacks import simplify
from commands.vocabulary.blocks import Message
from domain import omissions
from domain.incidents import IncidentFacts
from domain.messages import Digest, DigestAhead
from domain.pictures import PicturePart
from domain.refusals import Refusal
from domain.retention import RetentionKind
from domain.sharing import PUBLIC
from domain.signals import Expected, Signal
from domain.weeks import Week
from services.geography import area_named
from services.pictures import PictureBuilder
from services.preparations import post_now
from services.register import merge
from services.schedule import DIGEST, run_if_due
from storage.store import Store
from storage.tables import Delivery, PreparedOmission, Snapshot
from tests.commands.conversation import (
    STOCKHOLM,
    Conversation,
    buttons_of,
    message_of,
    rendered,
    view_of,
    words_of,
)
from tests.conftest import NOW

READER = Reader("sv", STOCKHOLM)
WEEK = "2026-W47"
MONDAY = NOW + timedelta(days=2, hours=17)
"""08:00 in Stockholm, when the picture of week 47 is due."""


@pytest.fixture(autouse=True)
def channel(store: Store) -> None:
    """Let the workspace have chosen a channel, and some things have happened."""
    store.workspace.settings().digest_channel = "C1"
    run_if_due(store, DIGEST, NOW)
    for area, number in (("Skänninge", 3), ("Mantorp", 1)):
        facts = IncidentFacts(
            area=area_named(store, area).id, category="damage.graffiti", happened_at=NOW - timedelta(hours=1)
        )
        for _ in range(number):
            store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)


def series(store: Store, area: str = "Skänninge") -> str:
    return f"series|{area_named(store, area).id}|damage"


def leave_out(person: Conversation, what: str, reason: str = "Samma kväll, redan utrett") -> Message:
    return message_of(person.submit(view_of(person.press("situation.omit", WEEK)), what=what, reason=reason))


def in_channel(store: Store, now: datetime = MONDAY) -> str:
    """All that the channel is told, once the picture has been posted."""
    run_if_due(store, DIGEST, now)
    rows = store.session.exec(select(Delivery).where(Delivery.channel == "C1")).all()
    return "\n".join(words_of(message) for row in rows if (message := rendered(store, row)))


def test_what_is_left_out_is_missing_in_the_channel_which_is_told_so(
    coordinator: Conversation, store: Store
) -> None:
    shown = leave_out(coordinator, series(store))
    assert "*Utelämnat:* Skänninge, Skadegörelse (<@UBOSS>)" in words_of(shown)
    assert "Samma kväll, redan utrett" in words_of(shown)
    leave_out(coordinator, "part|times")
    told = in_channel(store)
    assert "Samordnarna har utelämnat en rad i tabellen." in told
    assert "Samordnarna har utelämnat: tider, platser och allvar." in told
    assert "4 händelser rapporterades vecka 47" in told
    assert "Mantorp, Skadegörelse" in told
    assert "Skänninge, Skadegörelse" not in told
    assert "utrett" not in told
    for row in store.session.exec(select(Delivery)):
        row.state = "sent"
    again = words_of(coordinator.at(MONDAY + timedelta(hours=1)).reply("v 47"))
    assert "Samordnarna har utelämnat en rad i tabellen" in again
    assert "Skänninge, Skadegörelse" not in again


def test_what_is_left_out_is_taken_back_in(coordinator: Conversation, store: Store) -> None:
    shown = leave_out(coordinator, series(store))
    assert "situation.include" in buttons_of(shown)
    other = coordinator.by("UOTHER", coordinator=True)
    back = other.press("situation.include", f"{WEEK} {series(store)}")
    assert back.replace
    assert "Utelämnat" not in words_of(back)
    other.press("situation.include", f"{WEEK} {series(store)}")
    assert "Skänninge, Skadegörelse" in in_channel(store)


def test_of_two_who_leave_out_the_same_the_second_is_told(coordinator: Conversation, store: Store) -> None:
    other = coordinator.by("UOTHER", coordinator=True)
    first, second = (view_of(each.press("situation.omit", WEEK)) for each in (coordinator, other))
    coordinator.submit(first, what=series(store), reason="Redan utrett")
    assert set(other.refusals(second, what=series(store), reason="Dubblett")) == {"what"}
    (kept,) = store.preparations.omissions(Week(2026, 47))
    assert (kept.reason, kept.by) == ("Redan utrett", "UBOSS")


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ({"reason": ""}, {"reason": "situation-omit-needs-reason"}),
        ({"reason": "x" * 301}, {"reason": "text-too-long"}),
        ({"reason": "Gäller 640823-3234"}, {"reason": "privacy-block-personnummer"}),
        ({"what": "series|99|damage"}, {"what": "choose-from-list"}),
        ({"what": None}, {"what": "choose-from-list"}),
    ],
)
def test_a_faulty_answer_is_refused_at_its_field(
    coordinator: Conversation, store: Store, said: dict[str, Any], faults: dict[str, str]
) -> None:
    form = view_of(coordinator.press("situation.omit", WEEK))
    assert coordinator.refusals(form, **({"what": "part|plan", "reason": "Redan utrett"} | said)) == faults
    assert store.preparations.omissions(Week(2026, 47)) == []


def test_a_reason_that_may_point_at_someone_is_asked_about(coordinator: Conversation, store: Store) -> None:
    form = view_of(coordinator.press("situation.omit", WEEK))
    again = view_of(coordinator.submit(form, what="part|plan", reason="Anna Andersson sågs"))
    assert store.preparations.omissions(Week(2026, 47)) == []
    coordinator.submit(again)
    assert [each.key for each in store.preparations.omissions(Week(2026, 47))] == ["part|plan"]


def test_nothing_is_left_out_of_a_posted_picture(coordinator: Conversation, store: Store) -> None:
    form = view_of(coordinator.press("situation.omit", WEEK))
    leave_out(coordinator, "part|plan")
    post_now(store, Week(2026, 47), by="UBOSS", now=NOW)
    with pytest.raises(Refusal) as refused:
        coordinator.submit(form, what="part|times", reason="Sent")
    assert refused.value.key == "situation-posted-already"
    with pytest.raises(Refusal) as refused:
        coordinator.press("situation.include", f"{WEEK} part|plan")
    assert refused.value.key == "situation-posted-already"
    shown = coordinator.reply("förhandsvisa")
    assert "Samma kväll, redan utrett" in words_of(shown)
    assert buttons_of(shown) == ["situation.assess", "situation.reason"]


def test_what_is_left_out_stays_so_when_its_area_is_merged(coordinator: Conversation, store: Store) -> None:
    leave_out(coordinator, series(store))
    merge(store, area_named(store, "Skänninge"), area_named(store, "Mantorp"), by="UBOSS", now=NOW)
    told = in_channel(store)
    assert "Samordnarna har utelämnat en rad i tabellen." in told
    assert "Mantorp, Skadegörelse" not in told
    assert "*Utelämnat:* Mantorp, Skadegörelse" in words_of(coordinator.press("situation.reason", WEEK))


@pytest.mark.parametrize("words", ["", "Dubbelt rapporterat"])
def test_a_reason_is_changed_or_emptied_after_posting(coordinator: Conversation, store: Store, words: str) -> None:
    leave_out(coordinator, "part|plan", "Lampan är redan utredd")
    run_if_due(store, DIGEST, MONDAY)
    for row in store.session.exec(select(Delivery)):
        row.state = "sent"
    later = coordinator.at(MONDAY + timedelta(hours=1))
    assert "situation.reason" in buttons_of(later.reply("v 47"))
    form = view_of(later.press("situation.reason", WEEK))
    assert "Lampan är redan utredd" in words_of(form)
    assert "gamla skälet är borta" in words_of(later.submit(form, what="part|plan", reason=words))
    (kept,) = store.preparations.omissions(Week(2026, 47))
    assert (kept.key, kept.reason, kept.by) == ("part|plan", words, "UBOSS")
    noted = [(fact.event, fact.actor) for fact in store.session.info["noted"] if fact.subject == "omission"]
    assert noted == [("made", "UBOSS"), ("changed", "UBOSS")]


def test_a_reason_that_is_gone_is_not_asked_about(coordinator: Conversation) -> None:
    with pytest.raises(Refusal) as refused:
        coordinator.press("situation.reason", WEEK)
    assert refused.value.key == "situation-reason-nothing"


def test_a_message_that_stays_does_not_show_the_reason(coordinator: Conversation, store: Store) -> None:
    leave_out(coordinator, "part|plan", "Lampan är redan utredd")
    store.outbox.put("ahead", DigestAhead(Week(2026, 47), NOW), now=NOW, person="UBOSS")
    (row,) = store.session.exec(select(Delivery).where(Delivery.kind == DigestAhead.kind)).all()
    told = words_of(rendered(store, row))
    assert "*Utelämnat:* Åtgärderna" in told
    assert "Lampan" not in told


def test_many_omissions_leave_room_for_the_buttons(coordinator: Conversation, store: Store) -> None:
    for area in range(30):
        store.preparations.add_omission(
            Week(2026, 47), f"series|{area}|damage", reason="Redan utrett", by="UBOSS", at=NOW
        )
    shown = simplify(coordinator.reply("förhandsvisa"), "text")
    assert {"situation.omit", "situation.post", "situation.reason"} <= set(buttons_of(shown))
    assert words_of(shown).count("*Utelämnat:*") == 5
    assert "25 till" in words_of(shown)


def test_a_picture_without_any_row_has_no_table(coordinator: Conversation, store: Store) -> None:
    for area in ("Skänninge", "Mantorp"):
        leave_out(coordinator, series(store, area))
    told = in_channel(store)
    assert "Samordnarna har utelämnat 2 rader i tabellen" in told
    assert "data_table" not in told


def test_the_figures_of_single_areas_go_with_all_figures(store: Store) -> None:
    flags = tuple(Signal(area, "damage", 9, Expected(0, 2), "flag", 0.001) for area in ("Skänninge", "Mantorp"))
    picture = replace(PictureBuilder.of(store, PUBLIC, NOW).take(Week(2026, 47)), signals=flags)
    assert part_message(PicturePart.SECOND_AREA, picture, READER)
    gone = omissions.leave_out(picture, ["part|figures"])
    assert part_message(PicturePart.SECOND_AREA, gone, READER) is None


def test_it_stays_left_out_of_a_picture_that_is_built_anew(coordinator: Conversation, store: Store) -> None:
    leave_out(coordinator, series(store))
    run_if_due(store, DIGEST, MONDAY)
    (row,) = store.session.exec(select(Delivery).where(Delivery.kind == Digest.kind)).all()
    refresh = MESSAGES[Digest.kind].refresh
    assert refresh is not None
    refresh(Digest(Week(2026, 47)), store)
    assert "Samordnarna har utelämnat en rad i tabellen" in words_of(rendered(store, row))


def test_it_is_in_the_log_and_goes_with_the_picture(coordinator: Conversation, store: Store) -> None:
    leave_out(coordinator, "part|plan")
    coordinator.press("situation.include", f"{WEEK} part|plan")
    leave_out(coordinator, "part|plan")
    noted = [(fact.event, fact.subject, fact.reference, fact.actor) for fact in store.session.info["noted"]]
    made = ("made", "omission", WEEK, "UBOSS")
    assert [each for each in noted if each[1] == "omission"] == [made, ("removed", *made[1:])]
    run_if_due(store, DIGEST, MONDAY)
    (snapshot,) = store.session.exec(select(Snapshot))
    store.removals.remove(RetentionKind.PICTURES, [snapshot.id], now=MONDAY)
    assert store.session.exec(select(PreparedOmission)).all() == []
