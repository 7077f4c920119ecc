"""Make sample content – none, some or the longest – in a temporary database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import SQLModel

from commands.action.done import submit_done
from commands.incident.report import submit_report
from commands.reader import Reader
from commands.request import Request
from domain.actions import LONGEST_TEXT as LONGEST_NOTE
from domain.actions import LONGEST_TITLE, NewAction, Status
from domain.categories import DEFAULT_CATEGORIES
from domain.incidents import LONGEST_NAME, LONGEST_TEXT, IncidentFacts, PoliceReport, Severity
from domain.problems import LONGEST_TITLE as LONGEST_PROBLEM_TITLE
from domain.problems import NewProblem
from domain.sharing import Sharing, Viewer
from domain.weeks import Week
from services.actions import add_action, hand_over, postpone, report_progress
from services.incidents import correct, report, report_nil, withdraw
from services.problems import close_problem, open_problem
from services.schedule import DIGEST
from storage.database import Database
from storage.store import Store
from storage.tables import Action, Incident, Person, Workspace

TEAM, CHANNEL = "T0SAMPLE", "C0SAMPLE"
BOSS, MEMBER, NEWCOMER, GONE = "U0BOSS", "U0MEMBER", "U0NEW", "U0GONE"
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ZONE = ZoneInfo("Europe/Stockholm")
WIDEST = "&"  # five characters once it is escaped


@dataclass(frozen=True)
class Size:
    """How much content to make: `many` of everything, `rows` incidents and actions, `wide` as long as allowed."""

    name: str
    many: int = 0
    rows: int = 0
    wide: bool = False

    def words(self, words: str, most: int) -> str:
        """Return the words, or as many of the widest character as are allowed."""
        return f"{words} ".ljust(most, WIDEST) if self.wide else words


SIZES = (Size("empty"), Size("normal", many=3, rows=3), Size("longest", many=101, rows=24, wide=True))


@contextmanager
def sample_database(size: Size) -> Iterator[Database]:
    """Make a database in memory with that much content."""
    database = Database("sqlite://")
    try:
        SQLModel.metadata.create_all(database.engine)
        with database.transaction() as session:
            plant(Store(session, TEAM), size)
        yield database
    finally:
        database.close()


def plant(store: Store, size: Size) -> None:
    """Store a workspace with a coordinator and, where there is any content, all of it."""
    begun = NOW - timedelta(weeks=20)
    store.workspace.open(
        Workspace(id=TEAM, digest_channel=CHANNEL, created_at=begun),
        size.words("Area 0", LONGEST_NAME),
    )
    store.next_runs.add(DIGEST.name, _due(size))
    for user in (BOSS, MEMBER, NEWCOMER, GONE):
        known = store.people.meet(user)
        known.member, known.locale = True, ""
    boss = store.people.meet(BOSS)
    boss.coordinator, boss.name = True, size.words("Boss", LONGEST_NAME)
    if not size.rows:
        return
    _plant_partnership(store, size, boss)
    for number in range(size.rows):
        _plant_incident(store, size, number)
        _plant_action(store, size, number)
        _plant_problem(store, size, number)
    _plant_answered(store)
    _plant_what_is_said(store, size)


def _due(size: Size) -> datetime:
    """Compute when the weekly picture is due: now, or long ago for the longest content."""
    return NOW - (timedelta(weeks=9) if size.wide else timedelta(minutes=1))


def _plant_partnership(store: Store, size: Size, boss: Person) -> None:
    names = [size.words(f"Partner {number}", LONGEST_NAME) for number in range(size.many)]
    units = [size.words("Unit", LONGEST_NAME), size.words("Other unit", LONGEST_NAME)]
    store.geography.keep_areas([size.words(f"Area {number}", LONGEST_NAME) for number in range(size.many)])
    store.partnership.keep_partners([(name, units) for name in names], NOW - timedelta(weeks=15))
    member = store.people.meet(MEMBER)
    for person in (boss, member):
        person.unit_id, person.unit_confirmed = store.partnership.units()[0][0].id, True
    for person in (member, store.people.meet(GONE)):
        person.name = size.words("Somebody", LONGEST_NAME)
    store.people.meet(GONE).deactivated = True
    quiet = store.partnership.partners()[1].id or 0
    report_nil(store, quiet, str(Week.of(TODAY).previous()), by=MEMBER, now=NOW)


def _plant_incident(store: Store, size: Size, number: int) -> None:
    """Report two a day back from yesterday; every third has a place, is corrected, or withdrawn; some are late."""
    areas = store.geography.areas()
    area = areas[number % len(areas)].id or 0
    happened = NOW - timedelta(days=1 + number // 2 + 7 * (number % 3))
    facts = IncidentFacts(
        category=DEFAULT_CATEGORIES[number % len(DEFAULT_CATEGORIES)].key,
        area=area,
        place=store.geography.place_named(size.words("Place", LONGEST_NAME), area).id if number % 3 == 0 else None,
        happened_at=happened,
        uncertain=number % 4 == 0,
        text=size.words("What happened", LONGEST_TEXT),
        severity=Severity.HIGH,
        police_report=PoliceReport.YES,
        sharing=Sharing.AMBER if number % 3 == 0 else Sharing.GREEN,
        named_partners=tuple(partner.id or 0 for partner in store.partnership.partners())
        if number % 3 == 0
        else (),
    )
    reporter = BOSS if number % 2 == 0 else MEMBER
    unit = store.partnership.units()[0][0]
    told = report(store, facts, by=reporter, now=happened + timedelta(hours=1), unit=unit)
    row = store.incidents.get(told.id)
    if row and number % 3 == 1:
        _plant_corrections(store, size, row.incident, facts)
    if row and number % 3 == 2:
        reason = size.words("Reason", LONGEST_TEXT)
        withdraw(store, row.incident, reason=reason, by=BOSS, now=NOW)


def _plant_corrections(store: Store, size: Size, incident: Incident, facts: IncidentFacts) -> None:
    """Correct every field to and fro, with the longest names, more often than a history shows."""
    other = replace(
        facts,
        category=DEFAULT_CATEGORIES[-1].key,
        place=store.geography.register_place(size.words("Corrected", LONGEST_NAME), facts.area).id,
        text=size.words("Otherwise", LONGEST_TEXT),
        severity=None,
        police_report=PoliceReport.NO,
        sharing=Sharing.AMBER,
        named_partners=tuple(partner.id or 0 for partner in store.partnership.partners()),
    )
    times = 13 if incident.number == 2 else 1
    for time in range(times):
        said = facts if time % 2 else other
        correct(store, incident, said, by=BOSS, now=NOW - timedelta(minutes=times - 1 - time))


def _plant_action(store: Store, size: Size, number: int) -> None:
    """Add an action: deadlines from overdue to far away, three owners, one has left; the first has a history."""
    deadline = TODAY + timedelta(days=7 * (number % 8) - 7)
    planned = NewAction(
        title=size.words("Measure", LONGEST_TITLE),
        owner=(BOSS, MEMBER, GONE)[number % 3],
        start=TODAY - timedelta(days=60),
        deadline=deadline,
        description=size.words("What will be done", LONGEST_NOTE),
        area=store.geography.areas()[0].id,
        unit=store.partnership.units()[0][0].id,
        days=tuple(deadline - timedelta(days=ahead) for ahead in range(1, min(size.many, 30) + 1)),
    )
    action = add_action(store, planned, by=BOSS, now=NOW - timedelta(days=60))
    if number % 7 == 6:
        report_progress(store, action, Status.DONE, by=BOSS, now=NOW - timedelta(days=2))
    if number == 0:
        _plant_history(store, size, action)


def _plant_problem(store: Store, size: Size, number: int) -> None:
    """Open a problem; every third is closed."""
    title = size.words(f"Problem {number}", LONGEST_PROBLEM_TITLE)
    area = store.geography.areas()[0].id if number % 2 else None
    new = NewProblem(title, size.words("Description", LONGEST_TEXT), area, Sharing.GREEN)
    problem = open_problem(
        store, new, Viewer(BOSS, coordinator=True), by=BOSS, now=NOW - timedelta(days=number + 1)
    )
    if number % 3 == 2:
        close_problem(store, problem, size.words("Reason", LONGEST_TEXT), by=BOSS, now=NOW)


def _plant_history(store: Store, size: Size, action: Action) -> None:
    note = size.words("Note", LONGEST_NOTE)
    for ago in range(min(size.many, 20) + 3, 3, -1):
        then = NOW - timedelta(days=ago)
        report_progress(store, action, Status.AT_RISK, by=BOSS, now=then, note=note, next_step=note)
    hand_over(store, action, MEMBER, by=BOSS, now=NOW - timedelta(days=3))
    follow_up = store.follow_ups.of(action)[-1]
    later = TODAY + timedelta(days=14)
    postpone(store, action, follow_up, later, reason=note, by=BOSS, now=NOW - timedelta(days=2))


def _plant_answered(store: Store) -> None:
    """Enqueue a reminder of yesterday, one action of which has been done since."""
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    due = [
        (follow_up, action)
        for follow_up, action in store.follow_ups.due_for_reminder(TODAY)
        if action.owner == BOSS
    ]
    items = [{"follow_up": follow_up.id, "version": follow_up.version, "step": 0} for follow_up, _ in due]
    payload = {"date": yesterday, "items": items, "owner": BOSS}
    store.outbox.put_due(f"reminder:{BOSS}:{yesterday}", "reminder", payload, now=NOW, person=BOSS)
    for _, action in due[:1]:
        reader, memory = Reader("sv", ZONE), {"number": str(action.number)}
        request = Request(
            user=BOSS,
            workspace=TEAM,
            user_workspace=TEAM,
            reader=reader,
            viewer=Viewer(BOSS),
            now=NOW,
            idempotency_key="done",
            memory=memory,
        )
        submit_done(request, store)


def _plant_just_now(store: Store, size: Size) -> None:
    """Report an incident a minute ago, so that one more like it is asked about."""
    area = store.geography.areas()[0].id or 0
    place = store.geography.register_place(size.words("Place", LONGEST_NAME), area).id
    then = NOW - timedelta(minutes=1)
    facts = IncidentFacts(category=DEFAULT_CATEGORIES[0].key, area=area, place=place, happened_at=then)
    report(store, facts, by=BOSS, now=then, unit=None)


def _plant_what_is_said(store: Store, size: Size) -> None:
    """Add an unconfirmed unit, and dead letters."""
    fields = {
        "category": "threat",
        "area": str(store.geography.areas()[0].id),
        "unit": f"+{size.words('Stated', LONGEST_NAME)}",
        "sharing": Sharing.GREEN.value,
    }
    request = Request(
        user=NEWCOMER,
        workspace=TEAM,
        user_workspace=TEAM,
        reader=Reader("sv", ZONE),
        viewer=Viewer(NEWCOMER),
        now=NOW,
        idempotency_key="new",
        fields=fields,
    )
    submit_report(request, store)
    _plant_just_now(store, size)
    for number, (state, failure_reason) in enumerate(
        (("failed", "not_in_channel"), ("unknown", "never_confirmed"))
    ):
        idempotency_key = f"parked {number}"
        store.outbox.put(idempotency_key, "digest", {"week": "2026-W47"}, now=NOW, channel=CHANNEL)
        dead_letter = store.outbox.find(idempotency_key)
        if dead_letter:
            dead_letter.state, dead_letter.failure_reason = state, failure_reason
            store.outbox.put(
                f"about {idempotency_key}", "dead_letter", {"delivery": dead_letter.id}, now=NOW, person=BOSS
            )
