"""A kind of message of the tests' own, and messages as any version may have enqueued them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from domain.messages import Payload
from storage.store import Store


@dataclass(frozen=True)
class Note(Payload):
    """What many tests send: a word."""

    kind: ClassVar[str] = "note"
    word: str = ""


def put_record(
    store: Store,
    key: str,
    kind: str,
    record: Mapping[str, Any],
    *,
    now: datetime,
    due: bool = False,
    **receiver: Any,
) -> None:
    """Enqueue a message of any kind, with what the outbox keeps of it."""
    (store.outbox.put_due if due else store.outbox.put)(key, Note(), now=now, **receiver)
    (row,) = store.outbox.those([key])
    row.kind, row.payload = kind, dict(record)
    store.session.flush()
