"""The weekly picture comes once a week at its time, late when it must, and never twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from commands.reader import Reader
from commands.registry import MESSAGES
from domain.actions import NewAction, Status
from domain.incidents import IncidentFacts
from domain.pictures import PicturePart
from domain.problems import NewProblem, ProblemState
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.week_counts import InProblem
from domain.weeks import Week
from sandbox.rules import check_message
from services.actions import add_action, report_progress
from services.geography import place_named
from services.pictures import PictureBuilder, part_source
from services.problems import change_state, open_problem
from services.schedule import DIGEST, run_if_due
from storage.database import Database, clock_of
from storage.store import Store
from storage.tables import Delivery, Incident, NextRun, Snapshot, Workspace

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEK = Week(2026, 47)


def at(words: str) -> datetime:
    """An instant from ISO 8601 words that are local to Stockholm."""
    return datetime.fromisoformat(words).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def look(store: Store, now: datetime) -> None:
    run_if_due(store, DIGEST, now)


def next_picture(store: Store) -> NextRun:
    """When the next one is due, to be read and changed."""
    return store.next_runs.add(DIGEST.name, None)


@pytest.fixture(autouse=True)
def channel(store: Store) -> Workspace:
    """The workspace, which has set up a channel on Friday of week 47."""
    workspace = store.workspace.settings()
    workspace.digest_channel = "C1"
    look(store, at("2026-11-20T15:00"))
    return workspace


def posted(store: Store) -> list[dict[str, Any]]:
    """The weeks whose pictures have been put into the outbox, with the marks that those bear."""
    kept = {row.week: row.picture for row in store.session.exec(select(Snapshot))}
    sent = select(Delivery).where(Delivery.kind == "digest").order_by(col(Delivery.id))
    weeks = [row.payload["week"] for row in store.session.exec(sent)]
    return [{"week": week, "late": kept[week]["late"], "skipped": kept[week]["skipped"]} for week in weeks]


def report(store: Store, happened_at: datetime, reported_at: datetime | None = None, **said: Any) -> None:
    """Store an incident of U1's, or of `reporter`."""
    area, reporter = store.geography.areas()[0].id, said.pop("reporter", "U1")
    facts = IncidentFacts(category="threat", area=area, happened_at=happened_at, **said)
    store.incidents.add(facts, reporter=reporter, unit=None, reported_at=reported_at or happened_at)


def said(store: Store, week: Week, language: str = "sv") -> str:
    """The text of a week's picture as it is posted, which Slack must take."""
    message = MESSAGES["digest"].message({"week": str(week)}, store, Reader(language, STOCKHOLM))
    assert message is not None
    assert check_message(message.text, list(message.blocks)) == []
    return message.text


def test_a_new_setting_waits_for_its_time(store: Store) -> None:
    assert next_picture(store).at == at("2026-11-23T08:00")
    look(store, at("2026-11-23T08:00") - timedelta(microseconds=1))
    assert posted(store) == []


def test_the_picture_comes_at_its_time_once(store: Store) -> None:
    report(store, at("2026-11-19T22:00"))
    for minute in range(20):
        look(store, at("2026-11-23T08:00") + timedelta(minutes=minute))
    row, *replies = store.session.exec(select(Delivery).order_by(col(Delivery.id)))
    assert {(reply.kind, reply.channel, reply.thread_of) for reply in replies} == {
        ("digest_part", "C1", "digest:2026-W47")
    }
    assert [reply.payload["part"] for reply in replies] == [part.value for part in PicturePart]
    assert (row.idempotency_key, row.kind, row.channel) == ("digest:2026-W47", "digest", "C1")
    assert row.payload == {"week": "2026-W47"}
    assert next_picture(store).at == at("2026-11-30T08:00")
    assert said(store, WEEK).startswith("Lägesbild vecka 47\n1 händelse rapporterades vecka 47.")
    assert said(store, WEEK, "en").startswith("Situational picture, week 47\n1 incident was")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param("2020-01-06", "2040-12-31", marks=[pytest.mark.long, pytest.mark.timeout(1_200)]),
        ("2026-12-14", "2027-01-18"),  # a year of 53 weeks
        ("2027-03-15", "2027-04-05"),  # summer time begins
        ("2026-10-12", "2026-11-02"),  # and ends
    ],
)
def test_each_monday_has_its_picture_though_the_clock_is_wrong_by_an_hour(
    store: Store, first: str, last: str
) -> None:
    monday, end, weeks = date.fromisoformat(first), date.fromisoformat(last), []
    next_picture(store).at = at(f"{monday}T08:00")
    while monday <= end:
        due = at(f"{monday}T08:00")
        for minutes in (-1, 0, -60, 1, 60, 0, 61):
            look(store, due + timedelta(minutes=minutes))
        weeks.append(str(Week.of(monday).previous()))
        monday += timedelta(days=7)
    assert [each["week"] for each in posted(store)] == weeks
    assert not any(each["late"] or each["skipped"] for each in posted(store))


