import re
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cells import (
    PastTime,
    RowError,
    defuse,
    read_choice,
    read_name,
    read_number,
    read_past,
    read_text,
    read_user,
    restore,
)

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
SIGNS = [*"'=+-@\t\r\n\v\f＝aå ,;|\"", "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}", "\N{ZERO WIDTH NO-BREAK SPACE}"]
SPREADSHEET = st.text(alphabet=st.sampled_from(SIGNS) | st.characters(codec="utf-8"))


@given(SPREADSHEET)
def test_what_is_defused_can_be_restored(cell: str) -> None:
    assert restore(defuse(cell)) == cell


@given(SPREADSHEET)
def test_nothing_written_can_begin_a_formula(cell: str) -> None:
    written = defuse(cell)
    seen = re.sub(r"^[\s,;|\"\ufeff\u200b\x00-\x1f]*", "", written)
    assert not seen.startswith(tuple("=+-@＝＋－＠\N{MINUS SIGN}"))


BEFORE = [
    "",
    " ",
    "\N{NO-BREAK SPACE}",
    "\v",
    "\f",
    "\ufeff",
    "\u200b",
    "\u2028",
    "\u3000",
    "\u2800",
    "\u3164",
    "\0",
]
BEFORE += ["\0", ";", ",", "|", "; ,", '"', '" ;', "'", "''"]
BEGINNINGS = ["=1+1", "+46", "-1", "@SUM(A1)", "\N{MINUS SIGN}1", "＝1", "＋1", "－1", "＠SUM(A1)", "﹣1", "⁼1"]
FORMULAS = [before + begun for before in BEFORE for begun in BEGINNINGS] + ["\t=1", "\r\n=1", "\nrad"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_are_made_words(cell: str) -> None:
    assert defuse(cell) == "'" + cell


WORDS = ["", "Klotter", "'citat'", "2026-11-20", "a=b", "– i natt", " 5-6 personer", "; och", "#12", "''", " "]


@pytest.mark.parametrize("cell", WORDS)
def test_other_words_stay(cell: str) -> None:
    assert defuse(cell) == cell


@pytest.mark.parametrize(
    ("cell", "number"), [("", None), (" ", None), ("1", 1), (" 12 ", 12), ("99999999", 99_999_999)]
)
def test_numbers_are_read(cell: str, number: int | None) -> None:
    assert read_number({"n": cell}, "n") == number


@pytest.mark.parametrize("cell", ["0", "-1", "1.5", "#12", "tolv", "100000000", "٣", "1e3", "9" * 5_000])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(RowError, match=r"^n is no number from 1 to 99999999$"):
        read_number({"n": cell}, "n")


TIMES = [
    ("2026-11-20 9.05", datetime(2026, 11, 20, 8, 5, tzinfo=UTC)),
    ("2026-11-19 22,30", datetime(2026, 11, 19, 21, 30, tzinfo=UTC)),
    ("2026-11-19 07.05", datetime(2026, 11, 19, 6, 5, tzinfo=UTC)),
    ("2026-11-19 9:13:05 +02:00", datetime(2026, 11, 19, 7, 13, 5, tzinfo=UTC)),
    ("2026/11/19 kl 22.30", datetime(2026, 11, 19, 21, 30, tzinfo=UTC)),
    ("2026-11-19T22:30:15,5Z", datetime(2026, 11, 19, 22, 30, 15, 500_000, tzinfo=UTC)),
    ("2000-01-01 00:00", datetime(1999, 12, 31, 23, 0, tzinfo=UTC)),
    ("2026-11-20 14:59", datetime(2026, 11, 20, 13, 59, tzinfo=UTC)),
    ("2026-11-20T14:00:00+00:00", NOW),
    ("2026-07-01T22:30", datetime(2026, 7, 1, 20, 30, tzinfo=UTC)),
    ("2026-03-29T02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
]


@pytest.mark.parametrize(("cell", "instant"), TIMES)
def test_times_are_local_without_an_offset(cell: str, instant: datetime) -> None:
    assert read_past({"t": cell}, "t", STOCKHOLM, NOW) == PastTime(instant, clock=True)


def test_a_date_alone_has_no_time_of_day() -> None:
    noon, late = time(12), time(23, 59)
    assert read_past({"t": "2026-11-19"}, "t", STOCKHOLM, NOW, noon) == PastTime(
        datetime(2026, 11, 19, 11, 0, tzinfo=UTC), clock=False
    )
    assert read_past({"t": "2026-11-20"}, "t", STOCKHOLM, NOW, late) == PastTime(NOW, clock=False)


@pytest.mark.parametrize("cell", ["2026-11-20T15:01", "2026-11-20T22:30+01:00", "2027-01-01"])
def test_a_time_that_has_not_come_is_refused(cell: str) -> None:
    with pytest.raises(RowError, match=r"^t has not come yet$"):
        read_past({"t": cell}, "t", STOCKHOLM, NOW)


@pytest.mark.parametrize(
    "cell",
    [
        *("igår", "20/11 2026", "2026-02-30", "24:00", "0001-01-01T00:00", "9999-12-31T23:59-14:00"),
        *("20261119T2230", "2026-W47-4", "2026-11-19 22.3", "2026-11-19 2230", "2026-11-19 25:00", "٢٠٢٦-11-19"),
        *("2026-11-19T22:30:00.1234567", "2026-11-19 22:30 +25:00", "26-11-19 22:30"),
    ],
)
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(RowError, match=r"write for example 2026-11-20T22:30$"):
        read_past({"t": cell}, "t", STOCKHOLM, NOW)


def test_a_choice_is_one_of_the_known_words() -> None:
    assert read_choice({"c": " YES "}, "c", {"": 0, "yes": 1}) == 1
    with pytest.raises(RowError, match=r"^c must be one of yes, no, or empty$"):
        read_choice({"c": "ja"}, "c", {"": 0, "yes": 1, "no": 2})


@pytest.mark.parametrize("cell", ["", "U1", "W012AB3CD"])
def test_people_are_slack_ids(cell: str) -> None:
    assert read_user({"u": cell}, "u") == cell


@pytest.mark.parametrize("cell", ["<!here>", "u1", "Vera", "U", "U1> <!channel", "U1\nU2"])
def test_whoever_is_no_slack_id_is_refused(cell: str) -> None:
    with pytest.raises(RowError, match=r"^u is no Slack user id"):
        read_user({"u": cell}, "u")


def test_names_are_tidied() -> None:
    assert read_name({"n": "  Bostadsbolaget \n Eken "}, "n") == "Bostadsbolaget Eken"
    assert read_name({"n": ""}, "n") == ""


WRONG_NAMES = [
    ("", "n is empty"),
    ("\u200b", "n is empty"),
    ("...", "n holds no letter or digit"),
    ("å" * 76, "n is longer than 75 characters"),
    ("a;b", "n holds “;”, which parts names elsewhere"),
    ("19121212-1212", r"n holds personal data \(personnummer\), which must never be stored"),
]


@pytest.mark.parametrize(("cell", "why"), WRONG_NAMES)
def test_a_name_that_cannot_be_kept_is_refused(cell: str, why: str) -> None:
    with pytest.raises(RowError, match=f"^{why}$"):
        read_name({"n": cell}, "n", needed=True, without=";")


def test_text_is_kept_as_it_was_typed() -> None:
    typed = "  Rad ett\r\n\n=Rad två  "
    assert read_text({"t": typed}, "t") == typed
    assert len(read_text({"t": "å" * 3_000}, "t")) == 3_000


@pytest.mark.parametrize("cell", ["å" * 3_001, "ring 070-123 45 67", "skriv till a.b@example.org"])
def test_text_that_may_not_be_kept_is_refused_without_being_repeated(cell: str) -> None:
    with pytest.raises(RowError) as caught:
        read_text({"t": cell}, "t")
    assert cell[:10] not in str(caught.value)


def test_control_characters_are_taken_out_of_cells() -> None:
    assert read_text({"t": "Rad\x1b[31m ett\u2028tv\x08å\0 \x9btre\ud83d"}, "t") == "Rad[31m ett\ntvå tre"
    assert read_name({"n": "Tor\0get\x1b"}, "n") == "Torget"


@pytest.mark.parametrize("cell", ["850709\r\n9805", "850\x08709-9805", "070-123\r\n45 67"])
def test_a_break_hides_no_number_in_a_cell(cell: str) -> None:
    with pytest.raises(RowError, match="must never be stored"):
        read_text({"t": cell}, "t")
