"""Lock by name across the processes on one database."""

from hashlib import blake2b

from sqlalchemy import func
from sqlmodel import Session, select


def try_lock(session: Session, name: str) -> bool:
    """Hold the named lock until the transaction ends; False when another transaction holds it.

    On SQLite the transaction itself is such a lock: only one writes at a time.
    """
    if session.get_bind().dialect.name == "sqlite":
        return True
    number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
    held: bool = session.exec(select(func.pg_try_advisory_xact_lock(number))).one()
    return held
