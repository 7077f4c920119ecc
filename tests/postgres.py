"""A throw-away PostgreSQL server from Debian's binaries, on a socket of its own, gone when the tests are."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg

READY = "ready to accept connections"
DIE_WITH_PARENT = 1
# Without fsync a commit outlives the server's crash, if not the machine's; that is enough here, and fast.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "wal_recycle": "off",
    "wal_init_zero": "off",
    "timezone": "America/New_York",
}


def find_binaries() -> Path | None:
    """The folder of the newest server's binaries on this machine, or None."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    return newest.parent if newest else None


class Cluster:
    """One server with its data under `folder`; it refuses root, so it runs as a user without rights."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries = binaries
        self.folder = folder
        self._user = _unprivileged_user()
        if self._user is not None:
            shutil.chown(folder, self._user)
        self._run("initdb", "-U", "trygg", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._server: subprocess.Popen[str] | None = None

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.binaries / program, "-D", self.folder / "data", *arguments],
            user=self._user,
            cwd=self.folder,
            check=True,
            capture_output=True,
        )

    def url(self, database: str) -> str:
        """The address of a database for SQLAlchemy."""
        return f"postgresql+psycopg://trygg@/{database}?host={self.folder}"

    def start(self, environment: Mapping[str, str] | None = None) -> None:
        """Start the server, with these variables too; returns when it takes connections."""
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        self._server = subprocess.Popen(
            [self.binaries / "postgres", "-D", self.folder / "data", "-k", self.folder, *options],
            user=self._user,
            cwd=self.folder,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 (no thread holds a lock that the child would need)
            env={"LC_ALL": "C", **(environment or {})},
        )
        ready = threading.Event()
        self._listener = threading.Thread(target=_listen, args=(self._server.stderr, ready), daemon=True)
        self._listener.start()
        if not ready.wait(60):
            raise RuntimeError("PostgreSQL did not start")

    def stop(self) -> None:
        """Stop the server at once, as a crash would."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(60)
            self._listener.join(60)
            self._server = None

    def create(self, database: str) -> str:
        """Make an empty database; returns its address."""
        with psycopg.connect(f"host={self.folder} user=trygg dbname=postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"')
        return self.url(database)


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGQUIT)


def _listen(stream: IO[str], ready: threading.Event) -> None:
    with stream:
        for line in stream:
            if READY in line:
                ready.set()


@contextmanager
def running_cluster(binaries: Path, environment: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """A fresh server until the block ends; `environment` as for `start`."""
    with tempfile.TemporaryDirectory(prefix="trygg-postgres-") as name:
        cluster = Cluster(binaries, Path(name))
        cluster.start(environment)
        try:
            yield cluster
        finally:
            cluster.stop()
