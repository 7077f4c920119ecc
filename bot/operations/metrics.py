"""Metrics of a running bot for Prometheus; none holds what people wrote, or who they are."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from storage.database import Database
from storage.outbox import read_outbox_state

STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0)
Connected = Callable[[], bool]
Served = Callable[[], Collection[str]]
"""Lists the workspaces that are delivered to."""


class Metrics:
    """The metrics of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._acknowledged = Histogram(
            "trygg_acknowledgement_seconds",
            "From the start of an interaction until it is acknowledged, its commit included.",
            ["kind"],
            buckets=STEPS,
            registry=self.registry,
        )
        self._failed = self._counter("interactions_failed", "Interactions that ended in an apology.", "kind")
        self._deliveries = self._counter(
            "deliveries", "Attempts to deliver a message, by their end.", "kind", "state"
        )
        self._ticks = self._counter("ticks", "Looks at what is due, by whether all could be decided.", "outcome")

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"trygg_{name}", about, labels, registry=self.registry)

    @contextmanager
    def acknowledging(self, kind: str) -> Iterator[None]:
        """Measure how long an interaction takes to acknowledge."""
        begun = perf_counter()
        try:
            yield
        finally:
            self._acknowledged.labels(kind).observe(perf_counter() - begun)

    def count_failure(self, kind: str) -> None:
        """Count an interaction of that kind that ended in an apology."""
        self._failed.labels(kind).inc()

    def count_delivery(self, kind: str, state: str) -> None:
        """Count an attempt to deliver a message."""
        self._deliveries.labels(kind, state).inc()

    def count_tick(self, *, decided: bool) -> None:
        """Count a tick."""
        self._ticks.labels("decided" if decided else "failed").inc()

    def watch(self, database: Database, is_connected: Connected, served: Served) -> None:
        """Add gauges of the outbox and of the connection to Slack."""
        self.registry.register(_Present(database, is_connected, served))


class _Present(Collector):
    """Gauges that are read when Prometheus asks."""

    def __init__(self, database: Database, is_connected: Connected, served: Served) -> None:
        self._database = database
        self._is_connected = is_connected
        self._served = served

    def describe(self) -> Iterable[Metric]:
        """Describe no gauge in advance."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Collect the gauges; those of the outbox are missing while the database is unreachable."""
        connected = GaugeMetricFamily("trygg_slack_connected", "1 while Slack can reach the bot.")
        connected.add_metric([], float(self._is_connected()))
        yield connected
        try:
            served = self._served()
            with self._database.transaction(reading=True) as session:
                outbox = read_outbox_state(session, served)
        except SQLAlchemyError:
            return
        messages = GaugeMetricFamily(
            "trygg_outbox_messages", "Messages that are open or parked.", labels=["state"]
        )
        for state, number in outbox.messages.items():
            messages.add_metric([state], number)
        yield messages
        late = GaugeMetricFamily("trygg_outbox_late_seconds", "For how long the longest due message waits.")
        late.add_metric([], outbox.late)
        yield late
