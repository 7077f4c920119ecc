"""How long a reporter waits for a stored report to be acknowledged, against a bare Bolt app with one insert.

Run with `make bench`. Both are driven in the same run, through the same local Slack, one report after another.
"""

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import quantiles

from tests.journeys.conftest import STATE, Stage, open_stage

REPORTS = 200
WARM_UP = 20


def measure(stage: Stage, values: dict[str, str]) -> list[float]:
    """Milliseconds from Slack's sending a submitted form until it is acknowledged, after the warm-up."""
    stage.client.trouble(limits=False)
    vera = stage.person("U0VERA")
    for _ in range(WARM_UP + REPORTS):
        vera.open_form("/handelse klotter")
        errors = vera.submit(values)
        assert not errors, errors
    sent = stage.client.calls("view_submission")
    assert not any(call["error"] for call in sent)
    return [call["ms"] for call in sent][-REPORTS:]


def of_the_bot(folder: Path) -> list[float]:
    """Trygg itself."""
    with open_stage(folder, STATE) as stage:
        stage.start()
        return measure(stage, {"area": "Hela kommunen"})


def of_the_floor(folder: Path) -> list[float]:
    """The bare app."""
    with open_stage(folder, STATE) as stage:
        floor = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.floor"],
            env=stage.environment() | {"PYTHONPATH": str(Path(__file__).parents[2])},
            cwd=folder,
        )
        try:
            stage.client.wait_connected(timeout=30)
            return measure(stage, {})
        finally:
            floor.kill()
            floor.wait()


def main() -> None:
    """Print the table."""
    results = {}
    for name, run in (("bare Bolt, one durable insert", of_the_floor), ("Trygg, report stored", of_the_bot)):
        with tempfile.TemporaryDirectory() as folder:
            results[name] = run(Path(folder))
    print("| acknowledged, one at a time | p50 ms | p95 ms | p99 ms | p50 : floor |\n|---|---|---|---|---|")
    floor = quantiles(next(iter(results.values())), n=100)[49]
    for name, waits in results.items():
        cuts = quantiles(waits, n=100)
        print(f"| {name} | {cuts[49]:.1f} | {cuts[94]:.1f} | {cuts[98]:.1f} | {cuts[49] / floor:.2f} |")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
