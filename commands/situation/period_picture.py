"""The picture of a month, quarter or year as a message: what it comes to, beside what, and what was done."""

from collections.abc import Iterator

from commands.kit.sections import pack
from commands.reader import Reader
from commands.situation.figures import fit
from commands.situation.picture import Showing, counted
from commands.situation.times import gravity_part, times_table
from commands.situation.words import capital, expected_range, in_sentence, list_part, name_period
from commands.vocabulary.blocks import Block, Cell, Figure, Message, context, data_table, header
from commands.vocabulary.text import Mrkdwn, escape, join
from domain.look_back import PeriodCount, PeriodPicture, PeriodVerdict, sum_up_period
from domain.periods import Period

MOST_RAISED = 3
MOST_PARTNERS = 30
_VERDICTS = {
    PeriodVerdict.UNKNOWN: "look-back-verdict-unknown",
    PeriodVerdict.OPEN: "look-back-verdict-open",
    PeriodVerdict.THIN: "look-back-verdict-thin",
    PeriodVerdict.MORE: "look-back-verdict-more",
    PeriodVerdict.FEWER: "look-back-verdict-fewer",
    PeriodVerdict.EXPECTED: "look-back-verdict-expected",
}


def period_message(picture: PeriodPicture, reader: Reader, *, own: bool) -> Message:
    """Build a period's picture for one who asked; `own` where it counts the asker's own reports alone."""
    title = period_title(picture, reader)
    lines = list(period_findings(picture, reader))
    blocks = (
        header(title),
        context(_about(picture, reader)),
        *pack(lines),
        *_table(picture, reader),
        *times_table(
            picture.details, reader.say("look-back-times", period=name_period(picture.period, reader)), reader
        ),
        *_places(picture, reader),
        *gravity_part(picture.details, picture.counts.total.now, reader),
        *list_part(reader.say("look-back-work"), list(became_lines(picture, reader)), MOST_PARTNERS, reader),
        *_partners(picture, reader),
        context(counted(Showing.OWN if own else Showing.ASKED, reader)),
    )
    return Message(join([escape(title), *lines]), blocks)


def period_title(picture: PeriodPicture, reader: Reader) -> str:
    """Write 'Lägesbild kvartal 3 2026', 'hittills' where it is not over, and the area."""
    key = "look-back-title-open" if picture.is_open else "look-back-title"
    plain = reader.say(key, period=name_period(picture.period, reader))
    return reader.say("situation-title-of-area", title=plain, area=picture.area) if picture.area else plain


def _about(picture: PeriodPicture, reader: Reader) -> Mrkdwn:
    days = escape(reader.span(picture.period.first, picture.period.last))
    key = "look-back-open" if picture.is_open else "look-back-taken"
    return join([days, reader.rich(key, moment=reader.moment(picture.taken_at))], " · ")


def period_findings(picture: PeriodPicture, reader: Reader) -> Iterator[Mrkdwn]:
    """What it comes to, beside earlier times, what there is more of than expected, and how well it is known."""
    verdict, total = sum_up_period(picture), total_line(picture, reader)
    yield join([total, *([reader.rich(_VERDICTS[verdict])] if verdict in _VERDICTS else [])], " ")
    yield from _beside(picture, reader)
    if raised := [_raised(row, picture, reader) for row in picture.counts.raised[:MOST_RAISED]]:
        yield reader.rich("look-back-raised", series=join(raised, "; "))
    yield from _over_time(picture, reader)
    if coverage := picture.coverage:
        key = "look-back-coverage" if coverage.partners else "situation-coverage-none"
        yield reader.rich(key, heard=coverage.heard, weeks=coverage.weeks)


def _over_time(picture: PeriodPicture, reader: Reader) -> Iterator[Mrkdwn]:
    """What the months before it come to: a trend over two years, and a season."""
    if trend := picture.trend:
        yield reader.rich("look-back-trend", change=trend.change.value, now=trend.now, then=trend.then)
    if picture.season is not None:
        yield reader.rich("look-back-season", season=str(picture.season))


