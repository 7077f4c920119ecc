"""An incident's history: who changed what and when, as far as the reader might see the incident at that time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commands.incident.words import POLICE_REPORTS, SEVERITIES, SHARINGS_TOLD, short_moment_words
from commands.kit.history import MOST_ENTRIES, HistoryLine, history_blocks
from commands.kit.sections import quote
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.blocks import Block
from commands.vocabulary.text import Mrkdwn, clip, join
from domain.categories import category_name
from domain.incidents import IncidentChange, PoliceReport, Severity
from domain.privacy import find_personal_data
from domain.sharing import Shared, Sharing, may_see
from storage.incident_changes import state_of
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident

LONGEST_QUOTED = 80
LONGEST_REASON = 200
FIELDS = {
    "category": "category",
    "area_id": "area",
    "place_id": "place",
    "happened_at": "when",
    "uncertain": "when",
    "text": "text",
    "severity": "severity",
    "police_report": "police",
    "sharing": "sharing",
    "named_partners": "partners",
}
"""The fields as they are shown, by those of the history."""

State = Mapping[str, Any]


def incident_history(row: NamedIncident, request: Request, store: Store) -> list[Block]:
    """Its latest corrections and its withdrawal; what only others might see at the time stays hidden."""
    entries = store.history.of_incident(row.incident)
    after: State = state_of(store.incidents.facts_of(row.incident)) if entries else {}
    shown = []
    for entry in entries[:MOST_ENTRIES]:
        if entry.kind == IncidentChange.WITHDRAWN:
            reason = (quote(_shortened(entry.note, LONGEST_REASON)),) if entry.note else ()
            shown.append(HistoryLine(entry, request.reader.rich("incident-history-withdrew"), reason))
            continue
        before = {**after, **{name: was for name, (was, _) in entry.changes.items()}}
        shown.append(HistoryLine(entry, _Correction(row.incident, before, after, request, store).told()))
        after = before
    return history_blocks(shown, len(entries), request.reader)


@dataclass(frozen=True)
class _Correction:
    """One correction of an incident, with all that it said before and after."""

    incident: Incident
    before: State
    after: State
    request: Request
    store: Store

    @property
    def reader(self) -> Reader:
        return self.request.reader

    def told(self) -> Mrkdwn:
        """What was corrected, from what to what."""
        changes = join(list(self._changes()), "; ") if self._seen(self.before) and self._seen(self.after) else ""
        if not changes:
            return self.reader.rich("incident-history-corrected-hidden")
        return self.reader.rich("incident-history-corrected", changes=changes)

    def _seen(self, state: State) -> bool:
        """Whether the reader might see the incident at its level then."""
        level, named = Sharing(state["sharing"]), state["named_partners"]
        record = Shared(level, self.incident.reporter, self.incident.partner_id, named)
        return may_see(self.request.viewer, record)

    def _changes(self) -> Iterator[Mrkdwn]:
        changed = [FIELDS[name] for name in FIELDS if self.before.get(name) != self.after.get(name)]
        for field in dict.fromkeys(changed):
            old, new = self._value(field, self.before), self._value(field, self.after)
            if old is None or new is None:
                yield self.reader.rich("incident-history-hidden", field=field)
            else:
                empty = self.reader.say("incident-history-empty")
                yield self.reader.rich("incident-history-change", field=field, old=old or empty, new=new or empty)

    def _value(self, field: str, state: State) -> str | None:
        """A field's value in words, '' where it has none; None where it is not to be shown."""
        match field:
            case "place":
                return self._place(state["place_id"])
            case "text":
                return self._text(state["text"])
            case "area":
                area = self.store.geography.area(state["area_id"])
                return area.name if area else ""
            case "partners":
                named = [self.store.partnership.partner(each) for each in state["named_partners"]]
                return clip(self.reader.list(each.name for each in named if each), LONGEST_REASON)
        return _fact(field, state, self.request)

    def _place(self, place_id: int | None) -> str | None:
        if place_id is None:
            return ""
        place = self.store.geography.place(place_id, self.request.viewer)
        return place.name if place and not find_personal_data(place.name) else None

    def _text(self, text: str) -> str | None:
        """The beginning of the text, quoted; what points at a person may have been corrected away."""
        if find_personal_data(text):
            return None
        return self.reader.say("incident-history-quoted", words=_shortened(text, LONGEST_QUOTED)) if text else ""


def _fact(field: str, state: State, request: Request) -> str:
    reader = request.reader
    match field:
        case "category":
            return category_name(state["category"], reader.language)
        case "severity":
            return reader.say(SEVERITIES[Severity(state["severity"])]) if state["severity"] else ""
        case "police":
            return reader.say(POLICE_REPORTS[PoliceReport(state["police_report"])])
        case "sharing":
            return reader.say(SHARINGS_TOLD[Sharing(state["sharing"])])
    happened = datetime.fromisoformat(state["happened_at"])
    return short_moment_words(happened, request.now, reader, uncertain=state["uncertain"])


def _shortened(text: str, most: int) -> str:
    return clip(" ".join(text.split()), most)
