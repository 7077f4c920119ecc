"""The report form from a shortcut: empty from anywhere, filled in from someone's message."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from storage.store import Store
from storage.tables import Incident
from tests.commands.conversation import Conversation, inputs_of, view_of
from tests.conftest import NOW

NUMBER = "850709-9805"


def opened(conversation: Conversation, words: str, written: str = "") -> dict[str, Any]:
    """The fields of the form that *Report this* opens."""
    return inputs_of(view_of(conversation.use_shortcut("incident.report_this", words, written)))


def test_from_anywhere_the_form_is_empty(conversation: Conversation) -> None:
    fields = inputs_of(view_of(conversation.use_shortcut("incident.report")))
    assert "initial_value" not in fields["text"]
    assert "initial_option" not in fields["category"]


def test_a_message_fills_in_the_form(conversation: Conversation) -> None:
    fields = opened(conversation, "Klotter igår 22:30,\ntvå meter på kuren")
    assert fields["category"]["initial_option"]["text"]["text"] == "Skadegörelse – klotter"
    assert fields["date"]["initial_date"] == "2026-11-19"
    assert fields["time"]["initial_time"] == "22:30"
    assert "två meter på kuren" in fields["text"]["initial_value"]


def test_a_message_is_read_as_of_when_it_was_written(conversation: Conversation) -> None:
    written = str((NOW - timedelta(days=3)).timestamp())
    fields = opened(conversation, "klotter igår 22:30", written)
    assert fields["date"]["initial_date"] == "2026-11-16"
    fields = opened(conversation, "klotter på kuren", written)
    assert (fields["date"]["initial_date"], fields["time"]["initial_time"]) == ("2026-11-17", "15:00")


@pytest.mark.parametrize("written", ["", "x", "nan", "inf", "-1e99", "9999999999.000100"])
def test_a_message_of_no_known_time_or_a_later_one_is_read_as_of_now(
    conversation: Conversation, written: str
) -> None:
    assert opened(conversation, "klotter igår 22:30", written)["date"]["initial_date"] == "2026-11-19"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_may_not_be_stored_is_not_shown_again_and_it_is_said_why(
    conversation: Conversation, language: str
) -> None:
    asked = conversation.by(language=language)
    view = view_of(asked.use_shortcut("incident.report_this", f"klotter av {NUMBER} på muren"))
    assert NUMBER not in json.dumps(view)
    assert {"sv": "personnummer", "en": "personal identity number"}[language] in json.dumps(view)
    assert "initial_value" not in inputs_of(view)["text"]


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_message_without_words_opens_the_form_empty(conversation: Conversation, words: str) -> None:
    fields = opened(conversation, words, str((NOW - timedelta(days=3)).timestamp()))
    assert "initial_value" not in fields["text"]
    assert fields["date"]["initial_date"] == "2026-11-20"


def test_a_long_message_is_cut_and_said_to_be(conversation: Conversation) -> None:
    view = view_of(conversation.use_shortcut("incident.report_this", "klotter " + "å " * 10_000))
    assert len(inputs_of(view)["text"]["initial_value"]) <= 3_000
    assert "Slutet är inte med" in json.dumps(view, ensure_ascii=False)


def test_nothing_is_stored_before_the_form_is(conversation: Conversation, store: Store) -> None:
    view = view_of(conversation.use_shortcut("incident.report_this", "klotter på kuren"))
    assert "kuren" not in view["private_metadata"]
    assert store.session.exec(select(Incident)).all() == []
    conversation.submit(view)
    (stored,) = store.session.exec(select(Incident))
    assert (stored.category, stored.text, stored.reporter) == ("damage.graffiti", "på kuren", "U1")
