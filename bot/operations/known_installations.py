"""Which workspaces have installed the app by OAuth, for `trygg check`."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from slack_sdk import WebClient
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.installations.app import INSTALL
from bot.installations.slack_calls import posting_client
from bot.installations.token_cipher import TokenCipher
from bot.settings import Settings
from storage.database import Database
from storage.installations import every_installation
from storage.tables import Installation, Workspace


@dataclass(frozen=True)
class KnownInstallation:
    """An installation with its client, or why there is none: it has `ended`, or its token cannot be read."""

    workspace: str
    client: WebClient | None
    channels: Sequence[str]
    why: str
    ended: bool


def read_installations(settings: Settings) -> list[KnownInstallation]:
    """Read every installation that the database holds; none where its tables are of another version."""
    cipher = TokenCipher(settings.token_keys)
    with closing(Database(settings.database_url)) as database:
        try:
            with database.transaction(reading=True) as session:
                return [_read(each, session, settings, cipher) for each in every_installation(session)]
        except SQLAlchemyError:
            return []


def _read(known: Installation, session: Session, settings: Settings, cipher: TokenCipher) -> KnownInstallation:
    token = cipher.decrypt(known.token) if known.token else None
    channel = session.get_one(Workspace, known.workspace_id).digest_channel
    return KnownInstallation(
        known.workspace_id,
        posting_client(settings, token) if token else None,
        [channel] if channel else [],
        _why(known, settings),
        ended=known.revoked_at is not None,
    )


def _why(known: Installation, settings: Settings) -> str:
    again = f"{settings.public_url}{INSTALL}"
    if known.revoked_at is not None:
        ended = f"{known.revoked_at:%Y-%m-%d %H:%M} UTC"
        return f"ended {ended}: its messages wait until it is installed again at {again}"
    return f"its token cannot be read with TOKEN_KEYS: put the lost key back, or install it again at {again}"