@pytest.mark.parametrize("away", [timedelta(hours=1), timedelta(days=1), timedelta(days=8)])
def test_a_bot_that_was_down_when_it_fell_due_posts_once(store: Store, away: timedelta) -> None:
    look(store, at("2026-11-23T07:59"))
    for minute in range(3):
        look(store, at("2026-11-23T08:00") + away + timedelta(minutes=minute))
    assert len(posted(store)) == 1
    assert posted(store)[0]["late"]


def test_the_picture_is_kept_as_it_was_when_it_fell_due(store: Store) -> None:
    report(store, at("2026-11-19T22:00"))
    look(store, at("2026-11-23T08:00"))
    report(store, at("2026-11-19T23:00"), at("2026-11-23T08:01"))
    assert "1 händelse rapporterades vecka 47." in said(store, WEEK)
    look(store, at("2026-11-30T08:00"))
    picture = store.pictures.kept(WEEK.next())
    assert picture is not None
    assert [(late.week, late.number) for late in picture.late_reports] == [(WEEK, 1)]
    assert picture.counts.last == 2


def test_only_what_all_may_see_is_posted(store: Store) -> None:
    for level in Sharing:
        report(store, at("2026-11-19T22:00"), sharing=level)
    look(store, at("2026-11-23T08:00"))
    assert "2 händelser rapporterades vecka 47." in said(store, WEEK)


def test_what_has_no_reporter_is_posted_only_if_it_is_for_all(store: Store) -> None:
    """As imported: two RED ones at a place, and nobody known who reported them."""
    yard = place_named(store, "Gården bakom skolan", store.geography.areas()[0].id)
    for _ in range(2):
        report(store, at("2026-11-19T22:00"), sharing=Sharing.RED, place=yard.id, reporter=None)
    look(store, at("2026-11-23T08:00"))
    assert "Inga händelser rapporterades vecka 47." in said(store, WEEK)
    kept = store.pictures.kept(WEEK)
    assert kept is not None
    assert (kept.counts.now, kept.places) == (0, ())


def test_what_is_hidden_makes_no_usual_week(store: Store) -> None:
    report(store, at("2026-10-01T22:00"), sharing=Sharing.RED)
    report(store, at("2026-11-19T22:00"))
    look(store, at("2026-11-23T08:00"))
    kept = store.pictures.kept(WEEK)
    assert kept is not None
    assert kept.counts.weeks_before == 0


@pytest.mark.parametrize(("now", "late"), [("2026-11-23T08:15", False), ("2026-11-23T08:16", True)])
def test_a_picture_that_could_not_come_in_time_says_so(store: Store, now: str, late: bool) -> None:
    look(store, at(now))
    assert posted(store) == [{"week": "2026-W47", "late": late, "skipped": []}]
    assert ("försenad" in said(store, WEEK)) is late


def test_after_weeks_away_only_the_last_comes_and_names_the_others(store: Store) -> None:
    look(store, at("2026-12-09T09:00"))
    assert posted(store) == [{"week": "2026-W49", "late": True, "skipped": ["2026-W47", "2026-W48"]}]
    assert "vecka 47 och 48" in said(store, Week(2026, 49))
    assert next_picture(store).at == at("2026-12-14T08:00")


def test_a_week_without_reports_says_so(store: Store) -> None:
    look(store, at("2026-11-23T08:00"))
    assert "Inga händelser rapporterades vecka 47." in said(store, WEEK)


