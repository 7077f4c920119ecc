"""Erase what people wrote in a record, wherever it is kept, and remember by a hashed key that it was."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlmodel import col

from domain.audit import AuditEvent
from domain.erasure import Erased, ErasureReason, TextChange, key_of_record
from storage.history import HistoryQueries
from storage.person_erasure import PersonErasureQueries
from storage.tables import Action, Erasure, FormerName, HistoryEntry, Incident, Place, Problem, Snapshot

Written = Incident | Action | Problem
"""Records in which people write."""
UNTITLED = "–"
"""The title of what has to have one."""
TEXTS: Mapping[type[Written], Mapping[str, str]] = {
    Incident: {"text": "", "withdrawn_reason": ""},
    Action: {"title": UNTITLED, "description": ""},
    Problem: {"title": UNTITLED, "description": "", "closed_reason": ""},
}
"""The columns of people's words, and what stands there afterwards."""


class ErasureQueries(PersonErasureQueries):
    """Takes words out of the workspace's records, of their histories and of posted pictures; and people."""

    def erase_text(self, record: Written, why: ErasureReason, *, by: str, at: datetime) -> None:
        """Take what people wrote out of the record and of its history, and tell there that it was erased.

        With an incident go the names of the places that it says, or said before, where no coordinator registered
        them and no other incident whose words are there names them; with an action its title in pictures.
        `by` is '' for what the program does by itself.
        """
        for column, nothing in TEXTS[type(record)].items():
            setattr(record, column, nothing)
        record.text_erased_at, record.text_erased_why = at, why.value
        history = HistoryQueries(self._session, self._workspace_id)
        entries = history.of(record)
        for entry in entries:
            entry.note = entry.next_step = ""
            entry.changes = _without_words(entry.changes)
        told: dict[str, Any] = {"changes": {"why": [None, why.value]}}
        if isinstance(record, Incident):
            self._forget_places({record.place_id, *_places_before(entries)}, record)
            told["version"] = record.version
            record.version += 1
        if isinstance(record, Action):
            self._erase_title(record)
        history.add(record, TextChange.ERASED, by=by, at=at, event=AuditEvent.ERASED, **told)
        self._session.merge(Erasure(workspace_id=self._workspace_id, key=_key(record), at=at, why=why.value))
        self._session.flush()

    def erase_again(self, erased: Sequence[Erased]) -> int:
        """Erase the texts and people of these keys that have come back with a restore; returns how many."""
        wanted = {each.key: each for each in erased if each.workspace == self._workspace_id}
        found = [(wanted[key], record) for record in self._records() if (key := _key(record)) in wanted]
        for each, record in found:
            self.erase_text(record, ErasureReason(each.why), by="", at=each.at)
        return len(found) + self._erase_people_again(list(wanted.values()))

    def _records(self) -> Iterator[Written]:
        for table in TEXTS:
            yield from self._session.exec(self._of(table)).all()

    def _forget_places(self, ids: Collection[int | None], incident: Incident) -> None:
        known = self._session.exec(self._of(Place).where(col(Place.id).in_([each for each in ids if each])))
        for place in known.all():
            if not (place.registered or self._is_used(place, incident)):
                self._forget_place(place)

    def _forget_place(self, place: Place) -> None:
        """Take the name out of a place, and the place out of the incidents that named it, which are all erased."""
        for named in self._session.exec(self._of(Incident).where(Incident.place_id == place.id)).all():
            named.place_id = None
        place.name, place.folded, place.retired = "", f" {place.id}", True
        for table in (FormerName, HistoryEntry):
            self._session.execute(delete(table).where(col(table.place_id) == place.id))

    def _is_used(self, place: Place, but: Incident) -> bool:
        """Tell whether another incident, whose words are there, names the place, or one was merged into it."""
        others = select(col(Incident.id)).where(
            col(Incident.place_id) == place.id, col(Incident.id) != but.id, col(Incident.text_erased_at).is_(None)
        )
        merged = select(col(Place.id)).where(col(Place.merged_into) == place.id)
        found = select(col(Place.id)).where(col(Place.id) == place.id, or_(others.exists(), merged.exists()))
        return self._session.execute(found).first() is not None

    def _erase_title(self, action: Action) -> None:
        for snapshot in self._session.exec(self._of(Snapshot)):
            snapshot.picture = _untitled(snapshot.picture, action.number)


def _key(record: Written) -> str:
    made_at = record.reported_at if isinstance(record, Incident) else record.created_at
    return key_of_record(record.workspace_id, str(record.__tablename__), record.number, made_at)


def _places_before(entries: Iterable[HistoryEntry]) -> Iterator[int | None]:
    for entry in entries:
        yield from entry.changes.get("place_id", ())


def _without_words(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Write the changes of a history without what the text was: that it was changed stays."""
    return {name: [None, None] if name == "text" else sides for name, sides in changes.items()}


def _untitled(picture: Mapping[str, Any], number: int) -> dict[str, Any]:
    """Write a posted picture, as it is kept, without the title of the action."""
    plan = {
        name: [line | {"title": UNTITLED} if line["number"] == number else line for line in lines]
        if isinstance(lines, list)
        else lines
        for name, lines in (picture.get("plan") or {}).items()
    }
    return {**picture, **({"plan": plan} if plan else {})}
