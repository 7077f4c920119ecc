"""Every row of one database in another: what no database takes is taken out of texts, and a bad row is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Table, func, insert, literal, select, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from storage.backup_files import CopyError

ROWS = 1_000
MOST_NAMED = 10
Row = dict[str, Any]


@dataclass
class Copied:
    """How many rows there are now by table, in how many texts something was taken out, and how many texts and
    people were `erased` again."""

    rows: dict[str, int] = field(default_factory=dict)
    mended: int = 0
    erased: int = 0


def every_table() -> Sequence[Table]:
    """List every table, those that others refer to first."""
    return SQLModel.metadata.sorted_tables


def count_rows(connection: Connection) -> dict[str, int]:
    """Count the rows by table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in every_table()
    }


def copy_rows(source: Connection, target: Connection) -> Copied:
    """Copy every row into empty tables. Raises CopyError where one cannot be copied, or is missing afterwards."""
    copied = Copied()
    for table in every_table():
        within, referring = [each.name for each in _references_within(table)], []
        for part in _parts(source, table, copied):
            rows = [_mended(row, copied) for row in part]
            _insert(target, table, [row | dict.fromkeys(within) for row in rows])
            referring += [row for row in rows if any(row[name] is not None for name in within)]
        _refer(target, table, within, referring)
        _continue_numbers(target, table)
    copied.rows = count_rows(target)
    if copied.rows != count_rows(source):
        raise CopyError("the copy does not have as many rows: nothing was changed")
    return copied


def _parts(source: Connection, table: Table, copied: Copied) -> Iterator[Sequence[Mapping[str, Any]]]:
    _read_torn_texts(source, copied)
    rows = source.execution_options(yield_per=ROWS).execute(select(table)).mappings()
    try:
        for part in rows.partitions():
            yield [dict(row) for row in part]
    except (ValueError, TypeError, DBAPIError):
        bad = _name(table, _unreadable(source, table))
        raise CopyError(f"{bad} cannot be read: nothing was changed") from None


def _read_torn_texts(source: Connection, copied: Copied) -> None:
    """Let SQLite give texts that are not quite UTF-8, with a mark in the place of what cannot be read."""

    def read(raw: bytes) -> str:
        try:
            return raw.decode()
        except UnicodeDecodeError:
            copied.mended += 1
            return raw.decode(errors="replace")

    if source.dialect.name == "sqlite":
        driver: Any = source.connection.driver_connection
        driver.text_factory = read


def _unreadable(source: Connection, table: Table) -> list[str]:
    keys = list(table.primary_key)
    bad = []
    for known in source.execute(select(*keys)).all():
        alone = [key == value for key, value in zip(keys, known, strict=True)]
        try:
            source.execute(select(table).where(*alone)).all()
        except (ValueError, TypeError, DBAPIError):
            bad.append("/".join(map(str, known)))
    return bad


def _insert(target: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows; raises CopyError that names those that the database does not take."""
    if not _takes(target, table, rows):
        keys = [key.name for key in table.primary_key]
        bad = ["/".join(str(row[key]) for key in keys) for row in rows if not _takes(target, table, [row])]
        raise CopyError(f"{_name(table, bad)} cannot be kept by that database: nothing was changed")


def _references_within(table: Table) -> list[Column[Any]]:
    """List the columns that refer to a row of the same table: whichever of both comes first, the other may not."""
    return [each.parent for each in table.foreign_keys if each.column.table is table]


def _refer(target: Connection, table: Table, within: Sequence[str], rows: Sequence[Row]) -> None:
    """Let rows that are all there refer to one another; raises CopyError that names those that cannot."""
    bad = [row for row in rows if not _takes_reference(target, table, {name: row[name] for name in within}, row)]
    if bad:
        keys = ["/".join(str(row[key.name]) for key in table.primary_key) for row in bad]
        raise CopyError(f"{_name(table, keys)} cannot be kept by that database: nothing was changed")


def _takes_reference(target: Connection, table: Table, told: Row, row: Row) -> bool:
    known = [key == row[key.name] for key in table.primary_key]
    try:
        with target.begin_nested():
            target.execute(update(table).where(*known).values(told))
    except DBAPIError:
        return False
    return True


def _takes(target: Connection, table: Table, rows: Sequence[Row]) -> bool:
    try:
        with target.begin_nested():
            target.execute(insert(table), rows)
    except (DBAPIError, ValueError, OverflowError):
        return False
    return True


def _name(table: Table, keys: Sequence[str]) -> str:
    more = f" and {len(keys) - MOST_NAMED} more" if len(keys) > MOST_NAMED else ""
    return f"{'row' if len(keys) == 1 else 'rows'} {', '.join(keys[:MOST_NAMED])}{more} of {table.name}"


def _mended(row: Mapping[str, Any], copied: Copied) -> Row:
    mended = {name: _mend(value) for name, value in row.items()}
    copied.mended += sum(mended[name] != value for name, value in row.items())
    return mended


def _mend(value: Any) -> Any:
    """The value without what PostgreSQL refuses in texts: NUL, and half a character."""
    match value:
        case str() if not value.isprintable():
            return value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [_mend(each) for each in value]
        case dict():
            return {_mend(name): _mend(each) for name, each in value.items()}
    return value


def _continue_numbers(target: Connection, table: Table) -> None:
    """The next row gets a number after those copied; SQLite sees to that by itself."""
    if target.dialect.name == "postgresql" and "id" in table.c and table.autoincrement_column is not None:
        highest = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        target.execute(select(func.setval(sequence, highest, literal(value=False))))
