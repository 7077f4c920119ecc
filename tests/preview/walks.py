"""Walks through every view, each taken once for all tests of the preview."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import event, select
from sqlmodel import Session, SQLModel

from bot.edge.interaction import Interaction
from commands.reader import Reader
from commands.routes import InteractionKind
from domain.audit import AuditFact
from preview.judging import OTHER
from preview.rehearsal import Rehearsal, Rehearsed
from preview.sample import BOSS, ZONE, Size
from preview.walk import Shown, Walk
from storage.audit import noted_in
from storage.database import Database

Rows = dict[str, list[str]]


@dataclass
class Seen:
    """What walks found: the views by whom they were shown to, what of the registry was asked, what forms noted for
    the audit log, and every row before and after."""

    shown_to: dict[str, list[Shown]] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    noted: dict[str, list[AuditFact]] = field(default_factory=lambda: defaultdict(list))
    before: Rows = field(default_factory=dict)
    after: Rows = field(default_factory=dict)

    @property
    def shown(self) -> list[Shown]:
        """Every view and message."""
        return [each for shown in self.shown_to.values() for each in shown]


Walked = Callable[[Size, str], Seen]


@dataclass(frozen=True)
class Listening(Rehearsal):
    """A rehearsal that keeps what each form noted for the audit log."""

    noted: dict[str, list[AuditFact]] = field(default_factory=dict)

    def perform(self, interaction: Interaction) -> Rehearsed:
        heard: list[AuditFact] = []

        def hear(session: Session) -> None:
            heard.extend(noted_in(session))

        event.listen(Session, "after_rollback", hear)
        try:
            return super().perform(interaction)
        finally:
            event.remove(Session, "after_rollback", hear)
            if interaction.kind is InteractionKind.FORM:
                self.noted[interaction.route] += heard


def walk_through(database: Database, size: Size, language: str) -> Seen:
    """Every view for a coordinator and, but for the longest content, for someone unknown."""
    found = Seen(before=rows_of(database))
    for user in (BOSS,) if size.wide else (BOSS, OTHER):
        walk = Walk(Listening(database, user, Reader(language, ZONE), noted=found.noted))
        found.shown_to[user] = list(walk.shown())
        found.reached |= walk.reached
    found.after = rows_of(database)
    return found


def rows_of(database: Database) -> Rows:
    """Every row of every table."""
    with database.engine.connect() as connection:
        tables = SQLModel.metadata.sorted_tables
        return {table.name: sorted(str(row) for row in connection.execute(select(table))) for table in tables}
