"""Perform interactions without Slack and without effects: each is handled, and rolled back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sqlmodel import Session, col, select

from bot.edge.dispatcher import answer
from bot.edge.interaction import Interaction
from bot.edge.refusals import put_into_words
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.request import Request
from commands.response import FormRedisplayed, Response, Suggest
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from domain.refusals import FormRefused, Refusal
from domain.sharing import Viewer
from preview.builders import last_delivery
from preview.sample import NOW, TEAM
from services.schedule import SCHEDULED_JOBS, run_if_due
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery


class PreviewMessage(NamedTuple):
    """A message that would be sent, and its kind."""

    kind: str
    message: Message


class Rehearsed(NamedTuple):
    """The response to an interaction, and what would be sent because of it."""

    response: Response
    letters: Sequence[PreviewMessage]


@dataclass(frozen=True)
class Rehearsal:
    """One person with one language, in a workspace with sample content."""

    database: Database
    user: str
    reader: Reader
    _offered: dict[tuple[str, str], list[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def _viewer(self) -> Viewer:
        """Look the person up once: whatever they do is rolled back."""
        with Session(self.database.engine) as session:
            return Store(session, TEAM).people.look(self.user)

    @cached_property
    def _last_delivery(self) -> int:
        with Session(self.database.engine) as session:
            return last_delivery(session)

    def perform(self, interaction: Interaction) -> Rehearsed:
        """Perform one interaction; a refusal becomes the response that a person would read."""
        request, before = self._request(interaction), self._last_delivery
        with Session(self.database.engine) as session:
            store = Store(session, TEAM)
            try:
                response = answer(interaction.kind, interaction.route, request, store)
                session.flush()
                return Rehearsed(response, list(self._letters(store, before)))
            except (Refusal, FormRefused, FormRedisplayed) as refused:
                return Rehearsed(put_into_words(refused, interaction, self.reader), ())
            finally:
                session.rollback()

    def suggested(self, route: str, letters: str) -> list[str]:
        """List the values that a type-ahead offers for these letters."""
        if (route, letters) not in self._offered:
            self._offered[route, letters] = self._suggested(route, letters)
        return self._offered[route, letters]

    def _suggested(self, route: str, letters: str) -> list[str]:
        typed = Interaction(
            kind=InteractionKind.TYPING,
            route=route,
            workspace=TEAM,
            user=self.user,
            idempotency_key="",
            value=letters,
        )
        response = self.perform(typed).response
        return [option.value for option in response.options] if isinstance(response, Suggest) else []

    def letters(self) -> list[PreviewMessage]:
        """List every message that waits to be sent or is due now."""
        with Session(self.database.engine) as session:
            store = Store(session, TEAM)
            for job in SCHEDULED_JOBS:
                run_if_due(store, job, NOW)
            session.flush()
            found = list(self._letters(store, 0))
            session.rollback()
        return found

    def _letters(self, store: Store, after: int) -> Iterator[PreviewMessage]:
        if last_delivery(store.session) == after:
            return
        waiting = select(Delivery).where(col(Delivery.id) > after).order_by(col(Delivery.id))
        for delivery in store.session.exec(waiting).all():
            message = MESSAGES[delivery.kind].message(delivery.payload, store, self.reader)
            if message is not None:
                yield PreviewMessage(delivery.kind, message)

    def _request(self, interaction: Interaction) -> Request:
        return Request(
            user=self.user,
            workspace=TEAM,
            user_workspace=TEAM,
            reader=self.reader,
            viewer=self._viewer,
            now=NOW,
            idempotency_key=interaction.idempotency_key,
            words=interaction.words,
            value=interaction.value,
            fields=interaction.fields,
            memory=interaction.memory,
        )
