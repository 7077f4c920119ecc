"""Tell those who report what became of it: at most one message a week, of each thing once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.actions import ProgressKind
from domain.feedback import Fate, FateKind, FateOfReports
from domain.figures import FigureBehind
from domain.messages import Feedback
from domain.refusals import Refusal
from domain.sharing import Viewer
from domain.signals import Signal
from domain.weeks import Week
from services.figures import search_behind
from services.weekly import has_passed, next_weekly
from storage.feedback import Report
from storage.store import Store
from storage.tables import Action, Workspace

LOOKED_BACK = timedelta(weeks=3)
"""What is older is not told any more: a person may have been without sight of it, or nobody could be told."""
ACTIONS = frozenset({FateKind.ACTION, FateKind.DONE})


@dataclass(frozen=True)
class Happened:
    """A fate with the row ids of the incidents that it is that of, each with who saw to it, and the problem's.

    `doers` know of it already.
    """

    fate: Fate
    sources: Mapping[int, str]
    problem: int | None = None
    doers: Collection[str] = ()


def next_feedback(workspace: Workspace, moment: datetime) -> datetime | None:
    """Compute when reporters hear what became of their reports, from the moment on; None where never."""
    return next_weekly(workspace, workspace.feedback_weekday, workspace.feedback_hour, moment)


def enqueue_feedback(store: Store, due: datetime, now: datetime) -> None:
    """Enqueue what has become of each person's reports and has not been told, and keep that it is.

    What was missed on its day is told the week after.
    """
    if has_passed(store, due, now):
        return
    week = Week.of(store.workspace.local(now).date())
    for person, fates in _untold(store, now - LOOKED_BACK):
        told = tuple(FateOfReports(fate, tuple(incidents)) for fate, incidents in fates.items())
        payload = Feedback(week, person, told)
        if store.outbox.put_due(f"{payload.kind}:{week}:{person}", payload, now=now, person=person):
            for each in told:
                store.feedback.tell(each.fate, each.incidents, now)


def still_told(store: Store, feedback: Feedback) -> list[tuple[Fate, list[int]]]:
    """List what of a message still holds and the person may see, with the numbers of their reports."""
    if not _may_be_told(store, feedback.person):
        return []
    viewer, told = store.people.look(feedback.person), []
    for each in feedback.fates:
        sources = _sources(store, each.fate, viewer)
        reports = [report for report in store.feedback.reports_of(sources) if report.incident in each.incidents]
        incidents = {report.incident for report in _reaching(store, reports, viewer)}
        if numbers := store.feedback.numbers(incidents, feedback.person):
            told.append((each.fate, numbers))
    return told


def _untold(store: Store, since: datetime) -> Iterator[tuple[str, Mapping[Fate, list[int]]]]:
    """Yield each person with what they are to be told, and of which of their incidents."""
    found: dict[str, list[tuple[Happened, list[Report]]]] = defaultdict(list)
    for happened in _happened(store, since):
        for person, reports in _untold_of(store, happened).items():
            found[person].append((happened, reports))
    for person, theirs in found.items():
        if _may_be_told(store, person):
            viewer = store.people.look(person)
            told = {happened.fate: _told_to(store, viewer, happened, reports) for happened, reports in theirs}
            if fates := {fate: incidents for fate, incidents in told.items() if incidents}:
                yield person, fates


def _untold_of(store: Store, happened: Happened) -> Mapping[str, list[Report]]:
    """Map the reports of whose fate their reporters neither know nor have been told, by reporter."""
    told = store.feedback.told(happened.fate)
    found: dict[str, list[Report]] = defaultdict(list)
    for report in store.feedback.reports_of(happened.sources):
        known = (*happened.doers, happened.sources[report.source])
        if report.incident not in told and report.reporter not in known:
            found[report.reporter].append(report)
    return found


def _told_to(store: Store, viewer: Viewer, happened: Happened, reports: Iterable[Report]) -> list[int]:
    """List those of a person's reports of whose fate they may be told."""
    if happened.problem is not None and store.problems.with_id(happened.problem, viewer) is None:
        return []
    return sorted({report.incident for report in _reaching(store, reports, viewer)})


