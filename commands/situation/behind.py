"""The buttons that lead from a picture's figures to the incidents behind them."""

from collections import Counter
from itertools import islice

from commands.incident.behind import ROUTE, behind_button
from commands.reader import Reader
from commands.situation.words import name_week
from commands.vocabulary.blocks import Block, Button, buttons
from domain.figures import FigureBehind
from domain.pictures import WEEKS_OF_PLACES, RepeatedPlace, SituationalPicture
from domain.signals import Signal
from domain.weeks import Week

MOST_AREAS = 5
MOST_PLACES = 5
MOST_LATE = 5


def behind_signal(signal: Signal, picture: SituationalPicture, reader: Reader) -> Button:
    """Make the button to a series' incidents."""
    area, group = picture.area_key(signal.area), signal.group
    figure = FigureBehind(picture.week, signal.now, area=area, group=group, shared=picture.shared)
    return behind_button("situation-button-behind", figure, reader)


def behind_total(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the row with the button to all incidents of the picture, where there are any."""
    if not picture.counts.now:
        return []
    area = picture.area_key(picture.area) if picture.area else None
    figure = FigureBehind(
        picture.week, picture.counts.now, area=area, parts=area is not None, shared=picture.shared
    )
    return [buttons(behind_button("situation-button-behind-all", figure, reader))]


def behind_areas(picture: SituationalPicture) -> list[Block]:
    """Build the row of buttons to the incidents of the areas with most, where there are several."""
    areas = [each for each in picture.areas if each.now][:MOST_AREAS]
    if len(areas) < 2:
        return []
    return [buttons(*(_named(each.area, _within(each, picture)) for each in areas))]


def behind_places(picture: SituationalPicture) -> list[Block]:
    """Build the row of buttons to the incidents of four weeks at the places with most."""
    row = [_named(each.place, _at(each, picture)) for each in picture.places[:MOST_PLACES] if each.place_id]
    return [buttons(*row)] if row else []


def behind_late(picture: SituationalPicture, reader: Reader) -> list[Block]:
    """Build the row of buttons to what came late about earlier weeks, the latest first."""
    numbers: Counter[Week] = Counter()
    for late in picture.late_reports:
        if late.week:
            numbers[late.week] += late.number
    row = [
        _named(
            reader.say("situation-column-week", week=name_week(week, picture.week)),
            FigureBehind(week, number, late_in=picture.week, shared=picture.shared),
        )
        for week, number in islice(numbers.items(), MOST_LATE)
    ]
    return [buttons(*row)] if row else []


def _within(area: Signal, picture: SituationalPicture) -> FigureBehind:
    key = picture.area_key(area.area)
    return FigureBehind(picture.week, area.now, area=key, shared=picture.shared)


def _at(place: RepeatedPlace, picture: SituationalPicture) -> FigureBehind:
    weeks = WEEKS_OF_PLACES if place.in_four_weeks else 1
    posted = place.in_four_weeks or place.number
    return FigureBehind(picture.week, posted, weeks, place=place.place_id, shared=picture.shared)


def _named(name: str, figure: FigureBehind) -> Button:
    return Button(ROUTE, f"{name} ({figure.posted})", str(figure))
