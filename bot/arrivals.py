"""When requests arrived at our HTTP server, however long they then waited for a thread."""

from time import monotonic
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import WSGITask

from bot.incoming import ARRIVED


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        self.arrived = monotonic()


class _Task(WSGITask):  # type: ignore[misc]
    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[ARRIVED] = self.request.arrived
        return environ


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose requests bear in their environment when they began to arrive."""

    parser_class = _Parser
    task_class = _Task
