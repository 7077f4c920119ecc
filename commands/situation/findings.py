"""What a picture says first: what stands out, how many incidents there were, and what is late in the plan."""

from itertools import chain, zip_longest

from commands.reader import Reader
from commands.situation.words import MORE_IN_LIST, expected_range, in_sentence, time_of_week
from commands.vocabulary.text import Mrkdwn, join, mention
from domain.omissions import is_left_out
from domain.pictures import PicturePart, PlanLine, SituationalPicture
from domain.signals import Signal
from domain.verdicts import Verdict, hidden_by_silence, sum_up
from domain.week_details import Gathering

MOST_FLAGS = 3
MOST_WATCHED = 3
MOST_PROBLEMS = 2
MOST_OVERDUE = 3
MOST_AREAS = 3
_VERDICTS = {
    Verdict.YOUNG: "situation-verdict-young",
    Verdict.STANDS_OUT: "situation-verdict-stands-out",
    Verdict.STANDS_OUT_AMONG_MANY: "situation-verdict-stands-out-among-many",
    Verdict.SO_FAR: "situation-verdict-so-far",
    Verdict.THIN: "situation-verdict-thin",
    Verdict.MORE: "situation-verdict-more",
    Verdict.FEWER: "situation-verdict-fewer",
    Verdict.EXPECTED: "situation-verdict-expected",
}


def flag_lines(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write a line for each of the strongest series that stand out, and how many more there are."""
    lines = [flag_line(flag, picture, reader) for flag in picture.flags[:MOST_FLAGS]]
    more = len(picture.flags) - MOST_FLAGS
    return [*lines, reader.rich("situation-flags-more", number=more)] if more > 0 else lines


def flag_line(flag: Signal, picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    """Write 'Skänninge sticker ut: skadegörelse 7, väntat 0–2, mest vid Stationen fredag kväll. 3 hör till …'."""
    named = {**_series(flag, picture, reader), "expected": say_expected(flag, reader)}
    where = _where(picture.details.gathering(flag.area, flag.group), reader)
    said = reader.rich("situation-flag", **named)
    if where:
        said = reader.rich("situation-flag-gathered", **named, where=where)
    return join([said, *_known(flag, picture, reader)], " ")


def watch_line(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write 'Värt att följa: Mantorp, hot 3 (väntat 0–1).', where there is such a series."""
    said = [_watched(each, picture, reader) for each in picture.watched[:MOST_WATCHED]]
    return [reader.rich("situation-watch", series=join(said, "; "))] if said else []


def _watched(signal: Signal, picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    named = _series(signal, picture, reader)
    if signal.level == "watch" or signal.drift is None:
        return reader.rich("situation-watched", **named, expected=say_expected(signal, reader))
    drift = signal.drift
    told = {"weeks": drift.weeks, "number": drift.number, "expected": expected_range(drift)}
    return reader.rich("situation-drifting", **(named | told))


def verdict_line(picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    """Write 'Läget är som väntat. 42 händelser rapporterades vecka 47, väntat 33–49.'"""
    verdict, total = sum_up(picture), total_line(picture, reader)
    unheard, partly = unheard_line(picture, reader), bool(hidden_by_silence(picture))
    if verdict not in _VERDICTS:
        return join([total, *unheard], " ")
    said = [reader.rich(_VERDICTS[verdict], partly="yes" if partly else "no"), total]
    return join([*(said[::-1] if verdict is Verdict.YOUNG else said), *unheard], " ")


def unheard_line(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write about which areas less is known than usual, as partners are silent that were heard from before.

    Nothing where who reported is left out of the picture.
    """
    silences = hidden_by_silence(picture)
    if not silences or is_left_out(picture, PicturePart.REPORTS):
        return []
    number = len(silences)
    areas = list(dict.fromkeys(chain.from_iterable(zip_longest(*(each.areas for each in silences)))))
    told = [area for area in areas if area][:MOST_AREAS]
    if picture.area or not told:
        return [reader.rich("situation-unheard", number=number)]
    return [reader.rich("situation-unheard-areas", number=number, areas=reader.list(told))]


def late_line(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write how many more incidents usually come in of a week whose picture is taken as it closes."""
    known = picture.usually_late and not picture.is_open
    return [reader.rich("situation-usually-late", number=picture.usually_late)] if known else []


def total_line(picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    """Write '42 händelser rapporterades vecka 47, väntat 33–49.', or without what was expected."""
    told = {"number": picture.counts.now, "week": str(picture.week.number)}
    if picture.is_open:
        return reader.rich("situation-now-open", **told)
    if picture.totals is None or picture.totals.expected is None:
        return reader.rich("situation-now", **told)
    return reader.rich("situation-now-expected", **told, expected=expected_range(picture.totals.expected))


def overdue_lines(picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """Write the actions that have been overdue longest, with their owners, and how many more there are."""
    overdue = sorted(picture.plan.overdue, key=lambda line: line.due) if picture.plan else []
    lines = [Mrkdwn(f"• {overdue_line(line, reader)}") for line in overdue[:MOST_OVERDUE]]
    more = len(overdue) - MOST_OVERDUE
    return [*lines, reader.rich(MORE_IN_LIST, number=more)] if more > 0 else lines


def overdue_line(line: PlanLine, reader: Reader) -> Mrkdwn:
    """Write '#7 Flytta bänkarna – @Sara (Gatukontoret), försenad sedan tors 12 nov.'"""
    who = [mention(line.owner)] if line.owner else []
    unit = line.unit or reader.say("situation-plan-no-unit")
    told = {"number": str(line.number), "title": line.title, "unit": unit, "day": reader.short_day(line.due)}
    if not who:
        return reader.rich("situation-plan-overdue", **told)
    return reader.rich("situation-plan-overdue-owner", **told, owner=who[0])


def _series(signal: Signal, picture: SituationalPicture, reader: Reader) -> dict[str, object]:
    group = in_sentence(picture.heading(signal.group, reader.language))
    return {"area": signal.area, "group": group, "number": signal.now}


def say_expected(signal: Signal, reader: Reader) -> str:
    """Write '0–2', or that it is unknown."""
    return expected_range(signal.expected) if signal.expected else reader.say("situation-expected-unknown")


def _where(gathering: Gathering, reader: Reader) -> str:
    time = (
        time_of_week(gathering.weekday, gathering.part, reader)
        if gathering.weekday is not None and gathering.part is not None
        else ""
    )
    if not gathering.place:
        return time
    key = "situation-where-and-when" if time else "situation-where"
    return reader.say(key, place=gathering.place, **({"time": time} if time else {}))


def _known(signal: Signal, picture: SituationalPicture, reader: Reader) -> list[Mrkdwn]:
    """'3 hör till problem #4.': how many of them belong to something that is worked on."""
    return [
        reader.rich("situation-flag-known", number=each.incidents, problem=str(each.problem))
        for each in picture.problems_of(signal)[:MOST_PROBLEMS]
    ]
