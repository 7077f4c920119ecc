"""The list of what was erased, by hashed keys: in the database, and in a file beside its backups."""

from collections.abc import Iterable, Mapping, Sequence
from json import dumps, loads
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import col

from domain.erasure import Erased
from domain.records import read_record, write_record
from storage.backup_files import CopyError
from storage.queries import table_of
from storage.tables import Erasure, Workspace

COMPANION = "erased-by-trygg.json"
"""One for all backups in a folder: each adds to it, and so the older ones know what was erased after them."""
_TABLE = table_of(Erasure)


def read_erasures(connection: Connection) -> list[Erased]:
    """Read what was erased in every workspace of the database."""
    return [Erased(row.workspace_id, row.key, row.at, row.why) for row in connection.execute(select(_TABLE))]


def read_companion(backup: Path) -> list[Erased]:
    """Read what was erased by the list beside the backup, nothing where there is none. Raises CopyError."""
    file = backup.with_name(COMPANION)
    try:
        return read_record(loads(file.read_bytes()), list[Erased]) if file.exists() else []
    except (ValueError, TypeError, KeyError):
        raise CopyError(f"{file} cannot be read: it lists what must not come back with a restore") from None


def write_companion(backup: Path, erased: Sequence[Erased]) -> None:
    """Add to the list beside the backup, which only its owner may read. Raises CopyError."""
    if not erased:
        return
    told = _latest([*read_companion(backup), *erased]).values()
    with NamedTemporaryFile("w", dir=backup.parent, prefix=".trygg-", delete=False) as fresh:
        fresh.write(dumps(write_record(list(told)), indent=1))
    Path(fresh.name).replace(backup.with_name(COMPANION))


def erased_since(backup: Connection, known: Iterable[Erased]) -> list[Erased]:
    """List those of what is known to be erased that the backup does not know, or not as of that time."""
    then = _latest(read_erasures(backup))
    return [
        each for key, each in _latest(known).items() if (earlier := then.get(key)) is None or earlier.at < each.at
    ]


def keep_erasures(connection: Connection, erased: Iterable[Erased]) -> None:
    """Put these into the table, in the place of earlier ones, as far as their workspaces are there."""
    there = set(connection.execute(select(col(Workspace.id))).scalars())
    for each in erased:
        if each.workspace in there:
            own = _TABLE.c.workspace_id == each.workspace, _TABLE.c.key == each.key
            connection.execute(delete(_TABLE).where(*own))
            row = {"workspace_id": each.workspace, "key": each.key, "at": each.at, "why": each.why}
            connection.execute(insert(_TABLE), row)


def _latest(erased: Iterable[Erased]) -> Mapping[tuple[str, str], Erased]:
    return {(each.workspace, each.key): each for each in sorted(erased, key=lambda each: each.at)}
