"""How long reporters wait until a stored report is acknowledged, against a bare Bolt app with one insert.

Run with `make bench`. Both get the same submissions of the same form over Socket Mode, in the same run.
"""

import asyncio
import contextlib
import copy
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from functools import reduce
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any, NamedTuple, Self

from domain.categories import DEFAULT_CATEGORIES
from tests.bench.slack_stub import SlackStub
from tests.journeys.stage import STATE, TRYGG, open_stage

WARM_UP = 30
ROUNDS = 4
"""How often the apps take turns: the machine's speed drifts, and should drift for both."""
LOADS = ((1, 150), (32, 640), (200, 1_000))
"""So many people at once, so many reports in all, in each round."""
DELAYS = (0.0, 0.12)
"""Seconds that Slack takes for each answer."""
APPS = {"bare Bolt": [sys.executable, "-m", "tests.bench.floor"], "Trygg": [str(TRYGG), "run"]}


class Result(NamedTuple):
    """Milliseconds for each report, and the seconds that all of them took."""

    waits: list[float]
    seconds: float

    def rate(self) -> float:
        """Reports a second."""
        return len(self.waits) / self.seconds

    def joined(self, other: Self) -> Self:
        """Both as one."""
        return type(self)(self.waits + other.waits, self.seconds + other.seconds)


Results = dict[tuple[float, int], Result]
"""By Slack's delay and the number of people."""


def record_submission(folder: Path) -> dict[str, Any]:
    """A report's submission as Slack sends it: filled in once in the local Slack."""
    with open_stage(folder, STATE) as stage:
        stage.start()
        vera = stage.person("U0VERA")
        vera.open_form("/handelse klotter på väggen vid cykelstället, ingen såg när det hände")
        assert not vera.submit({"area": "Hela kommunen"})
        request: dict[str, Any] = stage.client.calls("view_submission")[-1]["request"]
        return request


def numbered(template: dict[str, Any], number: int) -> dict[str, Any]:
    """The submission of one more form by one of the people met in the warm-up, just like none of theirs before."""
    payload = copy.deepcopy(template)
    payload["view"]["id"] = f"V{number}"
    payload["user"]["id"] = f"U0VERA{number % WARM_UP}"
    place, category = divmod(number // WARM_UP, len(DEFAULT_CATEGORIES))
    _choose(payload, "category", DEFAULT_CATEGORIES[category].key)
    if place:
        _choose(payload, "place", f"+Plats {place}")
    return payload


def _choose(payload: dict[str, Any], field: str, value: str) -> None:
    """Choose a value in a list of the submitted form."""
    (element,) = payload["view"]["state"]["values"][field].values()
    element["selected_option"] = {"text": {"type": "plain_text", "text": value}, "value": value}


async def load(stub: SlackStub, template: dict[str, Any], people: int, reports: int, first: int) -> Result:
    """Let so many people report, each as soon as the last one of theirs is acknowledged."""
    numbers = iter(range(first, first + reports))

    async def report() -> list[float]:
        return [await stub.deliver(numbered(template, number)) for number in numbers]

    begun = perf_counter()
    waits = await asyncio.gather(*(report() for _ in range(people)))
    return Result([wait for each in waits for wait in each], perf_counter() - begun)


@contextlib.asynccontextmanager
async def serving(command: Sequence[str], folder: Path) -> AsyncIterator[tuple[SlackStub, int]]:
    """A stub and the id of an app's process that has connected to it."""
    stub = SlackStub()
    runner = await stub.start()
    environment = os.environ | {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_APP_TOKEN": "xapp-bench",
        "SLACK_API_URL": f"{stub.address}/api/",
        "DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "PORT": "0",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: ASYNC220 (starting it is quick)
            command, env=environment, cwd=folder, stdout=log, stderr=log
        )
    try:
        await asyncio.wait_for(stub.connected.wait(), 30)
        yield stub, process.pid
    finally:
        process.kill()
        process.wait()
        await runner.cleanup()


async def measure(command: Sequence[str], template: dict[str, Any]) -> Results:
    """The app's results of one round."""
    results: Results = {}
    with tempfile.TemporaryDirectory() as name:
        async with serving(command, Path(name)) as (stub, _):
            total = 0
            for delay in DELAYS:
                stub.delay = delay
                await load(stub, template, 1, WARM_UP, total)
                total += WARM_UP
                for people, reports in LOADS:
                    results[delay, people] = await load(stub, template, people, reports, total)
                    total += reports
        with contextlib.closing(sqlite3.connect(Path(name) / "bench.db")) as kept:
            (stored,) = kept.execute("SELECT count(*) FROM incident").fetchone()
        assert stored == total - stub.refused, f"{total - stub.refused} reports taken, {stored} stored"
        if stub.refused:
            print(f"{stub.refused} reports were answered with 'busy', of {total}\n")
    return results


def print_table(results: dict[str, Results]) -> None:
    """One row for each load and app, with ratios to the floor."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, SQLite {sqlite3.sqlite_version}\n")
    print_row(
        "Slack answers in", "at once", "app", "p50 ms", "p95 ms", "p99 ms", "p50 : floor", "p99 : floor", "per s"
    )
    print_row(*["---"] * 9)
    for (delay, people), floor in results["bare Bolt"].items():
        base = quantiles(floor.waits, n=100)
        for name, by_load in results.items():
            result = by_load[delay, people]
            cuts = quantiles(result.waits, n=100)
            figures = [f"{cuts[at]:.1f}" for at in (49, 94, 98)]
            ratios = [f"{cuts[at] / base[at]:.2f}" for at in (49, 98)]
            print_row(f"{delay * 1000:.0f} ms", str(people), name, *figures, *ratios, f"{result.rate():.0f}")


def print_row(*cells: str) -> None:
    """One row of a Markdown table."""
    print(f"| {' | '.join(cells)} |")


def joined(rounds: Sequence[Results]) -> Results:
    """The results of an app's rounds as one."""
    return {load: reduce(Result.joined, (each[load] for each in rounds)) for load in rounds[0]}


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        template = record_submission(Path(name))
    rounds: dict[str, list[Results]] = {app: [] for app in APPS}
    for app in [*APPS] * ROUNDS:
        rounds[app].append(asyncio.run(measure(APPS[app], template)))
    print_table({app: joined(results) for app, results in rounds.items()})


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
