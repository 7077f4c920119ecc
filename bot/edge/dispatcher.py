"""Dispatch every interaction: one transaction, one handler, one error boundary."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.edge.interaction import Interaction
from bot.edge.refusals import name_route, put_into_words, refuse
from bot.operations.log import describe_error, log
from bot.settings import Settings
from commands.reader import Reader, language_of
from commands.request import Request
from commands.response import Nothing, Response
from commands.routes import InteractionKind, Route
from commands.vocabulary.block_fallbacks import LEVELS
from domain.names import without_invisible
from services.settings import open_workspace
from storage.database import Database
from storage.store import Store
from storage.tables import Person, Workspace


@dataclass
class _Asker:
    """The asker, as far as the database knows them."""

    reader: Reader
    known: bool = True
    level: str = LEVELS[0]
    refresh_home: bool = False
    unknown_team: bool = False


@dataclass(frozen=True)
class Dispatched:
    """A response and its reader; `known` says whether we have the person's language from Slack, `level` which
    blocks the workspace takes, `refresh_home` whether the person's Home tab may show something else now,
    `unknown_team` that they are of an organisation that no partner is registered with."""

    response: Response
    reader: Reader
    known: bool = True
    level: str = LEVELS[0]
    refresh_home: bool = False
    unknown_team: bool = False


@dataclass
class InteractionDispatcher:
    """Dispatches interactions to handlers; thread-safe.

    `settings` gives a new workspace its first values; `on_failure` is called with the kind of an interaction that
    ended in an apology.
    """

    database: Database
    settings: Settings
    clock: Clock
    on_failure: Callable[[str], None] = lambda _kind: None

    def dispatch(self, interaction: Interaction) -> Dispatched:
        """Handle one interaction; when this returns, all that it wrote is committed, or nothing is."""
        asker = _Asker(Reader(self.settings.language, self.settings.zone, self.settings.language))
        try:
            response = self._open_and_answer(interaction, asker)
        except Exception as error:  # noqa: BLE001 (the one error boundary)
            why = self._say_why(error, interaction, asker.reader)
            return Dispatched(why, asker.reader, asker.known, asker.level, unknown_team=asker.unknown_team)
        return Dispatched(response, asker.reader, asker.known, asker.level, asker.refresh_home)

    def decline(self, interaction: Interaction, key: str) -> Dispatched:
        """Respond with the text `key` without reading or storing anything."""
        reader = Reader(self.settings.language, self.settings.zone, self.settings.language)
        log.warning("declined", **name_route(interaction), why=key)
        return Dispatched(refuse(interaction, reader, key), reader)

    def _open_and_answer(self, interaction: Interaction, asker: _Asker) -> Response:
        from commands.registry import find_route  # noqa: PLC0415 (start-up time)

        route, words = find_route(interaction.kind, interaction.route, without_invisible(interaction.words))
        interaction = replace(interaction, words=words)
        with self.database.transaction(reading=not route.writes) as session:
            store = Store(session, interaction.workspace)
            if store.workspace.recall(interaction.user) or interaction.kind is InteractionKind.TYPING:
                return self._answer(interaction, route, store, asker)
        with self.database.transaction() as session:  # the workspace's first interaction
            store = Store(session, interaction.workspace)
            self.open_workspace(store)
            return self._answer(interaction, route, store, asker)

    def _answer(self, interaction: Interaction, route: Route, store: Store, asker: _Asker) -> Response:
        from commands.registry import answer_route  # noqa: PLC0415 (start-up time)

        now = self.clock()
        _recognise(asker, store, interaction.user)
        by_hand = interaction.kind in (InteractionKind.FORM, InteractionKind.BUTTON)
        asker.refresh_home = asker.refresh_home and by_hand and route.writes
        key = interaction.idempotency_key if route.once else ""
        if key and not store.workspace.first_time(key, now):
            return Nothing()
        request = _as_request(interaction, store, asker.reader, now)
        asker.unknown_team = request.viewer.unknown_team
        return answer_route(route, request, store)

    def open_workspace(self, store: Store) -> Workspace:
        """Get or create the workspace's row; a new one starts with the operator's settings."""
        area = Reader(self.settings.language, self.settings.zone).say("whole-municipality")
        return open_workspace(store, self.settings.choices, first_area=area, now=self.clock())

    def _say_why(self, error: Exception, interaction: Interaction, reader: Reader) -> Response:
        try:
            return put_into_words(error, interaction, reader)
        except Exception as unforeseen:  # noqa: BLE001 (the one error boundary)
            self.on_failure(interaction.kind.value)
            error_id = secrets.token_hex(3)
            told = name_route(interaction) | describe_error(unforeseen)
            log.error("interaction_failed", id=error_id, **told)
            return refuse(interaction, reader, "apology", id=error_id)


def _recognise(asker: _Asker, store: Store, user: str) -> None:
    workspace = store.workspace.find()
    person = store.people.find(user)
    asker.known = person is not None and person.locale is not None
    asker.refresh_home = person is not None and person.home_opened
    asker.level = workspace.block_support if workspace else asker.level
    asker.reader = reader_for(store, person, asker.reader)


def reader_for(store: Store, person: Person | None, otherwise: Reader) -> Reader:
    """Make a reader with the person's language and the workspace's time zone, as far as they are known."""
    workspace = store.workspace.find()
    if workspace is None:
        return otherwise
    language = language_of(person.locale if person else None, workspace.language)
    return Reader(language, ZoneInfo(workspace.timezone), otherwise.names)


def _as_request(interaction: Interaction, store: Store, reader: Reader, now: datetime) -> Request:
    return Request(
        user=interaction.user,
        workspace=interaction.workspace,
        user_workspace=interaction.user_workspace or interaction.workspace,
        reader=reader,
        viewer=store.people.look(interaction.user, interaction.user_workspace),
        now=now,
        idempotency_key=interaction.idempotency_key,
        channel=interaction.channel,
        words=interaction.words,
        value=without_invisible(interaction.value),
        fields={name: _legible(value) for name, value in interaction.fields.items()},
        memory=interaction.memory,
    )


def _legible(value: Any) -> Any:
    """Clean a field's value of characters that cannot be stored."""
    if isinstance(value, list | tuple):
        return tuple(map(_legible, value))
    return without_invisible(value) if isinstance(value, str) else value


def answer(kind: InteractionKind, name: str, request: Request, store: Store) -> Response:
    """Find the route and call its handler; raises LookupError where there is none."""
    from commands.registry import answer_route, find_route  # noqa: PLC0415 (start-up time)

    route, words = find_route(kind, name, request.words)
    return answer_route(route, replace(request, words=words), store)
