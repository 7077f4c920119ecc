"""The app is installed in a workspace by OAuth, and its installation ends."""

from dataclasses import asdict, dataclass
from datetime import datetime

from domain.audit import AuditEvent
from storage.store import Store


@dataclass(frozen=True)
class Grant:
    """What Slack has granted; `token` is encrypted, `installed_by` the user who allowed it."""

    enterprise_id: str | None
    bot_user: str
    scopes: list[str]
    token: str
    installed_by: str


def install(store: Store, grant: Grant, *, now: datetime) -> None:
    """Store the installation of an opened workspace: from now on its outbox goes out."""
    store.installation.put(**asdict(grant), installed_at=now, revoked_at=None)
    store.audit.note(AuditEvent.MADE, "installation", by=grant.installed_by, at=now)


def end_installation(store: Store, *, now: datetime, told_at: datetime | None = None) -> bool:
    """Delete the workspace's token, so that its outbox waits; False where there is none.

    `told_at` is when Slack says that it was: a word older than the installation is about an earlier one. Slack
    tells whole seconds.
    """
    known = store.installation.hold()
    if known is None or known.token is None:
        return False
    if told_at is not None and told_at < known.installed_at.replace(microsecond=0):
        return False
    known.token, known.revoked_at = None, now
    store.audit.note(AuditEvent.REMOVED, "installation", by=known.bot_user, at=now)
    return True
