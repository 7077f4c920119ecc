"""Read which entries of the audit log are asked for: records, what was done, by whom and when, in free words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.audit import AuditEvent
from domain.incident_filters import find_week
from domain.recognition import Hit, Phrasebook, claim_known, longest_first, name_book
from domain.remaining_text import hide
from domain.weeks import Week

_NUMBER = re.compile(r"(?<![\w-])#?(?P<number>\d{1,9})(?![\w-])")
_EVENTS = {
    AuditEvent.SEEN: ("läste", "läst", "läsningar", "read", "seen"),
    AuditEvent.MADE: ("la till", "tillagt", "nya", "added", "new"),
    AuditEvent.CHANGED: ("ändrade", "ändrat", "ändringar", "changed", "changes"),
    AuditEvent.REMOVED: ("tog bort", "borttaget", "removed"),
    AuditEvent.ERASED: ("raderade", "raderat", "erased"),
    AuditEvent.EXPORTED: ("exporterade", "exporterat", "exporter", "exported", "exports"),
    AuditEvent.RESTORED: ("återställde", "återställt", "restored"),
}
_SUBJECTS = {
    "incident": ("händelse", "händelser", "incident", "incidents"),
    "action": ("åtgärd", "åtgärder", "action", "actions"),
    "problem": ("problem", "problems"),
    "nil_report": ("inget att rapportera", "nothing to report"),
    "role": ("roll", "roller", "role", "roles"),
    "person": ("medlem", "medlemmar", "member", "members"),
    "partner": ("samverkansparter", "parter", "partners"),
    "area": ("område", "områden", "area", "areas"),
    "place": ("plats", "platser", "place", "places"),
    "picture": ("lägesbild", "lägesbilder", "picture", "pictures"),
    "preparation": ("bedömning", "bedömningar", "assessment", "assessments"),
    "omission": ("utelämnat", "omissions"),
    "retention_decision": ("gallringsbeslut", "retention decision"),
    "retention_run": ("gallring", "gallringar", "retention"),
    "legal_hold": ("stopp", "hold"),
    "workspace": ("inställningar", "settings"),
    "buttons": ("knappar", "buttons"),
    "database": ("säkerhetskopia", "säkerhetskopior", "backup", "backups"),
}
Narrowing = tuple[str, str]
"""A field of the filter, and one of its values."""
_WORDS: Phrasebook[Narrowing] = Phrasebook(
    (word, (field, str(key)))
    for field, known in (("events", _EVENTS), ("subjects", _SUBJECTS))
    for key, words in known.items()
    for word in words
)


@dataclass(frozen=True)
class AuditFilter:
    """Any of some events, subjects and actors (user ids), none meaning all; one reference; one week."""

    events: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    reference: str = ""
    week: Week | None = None


def read_audit_filter(words: str, people: Mapping[str, str], today: date) -> tuple[AuditFilter, str]:
    """Read the filter that free words ask for, and return those of the words that name nothing known.

    `people` are user ids by name.
    """
    week, spans = find_week(words, today)
    words = hide(words, spans)
    number = _NUMBER.search(words)
    words = hide(words, [number.span()] if number else [])
    actors = name_book({name: ("actors", user) for name, user in people.items()})
    hits: list[Hit[Narrowing]] = [*_WORDS.hits(words), *actors.hits(words)]
    known, unknown = claim_known(words, longest_first(hits))
    events, subjects, chosen = (
        tuple(key for field, key in known if field == name) for name in ("events", "subjects", "actors")
    )
    return AuditFilter(events, subjects, chosen, number["number"] if number else "", week), unknown
