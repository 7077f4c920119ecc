"""How long one person waits for the form and for the acknowledgement of a stored report, against a bare Bolt app.

Run with `make bench`. Both open and store the same form in the same local Slack, one report after another.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from domain.categories import DEFAULT_CATEGORIES
from tests.bench.acknowledgement import print_row
from tests.journeys.stage import STATE, Stage, open_stage

ROUNDS = 4
"""How often the apps take turns: the machine's speed drifts, and should drift for both."""
REPORTS = 60
"""In each round."""
WARM_UP = 20
PEOPLE = 10
"""So many report in turn, so that no report is just like another of the same person's."""
FORM = "form.json"
OPENED, STORED = "command sent to form seen", "form sent to acknowledgement, report stored"

CROWD = [f"U0VERA{number}" for number in range(PEOPLE)]
CROWDED = STATE | {
    "people": [*STATE["people"], *({"id": each, "name": each.lower(), "locale": "sv-SE"} for each in CROWD)],
    "channels": [each | {"members": [*each["members"], *CROWD]} for each in STATE["channels"]],
}

Waits = dict[str, list[float]]
"""Milliseconds by step."""


def measure(stage: Stage) -> Waits:
    """Report again and again; the local Slack tells how long it waited for each acknowledgement."""
    stage.client.set_switches(limits=False)
    opened = []
    for number in range(WARM_UP + REPORTS):
        person, category = stage.person(CROWD[number % PEOPLE]), DEFAULT_CATEGORIES[number // PEOPLE]
        begun = perf_counter()
        person.open_form("/handelse klotter")
        opened.append((perf_counter() - begun) * 1_000)
        chosen = {"text": {"type": "plain_text", "text": category.sv}, "value": category.key}
        errors = person.submit({"category": chosen})
        assert not errors, errors
    stored = [told["ms"] for told in stage.client.calls("view_submission")]
    return {OPENED: opened[WARM_UP:], STORED: stored[-REPORTS:]}


def of_the_bot(folder: Path) -> tuple[Waits, str]:
    """Trygg itself, and the form that it opens."""
    with open_stage(folder, CROWDED) as stage:
        stage.start()
        waits = measure(stage)
        return waits, json.dumps(stage.client.calls("views.open")[-1]["request"]["view"])


def of_the_floor(folder: Path, form: str) -> Waits:
    """The bare app with that form."""
    with open_stage(folder, CROWDED) as stage:
        (folder / FORM).write_text(form)
        environment = stage.environment() | {"PYTHONPATH": str(Path(__file__).parents[2])}
        floor = subprocess.Popen([sys.executable, "-m", "tests.bench.floor"], env=environment, cwd=folder)
        try:
            stage.client.wait_connected(timeout=30)
            return measure(stage)
        finally:
            floor.kill()
            floor.wait()


def print_table(floor: Waits, bot: Waits) -> None:
    """Two rows for each step."""
    print_row("one report at a time", "app", "p50 ms", "p95 ms", "p99 ms", "p50 : floor")
    print_row(*["---"] * 6)
    for step in floor:
        print_step(step, {"bare Bolt": floor[step], "Trygg": bot[step]})


def print_step(step: str, waits: dict[str, list[float]]) -> None:
    """A row for each app."""
    cuts: dict[str, Sequence[float]] = {app: quantiles(each, n=100) for app, each in waits.items()}
    for app, of_app in cuts.items():
        figures = [f"{of_app[at]:.1f}" for at in (49, 94, 98)]
        print_row(step, app, *figures, f"{of_app[49] / cuts['bare Bolt'][49]:.2f}")


def main() -> None:
    """Print the table."""
    bot: Waits = {OPENED: [], STORED: []}
    floor: Waits = {OPENED: [], STORED: []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            of_bot, form = of_the_bot(Path(name))
        with tempfile.TemporaryDirectory() as name:
            of_floor = of_the_floor(Path(name), form)
        for step in bot:
            bot[step] += of_bot[step]
            floor[step] += of_floor[step]
    print_table(floor, bot)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
