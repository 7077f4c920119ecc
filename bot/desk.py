"""The desk where every interaction is served: one transaction, one handler, one error boundary."""

import secrets
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import OperationalError

from bot.clock import Clock
from bot.incoming import Incoming, Kind
from bot.settings import Settings
from commands.answers import Answer, FieldErrors, Nothing, Reply, Suggest, UpdateForm
from commands.asks import Ask
from commands.reader import Reader, language_of
from commands.registry import BUTTONS, COMMANDS, FORMS, TYPE_AHEADS, show_home
from commands.routes import Handler, answer_command
from commands.vocabulary.blocks import Message, section
from domain.refusals import FormRefused, Refusal
from storage.database import Database
from storage.store import Store
from storage.tables import Person, Workspace

log = structlog.get_logger()


class _ShownAgainError(Exception):
    """A submitted form is shown once more: nothing is stored, and its next submission is not a repetition."""

    def __init__(self, answer: UpdateForm) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True)
class Served:
    """An answer, who reads it, and whether the person's Home tab shows something else now."""

    answer: Answer
    reader: Reader
    known: bool = True
    refresh_home: bool = False


@dataclass
class Desk:
    """Serves interactions; thread-safe. `settings` gives a new workspace its first values."""

    database: Database
    settings: Settings
    clock: Clock

    def serve(self, incoming: Incoming) -> Served:
        """The answer to one interaction; everything it wrote is committed when this returns, or nothing is."""
        reader = Reader(self.settings.language, self.settings.zone)
        known = True
        try:
            with self.database.transaction(reading=incoming.kind is Kind.TYPING) as session:
                store = Store(session, incoming.workspace)
                if incoming.kind is not Kind.TYPING:
                    self.open_workspace(store)
                person = store.people.find(incoming.user)
                known = person is not None and person.locale is not None
                reader = reader_for(store, person, reader)
                answer = _store_unless_shown_again(incoming, self._answer(incoming, store, reader))
                return Served(answer, reader, known, _changes_home(incoming, person))
        except _ShownAgainError as shown:
            return Served(shown.answer, reader, known)
        except FormRefused as refused:
            errors = {field: reader.say(why.key, **why.facts) for field, why in refused.errors.items()}
            return Served(FieldErrors(errors), reader, known)
        except Refusal as refusal:
            return Served(_refuse(incoming, reader, refusal.key, **refusal.facts), reader, known)
        except Exception as error:  # noqa: BLE001 (the one error boundary)
            return Served(self._apologise(incoming, reader, error), reader, known)

    def _answer(self, incoming: Incoming, store: Store, reader: Reader) -> Answer:
        now = self.clock()
        if incoming.occasion and not store.workspace.first_time(incoming.occasion, now):
            return Nothing()
        ask = Ask(
            user=incoming.user,
            reader=reader,
            viewer=store.people.look(incoming.user),
            now=now,
            occasion=incoming.occasion,
            channel=incoming.channel,
            words=incoming.words,
            value=incoming.value,
            fields=incoming.fields,
            memory=incoming.memory,
        )
        return find_handler(incoming)(ask, store)

    def open_workspace(self, store: Store) -> Workspace:
        """The workspace's row; a new one begins with the operator's settings."""
        known = store.workspace.find()
        if known is not None:
            return known
        fresh = Workspace(
            id=store.workspace_id,
            language=self.settings.language,
            timezone=self.settings.timezone,
            digest_channel=self.settings.digest_channel or None,
            created_at=self.clock(),
        )
        opened = store.workspace.open(fresh, Reader(fresh.language, self.settings.zone).say("whole-municipality"))
        for user in self.settings.coordinators:
            store.people.meet(user).coordinator = True
        return opened

    def _apologise(self, incoming: Incoming, reader: Reader, error: Exception) -> Answer:
        if isinstance(error, OperationalError):
            log.error("database_unavailable", route=incoming.route, trouble=type(error.orig).__name__)
            return _refuse(incoming, reader, "busy")
        trouble = secrets.token_hex(3)
        log.error("interaction_failed", id=trouble, route=incoming.route, **_place_of(error))
        return _refuse(incoming, reader, "apology", id=trouble)


def _store_unless_shown_again(incoming: Incoming, answer: Answer) -> Answer:
    if incoming.kind is Kind.FORM and isinstance(answer, UpdateForm):
        raise _ShownAgainError(answer)
    return answer


def _changes_home(incoming: Incoming, person: Person | None) -> bool:
    return incoming.kind in (Kind.FORM, Kind.BUTTON) and person is not None and person.home_opened


def reader_for(store: Store, person: Person | None, otherwise: Reader) -> Reader:
    """The person's own language and the workspace's time zone, as far as they are known."""
    workspace = store.workspace.find()
    if workspace is None:
        return otherwise
    language = language_of(person.locale if person else None, workspace.language)
    return Reader(language, ZoneInfo(workspace.timezone))


def find_handler(incoming: Incoming) -> Handler:
    """Who answers; raises LookupError when nobody does."""
    if incoming.kind is Kind.COMMAND:
        command = next(each for each in COMMANDS if incoming.route in (each.en, each.sv))
        return lambda ask, store: answer_command(command, ask, store)
    if incoming.kind is Kind.HOME:
        return show_home
    table: dict[Kind, dict[str, Handler]] = {Kind.BUTTON: BUTTONS, Kind.FORM: FORMS, Kind.TYPING: TYPE_AHEADS}
    return table[incoming.kind][incoming.route]


def _refuse(incoming: Incoming, reader: Reader, key: str, **facts: Any) -> Answer:
    words = reader.say(key, **facts)
    if incoming.kind is Kind.TYPING:
        return Suggest(())
    if incoming.kind is Kind.FORM and incoming.fields:
        return FieldErrors({next(iter(incoming.fields)): words})
    return Reply(Message(words, (section(reader.rich(key, **facts)),)))


def _place_of(error: Exception) -> dict[str, Any]:
    """Where it went wrong: the kind of error and the innermost lines of code, never the values."""
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return {"error": type(error).__name__, "at": frames[-5:]}
