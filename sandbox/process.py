"""Start a local Slack as a process, for the tests of any Bolt app."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sandbox.client import SandboxClient
from sandbox.records import Json

PATIENCE = 30.0


@dataclass(frozen=True)
class LocalSlack:
    """A running local Slack: addresses, tokens and a client."""

    page: str
    api: str
    bot_token: str
    app_token: str
    signing_secret: str
    client: SandboxClient


@contextmanager
def start_sandbox(
    state: Json | None = None, manifest: Json | None = None, *, page: bool = False
) -> Iterator[LocalSlack]:
    """Run a local Slack with that state and manifest for the block.

    Raises RuntimeError when it does not start; stderr has the reason.
    """
    with TemporaryDirectory() as folder:
        files = _write(Path(folder), state=state, manifest=manifest)
        options = [*files, *([] if page else ["--no-page"])]
        process = subprocess.Popen(  # noqa: S603  # our own module
            [sys.executable, "-m", "sandbox", "--port", "0", *options], stdout=subprocess.PIPE, text=True
        )
        try:
            yield from _running(process)
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


def _running(process: subprocess.Popen[str]) -> Iterator[LocalSlack]:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise RuntimeError("the local Slack did not start")
    where = json.loads(line)
    client = SandboxClient(where["page"])
    try:
        yield LocalSlack(**where, client=client)
    finally:
        client.close()


def _write(folder: Path, **given: Json | None) -> list[str]:
    """Write each given object to a file and return the command line options."""
    options = []
    for name, content in given.items():
        if content is not None:
            (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
            options += [f"--{name}", str(folder / f"{name}.json")]
    return options
