"""Temporary files of the tests in memory where there is room: a slow disk delays every commit.

A commit outlives the death of its process there too, if not the machine's; none of the tests needs more.
"""

import os
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of its own is made there)
ROOM = 2_000_000_000
"""Bytes that must be free."""


def pytest_configure(config: pytest.Config) -> None:
    """Let everything that this run starts keep its temporary files there, its workers included, until it ends."""
    if hasattr(config, "workerinput") or not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        return
    root = tempfile.mkdtemp(prefix="trygg-tests-", dir=MEMORY)
    Path(root).chmod(0o711)  # PostgreSQL runs as a user of its own
    os.environ["TMPDIR"] = tempfile.tempdir = root
    # After the folder in it of processes that are forked, which is at -100.
    Finalize(None, shutil.rmtree, args=(root,), kwargs={"ignore_errors": True}, exitpriority=-200)
