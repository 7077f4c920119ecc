"""Structured logs on stderr: what happened, never what people wrote."""

import json
import logging
import sys
import threading
from datetime import UTC, datetime
from types import FrameType, TracebackType
from typing import Any

from sqlalchemy.exc import DBAPIError

from storage.database_errors import trouble_of

DEEPEST = 5


class EventLog:
    """Writes one JSON line to `stream` for each event at `level` or above; thread-safe.

    An event is named by a constant; what is known of it are the fields.
    """

    def __init__(self) -> None:
        self.level, self.stream = logging.INFO, sys.stderr

    def debug(self, event: str, **fields: object) -> None:
        """Something only of interest while searching for a fault."""
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: object) -> None:
        """Something that happens in normal operation."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Something that an operator may have to mend."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: object) -> None:
        """Something that failed."""
        self._write(logging.ERROR, event, fields)

    def _write(self, level: int, event: str, fields: dict[str, object]) -> None:
        if level < self.level:
            return
        known = {"event": event, "level": logging.getLevelName(level).lower(), "timestamp": _timestamp()}
        self.stream.write(json.dumps(fields | known, ensure_ascii=False, default=repr) + "\n")
        self.stream.flush()


log = EventLog()


def _timestamp() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def set_up_logging(level: str) -> None:
    """One JSON line on stderr for each event at `level` or above; libraries speak up from WARNING."""
    log.level, log.stream = logging.getLevelNamesMapping()[level], sys.stderr
    logging.basicConfig(level=logging.WARNING, handlers=[_Relay()], force=True)
    logging.getLogger("slack_sdk.web.base_client").setLevel(logging.CRITICAL)  # whoever called says what it means
    threading.excepthook = _tell_of_thread


def describe_error(error: BaseException) -> dict[str, Any]:
    """What kind of error it was, the database's code for it and the innermost lines of code.

    Not its words: they may be people's.
    """
    code = {"code": trouble_of(error)} if isinstance(error, DBAPIError) else {}
    return {"error": type(error).__name__, **code, "at": _places(error.__traceback__)[-DEEPEST:]}


def _places(trace: TracebackType | None) -> list[str]:
    places: list[str] = []
    while trace is not None:
        places.append(place_of(trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return places


def place_of(frame: FrameType, line: int) -> str:
    """Where in the code that is: folder, file and line."""
    file = "/".join(frame.f_code.co_filename.rsplit("/", 2)[-2:])
    return f"{file}:{line}"


def _tell_of_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None:
        log.error("thread_failed", **describe_error(told.exc_value))


class _Relay(logging.Handler):
    """Passes on that a library complained and which error it met; its words may hold people's text."""

    def emit(self, record: logging.LogRecord) -> None:
        met = record.exc_info[1] if record.exc_info else None
        place = f"{record.module}:{record.lineno}"
        known = describe_error(met) if met else {"error": None, "at": [place]}
        log.warning("library", library=record.name, **known)
