"""Structured logs on stderr: what happened, never what people wrote."""

import logging
import sys
import threading
from types import FrameType, TracebackType
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError

from storage.database_errors import trouble_of

DEEPEST = 5


def set_up_logging(level: str) -> None:
    """One JSON line for each event at `level` or above; libraries speak up from WARNING."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
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
        structlog.get_logger().error("thread_failed", **describe_error(told.exc_value))


class _Relay(logging.Handler):
    """Passes on that a library complained and which error it met; its words may hold people's text."""

    def emit(self, record: logging.LogRecord) -> None:
        met = record.exc_info[1] if record.exc_info else None
        place = f"{record.module}:{record.lineno}"
        known = describe_error(met) if met else {"error": None, "at": [place]}
        structlog.get_logger().warning("library", library=record.name, **known)
