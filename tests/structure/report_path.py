"""Follow one submitted report through the real dispatcher on a SQLite database, call by call."""

import inspect
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import event

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.routes import InteractionKind
from storage.database import Database
from storage.schema import migrate
from storage.tables import Incident
from tests.structure.sources import LAYERS, ROOT

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Call:
    """A function of one product module that calls one of another; modules by their path without `.py`."""

    caller: str
    callee: str
    function: str

    @property
    def goes_up(self) -> bool:
        """Whether the callee's layer lies further out than the caller's."""
        return LAYERS.index(_layer(self.callee)) < LAYERS.index(_layer(self.caller))


@dataclass
class ReportPath:
    """What happened until the report's row was written: every call between product modules, and the modules whose
    functions were under way just then, the dispatcher's first."""

    calls: list[Call] = field(default_factory=list)
    under_way: list[str] = field(default_factory=list)

    @property
    def entered(self) -> list[str]:
        """The modules in the order in which the report first came to them."""
        return list(dict.fromkeys(call.callee for call in self.calls))

    @property
    def upward(self) -> list[Call]:
        """Calls from a layer to one further out."""
        return [call for call in self.calls if call.goes_up]


def follow_report(folder: Path) -> ReportPath:
    """Submit two reports, of which the first loads what is loaded lazily, and follow the second."""
    database = Database(f"sqlite:///{folder / 'trygg.db'}")
    try:
        migrate(database)
        dispatcher = InteractionDispatcher(database, Settings(), lambda: NOW)
        dispatcher.dispatch(_report("V1", "threat"))
        return _follow(dispatcher, database, _report("V2", "violence"))
    finally:
        database.close()


def _report(view: str, category: str) -> Interaction:
    fields = {"category": category, "area": "1", "date": "2026-11-20", "time": "10:00", "sharing": "green"}
    return Interaction(
        kind=InteractionKind.FORM,
        route="incident.report",
        workspace="T1",
        user="U1",
        idempotency_key=view,
        fields=fields | {"text": f"Klotter vid {view}"},
        first_input="category",
    )


def _follow(dispatcher: InteractionDispatcher, database: Database, report: Interaction) -> ReportPath:
    path, inserts = ReportPath(), f"INSERT INTO {Incident.__tablename__} "

    def note_call(frame: FrameType, what: str, _argument: object) -> None:
        callee, caller = _module(frame), _nearest(frame.f_back)
        if what == "call" and callee and caller and callee != caller:
            path.calls.append(Call(caller, callee, frame.f_code.co_name))

    def note_row(_connection: object, _cursor: object, statement: str, *_more: Any) -> None:
        if statement.startswith(inserts):
            sys.setprofile(None)
            path.under_way = _stack(inspect.currentframe())

    event.listen(database.engine, "before_cursor_execute", note_row)
    sys.setprofile(note_call)
    try:
        dispatcher.dispatch(report)
    finally:
        sys.setprofile(None)
        event.remove(database.engine, "before_cursor_execute", note_row)
    assert path.under_way, "the report was not stored"
    return path


def _stack(frame: FrameType | None) -> list[str]:
    modules: list[str] = []
    while frame is not None:
        module = _module(frame)
        if module:
            modules.append(module)
        frame = frame.f_back
    return list(dict.fromkeys(reversed(modules)))


def _nearest(frame: FrameType | None) -> str | None:
    """The product module whose function led to this frame."""
    while frame is not None:
        module = _module(frame)
        if module:
            return module
        frame = frame.f_back
    return None


def _module(frame: FrameType) -> str | None:
    file = Path(frame.f_code.co_filename)
    if not file.is_relative_to(ROOT):
        return None
    module = file.relative_to(ROOT).with_suffix("")
    return str(module) if module.parts[0] in LAYERS else None


def _layer(module: str) -> str:
    return module.partition("/")[0]
