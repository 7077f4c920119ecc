"""What the tests of the running process share: settings, a desk, and a Slack that answers as written down."""

import contextlib
import io
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

import pytest

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.operations.log import log, set_up_logging
from bot.settings import Settings, load_settings
from commands.routes import InteractionKind
from storage.database import Database
from tests.bot.scripted_slack import ScriptedSlack, scripted_slack
from tests.conftest import NOW


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Settings:
    """The defaults, whatever the environment holds."""
    for setting in fields(Settings):
        monkeypatch.delenv(setting.name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return load_settings()


@pytest.fixture
def dispatcher(database: Database, settings: Settings) -> InteractionDispatcher:
    """A desk on an empty database, at 15:00 on Friday 20 November 2026 in Stockholm."""
    return InteractionDispatcher(database, settings, lambda: NOW)


@pytest.fixture
def slack() -> Iterator[ScriptedSlack]:
    """A Slack that answers as written down."""
    with scripted_slack() as server:
        yield server


@pytest.fixture
def logs() -> Iterator[Callable[[], str]]:
    """Everything logged since the test began."""
    kept = io.StringIO()
    root, hook = logging.getLogger(), threading.excepthook
    level, handlers, ours = root.level, root.handlers[:], vars(log).copy()
    with contextlib.redirect_stderr(kept):
        set_up_logging("DEBUG")
    yield kept.getvalue
    vars(log).update(ours)
    root.handlers[:], threading.excepthook = handlers, hook
    root.setLevel(level)


@pytest.fixture
def interaction() -> Callable[..., Interaction]:
    """Makes an interaction of U1 in workspace T1; keywords change it."""

    def make(kind: InteractionKind, route: str, **changes: Any) -> Interaction:
        known = {"workspace": "T1", "user": "U1", "idempotency_key": "occasion-1", "trigger": "trigger-1"}
        return Interaction(kind=kind, route=route, **(known | changes))

    return make
