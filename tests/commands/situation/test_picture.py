"""A picture says what it holds, in both languages, within Slack's limits and in every kind of block."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from commands.reader import Reader
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.block_fallbacks import LEVELS, simplify
from commands.vocabulary.blocks import Message
from domain.own_categories import DEFAULT
from domain.pictures import Coverage, Plan, PlanLine, RepeatedPlace, SituationalPicture
from domain.week_counts import AreaSeries, Count, LateReport, WeekCounts
from domain.weeks import Week
from sandbox.rules import check_message

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SWEDISH, ENGLISH = Reader("sv", STOCKHOLM), Reader("en", STOCKHOLM)
WEEK = Week(2026, 47)
TAKEN_AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ROWS = (
    Count("Centrum", "damage", 5, 3, 30),
    Count("Mantorp", "threat", 1, 0, 2),
    Count("Skänninge", "theft", 0, 2, 9),
)
PLAN = Plan(
    date(2026, 11, 29),
    done=(PlanLine(4, "Röjt sly vid bron", "Gatukontoret", date(2026, 11, 20)),),
    due=(PlanLine(12, "Lys upp tunneln", "Gatukontoret", date(2026, 11, 25)),),
    overdue=(PlanLine(7, "Flytta bänkarna", "", date(2026, 11, 12)),),
)
QUIET = SituationalPicture(
    week=WEEK,
    taken_at=TAKEN_AT,
    is_open=False,
    counts=WeekCounts(),
    coverage=Coverage(),
    plan=Plan(date(2026, 11, 29)),
)
NORMAL = replace(
    QUIET,
    counts=WeekCounts(
        ROWS,
        12,
        (2, 3, 5, 4, 3, 2, 1, 6, 4, 3, 5, 6),
        (AreaSeries("Centrum", (1,) * 11 + (5,)), AreaSeries("Mantorp", (0,) * 11 + (1,))),
    ),
    coverage=Coverage(("Kommunen", "Polisen"), ("Bostadsbolaget",), ("Nattvandrarna",)),
    places=(RepeatedPlace("Stationen", "Centrum", 3),),
    late_reports=(
        LateReport(Week(2026, 46), "Centrum", "damage", 2),
        LateReport(Week(2026, 46), "Mantorp", "threat", 1),
        LateReport(None, "Centrum", "other", 1),
    ),
    plan=PLAN,
)


def longest() -> SituationalPicture:
    """A picture with the most and the longest of everything."""
    areas = [f"{number:02} <&> {'Ä' * 68}" for number in range(20)]
    rows = tuple(Count(area, group, 1_000, 999, 11_001) for area, group in product(areas, DEFAULT.headings))
    names = tuple(f"{number:02} <&> {'Å' * 68}" for number in range(60))
    lines = tuple(PlanLine(10**8 + n, "&" * 150, "<" * 150, date(2026, 11, 25)) for n in range(40))
    weeks = (*Week(2026, 36).range(Week(2026, 46))[::-1], None)
    return SituationalPicture(
        week=WEEK,
        taken_at=TAKEN_AT,
        is_open=False,
        counts=WeekCounts(rows, 12, (10**6,) * 12, tuple(AreaSeries(area, (10**5,) * 12) for area in areas[:5])),
        coverage=Coverage(names[:20], names[20:40], names[40:]),
        places=tuple(RepeatedPlace(f"{n} {'&' * 72}", areas[0], 10**5) for n in range(25)),
        late_reports=tuple(LateReport(week, area, "dwelling", 10**5) for week in weeks for area in areas),
        plan=Plan(date(2026, 11, 29), lines, lines, lines),
        late=True,
        skipped=Week(2025, 40).range(Week(2026, 46)),
    )


PICTURES = {
    "quiet": QUIET,
    "normal": NORMAL,
    "open": replace(NORMAL, is_open=True),
    "quiet and open": replace(QUIET, is_open=True),
    "late": replace(NORMAL, late=True, skipped=(Week(2026, 45), Week(2026, 46))),
    "area": replace(NORMAL, area="Centrum", coverage=None, plan=None, is_open=True),
    "young": replace(NORMAL, counts=replace(NORMAL.counts, weeks_before=0)),
    "longest": longest(),
    "longest area": replace(longest(), area="Ä" * 75, late=False, is_open=True),
}


def words(message: Message) -> str:
    """All that the message's blocks say, as JSON."""
    return json.dumps(simplify(message, "text").blocks, ensure_ascii=False)