@pytest.mark.parametrize("red_day", ["2026-04-06", "2028-12-25", "2029-01-01"])
def test_it_comes_on_red_days_all_the_same(store: Store, red_day: str) -> None:
    next_picture(store).at = at(f"{red_day}T08:00")
    look(store, at(f"{red_day}T08:00"))
    week = Week.of(at(f"{red_day}T08:00").date()).previous()
    assert posted(store) == [{"week": str(week), "late": False, "skipped": []}]


def test_a_week_is_posted_once_whatever_is_set_up_anew(store: Store, channel: Workspace) -> None:
    look(store, at("2026-11-23T08:00"))
    channel.digest_weekday, next_picture(store).at = 3, at("2026-11-25T08:00")
    look(store, at("2026-11-25T08:00"))
    assert len(posted(store)) == 1
    assert next_picture(store).at == at("2026-12-02T08:00")
    look(store, at("2026-12-02T08:00"))
    assert posted(store)[1] == {"week": "2026-W48", "late": False, "skipped": []}


def test_weeks_that_were_posted_are_not_named_as_left_out(store: Store) -> None:
    look(store, at("2026-11-23T08:00"))
    next_picture(store).at = at("2026-11-23T08:00")
    look(store, at("2026-11-30T08:00"))
    assert posted(store)[1]["skipped"] == []


def test_without_a_channel_nothing_is_posted_or_planned(store: Store, channel: Workspace) -> None:
    channel.digest_channel, next_picture(store).at = None, None
    look(store, at("2026-11-23T08:00"))
    assert posted(store) == []
    assert next_picture(store).at is None


def test_the_time_is_local_in_summer_and_winter(store: Store) -> None:
    store.session.delete(next_picture(store))
    store.session.flush()
    look(store, at("2027-03-22T09:00"))
    assert next_picture(store).at == datetime(2027, 3, 29, 6, 0, tzinfo=UTC)
    look(store, datetime(2027, 3, 29, 6, 0, tzinfo=UTC))
    assert posted(store)[0]["week"] == "2027-W12"


def test_a_decision_that_is_rolled_back_leaves_nothing(database: Database, store: Store) -> None:
    store.session.commit()
    with suppress(KeyError), database.transaction() as session:
        look(Store(session, "T1"), at("2026-11-23T08:00"))
        raise KeyError
    with database.transaction() as session:
        again = Store(session, "T1")
        assert (posted(again), again.pictures.kept(WEEK)) == ([], None)
        look(again, at("2026-11-23T08:01"))
        assert posted(again) == [{"week": "2026-W47", "late": False, "skipped": []}]


def test_several_processes_post_one_picture(database: Database, store: Store) -> None:
    store.session.commit()

    def job(_: int) -> None:
        with database.transaction() as session:
            look(Store(session, "T1"), at("2026-11-30T08:00"))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(job, range(12)))
    with database.transaction(reading=True) as session:
        assert posted(Store(session, "T1")) == [{"week": "2026-W48", "late": True, "skipped": ["2026-W47"]}]


def test_a_picture_that_was_not_kept_is_not_rendered(store: Store) -> None:
    assert MESSAGES["digest"].message({"week": "2026-W30"}, store, Reader("sv", STOCKHOLM)) is None


def late_in(store: Store, week: Week) -> list[tuple[str, int]]:
    """What a posted picture told of late reports: area and number."""
    picture = store.pictures.kept(week)
    assert picture is not None
    return [(each.area, each.number) for each in picture.late_reports]


@pytest.mark.parametrize("seconds", [-1, 1])
def test_a_report_on_its_way_while_a_picture_is_taken_is_in_that_one_or_among_the_next_ones_late_reports(
    store: Store, seconds: int
) -> None:
    """The time that it bears says nothing of whether the picture could see it."""
    taken = at("2026-11-23T08:00")
    stamp, happened = taken + timedelta(seconds=seconds), at("2026-11-20T22:00")
    report(store, happened, reported_at=stamp)
    look(store, taken)
    report(store, happened, reported_at=stamp)
    look(store, at("2026-11-30T08:00"))
    seen = store.pictures.kept(WEEK)
    assert seen is not None
    assert seen.counts.now == 1
    assert late_in(store, WEEK.next()) == [("Hela kommunen", 1)]


