"""Encrypt tokens with the keys of the operator, and sign the states of installations that have begun."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

STATE_VALID = timedelta(minutes=10)
_STATE = b"state:"


class TokenCipher:
    """Encrypts with the first of the Fernet keys, and reads what any of them has encrypted; thread-safe."""

    def __init__(self, keys: Sequence[str]) -> None:
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 (start-up time)

        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self.decrypt = lru_cache(1_000)(self._decrypt)

    def encrypt(self, token: str) -> str:
        """Encrypt a token."""
        return self._fernet.encrypt(token.encode()).decode()

    def _decrypt(self, encrypted: str) -> str | None:
        """Decrypt a token; None where no key fits."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 (start-up time)

        try:
            return self._fernet.decrypt(encrypted).decode()
        except (InvalidToken, ValueError):  # ValueError: no ASCII
            return None

    def issue_state(self, now: datetime) -> str:
        """Sign a state for an installation that begins now."""
        return self._fernet.encrypt_at_time(_STATE + secrets.token_bytes(16), int(now.timestamp())).decode()

    def knows_state(self, state: str, now: datetime) -> bool:
        """Tell whether we have signed the state, within the last ten minutes."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 (start-up time)

        valid, at = int(STATE_VALID.total_seconds()), int(now.timestamp())
        try:
            return self._fernet.decrypt_at_time(state, valid, at).startswith(_STATE)
        except (InvalidToken, ValueError):  # ValueError: no ASCII
            return False


def new_key() -> str:
    """Make a key for TOKEN_KEYS."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 (start-up time)

    return Fernet.generate_key().decode()
