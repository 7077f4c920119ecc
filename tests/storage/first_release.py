"""Write rows as the first release wrote them, in the words that its tables had."""

import json

from sqlalchemy import Connection, text

WORKSPACE = """
INSERT INTO workspace (id, name, language, timezone, digest_weekday, digest_time, reminder_hour, block_level,
                       last_incident, last_action, created_at)
VALUES ('T1', 'Testköping', 'sv', 'Europe/Stockholm', 1, '08:00', 8, 'newest', 0, 0, '2026-11-20')
"""
PERSON = """
INSERT INTO person (workspace_id, user_id, name, unit_confirmed, coordinator, admin, deactivated, home_opened)
VALUES ('T1', :user, '', false, :coordinator, false, false, false)
"""
DELIVERY = """
INSERT INTO delivery (workspace_id, occasion, kind, said, conversation, state, key, attempts, doubts, not_before,
                      trouble, created_at)
VALUES ('T1', :occasion, :kind, :said, 'U1', 'pending', :occasion, 0, 0, '2026-11-20', '', '2026-11-20')
"""


def add_workspace(connection: Connection) -> None:
    """Open workspace T1."""
    connection.execute(text(WORKSPACE))


def add_person(connection: Connection, user: str, *, coordinator: bool) -> None:
    """Store someone in T1."""
    connection.execute(text(PERSON), {"user": user, "coordinator": coordinator})


def add_delivery(connection: Connection, occasion: str, kind: str, said: str) -> None:
    """Put a message into the outbox of T1; `said` is JSON."""
    connection.execute(text(DELIVERY), {"occasion": occasion, "kind": kind, "said": said})


SAMPLES = """
INSERT INTO area (id, workspace_id, name, position, retired) VALUES (1, 'T1', 'Centrum', 0, false);
INSERT INTO incident (id, workspace_id, number, version, category, area_id, happened_at, uncertain, text,
                      police_report, sharing, reporter, stated, reported_at, withdrawn_reason)
VALUES (1, 'T1', 1, 3, 'fire', 1, '2026-11-19 21:00', false, 'Tre', 'unknown', 'green', 'U1', false,
        '2026-11-20', '');
INSERT INTO action (id, workspace_id, number, title, description, owner, start, deadline, rhythm, status,
                    created_by, created_at)
VALUES (1, 'T1', 1, 'Tänd', '', 'U2', '2026-11-20', '2026-12-28', 'none', 'on_track', 'U1', '2026-11-20');
INSERT INTO follow_up (id, workspace_id, action_id, due, is_deadline, version, said_through)
VALUES (1, 'T1', 1, '2026-12-28', true, 2, '2026-11-20');
INSERT INTO progress_note (id, workspace_id, action_id, follow_up_id, kind, status, note, next_step, moved_from,
                           moved_to, handed_to, author, at)
VALUES (5, 'T1', 1, 1, 'postponed', 'on_track', 'Snö', '', '2026-12-01', '2026-12-28', NULL, 'U1', '2026-11-20'),
       (7, 'T1', 1, NULL, 'handed', 'on_track', '', '', NULL, NULL, 'U2', 'U1', '2026-11-21'),
       (9, 'T1', 1, 1, 'progress', 'at_risk', 'Väntar', 'Ring', NULL, NULL, NULL, 'U2', '2026-11-22')
"""
VERSION = """
INSERT INTO incident_version (workspace_id, incident_id, version, said, changed_by, changed_at)
VALUES ('T1', 1, :version, :said, :by, :at)
"""


def add_history(connection: Connection) -> None:
    """Add incident 1 of T1, corrected twice, and action 1, postponed, handed over and reported on."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
    connection.execute(text("UPDATE workspace SET last_incident = 1"))
    for statement in SAMPLES.split(";\n"):
        connection.execute(text(statement))
    said = {
        "category": "threat",
        "area_id": 1,
        "place_id": None,
        "happened_at": "2026-11-19T21:00:00+00:00",
        "uncertain": False,
        "text": "Ett",
        "severity": None,
        "police_report": "unknown",
        "sharing": "green",
        "named_partners": [],
    }
    for version, changed in ((1, {}), (2, {"text": "Tre"})):
        at = f"2026-11-2{version} 13:05:00.000000"
        row = {"version": version, "said": json.dumps(said | changed), "by": f"U{version}", "at": at}
        connection.execute(text(VERSION), row)
