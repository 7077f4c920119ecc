"""An installation begins with a token, and ends without one."""

from dataclasses import replace
from datetime import timedelta

from domain.audit import AuditEvent
from services.installations import Grant, end_installation, install
from storage.audit import noted_in
from storage.store import Store
from storage.tables import Installation
from tests.conftest import NOW

GRANT = Grant("E1", "UBOT", ["chat:write", "commands"], "encrypted", "U1")


def known(store: Store) -> Installation:
    found = store.installation.find()
    assert found is not None
    return found


def test_what_slack_granted_is_kept_and_noted(store: Store) -> None:
    install(store, GRANT, now=NOW)
    kept = known(store)
    assert (kept.enterprise_id, kept.bot_user, kept.scopes) == ("E1", "UBOT", ["chat:write", "commands"])
    assert (kept.token, kept.installed_by, kept.installed_at) == ("encrypted", "U1", NOW)
    (fact,) = noted_in(store.session)
    assert (fact.event, fact.subject, fact.actor) == (AuditEvent.MADE, "installation", "U1")


def test_at_its_end_the_token_is_gone_once(store: Store) -> None:
    assert not end_installation(store, now=NOW)
    install(store, GRANT, now=NOW)
    assert end_installation(store, now=NOW)
    assert not end_installation(store, now=NOW + timedelta(hours=1))
    assert (known(store).token, known(store).revoked_at) == (None, NOW)
    assert [fact.event for fact in noted_in(store.session)] == [AuditEvent.MADE, AuditEvent.REMOVED]


def test_a_word_about_an_earlier_installation_ends_no_later_one(store: Store) -> None:
    install(store, GRANT, now=NOW + timedelta(milliseconds=700))
    assert not end_installation(store, now=NOW, told_at=NOW - timedelta(seconds=1))
    assert known(store).token
    assert end_installation(store, now=NOW, told_at=NOW), "within the same second: Slack tells whole ones"


def test_it_is_installed_again(store: Store) -> None:
    install(store, GRANT, now=NOW)
    end_installation(store, now=NOW)
    install(store, replace(GRANT, token="another", installed_by="U2"), now=NOW)
    assert (known(store).token, known(store).installed_by, known(store).revoked_at) == ("another", "U2", None)
