"""Make sample content – none, some or the longest – in a temporary database."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import SQLModel

from commands.kit.fields import LONGEST_LINE
from domain.actions import LONGEST_TEXT as LONGEST_NOTE
from domain.actions import LONGEST_TITLE, Status
from domain.categories import DEFAULT_CATEGORIES
from domain.erasure import ErasureReason
from domain.incidents import CHOICES, LONGEST_NAME, LONGEST_TEXT, IncidentFacts, PlaceKind
from domain.messages import DeadLetter, Digest, DigestAhead, DigestEdited, SevereIncident, Waiting, Welcome
from domain.omissions import LONGEST_REASON, part_key, series_key
from domain.pictures import PicturePart
from domain.problems import LONGEST_TITLE as LONGEST_PROBLEM_TITLE
from domain.problems import NewProblem, ProblemState
from domain.register import PartnerKind
from domain.retention import OFFERED, DecidedRetention
from domain.roles import Role
from domain.sharing import Sharing
from domain.teams import ChannelSharing
from domain.weeks import Week
from preview.builders import add_person, incident_facts, new_action, open_workspace, report_sample
from services import categories
from services.actions import add_action, hand_over, postpone, report_progress
from services.erasure import erase_text
from services.geography import add_area, place_area, place_named, register_place
from services.incidents import correct, report_nil, withdraw
from services.installations import Grant, end_installation, install
from services.memberships import state_unit
from services.omissions import omit
from services.organisations import keep_channel_sharing, set_teams, tell_of_unknown_team
from services.partnership import partner_named, unit_named
from services.preparations import write_assessment
from services.problems import change_state, open_problem
from services.register import merge, rename, retire
from services.retention import enter_decision, place_hold
from services.same_events import link_reports
from services.schedule import DIGEST, FEEDBACK, NUDGES, REMINDERS, run_if_due
from services.settings import post_buttons
from storage.database import Database
from storage.erasure import Written
from storage.register import Thing
from storage.store import Store
from storage.tables import Action, Incident, Problem, Workspace

TEAM, CHANNEL = "T0SAMPLE", "C0SAMPLE"
BOSS, MEMBER, NEWCOMER, GONE, OUTSIDER = "U0BOSS", "U0MEMBER", "U0NEW", "U0GONE", "U0OUTSIDE"
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LAST_WEEK = Week.of(TODAY).previous()
ZONE = ZoneInfo("Europe/Stockholm")
WIDEST = "&"  # five characters once it is escaped
CHOSEN = {name: list(kind) for name, kind in CHOICES.items() if name != "sharing"}
FACTS = {name: values[0] for name, values in CHOSEN.items()}
"""What is said of every incident, beside what differs."""
CORRECTED = {"category": DEFAULT_CATEGORIES[-1].key} | {name: values[-1] for name, values in CHOSEN.items()}
"""What is said otherwise in a correction."""


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

    def named(self, words: str) -> str:
        """Return a name, or the longest that begins so."""
        return self.words(words, LONGEST_NAME)


SIZES = (Size("empty"), Size("normal", many=3, rows=3), Size("longest", many=101, rows=24, wide=True))


@contextmanager
def sample_database(size: Size) -> Iterator[Database]:
    """Make a database in memory with that much content."""
    with closing(Database("sqlite://")) as database:
        SQLModel.metadata.create_all(database.engine)
        with database.transaction() as session:
            plant(Store(session, TEAM), size)
        yield database


def plant(store: Store, size: Size) -> None:
    """Store a workspace with a coordinator and, where there is any content, all of it."""
    _plant_partnership(store, size)
    for number in range(size.rows):
        _plant_incident(store, size, number)
        _plant_action(store, size, number, _plant_problem(store, size, number))
    if size.rows:
        _plant_answered(store)
        _plant_just_now(store, size)
        _plant_erased(store)
        _plant_dead_letters(store)
        _plant_other_organisations(store)
        _plant_retention(store, size)
        _plant_assessments(store, size)
        post_buttons(store, CHANNEL, by=BOSS, now=NOW)
    if size.wide:
        _plant_ended_installation(store)


def _plant_ended_installation(store: Store) -> None:
    """Install the app, and take it away again."""
    install(store, Grant(None, "U0BOT", [], "encrypted", BOSS), now=NOW)
    end_installation(store, now=NOW)


def _plant_partnership(store: Store, size: Size) -> None:
    """Open a workspace whose picture is due now or, for the longest content, was long ago."""
    begun, due = NOW - timedelta(weeks=20), NOW - (timedelta(weeks=9) if size.wide else timedelta(minutes=1))
    workspace = Workspace(id=TEAM, digest_channel=CHANNEL, created_at=begun)
    areas = {size.named(f"Area {number}"): [size.named("Place")] for number in range(size.many or 1)}
    units = [size.named("Unit"), size.named("Other unit")]
    partners = {size.named(f"Partner {number}"): units for number in range(size.many)}
    open_workspace(store, workspace, areas, partners)
    store.next_runs.add(DIGEST.name, due)
    _plant_changed_register(store, size)
    first = [unit_named(store, each.name, units[0]) for each in store.partnership.partners()[:1]]
    unit = first[0] if first else None
    add_person(store, BOSS, unit, locale="", role=Role.COORDINATOR.value, name=size.named("Boss"))
    add_person(store, NEWCOMER, locale="")
    add_person(store, MEMBER, unit, locale="", name=size.named("Somebody"))
    add_person(store, GONE, locale="", name=size.named("Somebody"), deactivated=bool(size.rows))
    for quiet in store.partnership.partners()[1:2]:
        report_nil(store, quiet.id, str(LAST_WEEK), by=MEMBER, now=NOW)
    for silent in store.partnership.partners()[2:3]:
        add_person(
            store, "U0SILENT", unit_named(store, silent.name, units[0]), locale="", name=size.named("Quiet")
        )
    for job in (NUDGES, FEEDBACK):
        store.next_runs.add(job.name, NOW)


def _plant_changed_register(store: Store, size: Size) -> None:
    """Rename, merge and retire a thing of each kind, where there is any content."""
    for area in store.geography.areas()[:1] if size.rows else ():
        others = [add_area(store, size.named(name)) for name in ("Merged", "Abandoned")]
        names = [size.named(name) for name in ("Plaza", "Merged", "Abandoned")]
        places = [register_place(store, name, area.id, PlaceKind.SPORT) for name in names]
        place_area(store, others[1], None)
        told: dict[str, Any] = {"by": BOSS, "now": NOW - timedelta(hours=1)}
        partners = [partner_named(store, size.named(name)) for name in ("Bearing", "Merged", "Abandoned")]
        place_named(store, size.named("Mentioned"), area.id)
        partners[0].kind = PartnerKind.ASSOCIATION.value
        units = [unit_named(store, partners[0].name, each.name) for each in partners]
        kinds: tuple[Sequence[Thing], ...] = ([area, *others], places, partners, units)
        for thing, merged, retired in kinds:
            before = thing.name
            rename(store, thing, size.named("Renamed"), **told)
            rename(store, thing, before, **told)
            merge(store, merged, thing, **told)
            retire(store, retired, **told)
        _plant_changed_categories(store, size, **told)


def _plant_changed_categories(store: Store, size: Size, **told: Any) -> None:
    known = store.categories.known().by_key
    categories.add(store, [size.named("Own")], **told)
    categories.rename(store, known["threat"], size.named("Renamed"), **told)
    categories.give_synonyms(store, known["threat"], [size.named(f"Synonym {n}") for n in range(5)], **told)
    categories.retire(store, known["damage.glass"], **told)


def _plant_incident(store: Store, size: Size, number: int) -> None:
    """Report two a day back from yesterday, some late; every third has a place, is corrected, or withdrawn."""
    happened_at = NOW - timedelta(days=1 + number // 2 + 7 * (number % 3))
    areas = store.geography.areas()
    said: dict[str, Any] = {
        "category": DEFAULT_CATEGORIES[number % len(DEFAULT_CATEGORIES)].key,
        "area": areas[number % len(areas)].name,
        "happened_at": happened_at,
        "uncertain": number % 4 == 0,
        "text": size.words("What happened", LONGEST_TEXT),
        **FACTS,
    }
    everyone = [partner.id for partner in store.partnership.partners()]
    named = {**said, "place": size.named("Place"), "sharing": "amber", "named_partners": everyone}
    facts = incident_facts(store, **(named if number % 3 == 0 else said))
    incident = report_sample(store, facts, by=(BOSS, MEMBER)[number % 2], at=happened_at + timedelta(hours=1))
    if number % 3 == 1:
        other = {**named, **CORRECTED, "text": size.words("Otherwise", LONGEST_TEXT)}
        _plant_corrections(store, incident, facts, incident_facts(store, **other))
    if number % 3 == 2:
        withdraw(store, incident, reason=size.words("Reason", LONGEST_TEXT), by=BOSS, now=NOW)


def _plant_corrections(store: Store, incident: Incident, facts: IncidentFacts, other: IncidentFacts) -> None:
    """Correct every field to and fro, one incident more often than a history shows."""
    for ago in range(12 if incident.number == 2 else 0, -1, -1):
        correct(store, incident, facts if ago % 2 else other, by=BOSS, now=NOW - timedelta(minutes=ago))


def _plant_action(store: Store, size: Size, number: int, problem: Problem) -> None:
    """Add an action for a problem: deadlines from overdue to far away, three owners; the first has a history."""
    deadline = TODAY + timedelta(days=7 * (number % 8) - 7)
    planned = new_action(
        store,
        title=size.words("Measure", LONGEST_TITLE),
        owner=(BOSS, MEMBER, GONE)[number % 3],
        start=TODAY - timedelta(days=60),
        deadline=deadline,
        description=size.words("What will be done", LONGEST_NOTE),
        area=size.named("Area 0"),
        unit=size.named("Unit"),
        problem=problem.id,
        days=[deadline - timedelta(days=ahead) for ahead in range(1, min(size.many, 30) + 1)],
    )
    action = add_action(store, planned, by=BOSS, now=NOW - timedelta(days=60))
    if number % 7 == 6:
        report_progress(store, action, Status.DONE, by=BOSS, now=NOW - timedelta(days=2))
    if number == 0:
        _plant_history(store, size, action)


def _plant_history(store: Store, size: Size, action: Action) -> None:
    note = size.words("Note", LONGEST_NOTE)
    for ago in range(min(size.many, 20) + 3, 3, -1):
        then = NOW - timedelta(days=ago)
        report_progress(store, action, Status.AT_RISK, by=BOSS, now=then, note=note, next_step=note)
    hand_over(store, action, MEMBER, by=BOSS, now=NOW - timedelta(days=3))
    last, later = store.follow_ups.of(action)[-1], TODAY + timedelta(days=14)
    postpone(store, action, last, later, reason=note, by=BOSS, now=NOW - timedelta(days=2))


def _plant_problem(store: Store, size: Size, number: int) -> Problem:
    """Open a problem about everything, shared with every partner; every third is closed."""
    new = NewProblem(
        title=size.words(f"Problem {number}", LONGEST_PROBLEM_TITLE),
        description=size.words("Description", LONGEST_TEXT),
        areas=tuple(area.id for area in store.geography.areas()) if number % 2 else (),
        categories=tuple(category.key for category in DEFAULT_CATEGORIES) if number % 2 else (),
        sharing=Sharing.AMBER if number % 2 else Sharing.GREEN,
        partners=tuple(partner.id for partner in store.partnership.partners()),
        incidents=tuple(range(1, number + 2)),
    )
    problem = open_problem(store, new, store.people.look(BOSS), by=BOSS, now=NOW - timedelta(days=number + 1))
    if number % 3 == 2:
        reason = size.words("Reason", LONGEST_TEXT)
        change_state(store, problem, ProblemState.CLOSED, by=BOSS, now=NOW, note=reason)
    return problem


def _plant_answered(store: Store) -> None:
    """Remind of what was due last Friday, one action of which has been done since."""
    run_if_due(store, REMINDERS, NOW - timedelta(days=3))
    for line in store.actions.of_owner(BOSS, most=1):
        if action := store.actions.find(line.number):
            report_progress(store, action, Status.DONE, by=BOSS, now=NOW)


def _plant_just_now(store: Store, size: Size) -> None:
    """Report an incident a minute ago, so that one more like it is asked about, and one for a new unit.

    Somebody else has reported both, too, one of which is known to be the same.
    """
    stated, then = size.named("Stated"), NOW - timedelta(minutes=1)
    unit = unit_named(store, stated, stated, NOW, unconfirmed=True)
    state_unit(store, store.people.meet(NEWCOMER), unit, now=NOW, occasion="new")
    said: dict[str, Any] = {"area": size.named("Area 0"), "place": size.named("Place"), "happened_at": then}
    for by, category in ((BOSS, DEFAULT_CATEGORIES[0].key), (NEWCOMER, "threat")):
        facts = incident_facts(store, category=category, **said)
        earlier, later = (report_sample(store, facts, by=who, at=then) for who in (MEMBER, by))
    link_reports(store, later, earlier, by=BOSS, now=NOW)


def _plant_erased(store: Store) -> None:
    """Erase the text of an incident that was withdrawn and of one that stands, of an action and of a problem."""
    boss = store.people.look(BOSS)
    incidents = [named.incident for named in store.incidents.every() if named.incident.number in (3, 4)]
    records: tuple[Written | None, ...] = (*incidents, store.actions.find(2), store.problems.find(1, boss))
    there = [record for record in records if record]
    for record, why in zip(there, cycle(ErasureReason), strict=False):
        erase_text(store, record, why, by=BOSS if why is ErasureReason.REQUEST else "", now=NOW)


def _plant_dead_letters(store: Store) -> None:
    """Store two pictures that could not be delivered, and what coordinators hear of that."""
    for state, reason in (("failed", "not_in_channel"), ("unknown", "never_confirmed")):
        store.outbox.put(f"parked {state}", Digest(LAST_WEEK), now=NOW, channel=CHANNEL)
        (dead_letter,) = store.outbox.those([f"parked {state}"])
        dead_letter.state, dead_letter.failure_reason = state, reason
        store.outbox.put(f"about {state}", DeadLetter(dead_letter.id), now=NOW, person=BOSS)


def _plant_other_organisations(store: Store) -> None:
    """Let one organisation in Slack be a partner, another be none, and let something wait for someone."""
    bearing = store.partnership.partners()[0]
    set_teams(store, bearing, ["T0PARTNER"], by=BOSS, now=NOW - timedelta(minutes=30))
    add_person(store, OUTSIDER, locale="", team_id="T0UNKNOWN")
    tell_of_unknown_team(store, OUTSIDER, None, now=NOW)
    keep_channel_sharing(store, ChannelSharing(CHANNEL, ("T0PARTNER", "T0UNKNOWN"), pending=True))
    store.outbox.put("waits", Welcome(), now=NOW, person=BOSS)
    (waits,) = store.outbox.those(["waits"])
    waits.state = "redirected"
    store.outbox.put("waiting", Waiting(waits.id), now=NOW, channel=CHANNEL)


def _plant_assessments(store: Store, size: Size) -> None:
    """Assess the week that is posted now, whose message is to be updated then, and the one that is posted next."""
    words = size.words("What coordinators make of it", LONGEST_TEXT)
    for week in (LAST_WEEK, LAST_WEEK.next()):
        write_assessment(store, week, words, version=0, by=BOSS, now=NOW)
    root = Digest(LAST_WEEK).key
    for key in (part_key(PicturePart.PLAN), series_key(store.geography.areas()[0].id, "damage")):
        omit(store, LAST_WEEK.next(), key, reason=size.words("Why", LONGEST_REASON), by=BOSS, now=NOW)
    for number in [2][: size.rows]:
        (severe,) = store.incidents.standing([number], store.people.look(BOSS))
        store.outbox.put("severe", SevereIncident(severe.incident.id), now=NOW, person=BOSS)
    store.outbox.put("ahead", DigestAhead(LAST_WEEK.next(), NOW), now=NOW, person=BOSS)
    store.outbox.put("edited", DigestEdited(LAST_WEEK), now=NOW, channel=CHANNEL, changes=root)


def _plant_retention(store: Store, size: Size) -> None:
    """Enter a decision and record a run that found little; the longest content has a legal hold."""
    entered = NOW - timedelta(days=60)
    decided = DecidedRetention(size.words("KS 2026/123", LONGEST_LINE), entered.date(), OFFERED)
    decision = enter_decision(store, decided, by=BOSS, now=entered)
    for _ in range(size.many):
        run = store.retention.begin(decision, by="", at=NOW - timedelta(days=20))
        run.counts, run.finished_at, run.compacted_at = {kind.value: 1 for kind in OFFERED}, NOW, NOW
    if size.wide:
        place_hold(store, size.words("Reason", LONGEST_TEXT), by=BOSS, now=NOW)
