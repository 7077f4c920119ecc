"""The reply in a picture's thread that Slack cannot draw: when it happened, as a picture with words beside it."""

from commands.kit.area_marks import AreaMarks
from commands.reader import Reader
from commands.situation.drawn import PictureCharts
from commands.vocabulary.blocks import Attachment, Message, short_message
from domain.pictures import SituationalPicture
from exports.documents import HeatMap
from exports.drawing import DrawingFailed, draw_png

LEAST_SQUARES = 5
"""Of fewer times, the table says as much."""


def heat_message(picture: SituationalPicture, reader: Reader) -> Message | None:
    """Draw the times of the week; the words alone where that fails, and nothing of few times."""
    if len(picture.details.times) < LEAST_SQUARES:
        return None
    (chart,) = PictureCharts(picture, reader, AreaMarks({})).times()
    return _message(chart, picture, reader)


def _message(chart: HeatMap, picture: SituationalPicture, reader: Reader) -> Message:
    words = reader.rich("situation-heat", title=chart.title, finding=chart.alt)
    try:
        content = draw_png(chart, reader.language)
    except DrawingFailed as failed:
        return Message(words, short_message(words).blocks, undrawn=failed.why)
    name = reader.say("situation-heat-file", week=str(picture.week))
    return Message(words, file=Attachment(name, content, alt=chart.alt))
