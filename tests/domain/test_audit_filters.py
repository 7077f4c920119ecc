from datetime import date

import pytest

from domain.audit_filters import AuditFilter, read_audit_filter
from domain.weeks import Week

PEOPLE = {"Bo Ek": "U1", "Anna Alm": "U2"}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", AuditFilter()),
        ("händelse 12", AuditFilter(subjects=("incident",), reference="12")),
        ("#12", AuditFilter(reference="12")),
        ("incident #12", AuditFilter(subjects=("incident",), reference="12")),
        ("exporterat v 47", AuditFilter(events=("exported",), week=Week(2026, 47))),
        ("exported 2026-W46", AuditFilter(events=("exported",), week=Week(2026, 46))),
        ("Bo Ek händelser", AuditFilter(subjects=("incident",), actors=("U1",))),
        ("bo ek, anna alm läste", AuditFilter(events=("seen",), actors=("U2", "U1"))),
        ("åtgärder problem", AuditFilter(subjects=("action", "problem"))),
        ("tog bort inget att rapportera", AuditFilter(events=("removed",), subjects=("nil_report",))),
        ("inställningar ändrade förra veckan", AuditFilter(("changed",), ("workspace",), week=Week(2026, 46))),
    ],
)
def test_words_narrow_the_log(words: str, wanted: AuditFilter) -> None:
    assert read_audit_filter(words, PEOPLE, date(2026, 11, 20)) == (wanted, "")


@pytest.mark.parametrize("words", ["xyz", "händelse 12 xyz", "händelse 12 13"])
def test_words_that_name_nothing_are_told(words: str) -> None:
    assert read_audit_filter(words, PEOPLE, date(2026, 11, 20))[1]