def total_line(picture: PeriodPicture, reader: Reader) -> Mrkdwn:
    """Write '42 händelser rapporterades kvartal 3 2026, väntat 33–49.', or without what was expected."""
    total = picture.counts.total
    told = {"number": total.now, "period": name_period(picture.period, reader)}
    if picture.is_open:
        return reader.rich("look-back-total-open", **told)
    if total.expected is None:
        return reader.rich("look-back-total", **told)
    return reader.rich("look-back-total-expected", **told, expected=expected_range(total.expected))


def _beside(picture: PeriodPicture, reader: Reader) -> Iterator[Mrkdwn]:
    """The figures of the period before and of the same one a year before, where they are known."""
    counts, period = picture.counts, picture.period
    before = _known(period.previous(), counts.total.before, reader, known=counts.known_before)
    if period.previous() == period.year_before():
        yield before
        return
    earlier = _known(period.year_before(), counts.total.year_before, reader, known=counts.known_year_before)
    yield join([before, earlier], " ")


def _known(period: Period, number: int, reader: Reader, *, known: bool) -> Mrkdwn:
    named = capital(name_period(period, reader))
    return reader.rich("look-back-beside" if known else "look-back-beside-unknown", period=named, number=number)


def _raised(row: PeriodCount, picture: PeriodPicture, reader: Reader) -> Mrkdwn:
    group = in_sentence(picture.heading(row.group, reader.language))
    expected = expected_range(row.expected) if row.expected else ""
    return reader.rich("situation-watched", area=row.area, group=group, number=row.now, expected=expected)


def _table(picture: PeriodPicture, reader: Reader) -> list[Block]:
    """The table of counts, each beside what was expected or, where nothing is, beside the year before.

    What is expected of a whole period stands beside none that is not over.
    """
    counts = [row for row in picture.counts.rows if row.now]
    if not counts:
        return []
    judged = not picture.is_open and any(row.expected for row in counts)
    rows = [_row(row, picture, reader, judged=judged) for row in counts]
    figure = reader.say("situation-column-expected" if judged else "look-back-column-year-before")
    fitting = fit(rows, [row.now for row in counts], reader=reader)
    caption = reader.say("look-back-table", period=name_period(picture.period, reader))
    return [data_table(caption, [reader.say("situation-column-series"), figure], fitting)]


def _row(row: PeriodCount, picture: PeriodPicture, reader: Reader, *, judged: bool) -> list[Cell]:
    group = picture.heading(row.group, reader.language)
    if judged:
        beside = expected_range(row.expected) if row.expected else "–"
    else:
        beside = reader.number(row.year_before) if picture.counts.known_year_before else "–"
    name = reader.say("situation-series", area=row.area, group=group)
    return [name, Figure(row.now, f"{reader.number(row.now)} ({beside})")]


def _places(picture: PeriodPicture, reader: Reader) -> list[Block]:
    return list_part(reader.say("situation-places"), place_lines(picture, reader), len(picture.places), reader)


def place_lines(picture: PeriodPicture, reader: Reader) -> list[Mrkdwn]:
    """Write the places with most incidents."""
    return [
        reader.rich("situation-place", place=each.place, area=each.area, number=each.number)
        for each in picture.places
    ]


def became_lines(picture: PeriodPicture, reader: Reader) -> Iterator[Mrkdwn]:
    """What became of the incidents, and what else was done in the period."""
    outcome, work = picture.outcome, picture.work
    if outcome.incidents:
        yield reader.rich("look-back-in-problem", number=outcome.in_problem, total=outcome.incidents)
    if outcome.in_problem:
        yield reader.rich("look-back-outcome", acting=outcome.acting, closed=outcome.closed)
    if work.opened or work.closed:
        yield reader.rich("look-back-problems", opened=work.opened, closed=work.closed)
    if work.added or work.done:
        yield reader.rich("look-back-actions", added=work.added, done=work.done)


def _partners(picture: PeriodPicture, reader: Reader) -> list[Block]:
    return list_part(reader.say("look-back-partners"), partner_lines(picture, reader), MOST_PARTNERS, reader)


def partner_lines(picture: PeriodPicture, reader: Reader) -> list[Mrkdwn]:
    """Write in how many weeks each partner was heard from; nothing for those who are not told."""
    partners = picture.coverage.partners if picture.coverage else ()
    return [
        reader.rich("look-back-partner", name=each.name, heard=each.heard, weeks=each.weeks)
        for each in partners
        if each.weeks
    ]
