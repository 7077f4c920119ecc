"""Give each area of a workspace its own colour and stroke, in every chart the same."""

from dataclasses import dataclass

PALETTE = ("#5b62cd", "#c56b07", "#24a17e", "#dc074e", "#9b1dfd", "#927fb2")
"""Three times as dark or light as white and as Slack's dark background, and told apart by the colour-blind."""
STROKES = ("solid", "dashed", "dotted")


@dataclass(frozen=True)
class Mark:
    """How an area is drawn: a colour of the palette, and a stroke that parts it from others of that colour."""

    colour: str = PALETTE[0]
    stroke: str = STROKES[0]


def mark_of(position: int) -> Mark:
    """Return the mark of the area at that position, from 0, in the order in which a workspace got its areas.

    Areas are never deleted, so that a position, and with it the mark, is an area's for good.
    """
    turn, place = divmod(position, len(PALETTE))
    return Mark(PALETTE[place], STROKES[turn % len(STROKES)])
