"""Whatever is done to a chain of entries is found; an entry holds ids and digests, never words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audit import AuditEvent, AuditFact, ChainedFact, chain, digest_of, find_broken, refuse_words

ID = st.text("ABCDEFabcdef0123456789-_", max_size=8)
FACTS = st.builds(
    AuditFact,
    workspace=st.just("T1"),
    at=st.datetimes(timezones=st.just(UTC)),
    actor=ID,
    event=st.sampled_from([event.value for event in AuditEvent]),
    subject=st.sampled_from(["incident", "problem", "person"]),
    reference=ID,
    digest=st.sampled_from(["", digest_of("x"), digest_of("y")]),
)
LOGS = st.lists(FACTS, min_size=1, max_size=12).map(lambda facts: list(chain(facts, 0, "")))
Log = list[ChainedFact]
OTHERWISE: dict[str, Callable[[Any], Any]] = {
    "at": lambda at: at + timedelta(microseconds=1) if at.year < 9_000 else at - timedelta(microseconds=1),
    **dict.fromkeys(("workspace", "actor", "event", "subject", "reference", "digest"), lambda word: f"{word}x"),
}


@given(LOGS)
def test_a_log_as_it_was_written_is_whole(log: Log) -> None:
    assert find_broken(log, len(log)) is None


@given(LOGS, st.data())
def test_a_changed_entry_is_named(log: Log, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(log) - 1))
    field = data.draw(st.sampled_from([*OTHERWISE, "previous", "hash", "sequence"]))
    entry = log[at]
    if field in OTHERWISE:
        was = getattr(entry.fact, field)
        log[at] = replace(entry, fact=replace(entry.fact, **{field: OTHERWISE[field](was)}))
    elif field == "sequence":
        log[at] = replace(entry, sequence=entry.sequence + len(log))
    else:
        log[at] = replace(entry, **{field: digest_of(getattr(entry, field))})
    assert find_broken(log, len(log)) == at + 1


@given(LOGS, st.data())
def test_a_removed_entry_is_named_the_last_too(log: Log, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(log) - 1))
    assert find_broken([*log[:at], *log[at + 1 :]], len(log)) == at + 1


@given(LOGS, FACTS, st.data())
def test_an_inserted_entry_is_found_though_its_own_hash_is_right(
    log: Log, fact: AuditFact, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(log)))
    before = log[at - 1].hash if at else ""
    (fresh,) = chain([fact], at, before)
    later = [replace(entry, sequence=entry.sequence + 1) for entry in log[at:]]
    moved = data.draw(st.booleans())
    broken = find_broken([*log[:at], fresh, *(later if moved else log[at:])], len(log))
    assert broken in (at + 1, at + 2)


@given(LOGS.filter(lambda log: len(log) > 1), st.data())
def test_two_entries_in_each_other_s_place_are_found(log: Log, data: st.DataObject) -> None:
    one, other = sorted(data.draw(st.lists(st.integers(0, len(log) - 1), min_size=2, max_size=2, unique=True)))
    first, second = log[one], log[other]
    log[one], log[other] = replace(second, sequence=one + 1), replace(first, sequence=other + 1)
    assert find_broken(log, len(log)) == one + 1
    log[one], log[other] = second, first
    assert find_broken(log, len(log)) == one + 1


@given(LOGS, st.data())
def test_an_entry_that_is_rewritten_with_its_hash_breaks_the_next(log: Log, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(log) - 1))
    fact = replace(log[at].fact, reference="elsewhere")
    (log[at],) = chain([fact], at, log[at].previous)
    assert find_broken(log, len(log)) == (at + 2 if at + 1 < len(log) else None)


@given(FACTS, st.integers(-14, 14))
def test_an_entry_reads_the_same_in_every_time_zone(fact: AuditFact, hours: int) -> None:
    if not 2 < fact.at.year < 9_998:
        return
    elsewhere = replace(fact, at=fact.at.astimezone(timezone(timedelta(hours=hours))))
    assert elsewhere.canonical(1) == fact.canonical(1)


@pytest.mark.parametrize("field", ["workspace", "actor", "event", "subject", "reference", "digest"])
@pytest.mark.parametrize("words", ["Anna Andersson", "Hot mot Åsa", "070-123 45 67", "a\n", "å"])
def test_words_are_refused(field: str, words: str) -> None:
    known = AuditFact("T1", datetime(2026, 11, 20, tzinfo=UTC), "U1", "seen", "incident", "12", digest_of("x"))
    assert refuse_words(known) == known
    with pytest.raises(ValueError, match="never what people wrote"):
        refuse_words(replace(known, **{field: words}))


def test_a_digest_is_of_what_is_said_and_not_of_its_order() -> None:
    assert digest_of({"a": 1, "b": datetime(2026, 11, 20, tzinfo=UTC)}) == digest_of(
        {"b": datetime(2026, 11, 20, tzinfo=UTC), "a": 1}
    )
    assert digest_of({"a": 1}) != digest_of({"a": 2})
    assert digest_of(None) == ""