def only(message: Message, kind: str) -> dict[str, Any]:
    """The one block of that kind."""
    (block,) = (block for block in message.blocks if block["type"] == kind)
    return block


@pytest.mark.parametrize("reader", [SWEDISH, ENGLISH], ids=["sv", "en"])
@pytest.mark.parametrize("showing", Showing)
@pytest.mark.parametrize("name", PICTURES)
def test_slack_takes_every_picture_in_every_kind_of_block(name: str, showing: Showing, reader: Reader) -> None:
    message = picture_message(PICTURES[name], showing, reader)
    assert len(message.text) < 4_000
    for level in LEVELS:
        simpler = simplify(message, level)
        assert check_message(simpler.text, list(simpler.blocks), older=level != "newest") == []


def test_a_normal_week_reads_well() -> None:
    message = picture_message(NORMAL, Showing.POSTED, SWEDISH)
    assert message.text.splitlines() == [
        "Lägesbild vecka 47",
        "6 händelser rapporterades vecka 47. Veckan före: 5. Normalt: cirka 3 per vecka.",
        "Flest: Centrum, Skadegörelse: 5 (veckan före 3, normalt 2,5).",
        "3 av 4 parter har rapporterat eller meddelat att det är lugnt.",
        "1 åtgärd har passerat sitt datum.",
    ]
    kinds = [block["type"] for block in message.blocks]
    assert kinds[:6] == ["header", "context", "section", "section", "data_table", "data_visualization"]
    assert "16–22 nov. 2026" in words(message)
    assert message.blocks[3]["text"]["text"].splitlines() == [
        "*6 händelser rapporterades vecka 47. Veckan före: 5. Normalt: cirka 3 per vecka.*",
        "Flest händelser:",
        "• Centrum, Skadegörelse: 5 (veckan före 3, normalt 2,5)",
        "• Mantorp, Hot: 1 (veckan före 0, normalt 0,2)",
    ]


def test_the_table_shows_both_weeks_and_the_mean_as_the_reader_writes_them() -> None:
    table = only(picture_message(NORMAL, Showing.POSTED, SWEDISH), "data_table")
    shown = [[cell["text"] for cell in row] for row in table["rows"]]
    assert shown[0] == ["Område", "Kategori", "Vecka 47", "Vecka 46", "Normalt"]
    assert shown[1] == ["Centrum", "Skadegörelse", "5", "3", "2,5"]
    assert table["rows"][1][4] == {"type": "raw_number", "value": 2.5, "text": "2,5"}
    english = only(picture_message(NORMAL, Showing.POSTED, ENGLISH), "data_table")
    assert [cell["text"] for cell in english["rows"][1]] == ["Centrum", "Vandalism", "5", "3", "2.5"]


def test_what_has_no_room_in_the_table_is_summed_up_in_its_last_row() -> None:
    picture = longest()
    table = only(picture_message(picture, Showing.POSTED, SWEDISH), "data_table")
    figures = [[cell["value"] for cell in row[2:]] for row in table["rows"][1:]]
    assert len(table["rows"]) <= 100
    assert table["rows"][-1][0]["text"] == "Alla övriga"
    assert sum(row[0] for row in figures) == sum(count.now for count in picture.counts.rows)
    assert sum(row[1] for row in figures) == sum(count.last for count in picture.counts.rows)
    assert sum(row[2] for row in figures) == pytest.approx(picture.counts.before / 12)


@pytest.mark.parametrize("number", [98, 99, 100, 130])
def test_short_rows_fill_the_table_to_the_last(number: int) -> None:
    rows = tuple(Count(f"O{n}", "threat", 1, 1, 12) for n in range(number))
    picture = replace(NORMAL, counts=replace(NORMAL.counts, rows=rows))
    table = only(picture_message(picture, Showing.POSTED, SWEDISH), "data_table")
    assert len(table["rows"]) == 1 + min(number, 99)
    assert sum(row[2]["value"] for row in table["rows"][1:]) == number


