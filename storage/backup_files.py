"""Check and open backup files."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.database import Database
from storage.schema import SchemaError, columns_of, migrate, move_schema, revision_of, schema_state

NO_BACKUP = "is not a backup of Trygg"


class CopyError(Exception):
    """Nothing was copied: the reason in a line for the operator."""


@contextmanager
def opened_backup(file: Path) -> Iterator[Database]:
    """Open a working copy of a sound backup, migrated to this version; raises CopyError when it is none."""
    if not file.is_file():
        raise CopyError(f"{file} is not there")
    with tempfile.TemporaryDirectory(prefix="trygg-") as folder:
        copy = Path(folder) / "backup.db"
        shutil.copyfile(file, copy)
        database = Database(f"sqlite:///{copy}")
        try:
            _refuse_unsound(copy, file)
            if schema_state(database) == "ahead":
                raise CopyError(f"{file} is of a newer version of Trygg: install that version first")
            _refuse_foreign(database, Path(folder) / "own.db", file)
            migrate(database)
            yield database
        except SchemaError as error:
            raise CopyError(str(error)) from None
        finally:
            database.close()


def _refuse_foreign(backup: Database, own: Path, file: Path) -> None:
    """Raise CopyError where the tables are not those that Trygg had in that version."""
    revision = revision_of(backup)
    known = Database(f"sqlite:///{own}")
    try:
        if revision:
            move_schema(known, revision)
        if not revision or columns_of(known) != columns_of(backup):
            raise CopyError(f"{file} {NO_BACKUP}: its tables are others")
    finally:
        known.close()


def _refuse_unsound(copy: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            refers = connection.execute("PRAGMA foreign_key_check").fetchall() == []
            known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    except sqlite3.DatabaseError:
        raise CopyError(f"{file} {NO_BACKUP}") from None
    if known is None:
        raise CopyError(f"{file} {NO_BACKUP}")
    if not (whole and refers):
        raise CopyError(f"{file} is damaged")
