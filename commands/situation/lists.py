"""The picture's lists: who was heard from, places, the action plan, and what came in late."""

from collections.abc import Sequence
from itertools import groupby

from commands.reader import Reader
from commands.situation.findings import overdue_line
from commands.situation.words import list_part, name_week
from commands.vocabulary.blocks import Block, section
from commands.vocabulary.text import Mrkdwn, join
from domain.pictures import Coverage, Plan, PlanLine, RepeatedPlace, Silence, SituationalPicture
from domain.week_counts import WEEKS_BEFORE, LateReport

MOST_PLACES = 10
MOST_ACTIONS = 10
MOST_DETAILS = 4
MOST_SILENT = 3


def coverage_sentence(coverage: Coverage, reader: Reader) -> Mrkdwn:
    """Write how many of the partners have been heard from."""
    if not coverage.partners:
        return reader.rich("situation-coverage-later" if coverage.later else "situation-coverage-none")
    return reader.rich("situation-coverage", heard=coverage.heard, partners=coverage.partners)


def coverage_line(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write how many have been heard from and, if they are few, who has not."""
    if picture.coverage is None:
        return []
    sentence = coverage_sentence(picture.coverage, reader)
    silent = picture.coverage.silent
    if not 0 < len(silent) <= MOST_SILENT:
        return [sentence]
    return [join([sentence, _silent(picture, silent, reader)], " ")]


def coverage_part(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the list of partners that reported, had nothing to report and were silent."""
    if picture.coverage is None:
        return []
    lines = coverage_lines(picture, reader)
    sentence = Mrkdwn(f"*{coverage_sentence(picture.coverage, reader)}*")
    return [section(join([sentence, *lines]))] if _short(lines) else [section(sentence), *map(section, lines)]


def coverage_lines(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write which partners reported, had nothing to report and were silent."""
    if picture.coverage is None:
        return []
    told = {"situation-reported": picture.coverage.reported, "situation-nothing": picture.coverage.nothing}
    lines = [reader.rich(key, partners=reader.list(names)) for key, names in told.items() if names]
    return lines + ([_silent(picture, picture.coverage.silent, reader)] if picture.coverage.silent else [])


def _silent(picture: SituationalPicture, silent: Sequence[str], reader: Reader) -> Mrkdwn:
    key = "situation-silent-so-far" if picture.is_open else "situation-silent"
    known = {each.partner: each for each in picture.silences}
    return reader.rich(
        key, partners=reader.list(_name_silent(name, known.get(name), picture, reader) for name in silent)
    )


def _name_silent(partner: str, silence: Silence | None, picture: SituationalPicture, reader: Reader) -> str:
    """Write 'Polisen (tyst sedan vecka 44)', or the name alone of one that is silent in this week alone."""
    if silence is None or silence.weeks == 1:
        return partner
    if silence.weeks > WEEKS_BEFORE:
        return reader.say("situation-silent-long", partner=partner)
    since = name_week(picture.week.previous(silence.weeks - 1), picture.week)
    return reader.say("situation-silent-since", partner=partner, week=since)


def _short(lines: Sequence[Mrkdwn]) -> bool:
    return sum(map(len, lines)) < 2_500


def places_part(places: Sequence[RepeatedPlace], reader: Reader) -> list[Block]:
    """Build the list of places with repeated reports."""
    lines = [place_line(one, reader) for one in places]
    return list_part(reader.say("situation-places"), lines, MOST_PLACES, reader)


def place_line(one: RepeatedPlace, reader: Reader) -> Mrkdwn:
    """Write 'Stationen (Centrum): 3 händelser på sju dagar och 5 på fyra veckor. 2 liknande i närheten.'"""
    if not one.in_four_weeks:
        return reader.rich("situation-place", place=one.place, area=one.area, number=one.number)
    days, weeks = {"place": one.place, "area": one.area, "number": one.in_seven_days}, one.in_four_weeks
    often = reader.rich("situation-place-often", **days, weeks=weeks)
    return join([often, reader.rich("situation-place-near", number=one.near)], " ") if one.near else often


def plan_part(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the lists of actions done, to follow up, and overdue, by unit."""
    lists = plan_lists(picture.plan, reader)
    return [block for heading, lines in lists for block in list_part(heading, lines, MOST_ACTIONS, reader)]


def plan_lists(plan: Plan | None, reader: Reader) -> list[tuple[str, list[Mrkdwn]]]:
    """Write the actions done, to follow up, and overdue, each list under its heading; a list may be empty."""
    if plan is None:
        return []
    return [
        (reader.say("situation-done"), [_say_done(line, reader) for line in plan.done]),
        (reader.say("situation-due", day=reader.day(plan.through)), [_say_due(line, reader) for line in plan.due]),
        (reader.say("situation-overdue"), [overdue_line(line, reader) for line in plan.overdue]),
    ]


def _say_done(line: PlanLine, reader: Reader) -> Mrkdwn:
    return reader.rich("situation-plan-done", **_named(line, reader))


def _say_due(line: PlanLine, reader: Reader) -> Mrkdwn:
    return reader.rich("situation-plan-line", **_named(line, reader), day=reader.short_day(line.due))


def _named(line: PlanLine, reader: Reader) -> dict[str, str]:
    unit = line.unit or reader.say("situation-plan-no-unit")
    return {"unit": unit, "number": str(line.number), "title": line.title}


def late_part(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the list of late reports, a line for each closed week."""
    lines = late_lines(picture, reader)
    return list_part(reader.say("situation-late-reports"), lines, len(lines), reader)


def late_lines(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write what came in late, a line for each closed week."""
    return [
        _late_week(list(reports), picture, reader)
        for _, reports in groupby(picture.late_reports, key=lambda report: report.week)
    ]


def _late_week(reports: Sequence[LateReport], picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    week, number = reports[0].week, sum(report.number for report in reports)
    details = [_late_detail(report, picture, reader) for report in reports[:MOST_DETAILS]]
    details += [reader.rich("situation-late-more")] if len(reports) > MOST_DETAILS else []
    if week is None:
        return reader.rich("situation-late-older", number=number, details=join(details, "; "))
    name = name_week(week, picture.week)
    return reader.rich("situation-late-week", week=name, number=number, details=join(details, "; "))


def _late_detail(report: LateReport, picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    group = picture.heading(report.group, reader.language)
    return reader.rich("situation-late-detail", area=report.area, group=group, number=report.number)
