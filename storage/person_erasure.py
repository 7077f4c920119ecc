"""Take one person's user id out of every row that holds it; the audit log, which nobody changes, holds aliases."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from json import dumps, loads
from secrets import token_hex
from typing import Any

from sqlalchemy import JSON, Column, String, Table, cast, delete, or_, select, update
from sqlmodel import AutoString, SQLModel, col

from domain.erasure import GONE, Erased, ErasureReason, key_of_person
from storage.queries import Queries, table_of
from storage.row_security import APPEND_ONLY
from storage.tables import Action, AuditPerson, Delivery, Erasure, HistoryEntry, Incident, Person

ACTORS: tuple[tuple[type[SQLModel], str], ...] = (
    (Person, "user_id"),
    (Incident, "reporter"),
    (Action, "owner"),
    (HistoryEntry, "author"),
    (AuditPerson, "user_id"),
)
"""Where those stand who have done anything."""


class PersonErasureQueries(Queries):
    """Finds and takes out what names someone of the workspace."""

    def rows_naming(self, user: str) -> dict[str, int]:
        """Count the rows with the user id, by table."""
        counted = {table.name: len(set(self._keys(table, user))) for table in tables()}
        return {name: number for name, number in counted.items() if number}

    def posted_to(self, user: str) -> Sequence[Delivery]:
        """List the direct messages that were posted to the person."""
        own = self._of(Delivery).where(Delivery.person == user, col(Delivery.posted_ts).is_not(None))
        return self._session.exec(own.where(col(Delivery.changes).is_(None)).order_by(col(Delivery.id))).all()

    def erase_person(self, user: str, *, at: datetime) -> str:
        """Take the person and their messages out, and their id out of everything; returns what stands there now.

        What may be empty is so; elsewhere stands one mark for all of theirs, by which nobody finds them again. The
        audit log's alias for them stands for nobody from now on.
        """
        mark = f"{GONE}{token_hex(4).upper()}"
        addressed = or_(col(Delivery.person) == user, col(Delivery.conversation) == user)
        logged = col(AuditPerson.user_id) == user
        for kind, theirs in ((Delivery, addressed), (Person, col(Person.user_id) == user), (AuditPerson, logged)):
            own = table_of(kind).c.workspace_id == self._workspace_id
            self._session.execute(delete(kind).where(own, theirs))
        for table in tables():
            self._rename(table, user, mark)
        self._session.expire_all()
        key, why = key_of_person(self._workspace_id, user), ErasureReason.REQUEST.value
        self._session.merge(Erasure(workspace_id=self._workspace_id, key=key, at=at, why=why))
        self._session.flush()
        return mark

    def erased_among(self, users: Sequence[str]) -> set[str]:
        """Return those of these user ids that were erased."""
        keys = {key_of_person(self._workspace_id, user): user for user in users}
        wanted = select(col(Erasure.key)).where(
            col(Erasure.workspace_id) == self._workspace_id, col(Erasure.key).in_(keys)
        )
        return {keys[key] for key in self._session.scalars(wanted)}

    def _erase_people_again(self, erased: Sequence[Erased]) -> int:
        wanted = {each.key: each for each in erased}
        people: set[str] = set()
        for kind, name in ACTORS:
            table = table_of(kind)
            named = select(table.c[name]).where(table.c.workspace_id == self._workspace_id).distinct()
            people.update(filter(None, self._session.scalars(named)))
        found = {user: wanted.get(key_of_person(self._workspace_id, user)) for user in people}
        again = {user: each for user, each in found.items() if each}
        for user, each in again.items():
            self.erase_person(user, at=each.at)
        return len(again)

    def _rename(self, table: Table, user: str, mark: str) -> None:
        for column in _columns(table):
            for *key, value in self._holding(table, column, user):
                row = [each == known for each, known in zip(table.primary_key, key, strict=True)]
                told = {column.name: _without(value, column, user, mark)}
                self._session.execute(update(table).where(*row).values(told))

    def _keys(self, table: Table, user: str) -> Iterator[tuple[Any, ...]]:
        for column in _columns(table):
            yield from (tuple(key) for *key, _ in self._holding(table, column, user))

    def _holding(self, table: Table, column: Column[Any], user: str) -> list[Any]:
        """The keys of the rows in whose column the user id stands by itself, and what the column says."""
        perhaps = cast(column, String).contains(user, autoescape=True)
        wanted = select(*table.primary_key, column).where(table.c.workspace_id == self._workspace_id, perhaps)
        rows = self._session.connection().execute(wanted).all()
        return [row for row in rows if _pattern(user).search(_words(row[-1]))]


def tables() -> list[Table]:
    """List the tables whose rows belong to a workspace and may be changed."""
    every = SQLModel.metadata.sorted_tables
    return [table for table in every if "workspace_id" in table.c and table.name not in APPEND_ONLY]


def _columns(table: Table) -> list[Column[Any]]:
    return [
        column
        for column in table.columns
        if isinstance(column.type, String | AutoString | JSON) and not column.foreign_keys
    ]


def _pattern(user: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Z0-9]){re.escape(user)}(?![A-Z0-9])")


def _words(value: Any) -> str:
    return value if isinstance(value, str) else dumps(value, ensure_ascii=False)


def _without(value: Any, column: Column[Any], user: str, mark: str) -> Any:
    if value == user and column.nullable:
        return None
    told = _pattern(user).sub(mark, _words(value))
    return told if isinstance(value, str) else loads(told)
