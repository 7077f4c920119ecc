"""An incident's history: who changed what and when, as far as the reader might see the incident at that time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from commands.incident.columns import FURTHER, SHARING, Column
from commands.incident.same_event import LINKS, tell_linked
from commands.incident.words import short_moment_words
from commands.kit.erased import erased_line
from commands.kit.history import MOST_ENTRIES, HistoryLine, history_blocks
from commands.kit.sections import quote
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.blocks import Block
from commands.vocabulary.text import Mrkdwn, clip, clip_line, join
from domain.incidents import IncidentChange
from domain.privacy import find_personal_data
from domain.sharing import Shared, Sharing, may_see
from storage.incident_changes import state_of
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident

LONGEST_QUOTED = 80
LONGEST_REASON = 200
State = Mapping[str, Any]


class _Fact(NamedTuple):
    """What an incident says of one thing: the key of its name, its fields in a state, and a state's in words.

    Those are '' where nothing was said, and None where it is not to be shown.
    """

    label: str
    fields: tuple[str, ...]
    show: Callable[[State], str | None]


def incident_history(row: NamedIncident, request: Request, store: Store) -> list[Block]:
    """Build the latest corrections, links and the withdrawal.

    What the reader might not see at the time stays hidden, and so does that it was linked with what they may not.
    """
    every = store.incidents.history(row.incident)
    linked = {id(entry): tell_linked(entry, request, store) for entry in every if entry.kind in LINKS}
    entries = [entry for entry in every if linked.get(id(entry), True)]
    after: State = state_of(store.incidents.facts_of(row.incident)) if entries else {}
    shown = []
    for entry in entries[:MOST_ENTRIES]:
        if told := linked.get(id(entry)):
            shown.append(HistoryLine(entry, told))
            continue
        if entry.kind == IncidentChange.WITHDRAWN:
            reason = (quote(clip_line(entry.note, LONGEST_REASON)),) if entry.note else ()
            shown.append(HistoryLine(entry, request.reader.rich("incident-history-withdrew"), reason))
            continue
        if erased := erased_line(entry, request.reader):
            shown.append(erased)
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
        """Write what was corrected, from what to what."""
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
        for fact in self._facts():
            if all(self.before.get(name) == self.after.get(name) for name in fact.fields):
                continue
            old, new = fact.show(self.before), fact.show(self.after)
            if old is None or new is None:
                yield self.reader.rich("incident-history-hidden", field=fact.label)
            else:
                name, empty = self.reader.say(fact.label), self.reader.say("incident-history-empty")
                change = {"name": name[:1].lower() + name[1:], "old": old or empty, "new": new or empty}
                yield self.reader.rich("incident-history-change", **change)

    def _facts(self) -> Iterator[_Fact]:
        """Everything that an incident says."""
        yield _Fact("incident-category", ("category",), self._category)
        yield _Fact("incident-area", ("area_id",), self._area)
        yield _Fact("incident-place", ("place_id",), self._place)
        yield _Fact("incident-history-when", ("happened_at", "uncertain"), self._moment)
        yield _Fact("incident-text", ("text",), self._text)
        for column in (*FURTHER, SHARING):
            yield _Fact(column.noun or column.label, (column.name,), partial(self._choice, column))
        yield _Fact("sharing-partners", ("named_partners",), self._partners)

    def _choice(self, column: Column, state: State) -> str:
        return column.show(state[column.name], self.reader)

    def _category(self, state: State) -> str:
        return self.store.categories.known().name(state["category"], self.reader.language)

    def _area(self, state: State) -> str:
        area = self.store.geography.area(state["area_id"])
        return area.name if area else ""

    def _place(self, state: State) -> str | None:
        """The place's name, unless the reader may not know of it."""
        if state["place_id"] is None:
            return ""
        place = self.store.geography.place(state["place_id"], self.request.viewer)
        return place.name if place and not find_personal_data(place.name) else None

    def _moment(self, state: State) -> str:
        happened = datetime.fromisoformat(state["happened_at"])
        return short_moment_words(happened, self.request.now, self.reader, uncertain=state["uncertain"])

    def _text(self, state: State) -> str | None:
        """The beginning of the text, quoted; what points at a person may have been corrected away, or erased."""
        words = state["text"]
        if words is None or find_personal_data(words):
            return None
        return self.reader.say("incident-history-quoted", words=clip_line(words, LONGEST_QUOTED)) if words else ""

    def _partners(self, state: State) -> str:
        named = [self.store.partnership.partner(each) for each in state["named_partners"]]
        return clip(self.reader.list(each.name for each in named if each), LONGEST_REASON)
