"""What a database's refusal means, whichever database it is."""

from sqlalchemy.exc import DBAPIError, OperationalError

TAKEN = ("SQLITE_BUSY", "SQLITE_LOCKED")


def trouble_of(error: DBAPIError) -> str:
    """The database's own code of what went wrong, such as SQLITE_READONLY or 53100: never people's words."""
    cause = error.orig
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return str(code or type(cause).__name__)


def will_pass(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed in a moment: others hold the database, or it cannot be reached."""
    if not isinstance(error, OperationalError):
        return False
    is_sqlite = hasattr(error.orig, "sqlite_errorname")
    return not is_sqlite or trouble_of(error).startswith(TAKEN)
