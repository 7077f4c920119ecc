"""Write structured logs to stderr: what happened, never what people wrote."""

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

    An event's name is a constant; its facts are fields.
    """

    def __init__(self) -> None:
        self.level, self.stream = logging.INFO, sys.stderr

    def debug(self, event: str, **fields: object) -> None:
        """Log a detail of interest only while debugging."""
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: object) -> None:
        """Log something that happens in normal operation."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Log something that an operator may have to fix."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: object) -> None:
        """Log something that failed."""
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
    """Log one JSON line to stderr for each event at `level` or above; libraries from WARNING."""
    log.level, log.stream = logging.getLevelNamesMapping()[level], sys.stderr
    logging.basicConfig(level=logging.WARNING, handlers=[_Relay()], force=True)
    logging.getLogger("slack_sdk.web.base_client").setLevel(logging.CRITICAL)  # whoever called says what it means
    threading.excepthook = _tell_of_thread


def describe_error(error: BaseException) -> dict[str, Any]:
    """Describe an error by its class, the database's code for it and the innermost lines of code.

    Its message is left out: it may hold what people wrote.
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
    """Name a place in the code: folder, file and line."""
    file = "/".join(frame.f_code.co_filename.rsplit("/", 2)[-2:])
    return f"{file}:{line}"


def _tell_of_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None:
        log.error("thread_failed", **describe_error(told.exc_value))


class _Relay(logging.Handler):
    """Logs that a library complained and which error it met, without its message, which may hold people's text."""

    def emit(self, record: logging.LogRecord) -> None:
        met = record.exc_info[1] if record.exc_info else None
        place = f"{record.module}:{record.lineno}"
        known = describe_error(met) if met else {"error": None, "at": [place]}
        log.warning("library", library=record.name, **known)
