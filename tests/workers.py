"""Which tests one worker runs together, so that what they share is made once."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    "tests/sandbox/page/",
    "tests/sandbox/test_tour.py",
    "tests/domain/privacy/test_measure.py",
    "tests/test_structure.py",
)
"""Where tests of a file share a browser, an app with its Slack, or measurements."""
PREVIEW = "tests/preview/"
"""Whose files share their walks through every view: those in Swedish, and those in English."""


class KeepsTogether(LoadScopeScheduling):
    """Hands out the preview and files of `TOGETHER` as a whole and first, and all other tests one by one."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(PREVIEW):
            return f"{PREVIEW} in {'en' if nodeid.endswith('-en]') else 'sv'}"
        file = nodeid.partition("::")[0]
        return file if file.startswith(TOGETHER) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> KeepsTogether:
    """Take the place of `--dist`, whose groups by mark are lost on pytest 9.2 (pytest-xdist's issue 1386)."""
    return KeepsTogether(config, log)
