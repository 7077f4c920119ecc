"""Build the situational picture of a week, and enqueue the weekly one when it falls due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from domain.actions import ActionLine, PlanFacts
from domain.audit import AuditEvent
from domain.due_times import Post, WeeklyTime, settle
from domain.judgements import judge_all
from domain.messages import Digest, DigestPart, DigestSample
from domain.omissions import leave_out, series_key, series_of
from domain.pictures import (
    WEEKS_OF_PLACES,
    Coverage,
    PicturePart,
    Plan,
    PlanLine,
    RepeatedPlace,
    Silence,
    SituationalPicture,
)
from domain.repeat_places import find_repeated_places
from domain.sharing import PUBLIC
from domain.signals import Series
from domain.week_counts import (
    WEEKS_BEFORE,
    LateReport,
    Tally,
    WeekCounts,
    count_week,
    group_late,
    name_problems,
    silent_weeks,
    weekly_series,
)
from domain.week_details import WeekDetails, describe_week
from domain.weeks import A_WEEK, Week
from services.coverage import find_silences
from services.geography import area_standing_for
from services.viewpoint import Viewpoint
from storage.database import clock_of
from storage.queries import ON_THE_WAY
from storage.store import Store
from storage.tables import Area, Workspace
from storage.week_counts import Counted, Posted

MOST_PLACES = 25


def next_digest(workspace: Workspace, moment: datetime) -> datetime | None:
    """Compute when the weekly picture is due, from the moment on; None without a channel."""
    return WeeklyTime.of(workspace).at_or_after(moment) if workspace.digest_channel else None


def enqueue_digest(store: Store, due: datetime, now: datetime) -> None:
    """Keep and enqueue the picture of the last week closed by `now`, unless it is held or that has been done."""
    post = settle(store.pictures.hold_workspace(), due, now)
    if not store.preparations.is_held(post.week):
        keep_and_enqueue(store, post, now)


def keep_and_enqueue(store: Store, post: Post, now: datetime, *, held: bool = False) -> bool:
    """Keep and enqueue a picture, with the mark of one that was `held`; False when that has been done already."""
    skipped, channel = store.pictures.unposted(post.skipped), store.workspace.settings().digest_channel
    picture = take_to_post(store, post.week, now)
    fresh = store.pictures.keep(replace(picture, late=post.late, held=held, skipped=skipped))
    if fresh:
        _enqueue(store, post.week, channel, now)
    return fresh


def _enqueue(store: Store, week: Week, channel: str | None, now: datetime) -> None:
    """Enqueue the picture, and every part that its thread may have: those with nothing to say are dropped."""
    root = Digest(week)
    store.outbox.put_due(root.key, root, now=now, channel=channel)
    for part in PicturePart:
        reply = DigestPart(week, part)
        store.outbox.put_due(reply.key, reply, now=now, channel=channel, thread_of=root.key)


def rebuild_digest(store: Store, week: Week) -> None:
    """Replace the unposted picture of a week, as what it counts may be hidden or withdrawn by now.

    Its time and its marks stay those that were decided when it fell due; what has come in since is counted.
    """
    store.pictures.hold_workspace()
    kept = store.pictures.kept(week)
    if kept is not None:
        fresh = take_to_post(store, kept.week, kept.taken_at)
        store.pictures.keep_instead(replace(fresh, late=kept.late, held=kept.held, skipped=kept.skipped))


def enqueue_sample(store: Store, *, by: str, now: datetime, occasion: str) -> None:
    """Enqueue the picture as the channel would see it now, to one person; `occasion` is the idempotency key."""
    week = Week.of(store.workspace.local(now).date())
    if store.outbox.put(f"digest_sample:{occasion}", DigestSample(now), now=now, person=by):
        store.audit.note(AuditEvent.EXPORTED, "picture", week, by=by, at=now)


def part_source(store: Store, week: Week) -> SituationalPicture | None:
    """Return the picture whose parts are posted in its thread now.

    It is the one that is kept or, where its replies had to wait, one taken anew: what it counted may be hidden or
    withdrawn by now.
    """
    kept = store.pictures.kept(week)
    if kept is None or clock_of(store.session) - kept.taken_at < ON_THE_WAY:
        return kept
    return take_to_post(store, week, kept.taken_at)


def take_to_post(store: Store, week: Week, now: datetime) -> SituationalPicture:
    """Build the picture of a week as the channel sees it: of what is for all, without what was left out."""
    picture = PictureBuilder.of(store, PUBLIC, now).take(week)
    return leave_out(picture, keys_left_out(store, week))


def keys_left_out(store: Store, week: Week) -> set[str]:
    """List the keys of what is left out of a week's picture; an area's are those of what it was merged into."""
    return {_standing_key(store, each.key) for each in store.preparations.omissions(week)}


def _standing_key(store: Store, key: str) -> str:
    row, group = series_of(key) or (0, "")
    area = area_standing_for(store, store.geography.area(row)) if group else None
    return series_key(area.id, group) if area else key


@dataclass(frozen=True)
class PictureBuilder(Viewpoint):
    """Takes pictures of weeks."""

    def take(self, week: Week) -> SituationalPicture:
        """Build the whole picture of a week that has begun."""
        start, end = week.bounds(self.zone)
        posted = self.store.pictures.posted_before(week)
        tallies, first = self._tallies(week), self._first_report()
        judged = judge_all(self._series(week, tallies, first))
        return SituationalPicture(
            week=week,
            taken_at=self.now.astimezone(UTC),
            is_open=self.now < end,
            counts=self._counts(week, tallies, first),
            coverage=self._coverage(week),
            silences=self._silences(week, first),
            places=self._places(week),
            late_reports=self._late_reports(week, posted) if posted else (),
            usually_late=self._usually_late(week, end),
            plan=self._plan(week, posted),
            headings=self.store.categories.known().changed_headings,
            details=self._details(start, end),
            signals=judged.signals,
            totals=judged.totals,
            areas=judged.areas,
            shared=self.viewer == PUBLIC,
            area_ids=self._area_ids(),
        )

    def take_area(self, week: Week, area: Area) -> SituationalPicture:
        """Build the picture of an area, and of what lies in it, in a week that has begun: counts and places."""
        start, end = week.bounds(self.zone)
        areas = self.store.geography.areas_within([area.id])
        named = {each.name for each in self.store.geography.areas_of(areas)}
        first = self._first_report()
        judged = judge_all(self._series(week, self._tallies(week), first), within=named)
        return SituationalPicture(
            week=week,
            taken_at=self.now.astimezone(UTC),
            is_open=self.now < end,
            counts=self._counts(week, self._tallies(week, areas), first),
            area=area.name,
            silences=tuple(each for each in self._silences(week, first) if named.intersection(each.areas)),
            places=self._places(week, areas),
            headings=self.store.categories.known().changed_headings,
            details=self._details(start, end, areas),
            signals=judged.signals,
            totals=judged.totals,
            areas=judged.areas,
            shared=self.viewer == PUBLIC,
            area_ids=self._area_ids(),
        )

    def _area_ids(self) -> dict[str, int]:
        return {area.name: area.id for area in self.store.register.every(Area)}

    def _details(self, start: datetime, end: datetime, areas: Sequence[int] = ()) -> WeekDetails:
        return describe_week(self.store.pictures.occurrences(start, end, self.viewer, self.zone.key, areas))

    def _tallies(self, week: Week, areas: Sequence[int] = ()) -> list[Tally]:
        weeks = week.previous(WEEKS_BEFORE).range(week)
        return _tally(weeks, self.store.pictures.counts(self._bounds(weeks), self.viewer, areas))

    def _first_report(self) -> Week | None:
        first = self.store.pictures.first_report_at(self.viewer)
        return Week.of(first.astimezone(self.zone).date()) if first else None

    def _counts(self, week: Week, tallies: Sequence[Tally], first: Week | None) -> WeekCounts:
        known = self.store.pictures.counts_in_problems(*week.bounds(self.zone), self.viewer)
        counts = count_week(week, tallies, first)
        return name_problems(counts, ((Tally(week, *told[1:]), told[0]) for told in known))

    def _series(self, week: Week, tallies: Sequence[Tally], first: Week | None) -> tuple[Series, ...]:
        silent = silent_weeks(week, tallies, first)
        if not self.viewer.sees_open:
            return weekly_series(week, tallies, ())
        heard = [one for one in silent if self.store.pictures.is_heard_from(one, *one.bounds(self.zone))]
        return weekly_series(week, tallies, heard)

    def _places(self, week: Week, areas: Sequence[int] = ()) -> tuple[RepeatedPlace, ...]:
        start, end = week.bounds(self.zone)
        since = week.previous(WEEKS_OF_PLACES - 1).bounds(self.zone)[0]
        told = self.store.pictures.placed_incidents(since, end, self.viewer, areas)
        return find_repeated_places(told, start)[:MOST_PLACES]

    def _coverage(self, week: Week) -> Coverage | None:
        """Whom was heard from, for those who may see what is for all: others are told when it is posted."""
        if not self.viewer.sees_open:
            return None
        return self.store.pictures.coverage(week, *week.bounds(self.zone), self.viewer)

    def _silences(self, week: Week, first: Week | None) -> tuple[Silence, ...]:
        """Who is silent, for those who are told who was heard from."""
        if not self.viewer.sees_open:
            return ()
        return tuple(find_silences(self.store, week, self.zone, self.viewer, first))

    def _late_reports(self, week: Week, posted: Posted) -> tuple[LateReport, ...]:
        """What has come in since the last picture about the weeks that were closed by it."""
        weeks = posted.week.previous(WEEKS_BEFORE - 1).range(posted.week)
        counted = self.store.pictures.counts_late(self._bounds(weeks), self.viewer, posted, self._until(week))
        return group_late(_tally((None, *weeks), counted))

    def _usually_late(self, week: Week, end: datetime) -> int:
        """How many reports of a week that has just closed are still to come, by what all may see."""
        is_fresh = end <= self.now < end + A_WEEK
        return self.store.pictures.usually_late(week) if is_fresh and self.viewer.sees_open else 0

    def _plan(self, week: Week, posted: Posted | None) -> Plan:
        """The action plan; what is to be done of it belongs to this week's or last week's picture alone."""
        facts = self._plan_facts(week, posted)
        through = self.today + A_WEEK - timedelta(days=1)
        if week < Week.of(self.today).previous():
            return Plan(through, _lines(facts.done))
        return Plan(through, _lines(facts.done), _lines(facts.due), _lines(facts.overdue))

    def _plan_facts(self, week: Week, posted: Posted | None) -> PlanFacts:
        since, told = (posted.taken_at, posted.done) if posted else (week.bounds(self.zone)[0], None)
        return self.store.actions.plan_facts(since, self._until(week), self.today, told)

    def _until(self, week: Week) -> datetime:
        """What came later than this belongs to the next picture: a week's own is taken in the week after it."""
        return week.next().bounds(self.zone)[1]

    def _bounds(self, weeks: Sequence[Week]) -> list[datetime]:
        return [week.bounds(self.zone)[0] for week in (*weeks, weeks[-1].next())]


def _tally(weeks: Sequence[Week | None], counted: Iterable[Counted]) -> list[Tally]:
    return [Tally(weeks[index], area, category, number) for index, area, category, number in counted]


def _lines(actions: Iterable[ActionLine]) -> tuple[PlanLine, ...]:
    return tuple(
        PlanLine(action.number, action.title, action.unit, action.due, action.owner) for action in actions
    )
