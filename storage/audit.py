"""The audit log: what a transaction notes is appended when it ends; how the log is read and verified."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select
from sqlmodel import Session, col

from domain.audit import AuditEvent, AuditFact, ChainedFact, chain, digest_of, find_broken, refuse_words
from domain.audit_filters import AuditFilter
from storage.audit_people import AuditPeople
from storage.numbers import NumberQueries
from storage.queries import Page, Queries, table_of
from storage.row_security import enter
from storage.tables import AuditEntry, Counter

_TABLE = table_of(AuditEntry)
NAME = _TABLE.name
"""Of the log's counter too: what is missing at the end is told by it."""
_NOTED = "noted"


class AuditQueries(Queries):
    """The audit log of the workspace."""

    def note(
        self,
        event: AuditEvent,
        subject: str,
        reference: object = "",
        *,
        by: str,
        at: datetime,
        content: object = None,
    ) -> None:
        """Note what someone did, to be appended when the transaction ends; of `content` only a digest is kept.

        `by` is '' for the operator. Raises ValueError for words where ids are expected.
        """
        told = (event.value, subject, str(reference), digest_of(content))
        fact = refuse_words(AuditFact(self._workspace_id, at, by, *told))
        self._session.info.setdefault(_NOTED, {})[fact] = None

    def listed(
        self, wanted: AuditFilter, *, since: datetime | None, until: datetime | None, skip: int = 0
    ) -> Page[AuditEntry]:
        """List the entries that are asked for, the latest first; `since` included, `until` not."""
        people = AuditPeople(self._session, self._workspace_id)
        actors = [*wanted.actors, *people.aliases(wanted.actors).values()]
        chosen = {"event": wanted.events, "subject": wanted.subjects, "actor": actors}
        conditions: list[ColumnElement[bool]] = [_TABLE.c[name].in_(some) for name, some in chosen.items() if some]
        if wanted.reference:
            conditions.append(col(AuditEntry.reference) == wanted.reference)
        if since and until:
            conditions += [col(AuditEntry.at) >= since, col(AuditEntry.at) < until]
        found = self._of(AuditEntry).where(*conditions)
        latest = found.order_by(col(AuditEntry.sequence).desc()).offset(skip).limit(10)
        return self._page(people.name(self._session.exec(latest).all()), found, skip)

    def actors(self) -> Sequence[str]:
        """List the user ids of all who have an entry."""
        own = select(col(AuditEntry.actor)).where(col(AuditEntry.workspace_id) == self._workspace_id)
        told = self._session.execute(own.distinct()).scalars().all()
        users = AuditPeople(self._session, self._workspace_id).users(told)
        return [users.get(each, each) for each in told]


def noted_in(session: Session) -> list[AuditFact]:
    """Take what the session has noted; that someone saw what they changed at the same time is left out."""
    facts = list(session.info.pop(_NOTED, ()))
    done = {_about(fact) for fact in facts if fact.event != AuditEvent.SEEN}
    return [fact for fact in facts if fact.event != AuditEvent.SEEN or _about(fact) not in done]


def append(session: Session, facts: Sequence[AuditFact]) -> None:
    """Append facts to their workspaces' logs, as the last that the transaction does: others wait for its end."""
    if facts:
        session.flush()
    for workspace in dict.fromkeys(fact.workspace for fact in facts):
        _append(session, workspace, [fact for fact in facts if fact.workspace == workspace])


def verify_log(connection: Connection, workspace: str) -> tuple[int, str, int | None]:
    """Tell how many entries were ever written, the hash of the last, and where the log is broken (None: nowhere).

    The connection reads everything as it is at one moment.
    """
    own = (col(Counter.workspace_id) == workspace, col(Counter.name) == NAME)
    counted = connection.execute(select(col(Counter.last)).where(*own)).scalar() or 0
    last = _hash_at(connection, workspace, counted)
    wanted = select(_TABLE).where(_TABLE.c.workspace_id == workspace).order_by(_TABLE.c.sequence)
    with connection.execute(wanted.execution_options(yield_per=1_000)) as rows:
        return counted, last, find_broken(_chained(rows), counted)


def holds(connection: Connection, known: str) -> bool:
    """Tell whether an entry has that hash: what came before it in a whole log has not been rewritten since."""
    return connection.execute(select(_TABLE.c.sequence).where(_TABLE.c.hash == known)).first() is not None


def _about(fact: AuditFact) -> tuple[str, str, str]:
    return fact.actor, fact.subject, fact.reference


def _append(session: Session, workspace: str, facts: Sequence[AuditFact]) -> None:
    enter(session, workspace)
    facts = AuditPeople(session, workspace).hide(facts)
    before = NumberQueries(session, workspace).take(NAME, len(facts)) - len(facts)
    connection = session.connection()
    entries = chain(facts, before, _hash_at(connection, workspace, before))
    connection.execute(insert(_TABLE), [_columns(entry) for entry in entries])


def _hash_at(connection: Connection, workspace: str, sequence: int) -> str:
    one = select(_TABLE.c.hash).where(_TABLE.c.workspace_id == workspace, _TABLE.c.sequence == sequence)
    return connection.execute(one).scalar() or ""


def _columns(entry: ChainedFact) -> dict[str, Any]:
    fact = entry.fact
    return {
        "workspace_id": fact.workspace,
        "sequence": entry.sequence,
        "at": fact.at,
        "actor": fact.actor,
        "event": fact.event,
        "subject": fact.subject,
        "reference": fact.reference,
        "digest": fact.digest,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _chained(rows: Iterable[Row[Any]]) -> Iterator[ChainedFact]:
    """Read the rows; what cannot be read ends them, as though nothing came after."""
    try:
        for row in rows:
            told = (row.actor, row.event, row.subject, row.reference, row.digest)
            fact = AuditFact(row.workspace_id, row.at, *told)
            yield ChainedFact(row.sequence, fact, row.previous, row.hash)
    except (ValueError, TypeError):
        return
