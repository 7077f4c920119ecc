"""Let PostgreSQL's write-ahead log give up what was written before, as far as its operator allows.

A part of the log (a segment of 16 MB) leaves its folder at a checkpoint after it has been left for the next one.
Unless the server is told not to, it renames it and writes over it later, byte by byte (decision 32).
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

_RIGHTS = text(
    "SELECT coalesce(current_setting('wal_recycle', true), 'on') = 'on' AS recycles, "
    "current_setting('archive_mode') <> 'off' OR current_setting('wal_keep_size', true) <> '0' "
    "OR EXISTS (SELECT FROM pg_replication_slots) AS keeps, "
    "has_function_privilege('pg_switch_wal()', 'EXECUTE') AS may_switch, "
    "(SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_checkpoint') AS may_checkpoint, "
    "quote_ident(current_user) AS me"
)


@dataclass(frozen=True)
class LogHandling:
    """How the server deals with its old log.

    `keeps` is whether an archive, a replica or `wal_keep_size` holds on to it. Before version 15 nobody can be
    allowed a checkpoint: `may_checkpoint` is None, and the server makes one by itself within `checkpoint_timeout`.
    """

    recycles: bool
    keeps: bool
    may_switch: bool
    may_checkpoint: bool | None
    me: str

    def wanted(self) -> list[str]:
        """Write the statements by which a superuser, in this database, lets old log go with what was removed."""
        recycling = ["ALTER SYSTEM SET wal_recycle = off", "SELECT pg_reload_conf()"] if self.recycles else []
        switch = [] if self.may_switch else [f"GRANT EXECUTE ON FUNCTION pg_switch_wal() TO {self.me}"]
        checkpoint = [f"GRANT pg_checkpoint TO {self.me}"] if self.may_checkpoint is False else []
        return [*recycling, *switch, *checkpoint]


def log_handling(engine: Engine) -> LogHandling:
    """Read how the server of the engine deals with its old log."""
    with engine.connect() as connection:
        return _read(connection)


def _read(connection: Connection) -> LogHandling:
    return LogHandling(**connection.execute(_RIGHTS).mappings().one())


def leave_old_log(connection: Connection) -> None:
    """Begin a new segment and have the server take the earlier ones away, as far as this role may."""
    handling = _read(connection)
    if handling.may_switch:
        connection.execute(text("SELECT pg_switch_wal()"))
    if handling.may_checkpoint:
        connection.execute(text("CHECKPOINT"))
