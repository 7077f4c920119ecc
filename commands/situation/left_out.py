"""What a picture says openly of what coordinators left out of it, and how that is called."""

from collections.abc import Iterator

from commands.reader import Reader
from commands.situation.words import in_sentence
from commands.vocabulary.text import Mrkdwn
from domain.omissions import part_of, series_of
from domain.pictures import PicturePart, SituationalPicture
from services.geography import area_standing_for
from storage.store import Store

_PARTS = {
    PicturePart.FIGURES: "situation-part-figures",
    PicturePart.TIMES: "situation-part-times",
    PicturePart.PLAN: "situation-part-plan",
    PicturePart.REPORTS: "situation-part-reports",
}


def left_out_lines(picture: SituationalPicture, reader: Reader) -> Iterator[Mrkdwn]:
    """Write how many signals and other figures were left out, and which parts."""
    levels = [each.level for each in picture.left_out if each.level]
    signals = sum(level in ("flag", "watch") for level in levels)
    if signals:
        yield reader.rich("situation-left-out-signals", number=signals)
    if rows := len(levels) - signals:
        yield reader.rich("situation-left-out-rows", number=rows)
    parts = [name_part(part, reader) for each in picture.left_out if (part := part_of(each.key))]
    if parts:
        yield reader.rich("situation-left-out-parts", parts=reader.list(map(in_sentence, parts)))


def name_part(part: PicturePart, reader: Reader) -> str:
    """Name a part of a picture."""
    return reader.say(_PARTS[part])


def name_left_out(key: str, store: Store, reader: Reader) -> str:
    """Name what a key stands for: a part, or a series by its area and heading as they are called now."""
    if part := part_of(key):
        return name_part(part, reader)
    area_id, group = series_of(key) or (0, "")
    area = area_standing_for(store, store.geography.area(area_id))
    heading = store.categories.known().headings.get(group)
    named = {"area": area.name if area else "–", "group": heading.name(reader.language) if heading else "–"}
    return reader.say("situation-series", **named)