def test_a_picture_waits_for_a_report_that_is_being_stored(database: Database, store: Store) -> None:
    store.session.commit()
    taken, happened = at("2026-11-23T08:00"), at("2026-11-20T22:00")
    stored, seen = threading.Event(), threading.Event()

    def keep_storing() -> None:
        with database.transaction() as session:
            report(Store(session, "T1"), happened, reported_at=taken)
            stored.set()
            seen.wait(0.5)

    def take() -> None:
        stored.wait(60)
        with database.transaction() as session:
            look(Store(session, "T1"), taken)
        seen.set()

    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(keep_storing), pool.submit(take)]:
            done.result()
    with database.transaction() as session:
        picture = Store(session, "T1").pictures.kept(WEEK)
    assert picture is not None
    assert picture.counts.now == 1


def known_problems(store: Store) -> list[tuple[InProblem, ...]]:
    """The problems that each count of the week's posted picture is known to belong to."""
    picture = store.pictures.kept(WEEK)
    assert picture is not None
    return [row.problems for row in picture.counts.rows]


def test_the_posted_picture_keeps_which_counts_belong_to_a_problem_that_all_may_see(store: Store) -> None:
    for _ in range(3):
        report(store, at("2026-11-19T22:00"))
    viewer = Viewer("U1", open_only=True)
    for sharing, numbers in ((Sharing.GREEN, (1, 2)), (Sharing.RED, (3,))):
        open_problem(
            store, NewProblem("Hot", sharing=sharing, incidents=numbers), viewer, by="U1", now=at("2026-11-20")
        )
    look(store, at("2026-11-23T08:00"))
    assert known_problems(store) == [(InProblem(1, 2),)]
    problem = store.problems.find(1, viewer)
    assert problem
    change_state(store, problem, ProblemState.CLOSED, note="Lugnt", by="U1", now=at("2026-11-24"))
    assert known_problems(store) == [(InProblem(1, 2),)]


def test_an_action_that_was_done_while_a_picture_was_taken_is_told_in_the_next(store: Store) -> None:
    taken = at("2026-11-23T08:00")
    before = taken - timedelta(seconds=1)
    lights, brush = (
        add_action(
            store,
            NewAction(title=title, owner="U3", start=date(2026, 11, 1), deadline=date(2026, 12, 24)),
            by="U9",
            now=at("2026-11-01T08:00"),
        )
        for title in ("Lys upp", "Röj sly")
    )
    report_progress(store, lights, Status.DONE, by="U3", now=before)
    look(store, taken)
    report_progress(store, brush, Status.DONE, by="U3", now=before)
    look(store, at("2026-11-30T08:00"))
    told = [store.pictures.kept(week) for week in (WEEK, WEEK.next())]
    assert [[line.title for line in each.plan.done] for each in told if each and each.plan] == [
        ["Lys upp"],
        ["Röj sly"],
    ]


@pytest.mark.parametrize(("waited", "places"), [(timedelta(minutes=1), 1), (timedelta(hours=2), 0)])
def test_replies_that_had_to_wait_tell_nothing_that_is_hidden_by_now(
    store: Store, waited: timedelta, places: int
) -> None:
    now = clock_of(store.session)
    week = Week.of(now.astimezone(STOCKHOLM).date()).previous()
    happened = week.bounds(STOCKHOLM)[0] + timedelta(days=3)
    place = place_named(store, "Torget", store.geography.areas()[0].id).id
    for _ in range(2):
        report(store, happened, place=place)
    picture = PictureBuilder.of(store, PUBLIC, now - waited).take(week)
    assert store.pictures.keep(picture)
    for incident in store.session.exec(select(Incident)):
        store.incidents.withdraw(incident, reason="Fel", by="U1", at=now)
    source = part_source(store, week)
    assert source is not None
    assert len(source.places) == places


def test_what_is_expected_by_someone_without_a_unit_hangs_on_their_own_reports_alone(store: Store) -> None:
    for back in range(1, 12):
        report(store, at("2026-11-19T22:00") - timedelta(weeks=back), sharing=Sharing.RED)
    for back in (0, 11):
        report(store, at("2026-11-19T22:00") - timedelta(weeks=back), reporter="U7")
    guest = Viewer("U7")
    before = PictureBuilder.of(store, guest, at("2026-11-23T08:00")).take(WEEK)
    assert {signal.level for signal in before.signals} == {"unknown"}
