"""The parts of a picture that stand in its thread: figures, areas, times, the plan, and who reported when."""

from collections.abc import Callable
from itertools import chain

from commands.reader import Reader
from commands.situation.behind import behind_areas, behind_late, behind_places
from commands.situation.figures import charts, table
from commands.situation.findings import flag_line
from commands.situation.heat import heat_message
from commands.situation.lists import coverage_part, late_part, places_part, plan_part
from commands.situation.times import gravity_part, times_part
from commands.situation.words import expected_range, list_part
from commands.vocabulary.blocks import Block, Message, section
from commands.vocabulary.text import Mrkdwn, join
from domain.omissions import is_left_out
from domain.pictures import PicturePart, SituationalPicture
from domain.signals import Signal

MOST_AREA_LINES = 10


def figures_part(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the table of counts and the charts."""
    return [*table(picture, reader), *charts(picture, reader), *behind_areas(picture)]


def times_and_places(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the times, the places with repeated reports, and how grave incidents were."""
    return [
        *times_part(picture, reader),
        *places_part(picture.places, reader),
        *behind_places(picture),
        *gravity_part(picture.details, picture.counts.now, reader),
    ]


def reports_part(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build who reported in the week, and what came late about earlier ones."""
    return [*coverage_part(picture, reader), *late_part(picture, reader), *behind_late(picture, reader)]


def area_part(place: int) -> Callable[[SituationalPicture, Reader], list[Block]]:
    """Return what builds the part of the area in that place among those where anything stands out."""

    def build(picture: SituationalPicture, reader: Reader) -> list[Block]:
        areas = list(dict.fromkeys(flag.area for flag in picture.flags))
        return _of_area(areas[place], picture, reader) if place < len(areas) > 1 else []

    return build


def _of_area(area: str, picture: SituationalPicture, reader: Reader) -> list[Block]:
    flags = [flag_line(flag, picture, reader) for flag in picture.flags if flag.area == area]
    others = [
        _say_series(each, picture, reader)
        for each in picture.signals
        if each.area == area and each.level != "flag" and each.now
    ]
    heading = reader.say("situation-area-others", area=area)
    places = [place for place in picture.places if place.area == area]
    return [
        section(join(flags)),
        *list_part(heading, others, MOST_AREA_LINES, reader),
        *places_part(places, reader),
    ]


def _say_series(signal: Signal, picture: SituationalPicture, reader: Reader) -> Mrkdwn:
    group = picture.heading(signal.group, reader.language)
    if signal.expected is None:
        return reader.rich("situation-area-series", group=group, number=signal.now)
    expected = expected_range(signal.expected)
    return reader.rich("situation-area-series-expected", group=group, number=signal.now, expected=expected)


PARTS: dict[PicturePart, Callable[[SituationalPicture, Reader], list[Block]]] = {
    PicturePart.FIGURES: figures_part,
    PicturePart.FIRST_AREA: area_part(0),
    PicturePart.SECOND_AREA: area_part(1),
    PicturePart.THIRD_AREA: area_part(2),
    PicturePart.TIMES: times_and_places,
    PicturePart.PLAN: plan_part,
    PicturePart.REPORTS: reports_part,
}


def part_message(part: PicturePart, picture: SituationalPicture, reader: Reader) -> Message | None:
    """Build a part as a reply in the picture's thread; None where there is nothing to say."""
    if part is PicturePart.HEAT:
        return heat_message(picture, reader)
    blocks = _build(part, picture, reader)
    return Message(_spoken(blocks), tuple(blocks)) if blocks else None


def all_parts(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build all parts for one message, but for areas, of which the table tells."""
    parts = (PicturePart.FIGURES, PicturePart.TIMES, PicturePart.PLAN, PicturePart.REPORTS)
    return list(chain.from_iterable(_build(part, picture, reader) for part in parts))


def _build(part: PicturePart, picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build a part; nothing where a coordinator left it out."""
    return [] if is_left_out(picture, part) else PARTS[part](picture, reader)


def _spoken(blocks: list[Block]) -> Mrkdwn:
    """What the blocks say first, for notifications and screen readers."""
    said = (each.get("caption") or each.get("title") or each.get("text", {}).get("text", "") for each in blocks)
    return Mrkdwn("\n".join(filter(None, said)))
