"""Interactions without Slack and without consequences: each is answered, and whatever it wrote is forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlmodel import Session, col, select

from bot.edge.dispatcher import find_handler
from bot.edge.interaction import Incoming, Kind
from bot.edge.refusals import put_into_words
from bot.schedule.jobs import DECISIONS
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.request import Ask
from commands.response import Answer, Suggest
from commands.vocabulary.blocks import Message
from domain.refusals import FormRefused, Refusal
from preview.sample import NOW, TEAM
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery


class Letter(NamedTuple):
    """A message that would be sent by itself, and of which kind."""

    kind: str
    message: Message


class Outcome(NamedTuple):
    """The answer to an interaction, and what would be sent because of it."""

    answer: Answer
    letters: Sequence[Letter]


@dataclass(frozen=True)
class Rehearsal:
    """One person who reads one language, in a workspace with sample content."""

    database: Database
    user: str
    reader: Reader
    _offered: dict[tuple[str, str], list[str]] = field(default_factory=dict, repr=False)

    def perform(self, incoming: Incoming) -> Outcome:
        """What one interaction leads to; a refusal is put into words as for a person."""
        with Session(self.database.engine) as session:
            store = Store(session, TEAM)
            before = _latest(session)
            try:
                answer = find_handler(incoming)(self._ask(incoming, store), store)
                session.flush()
                return Outcome(answer, list(self._letters(store, before)))
            except (Refusal, FormRefused) as refused:
                return Outcome(put_into_words(refused, incoming, self.reader), ())
            finally:
                session.rollback()

    def suggested(self, route: str, letters: str) -> list[str]:
        """The values that a list offers for these letters, whatever stands in its form."""
        if (route, letters) not in self._offered:
            self._offered[route, letters] = self._suggested(route, letters)
        return self._offered[route, letters]

    def _suggested(self, route: str, letters: str) -> list[str]:
        typed = Incoming(kind=Kind.TYPING, route=route, workspace=TEAM, user=self.user, occasion="", value=letters)
        answer = self.perform(typed).answer
        return [option.value for option in answer.options] if isinstance(answer, Suggest) else []

    def letters(self) -> list[Letter]:
        """Everything that waits to be sent, and what is due by itself now."""
        with Session(self.database.engine) as session:
            store = Store(session, TEAM)
            for decide in DECISIONS:
                decide(store, NOW)
            session.flush()
            found = list(self._letters(store, 0))
            session.rollback()
        return found

    def _letters(self, store: Store, after: int) -> Iterator[Letter]:
        waiting = select(Delivery).where(col(Delivery.id) > after).order_by(col(Delivery.id))
        for delivery in store.session.exec(waiting).all():
            message = MESSAGES[delivery.kind](delivery.said, store, self.reader)
            if message is not None:
                yield Letter(delivery.kind, message)

    def _ask(self, incoming: Incoming, store: Store) -> Ask:
        return Ask(
            user=self.user,
            reader=self.reader,
            viewer=store.people.look(self.user),
            now=NOW,
            occasion=incoming.occasion,
            words=incoming.words,
            value=incoming.value,
            fields=incoming.fields,
            memory=incoming.memory,
        )


def _latest(session: Session) -> int:
    """The id of the last message that was put into the outbox before."""
    return session.exec(select(Delivery.id).order_by(col(Delivery.id).desc()).limit(1)).first() or 0
