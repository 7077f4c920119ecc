"""Tell what a database's error means, on either database."""

from sqlalchemy.exc import DBAPIError, OperationalError

TAKEN = ("SQLITE_BUSY", "SQLITE_LOCKED")


def trouble_of(error: DBAPIError) -> str:
    """Read the database's own error code, such as SQLITE_READONLY or 53100: never people's words."""
    cause = error.orig
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return str(code or type(cause).__name__)


def will_pass(error: DBAPIError) -> bool:
    """Tell whether the same transaction may succeed in a moment: the database is locked or unreachable."""
    if not isinstance(error, OperationalError):
        return False
    is_sqlite = hasattr(error.orig, "sqlite_errorname")
    return not is_sqlite or trouble_of(error).startswith(TAKEN)
