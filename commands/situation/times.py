"""The picture's times and gravity: on which days and hours incidents happened, and how grave they were."""

from commands.kit.sections import pack
from commands.reader import Reader
from commands.situation.words import capital, time_of_week
from commands.vocabulary.blocks import Block, Cell, Figure, data_table
from commands.vocabulary.text import Mrkdwn, escape
from domain.incidents import PoliceReport, Severity
from domain.pictures import SituationalPicture
from domain.week_details import WeekDetails

LEAST_TIMES = 2
"""A table of one time would repeat a figure that stands elsewhere."""


def times_part(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build what `times_table` builds of a week."""
    return times_table(picture.details, reader.say("situation-times", week=str(picture.week.number)), reader)


def times_table(details: WeekDetails, caption: str, reader: Reader) -> list[Block]:
    """Build the table of weekdays and parts of days, most incidents first, and a line on uncertain times."""
    times = details.times
    if len(times) < LEAST_TIMES:
        return []
    head = [reader.say("situation-column-time"), reader.say("situation-column-number")]
    rows: list[list[Cell]] = [
        [capital(time_of_week(each.weekday, each.part, reader)), Figure(each.number, reader.number(each.number))]
        for each in times
    ]
    table = data_table(caption, head, rows, page_size=5)
    uncertain = details.uncertain
    return [table, *(pack([reader.rich("situation-times-uncertain", number=uncertain)]) if uncertain else [])]


def gravity_part(details: WeekDetails, number: int, reader: Reader) -> list[Block]:
    """Build the lines on how grave so many incidents were and how many the police were told of."""
    if not number or not (details.severities or details.reported(PoliceReport.YES)):
        return []
    heading = Mrkdwn(f"*{escape(reader.say('situation-gravity'))}*")
    return pack([heading, *gravity_lines(details, number, reader)])


def gravity_lines(details: WeekDetails, number: int, reader: Reader) -> list[Mrkdwn]:
    """Write how grave so many incidents were and how many the police were told of."""
    graves = {each.value: details.severe(each) for each in Severity}
    lines = [reader.rich("situation-severities", **graves)] if details.severities else []
    told = details.reported(PoliceReport.YES)
    return [*lines, reader.rich("situation-police-reports", number=told, total=number)]
