"""Coordinators see the coming picture before it is posted, add their words to it, and hold it or post it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from commands.vocabulary.blocks import Message
from domain.messages import DigestAhead
from domain.refusals import Refusal
from domain.weeks import Week
from services.schedule import DIGEST, run_if_due
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, buttons_of, message_of, rendered, view_of, words_of
from tests.conftest import NOW

WEEK = "2026-W47"
MONDAY = NOW + timedelta(days=2, hours=17)
"""08:00 in Stockholm, when the picture of week 47 is due."""


@pytest.fixture(autouse=True)
def channel(store: Store) -> None:
    """Let the workspace have chosen a channel."""
    store.workspace.settings().digest_channel = "C1"
    run_if_due(store, DIGEST, NOW)


@pytest.fixture
def assess(coordinator: Conversation) -> Callable[..., None]:
    """Writes an assessment of week 47 as the coordinator."""

    def write(text: str, now: datetime = NOW) -> None:
        person = coordinator.at(now)
        person.submit(view_of(person.press("situation.assess", WEEK)), assessment=text)

    return write


def in_channel(store: Store, kind: str = "digest") -> list[str]:
    """What the channel is told of that kind, in order."""
    rows = store.session.exec(select(Delivery).where(Delivery.kind == kind)).all()
    return [words_of(message) for row in rows if (message := rendered(store, row))]


def test_the_preview_shows_the_coming_picture_and_what_can_be_done(coordinator: Conversation) -> None:
    shown = coordinator.reply("förhandsvisa")
    assert "vecka 47 ut just nu. Den läggs ut mån 23 nov. 08:00 i <#C1>" in words_of(shown)
    assert "Lägesbild vecka 47 hittills" in words_of(shown)
    choices = ["situation.assess", "situation.omit", "situation.post", "situation.hold"]
    assert buttons_of(shown)[-4:] == choices
    assert "situation.preview" in buttons_of(coordinator.reply())


def test_the_preview_is_for_coordinators_who_have_chosen_a_channel(
    conversation: Conversation, coordinator: Conversation, store: Store
) -> None:
    assert "situation.preview" not in buttons_of(conversation.reply())
    with pytest.raises(Refusal) as refused:
        conversation.type("förhandsvisa")
    assert refused.value.key == "coordinators-only"
    store.workspace.settings().digest_channel = None
    with pytest.raises(Refusal) as refused:
        coordinator.type("preview")
    assert refused.value.key == "situation-preview-no-channel"


def test_an_assessment_stands_in_the_preview_and_in_the_picture(
    coordinator: Conversation, assess: Callable[..., None], store: Store
) -> None:
    assess("Lugnt, *trots* <allt> & mörker")
    assert "*trots* <allt> & mörker" in words_of(coordinator.reply("förhandsvisa"))
    run_if_due(store, DIGEST, MONDAY)
    (picture,) = in_channel(store)
    assert "*Samordnarens bedömning*" in picture
    assert "*trots* <allt> & mörker" in picture
    assert "ändrades" not in picture


def test_an_assessment_is_edited_after_posting_and_the_message_says_so(
    coordinator: Conversation, assess: Callable[..., None], store: Store
) -> None:
    assess("Lugnt")
    run_if_due(store, DIGEST, MONDAY)
    for row in store.session.exec(select(Delivery)):
        row.state = "sent"
    later = MONDAY + timedelta(hours=2)
    again = coordinator.at(later).reply("v 47")
    assert buttons_of(again)[-1] == "situation.assess"
    assert "Redigera bedömning" in words_of(again)
    assess("Oroligt", later)
    (update,) = in_channel(store, "digest_edited")
    assert "Oroligt" in update
    assert "Bedömningen ändrades mån 23 nov. 10:00." in update
    assess("", later)
    assert "Oroligt" not in in_channel(store)[0]
    assert "Samordnarens bedömning togs bort mån 23 nov. 10:00." in in_channel(store)[0]


def test_a_long_assessment_fits_and_a_longer_one_is_refused(coordinator: Conversation, store: Store) -> None:
    form = view_of(coordinator.press("situation.assess", WEEK))
    assert coordinator.refusals(form, assessment="&" * 3_001) == {"assessment": "text-too-long"}
    coordinator.submit(form, assessment="&" * 3_000)
    assert "&" * 3_000 in words_of(coordinator.reply("förhandsvisa"))
    run_if_due(store, DIGEST, MONDAY)
    assert "&" * 3_000 in in_channel(store)[0]


def test_personal_data_in_an_assessment_is_refused_or_asked_about(coordinator: Conversation, store: Store) -> None:
    form = view_of(coordinator.press("situation.assess", WEEK))
    refused = coordinator.refusals(form, assessment="Tagen: 640823-3234")
    assert refused == {"assessment": "privacy-block-personnummer"}
    again = view_of(coordinator.submit(form, assessment="Anna Andersson sågs"))
    assert store.preparations.assessment(Week(2026, 47)).text == ""
    coordinator.submit(again)
    assert store.preparations.assessment(Week(2026, 47)).text == "Anna Andersson sågs"


def test_of_two_who_edit_at_once_the_second_sees_the_words_of_the_first(
    coordinator: Conversation, store: Store
) -> None:
    other = coordinator.by("UOTHER", coordinator=True)
    first, second = (view_of(each.press("situation.assess", WEEK)) for each in (coordinator, other))
    coordinator.submit(first, assessment="Lugnt vid stationen")
    again = view_of(other.submit(second, assessment="Oroligt i parken"))
    assert "<@UBOSS> hann skriva en bedömning" in words_of(again)
    assert "Lugnt vid stationen" in words_of(again)
    assert "Oroligt i parken" in words_of(again)
    assert store.preparations.assessment(Week(2026, 47)).text == "Lugnt vid stationen"
    other.submit(again, assessment="Lugnt vid stationen, oroligt i parken")
    assert store.preparations.assessment(Week(2026, 47)).text == "Lugnt vid stationen, oroligt i parken"


def test_who_writes_while_another_takes_the_words_out_is_told(
    coordinator: Conversation, assess: Callable[..., None]
) -> None:
    assess("Lugnt")
    form = view_of(coordinator.press("situation.assess", WEEK))
    assess("")
    assert "hann ta bort bedömningen" in words_of(coordinator.submit(form, assessment="Oroligt"))


def test_a_picture_is_held_and_released(coordinator: Conversation, store: Store) -> None:
    held = coordinator.press("situation.hold", WEEK)
    assert held.replace
    assert "hålls inne. Den läggs ut ändå tis 24 nov. 08:00" in words_of(held)
    assert buttons_of(message_of(held))[-1] == "situation.release"
    assert "läggs ut mån 23 nov. 08:00" in words_of(coordinator.press("situation.release", WEEK))
    coordinator.press("situation.hold", WEEK)
    run_if_due(store, DIGEST, MONDAY)
    assert in_channel(store) == []
    later = coordinator.at(MONDAY + timedelta(hours=1))
    assert "läggs ut i kanalen" in words_of(later.press("situation.release", WEEK))
    assert "Försenad: en samordnare höll inne lägesbilden." in in_channel(store)[0]
    assert "Lägesbild vecka 47 (försenad)" in in_channel(store)[0]


def test_a_picture_is_posted_at_once_after_a_question_and_once(coordinator: Conversation, store: Store) -> None:
    form = view_of(coordinator.press("situation.post", WEEK))
    assert "Det går inte att ångra" in words_of(form)
    assert in_channel(store) == []
    coordinator.submit(form)
    with pytest.raises(Refusal) as refused:
        coordinator.submit(form)
    assert refused.value.key == "situation-posted-already"
    run_if_due(store, DIGEST, MONDAY)
    assert len(in_channel(store)) == 1
    shown = coordinator.reply("förhandsvisa")
    assert "vecka 47 är redan utlagd i <#C1>" in words_of(shown)
    assert buttons_of(shown) == ["situation.assess"]


@pytest.mark.parametrize("told", ["", "2026-W40", "2026-W54", "no week"])
def test_another_week_is_refused(coordinator: Conversation, told: str) -> None:
    for route in ("situation.assess", "situation.hold", "situation.release", "situation.post"):
        with pytest.raises(Refusal) as refused:
            coordinator.press(route, told)
        assert refused.value.key == "situation-preview-gone"


def ahead(store: Store) -> Message | None:
    """What the coordinator is shown before the picture of week 47 is posted, as it would be sent now."""
    store.outbox.put("ahead", DigestAhead(Week(2026, 47), NOW), now=NOW, person="UBOSS")
    (row,) = store.session.exec(select(Delivery).where(Delivery.kind == "digest_ahead")).all()
    return rendered(store, row)


def test_coordinators_are_shown_the_coming_picture_without_its_thread(
    coordinator: Conversation, assess: Callable[..., None], store: Store
) -> None:
    assess("Lugnt vid stationen")
    message = ahead(store)
    assert message is not None
    assert message.text.startswith("Så ser lägesbilden för vecka 47 ut just nu. Den läggs ut mån 23 nov. 08:00")
    assert "Lugnt vid stationen" in words_of(message)
    assert "Du behöver inte göra något." in words_of(message)
    choices = ["situation.assess", "situation.omit", "situation.post", "situation.hold", "situation.preview"]
    assert buttons_of(message)[-6:] == [*choices, "messages.decline"]
    assert {block["type"] for block in message.blocks} <= {"header", "context", "section", "actions"}
    coordinator.press("situation.hold", WEEK)
    held = ahead(store)
    assert held is not None
    assert "hålls inne. Den läggs ut ändå tis 24 nov. 08:00" in words_of(held)


@pytest.mark.parametrize("why", ["posted", "no channel"])
def test_coordinators_are_not_shown_what_is_posted_or_will_not_be(store: Store, why: str) -> None:
    if why == "posted":
        run_if_due(store, DIGEST, MONDAY)
    else:
        store.workspace.settings().digest_channel = None
    assert ahead(store) is None
