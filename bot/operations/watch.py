"""Watch a running bot: heartbeats, metrics, and the pages that show them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prometheus_client import make_wsgi_app

from bot.edge.web import for_this_machine, say
from bot.operations.metrics import Metrics
from bot.operations.pulse import Pulse
from bot.operations.readiness import find_missing
from storage.database import Database

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


@dataclass(frozen=True)
class Watch:
    """The heartbeats and the metrics of one process."""

    pulse: Pulse = field(default_factory=Pulse)
    metrics: Metrics = field(default_factory=Metrics)

    def tick(self, decided: bool) -> None:  # noqa: FBT001 (called by the clockwork)
        """Record that a tick has ended."""
        self.pulse.beat("tick")
        self.metrics.count_tick(decided=decided)

    def pages(self, database: Database, is_connected: Callable[[], bool]) -> Mapping[str, "WSGIApplication"]:
        """Build the pages by path: liveness, readiness and metrics."""
        self.metrics.watch(database, is_connected)
        return {
            "/healthz": say(tuple),
            "/readyz": for_this_machine(say(lambda: find_missing(database, is_connected, self.pulse))),
            "/metrics": for_this_machine(make_wsgi_app(self.metrics.registry)),
        }
