"""`trygg rotate-keys`: encrypt every stored token with the first of TOKEN_KEYS."""

import sys

from bot.errors import StartError
from bot.installations.token_cipher import TokenCipher
from bot.settings import Settings
from storage.database import Database
from storage.installations import every_installation
from storage.schema import migrate


def encrypt_anew(settings: Settings) -> bool:
    """Encrypt every token with the first key; False after naming the workspaces whose token no key reads.

    Raises StartError where there are no keys.
    """
    if not settings.token_keys:
        raise StartError("TOKEN_KEYS is missing: make a key with `trygg new-key`")
    database = Database(settings.database_url)
    try:
        migrate(database)
        lost = _encrypt_anew(database, TokenCipher(settings.token_keys))
    finally:
        database.close()
    for workspace in lost:
        _say(f"{workspace}: no key reads its token: put the lost key back, or install the app there again")
    return not lost


def _encrypt_anew(database: Database, cipher: TokenCipher) -> list[str]:
    lost, count = [], 0
    with database.transaction() as session:
        for known in [each for each in every_installation(session, changing=True) if each.token]:
            token = cipher.decrypt(known.token or "")
            if token is None:
                lost.append(known.workspace_id)
            else:
                known.token, count = cipher.encrypt(token), count + 1
    _say(f"{count} {'token' if count == 1 else 'tokens'} encrypted with the first key; the other keys can go")
    return lost


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 (the command line speaks here)
