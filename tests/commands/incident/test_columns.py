"""Each choice of an incident has one column, by which it is asked for and shown."""

from commands.incident.columns import FURTHER, SHARING
from domain.incidents import CHOICES
from tests.commands.conversation import Conversation, report, words_of


def test_each_choice_has_a_column_with_a_text_for_each_value() -> None:
    columns = (*FURTHER, SHARING)
    assert {column.name: column.kind for column in columns} == CHOICES
    assert [column.name for column in columns if set(column.words) != set(column.kind)] == []


def test_what_was_chosen_is_shown_on_the_card_and_in_the_history(conversation: Conversation) -> None:
    report(conversation)
    chosen = {"severity": "high", "police_report": "yes", "place_kind": "park", "sharing": "clear"}
    conversation.submit(conversation.form("rätta 1"), **chosen)
    shown = words_of(conversation.reply("visa 1"))
    for words in (
        "*Allvarlighetsgrad*\\nMycket allvarlig",
        "*Polisanmält*\\nJa",
        "*Typ av plats*\\nPark eller grönområde",
    ):
        assert words in shown
    assert (
        "allvarlighetsgrad: (tomt) → Mycket allvarlig; polisanmäld: Vet inte → Ja; "
        "typ av plats: (tomt) → Park eller grönområde; "
        "vilka som får se: Alla samverkansparter (grön) → Alla – får publiceras (öppen)"
    ) in shown