def _reaching(store: Store, reports: Iterable[Report], viewer: Viewer) -> Iterator[Report]:
    """Yield the reports that it became of: they are the source, or of the same event as one the viewer may see."""
    reports = list(reports)
    seen = store.feedback.seen((each.source for each in reports if each.source != each.incident), viewer)
    return (each for each in reports if each.source == each.incident or each.source in seen)


def _may_be_told(store: Store, user: str) -> bool:
    """Tell whether someone is there, is no guest, is of the workspace or of a partner, and has not declined."""
    person = store.people.find(user)
    if person is None or person.deactivated or Feedback.kind in person.declined:
        return False
    is_partner = store.people.look(user).partner is not None
    return is_partner if store.people.outside_teams(user) else person.member


def _happened(store: Store, since: datetime) -> Iterator[Happened]:
    """Yield what has become of any reports since then, in the order in which it is told."""
    for kept in store.feedback.pictures_since(since):
        picture = store.pictures.posted(Week.from_iso(kept.week))
        for flag in picture.flags if picture else ():
            fate = Fate(FateKind.SIGNAL, kept.week, flag.area, flag.group)
            yield Happened(fate, dict.fromkeys(_counted(store, flag, kept.week), ""))
    joined: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    for problem, incident, by in store.feedback.links_since(since):
        joined[problem.number, problem.id][incident] = by
    for (number, problem_id), incidents in joined.items():
        yield Happened(Fate(FateKind.PROBLEM, str(number)), incidents, problem_id)
    for action in store.feedback.actions_since(since):
        yield from _of_action(store, action, since)


def _of_action(store: Store, action: Action, since: datetime) -> Iterator[Happened]:
    if action.problem_id is None:
        return
    number, problem = str(action.number), action.problem_id
    if action.created_at >= since:
        sources = dict.fromkeys(store.feedback.of_problem(problem, until=action.created_at), "")
        doers = (action.owner, action.created_by)
        yield Happened(Fate(FateKind.ACTION, number), sources, problem, doers)
    if action.done_at and action.done_at >= since:
        sources = dict.fromkeys(store.feedback.of_problem(problem, until=action.done_at), "")
        reported = (entry.author for entry in store.history.of(action) if entry.kind == ProgressKind.DONE)
        yield Happened(Fate(FateKind.DONE, number), sources, problem, (action.owner, *reported))


def _sources(store: Store, fate: Fate, viewer: Viewer) -> list[int]:
    """List the incidents that a fate is that of now; none where it is none any more, or hidden from the viewer."""
    if fate.kind is FateKind.SIGNAL:
        picture = store.pictures.posted(Week.from_iso(fate.reference))
        flags = picture.flags if picture else ()
        same = (flag for flag in flags if (flag.area, flag.group) == (fate.area, fate.group))
        return [each for flag in same for each in _counted(store, flag, fate.reference)]
    if fate.kind is FateKind.PROBLEM:
        problem = store.problems.find(fate.number, viewer)
        return store.feedback.of_problem(problem.id) if problem else []
    action = store.actions.find(fate.number)
    if action is None or action.problem_id is None or (fate.kind is FateKind.DONE and not action.done_at):
        return []
    problem = store.problems.with_id(action.problem_id, viewer)
    until = action.done_at if fate.kind is FateKind.DONE else action.created_at
    return store.feedback.of_problem(problem.id, until=until) if problem else []


def _counted(store: Store, flag: Signal, week: str) -> list[int]:
    """List what a posted picture counted in a series, each report of an event, as far as all may see it now."""
    figure = FigureBehind(Week.from_iso(week), flag.now, area=flag.area, group=flag.group)
    taken = store.pictures.taken_of(figure.week)
    try:
        return store.feedback.counted(search_behind(store, figure), taken.last_incident or 0) if taken else []
    except Refusal:  # its area or its heading is not known any more
        return []
