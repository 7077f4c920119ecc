"""The dashboard asks only for figures that there are."""

import json
import re
from pathlib import Path

from prometheus_client import generate_latest

from bot.operations.health import Watch
from storage.database import Database
from tests.bot.operations.test_watch import put

DASHBOARD = Path(__file__).parents[3] / "docs" / "grafana.json"


def test_every_figure_on_the_dashboard_is_told(database: Database) -> None:
    put(database, "a")
    watch = Watch()
    watch.pages(database, lambda: True, lambda: ["T1"])
    with watch.metrics.acknowledging("form"):
        watch.metrics.count_failure("form")
        watch.metrics.count_delivery("receipt", "sent")
        watch.tick(decided=True)
    told = set(re.findall(r"^trygg_\w+", generate_latest(watch.metrics.registry).decode(), re.MULTILINE))
    panels = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    asked = " ".join(target["expr"] for panel in panels for target in panel["targets"])
    assert set(re.findall(r"trygg_\w+", asked)) <= told
    shown = {name.removesuffix("_sum") for name in told if not name.endswith("_created")}
    assert {name for name in shown if name not in asked} == set()
