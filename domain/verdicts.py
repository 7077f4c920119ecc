"""Sum a week up in one verdict, which says no more than what was reported can bear."""

from enum import StrEnum

from domain.baselines import FEWEST_WEEKS
from domain.pictures import Silence, SituationalPicture


class Verdict(StrEnum):
    """What a picture's signals, its total and its coverage come to."""

    NONE_REPORTED = "none-reported"
    UNJUDGED = "unjudged"
    YOUNG = "young"
    STANDS_OUT = "stands-out"
    STANDS_OUT_AMONG_MANY = "stands-out-among-many"
    SO_FAR = "so-far"
    THIN = "thin"
    MORE = "more"
    FEWER = "fewer"
    EXPECTED = "expected"

    @property
    def is_calm(self) -> bool:
        """Whether it says of anything that there is no more of it than expected."""
        return self in _CALM


_CALM = frozenset({Verdict.NONE_REPORTED, Verdict.STANDS_OUT, Verdict.FEWER, Verdict.EXPECTED})


def sum_up(picture: SituationalPicture) -> Verdict:
    """Choose the verdict on a picture's week.

    A week of which fewer than half the partners were heard is no calm one, and one that is not over is not
    compared with whole weeks but where it already has more. What stands out does so though a coordinator left it
    out, and a thin week is thin though who reported was left out. UNJUDGED are pictures of earlier versions, and
    weeks with too few weeks of coverage before them.
    """
    if picture.flags or any(each.level == "flag" for each in picture.left_out):
        is_more = _compare_total(picture) is Verdict.MORE
        return Verdict.STANDS_OUT_AMONG_MANY if is_more else Verdict.STANDS_OUT
    if not picture.counts.now:
        return Verdict.NONE_REPORTED
    if not picture.expected:
        return Verdict.YOUNG if picture.counts.weeks_before < FEWEST_WEEKS else Verdict.UNJUDGED
    if picture.is_open:
        return Verdict.SO_FAR
    if (picture.coverage and picture.coverage.is_thin) or any(each.thin for each in picture.left_out):
        return Verdict.THIN
    return _compare_total(picture)


def hidden_by_silence(picture: SituationalPicture) -> tuple[Silence, ...]:
    """List the silent partners whose reports a calm verdict on a closed week lacks: those heard from before.

    What is expected is expected with theirs. Who was silent in the twelve weeks before too is no reason to expect
    more, and who is silent in a week that goes on may still be heard from.
    """
    if picture.is_open or not sum_up(picture).is_calm:
        return ()
    return tuple(each for each in picture.silences if each.heard)


def _compare_total(picture: SituationalPicture) -> Verdict:
    expected = picture.totals.expected if picture.totals else None
    if expected and picture.counts.now > expected.high:
        return Verdict.MORE
    if expected and picture.counts.now < expected.low:
        return Verdict.FEWER
    return Verdict.EXPECTED
