"""Write rows as the first release wrote them, in the words that its tables had."""

from sqlalchemy import Connection, text

WORKSPACE = """
INSERT INTO workspace (id, name, language, timezone, digest_weekday, digest_time, reminder_hour, block_level,
                       last_incident, last_action, created_at)
VALUES ('T1', 'Testköping', 'sv', 'Europe/Stockholm', 1, '08:00', 8, 'newest', 0, 0, '2026-11-20')
"""
DELIVERY = """
INSERT INTO delivery (workspace_id, occasion, kind, said, conversation, state, key, attempts, doubts, not_before,
                      trouble, created_at)
VALUES ('T1', :occasion, :kind, :said, 'U1', 'pending', :occasion, 0, 0, '2026-11-20', '', '2026-11-20')
"""


def add_workspace(connection: Connection) -> None:
    """Open workspace T1."""
    connection.execute(text(WORKSPACE))


def add_delivery(connection: Connection, occasion: str, kind: str, said: str) -> None:
    """Put a message into the outbox of T1; `said` is JSON."""
    connection.execute(text(DELIVERY), {"occasion": occasion, "kind": kind, "said": said})
