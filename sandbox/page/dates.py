"""Format dates and times in the reader's language, as Slack does."""

import re
from datetime import datetime

from babel.dates import format_date, format_datetime

from sandbox.page.reader import Reader

_TOKENS = re.compile(r"\{(\w+)\}")
_DATES = {"date": "long", "date_short": "medium", "date_long": "full"}


def clock_time(epoch: float, reader: Reader) -> str:
    """Format as '08:05' in the reader's time zone."""
    return reader.local(epoch).strftime("%H:%M")


def day_heading(epoch: float, reader: Reader) -> str:
    """Format as 'måndag 23 november', for the line between two days of messages."""
    pattern = "EEEE d MMMM" if reader.language == "sv" else "EEEE, MMMM d"
    return str(format_datetime(reader.local(epoch), pattern, locale=reader.language))


def date_and_time(epoch: float, reader: Reader) -> str:
    """Format as 'mån 23 nov. 2026 08:05', for the clock and the tooltip of a message's time."""
    pattern = "EEE d MMM y HH:mm" if reader.language == "sv" else "EEE, MMM d, y HH:mm"
    return str(format_datetime(reader.local(epoch), pattern, locale=reader.language))


def slack_date(epoch: float, template: str, reader: Reader) -> str:
    """Fill in a template such as `{date_long} {time}`; unknown tokens are kept."""
    moment = reader.local(epoch)
    return _TOKENS.sub(lambda found: _token(found[1], moment, reader) or found[0], template)


def _token(name: str, moment: datetime, reader: Reader) -> str | None:
    if name == "date_num":
        return moment.strftime("%Y-%m-%d")
    if name == "time":
        return moment.strftime("%H:%M")
    if name == "time_secs":
        return moment.strftime("%H:%M:%S")
    if name == "ago":
        return date_and_time(moment.timestamp(), reader)
    width = _DATES.get(name.removesuffix("_pretty"))
    return str(format_date(moment.date(), width, locale=reader.language)) if width else None
