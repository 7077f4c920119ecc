"""Each choice of an incident has one column, by which it is asked for and shown."""

import json
from typing import Any

import pytest

from commands.incident.columns import FURTHER, SHARING
from domain.incidents import CHOICES


def test_each_choice_has_a_column_with_a_text_for_each_value() -> None:
    columns = (*FURTHER, SHARING)
    assert {column.name: column.kind for column in columns} == CHOICES
    assert [column.name for column in columns if set(column.words) != set(column.kind)] == []


@pytest.mark.parametrize(
    ("language", "card", "changes"),
    [
        (
            "sv",
            ["*Allvarlighetsgrad*\\nMycket allvarlig", "*Polisanmält*\\nJa"],
            (
                "allvarlighetsgrad: (tomt) → Mycket allvarlig; polisanmäld: Vet inte → Ja; "
                "vilka som får se: Alla samverkansparter (grön) → Alla – får publiceras (öppen)"
            ),
        ),
        (
            "en",
            ["*Severity*\\nVery serious", "*Reported to the police*\\nYes"],
            (
                "severity: (empty) → Very serious; reported to the police: Don’t know → Yes; "
                "who may see it: All partners (green) → Everyone – may be published (clear)"
            ),
        ),
    ],
)
def test_what_was_chosen_is_shown_on_the_card_and_in_the_history(
    svenska: Any, language: str, card: list[str], changes: str
) -> None:
    talk = svenska.by("U1", language)
    talk.report()
    talk.submit(talk.form("correct 1"), severity="high", police_report="yes", sharing="clear")
    shown = json.dumps(talk.said("show 1").blocks, ensure_ascii=False)
    assert [each for each in card if each not in shown] == []
    assert changes in shown
