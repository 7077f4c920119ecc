from datetime import timedelta

import pytest

from bot.installations.token_cipher import STATE_VALID, TokenCipher, new_key
from tests.conftest import NOW

SECOND = timedelta(seconds=1)


def test_the_first_key_encrypts_and_each_decrypts() -> None:
    old, new = new_key(), new_key()
    before, after = TokenCipher([old]), TokenCipher([new, old])
    stored = before.encrypt("xoxb-1")
    assert "xoxb" not in stored
    assert after.decrypt(stored) == "xoxb-1"
    assert before.decrypt(after.encrypt("xoxb-1")) is None
    assert TokenCipher([new]).decrypt(stored) is None


@pytest.mark.parametrize("stored", ["", "xoxb-1", "gAAAA", "å"])
def test_what_is_no_encrypted_token_is_none(stored: str) -> None:
    assert TokenCipher([new_key()]).decrypt(stored) is None


def test_a_state_is_good_for_ten_minutes_and_only_here() -> None:
    cipher = TokenCipher([new_key()])
    state = cipher.issue_state(NOW)
    assert state != cipher.issue_state(NOW)
    waits = (timedelta(), STATE_VALID, STATE_VALID + SECOND, -STATE_VALID)
    assert [cipher.knows_state(state, NOW + after) for after in waits] == [True, True, False, False]
    assert not TokenCipher([new_key()]).knows_state(state, NOW)
    assert not cipher.knows_state(state[:-8] + "AAAAAA==", NOW)
    assert not cipher.knows_state("å", NOW)
    assert not cipher.knows_state(cipher.encrypt("xoxb-1"), NOW), "a token is no state"
