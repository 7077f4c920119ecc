import gc
import subprocess
import sys

import pytest

from bot.operations.starting import nothing_collected

RARE = (
    "alembic",
    "apscheduler",
    "cattrs",
    "commands.registry",
    "httpx",
    "nicegui",
    "openpyxl",
    "psycopg",
    "sqlalchemy.dialects.postgresql",
    "typst",
    "workalendar",
)
"""What takes long to load and what a bot on SQLite can be connected without."""


def test_what_a_bot_can_be_connected_without_is_not_loaded_before() -> None:
    code = (
        "import sys, bot.cli.app, bot.running, bot.edge.socket_mode, bot.operations.stopping; print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "bot.running" in loaded
    assert [name for name in RARE if name in loaded] == []


def test_garbage_is_collected_again_when_the_block_ends() -> None:
    with nothing_collected():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_garbage_is_collected_again_when_the_settings_are_wrong() -> None:
    with pytest.raises(SystemExit), nothing_collected():
        raise SystemExit
    assert gc.isenabled()
    gc.unfreeze()
