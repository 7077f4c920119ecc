from datetime import date

import pytest

from domain.actions import LONGEST_TITLE, action_faults

TODAY = date(2026, 11, 20)


def faults(**changes: object) -> dict[str, str]:
    known: dict[str, object] = {
        "title": "Tänd gångtunneln",
        "owner": "U1",
        "start": TODAY,
        "deadline": date(2026, 12, 1),
        "today": TODAY,
    }
    return {field: why.key for field, why in action_faults(**(known | changes)).items()}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        ({"deadline": TODAY}, {}),
        ({"title": "x" * LONGEST_TITLE}, {}),
        ({"title": ""}, {"title": "action-needs-title"}),
        ({"title": "..."}, {"title": "name-missing"}),
        ({"title": "x" * (LONGEST_TITLE + 1)}, {"title": "text-too-long"}),
        ({"owner": None}, {"owner": "action-needs-owner"}),
        ({"deadline": None}, {"deadline": "action-needs-deadline"}),
        ({"deadline": date(2026, 11, 19)}, {"deadline": "action-deadline-past"}),
        ({"start": date(2026, 12, 2)}, {"deadline": "action-deadline-before-start"}),
        (
            {"title": "", "owner": None, "deadline": None},
            {"title": "action-needs-title", "owner": "action-needs-owner", "deadline": "action-needs-deadline"},
        ),
    ],
)
def test_what_a_new_action_must_meet(changes: dict[str, object], expected: dict[str, str]) -> None:
    assert faults(**changes) == expected