def test_without_weeks_to_compare_with_there_is_no_mean() -> None:
    message = picture_message(PICTURES["young"], Showing.POSTED, SWEDISH)
    assert len(only(message, "data_table")["rows"][0]) == 4
    assert "nitt " not in words(message)
    assert "• Centrum, Skadegörelse: 5 (veckan före 3)" in words(message)
    assert "första veckan med rapporter" in words(message)


def test_the_chart_draws_the_total_and_the_areas_for_twelve_weeks() -> None:
    chart = only(picture_message(NORMAL, Showing.POSTED, SWEDISH), "data_visualization")["chart"]
    assert chart["axis_config"]["categories"][0::11] == ["v. 36", "v. 47"]
    assert (
        only(picture_message(NORMAL, Showing.POSTED, SWEDISH), "data_visualization")["title"]
        == "Händelser per vecka, v. 36–47"
    )
    assert [series["name"] for series in chart["series"]] == ["Totalt", "Centrum", "Mantorp"]
    assert [point["value"] for point in chart["series"][0]["data"]] == list(NORMAL.counts.totals)


def test_a_quiet_week_says_so_in_a_sentence_and_has_no_table() -> None:
    message = picture_message(QUIET, Showing.POSTED, SWEDISH)
    assert "Inga händelser rapporterades vecka 47." in message.text
    assert "*Inga händelser rapporterades vecka 47. Veckan före: 0.*" in words(message)
    assert {block["type"] for block in message.blocks} == {"header", "context", "section"}
    assert "No incidents were reported in week 47." in picture_message(QUIET, Showing.POSTED, ENGLISH).text


def test_a_quiet_week_after_others_keeps_the_chart() -> None:
    counts = WeekCounts(ROWS[2:], 12, (2,) * 11 + (0,))
    message = picture_message(replace(QUIET, counts=counts), Showing.POSTED, SWEDISH)
    assert [block["type"] for block in message.blocks].count("data_visualization") == 1
    assert [block["type"] for block in message.blocks].count("data_table") == 0


def test_coverage_is_told_by_name_and_quietly_where_there_are_no_partners() -> None:
    said = words(picture_message(NORMAL, Showing.POSTED, SWEDISH))
    assert "Har rapporterat: Kommunen och Polisen" in said
    assert "Har också hört av sig: Bostadsbolaget" in said
    assert "Har inte hört av sig: Nattvandrarna" in said
    assert "Inga samverkansparter är tillagda än" in words(picture_message(QUIET, Showing.POSTED, SWEDISH))


def test_actions_places_and_late_reports_are_listed() -> None:
    said = words(picture_message(NORMAL, Showing.POSTED, SWEDISH))
    for line in (
        "• Stationen (Centrum): 3 händelser",
        "• Gatukontoret: #4 Röjt sly vid bron",
        "*Åtgärder att följa upp till och med söndag 29 november*",
        "• Gatukontoret: #12 Lys upp tunneln, ons 25 nov.",
        "• Utan enhet: #7 Flytta bänkarna, sedan tors 12 nov.",
        "• Vecka 46: 3 händelser – Centrum, Skadegörelse (2); Mantorp, Hot (1)",
        "• Tidigare än så: 1 händelse – Centrum, Övrigt (1)",
    ):
        assert line in said


def test_long_lists_say_how_many_more_there_are() -> None:
    assert "… och 30 till" in words(picture_message(longest(), Showing.POSTED, SWEDISH))


def test_a_late_picture_says_so_and_names_the_weeks_left_out() -> None:
    late = PICTURES["late"]
    message = picture_message(late, Showing.POSTED, SWEDISH)
    assert message.text.startswith("Lägesbild vecka 47 (försenad)\nFörsenad:")
    assert "vecka 45 och 46. Se dem en i taget med `/lagesbild vecka 2026-W45`" in message.text
    assert "försenad" in words(message)
    over_new_year = replace(late, week=Week(2027, 2), skipped=(Week(2026, 53), Week(2027, 1)))
    assert "vecka 53 (2026) och 1." in picture_message(over_new_year, Showing.POSTED, SWEDISH).text
    assert "de 59 veckorna från 2025-W40 till 2026-W46" in words(
        picture_message(longest(), Showing.POSTED, SWEDISH)
    )


