"""Structured logs on stderr: what happened, never what people wrote."""

import logging
import sys

import structlog


def set_up_logging(level: str) -> None:
    """One JSON line for each event at `level` or above; libraries speak up from WARNING."""
    threshold = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
    logging.basicConfig(level=logging.CRITICAL, handlers=[_Relay()], force=True)
    for name in ("slack_bolt", "slack_sdk", "apscheduler", "waitress", "websocket"):
        logging.getLogger(name).setLevel(logging.WARNING)


class _Relay(logging.Handler):
    """Passes on that a library complained and which error it met; its words may hold people's text."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        place = f"{record.module}:{record.lineno}"
        structlog.get_logger().warning("library", library=record.name, at=place, error=error)
