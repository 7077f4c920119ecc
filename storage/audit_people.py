"""Who stands behind the aliases of the audit log: a key for each person, which goes when the person is erased."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from secrets import token_hex

from sqlalchemy import Connection, select
from sqlmodel import col

from domain.audit import ALIAS, AuditFact, alias_of, is_user
from domain.erasure import GONE
from storage.queries import Queries, table_of
from storage.tables import AuditEntry, AuditPerson

_TABLE = table_of(AuditPerson)


class AuditPeople(Queries):
    """The people of the workspace's audit log."""

    def hide(self, facts: Sequence[AuditFact]) -> list[AuditFact]:
        """Put aliases in the place of user ids."""
        users = {told for fact in facts for told in (fact.actor, fact.reference) if is_user(told)}
        known = self.aliases(users)
        if fresh := users - set(known):
            keys = {user: token_hex(16) for user in sorted(fresh)}
            rows = [{"alias": alias_of(key, user), "user_id": user, "key": key} for user, key in keys.items()]
            self._insert_each_once(AuditPerson, rows)
            known = self.aliases(users)
        return [
            replace(
                fact,
                actor=known.get(fact.actor, fact.actor),
                reference=known.get(fact.reference, fact.reference),
            )
            for fact in facts
        ]

    def aliases(self, users: Collection[str]) -> Mapping[str, str]:
        """Find the aliases of those of these users who have any."""
        own = _TABLE.c.workspace_id == self._workspace_id, _TABLE.c.user_id.in_(users)
        found = select(_TABLE.c.user_id, _TABLE.c.alias).where(*own)
        rows = self._session.connection().execute(found).all() if users else []
        return {row.user_id: row.alias for row in rows}

    def name(self, entries: Iterable[AuditEntry]) -> list[AuditEntry]:
        """Copy entries with user ids in the place of aliases; who has been erased is a mark."""
        entries = list(entries)
        users = self.users({told for each in entries for told in (each.actor, each.reference)})
        return [
            AuditEntry(
                **each.model_dump()
                | {name: users.get(told, told) for name in ("actor", "reference") if (told := getattr(each, name))}
            )
            for each in entries
        ]

    def users(self, aliases: Collection[str]) -> dict[str, str]:
        """Find whom these aliases stand for; a mark for those who have been erased."""
        asked = {each for each in aliases if each.startswith(ALIAS)}
        own = _TABLE.c.workspace_id == self._workspace_id, _TABLE.c.alias.in_(asked)
        found = self._session.connection().execute(select(_TABLE.c.alias, _TABLE.c.user_id).where(*own))
        return dict.fromkeys(asked, GONE) | {row.alias: row.user_id for row in found}


def count_misnamed(connection: Connection, workspace: str) -> int:
    """Count the people who are not those whom their aliases were made of."""
    own = select(_TABLE.c.alias, _TABLE.c.user_id, _TABLE.c.key).where(_TABLE.c.workspace_id == workspace)
    return sum(alias != alias_of(key, user) for alias, user, key in connection.execute(own))


def later_people(ours: Connection, later: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Read the people of these entries."""
    told = {each[name] for each in later for name in ("actor", "reference")}
    return [dict(row) for row in ours.execute(select(_TABLE)).mappings() if row["alias"] in told]


def keep_people(target: Connection, people: Iterable[Mapping[str, str]]) -> None:
    """Add those who are not there yet."""
    for each in people:
        own = _TABLE.c.workspace_id == each["workspace_id"], col(AuditPerson.user_id) == each["user_id"]
        if target.execute(select(_TABLE.c.alias).where(*own)).first() is None:
            target.execute(_TABLE.insert(), dict(each))