def test_the_last_week_of_a_year_is_posted_with_the_year() -> None:
    picture = replace(NORMAL, week=Week(2026, 53), taken_at=datetime(2027, 1, 4, 7, 0, tzinfo=UTC))
    assert picture_message(picture, Showing.POSTED, SWEDISH).text.startswith("Lägesbild vecka 53 2026\n")
    late = picture_message(replace(picture, late=True), Showing.POSTED, ENGLISH)
    assert late.text.startswith("Situational picture, week 53 2026 (late)\n")


@pytest.mark.parametrize(
    ("before", "weeks", "swedish", "english"),
    [
        (128, 12, "Normalt: cirka 11 per vecka.", "12-week average: about 11."),
        (30, 12, "Normalt: cirka 3 per vecka.", "12-week average: about 3."),
        (11, 12, "Normalt: färre än 1 per vecka.", "12-week average: fewer than 1."),
        (4, 2, "Snitt hittills: cirka 2 per vecka.", "2-week average: about 2."),
    ],
)
def test_what_is_usual_is_told_as_one_says_it(before: int, weeks: int, swedish: str, english: str) -> None:
    rows = (Count("Centrum", "damage", 5, 3, before),)
    picture = replace(NORMAL, counts=replace(NORMAL.counts, rows=rows, weeks_before=weeks))
    assert swedish in picture_message(picture, Showing.POSTED, SWEDISH).text
    assert english in picture_message(picture, Showing.POSTED, ENGLISH).text


@pytest.mark.parametrize(("reader", "word"), [(SWEDISH, "försenad"), (ENGLISH, "(late)")])
def test_a_picture_on_time_does_not_say_that_it_is_late(reader: Reader, word: str) -> None:
    message = picture_message(NORMAL, Showing.POSTED, reader)
    assert word not in message.text + words(message)


def test_the_week_so_far_says_that_it_is_not_over() -> None:
    message = picture_message(PICTURES["open"], Showing.ASKED, SWEDISH)
    assert message.text.startswith(
        "Lägesbild vecka 47 hittills\n6 händelser har rapporterats för vecka 47 hittills."
    )
    assert "Veckan pågår. Siffrorna gäller mån 23 nov. 08:00." in words(message)
    assert "Har inte hört av sig än: Nattvandrarna" in words(message)
    chart = only(message, "data_visualization")["chart"]
    assert chart["axis_config"]["categories"][-1] == "v. 47 hittills"


def test_a_picture_says_whose_it_is_and_when_it_was_taken() -> None:
    posted, again, asked, own = (words(picture_message(NORMAL, showing, SWEDISH)) for showing in Showing)
    assert "alla parter får se" in posted
    assert "mån 23 nov. 08:00" not in posted
    assert "Så här såg lägesbilden ut mån 23 nov. 08:00." in again
    assert "alla parter får se" in again
    assert "Ingen lägesbild lades ut den veckan." in asked
    assert "som du får se" in asked
    assert own == asked.replace(
        "händelser som du får se.",
        "bara dina egna rapporter. Du ser andras när en samordnare har bekräftat din enhet.",
    )


@pytest.mark.parametrize("reader", [SWEDISH, ENGLISH], ids=["sv", "en"])
def test_nothing_is_told_in_per_cent(reader: Reader) -> None:
    for picture in PICTURES.values():
        message = picture_message(picture, Showing.POSTED, reader)
        assert "%" not in message.text + words(message)
        assert "procent" not in words(message)


def test_nobody_is_called_by_a_name_that_people_have_given() -> None:
    call = "<!channel> & <@U123>"
    picture = replace(
        NORMAL,
        counts=WeekCounts((Count(call, "other", 1, 1, 1),), 1, (1,) * 12, (AreaSeries(call, (1,) * 12),)),
        coverage=Coverage((call,), (call,), (call,)),
        places=(RepeatedPlace(call, call, 2),),
        late_reports=(LateReport(None, call, "other", 1),),
        plan=Plan(date(2026, 11, 29), *[(PlanLine(1, call, call, date(2026, 11, 25)),)] * 3),
    )
    message = picture_message(picture, Showing.POSTED, SWEDISH)
    assert "<" not in message.text
    for level in LEVELS:
        for block in simplify(message, level).blocks:
            text = block.get("text") or (block.get("elements") or [{}])[0]
            assert text.get("type") != "mrkdwn" or "<" not in text["text"]
