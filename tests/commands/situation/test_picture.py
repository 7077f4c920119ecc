"""A picture says first what stands out, in both languages, within Slack's limits and in every kind of block."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle, product
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from commands.reader import Reader
from commands.situation.parts import part_message
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.block_fallbacks import LEVELS, simplify
from commands.vocabulary.blocks import Message
from domain.figures import FigureBehind
from domain.omissions import leave_out
from domain.own_categories import DEFAULT
from domain.pictures import Coverage, PicturePart, Plan, PlanLine, RepeatedPlace, Silence, SituationalPicture
from domain.signals import Expected, Signal
from domain.week_counts import Count, InProblem, LateReport, WeekCounts
from domain.week_details import Gathering, NamedCount, PartOfDay, TimeCount, WeekDetails
from domain.weeks import Week
from sandbox.rules import check_message

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SWEDISH, ENGLISH = Reader("sv", STOCKHOLM), Reader("en", STOCKHOLM)
WEEK = Week(2026, 47)
TAKEN_AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ROWS = (
    Count("Skänninge", "damage", 7, 3, 9, (InProblem(4, 3),), (*(1,) * 11, 7)),
    Count("Centrum", "damage", 5, 3, 40),
    Count("Mantorp", "threat", 3, 0, 2),
    Count("Lundby", "theft", 0, 2, 9),
)
FLAG = Signal("Skänninge", "damage", 7, Expected(0, 2), "flag", 0.0001)
SIGNALS = (
    FLAG,
    Signal("Mantorp", "threat", 3, Expected(0, 1), "watch", 0.008),
    Signal("Centrum", "damage", 5, Expected(1, 6), "calm", 0.2),
    Signal("Lundby", "theft", 0, Expected(0, 2), "calm", 1.0),
)
PLAN = Plan(
    date(2026, 11, 29),
    done=(PlanLine(4, "Röjt sly vid bron", "Gatukontoret", date(2026, 11, 20), "U2"),),
    due=(PlanLine(12, "Lys upp tunneln", "Gatukontoret", date(2026, 11, 25), "U2"),),
    overdue=(PlanLine(7, "Flytta bänkarna", "", date(2026, 11, 12), "U3"),),
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
    counts=WeekCounts(ROWS, 12, (12, 13, 15, 14, 13, 12, 11, 16, 14, 13, 15, 15)),
    coverage=Coverage(("Kommunen", "Polisen"), ("Bostadsbolaget",), ("Nattvandrarna",)),
    places=(RepeatedPlace("Stationen", "Skänninge", 4, 17, 4, 6, 2), RepeatedPlace("Torget", "Centrum", 2)),
    late_reports=(
        LateReport(Week(2026, 46), "Centrum", "damage", 2),
        LateReport(Week(2026, 46), "Mantorp", "threat", 1),
        LateReport(None, "Centrum", "other", 1),
    ),
    plan=PLAN,
    details=WeekDetails(
        times=(
            TimeCount(5, PartOfDay.EVENING, 8),
            TimeCount(6, PartOfDay.NIGHT, 4),
            TimeCount(1, PartOfDay.MORNING, 1),
        ),
        uncertain=2,
        severities=(NamedCount("low", 9), NamedCount("high", 1)),
        police_reports=(NamedCount("unknown", 11), NamedCount("yes", 4)),
        gatherings=(Gathering("Skänninge", "damage", "Stationen", 5, PartOfDay.EVENING),),
    ),
    signals=SIGNALS,
    totals=Signal("", "", 15, Expected(9, 19), "calm", 0.4),
    areas=(
        Signal("Skänninge", "", 7, Expected(0, 3), "calm", 0.001),
        Signal("Centrum", "", 5, Expected(1, 6), "calm", 0.3),
    ),
)
CALM = replace(NORMAL, signals=SIGNALS[2:], counts=replace(NORMAL.counts, rows=ROWS[1:]))


def longest() -> SituationalPicture:
    """A picture with the most and the longest of everything."""
    areas = [f"{number:02} <&> {'Ä' * 68}" for number in range(20)]
    series = list(product(areas, DEFAULT.headings))
    known = (InProblem(10**8, 999),) * 2
    rows = tuple(Count(*each, 1_000, 999, 11_001, known, (1_000,) * 12) for each in series)
    names = tuple(f"{number:02} <&> {'Å' * 68}" for number in range(60))
    lines = tuple(PlanLine(10**8 + n, "&" * 150, "<" * 150, date(2026, 11, 25), "U2") for n in range(40))
    seven = range(1, 8)
    weeks = (*Week(2026, 36).range(Week(2026, 46))[::-1], None)
    return SituationalPicture(
        week=WEEK,
        taken_at=TAKEN_AT,
        is_open=False,
        counts=WeekCounts(rows, 12, (10**6,) * 12),
        coverage=Coverage(names[:20], names[20:40], names[40:]),
        places=tuple(RepeatedPlace(f"{n} {'&' * 72}", areas[0], 10**5, n + 1, *[10**5] * 3) for n in range(25)),
        late_reports=tuple(LateReport(week, area, "dwelling", 10**5) for week in weeks for area in areas),
        plan=Plan(date(2026, 11, 29), lines, lines, lines),
        late=True,
        skipped=Week(2025, 40).range(Week(2026, 46)),
        details=WeekDetails(
            times=tuple(TimeCount(day, part, 10**4) for day in seven for part in PartOfDay),
            uncertain=10**4,
            severities=(NamedCount("high", 10**5),),
            police_reports=(NamedCount("yes", 10**5),),
            gatherings=tuple(Gathering(*each, "&" * 75, 6, PartOfDay.NIGHT) for each in series),
        ),
        signals=tuple(
            Signal(*each, 1_000, Expected(100, 900), level, 0.001)
            for each, level in zip(series, cycle(("flag", "flag", "watch")), strict=False)
        ),
        totals=Signal("", "", 10**6, Expected(10**5, 10**6), "calm", 0.5),
        areas=tuple(Signal(area, "", 10**5, Expected(10**4, 10**5), "calm", 0.5) for area in areas),
    )


PICTURES = {
    "quiet": QUIET,
    "normal": NORMAL,
    "open": replace(NORMAL, is_open=True),
    "quiet and open": replace(QUIET, is_open=True),
    "late": replace(NORMAL, late=True, skipped=(Week(2026, 45), Week(2026, 46))),
    "area": replace(NORMAL, area="Skänninge", coverage=None, plan=None, is_open=True),
    "calm": CALM,
    "young": replace(NORMAL, counts=replace(NORMAL.counts, weeks_before=0), signals=(), totals=None, areas=()),
    "of an earlier version": replace(NORMAL, signals=(), totals=None, areas=(), details=WeekDetails()),
    "longest": longest(),
    "longest area": replace(longest(), area="Ä" * 75, late=False, is_open=True),
}


def words(message: Message) -> str:
    """All that the message's blocks say, as JSON."""
    return json.dumps(simplify(message, "text").blocks, ensure_ascii=False)


def reply(part: PicturePart, picture: SituationalPicture = NORMAL, reader: Reader = SWEDISH) -> Message:
    """The part as it stands in the thread."""
    message = part_message(part, picture, reader)
    assert message is not None
    return message


def only(message: Message, kind: str) -> dict[str, Any]:
    """The one block of that kind."""
    (block,) = (block for block in message.blocks if block["type"] == kind)
    return block


def sections(message: Message) -> list[str]:
    """What the message's sections say."""
    return [block["text"]["text"] for block in message.blocks if block["type"] == "section"]


@pytest.mark.parametrize("reader", [SWEDISH, ENGLISH], ids=["sv", "en"])
@pytest.mark.parametrize("showing", Showing)
@pytest.mark.parametrize("name", PICTURES)
def test_slack_takes_every_picture_in_every_kind_of_block(name: str, showing: Showing, reader: Reader) -> None:
    message = picture_message(PICTURES[name], showing, reader)
    assert len(message.text) < 4_000
    for level in LEVELS:
        simpler = simplify(message, level)
        assert check_message(simpler.text, list(simpler.blocks), older=level != "newest") == []


@pytest.mark.parametrize("reader", [SWEDISH, ENGLISH], ids=["sv", "en"])
@pytest.mark.parametrize("part", PicturePart)
@pytest.mark.parametrize("name", PICTURES)
def test_slack_takes_every_part_in_every_kind_of_block(name: str, part: PicturePart, reader: Reader) -> None:
    message = part_message(part, PICTURES[name], reader)
    for level in LEVELS if message else ():
        simpler = simplify(message, level)
        assert check_message(simpler.text[:3_900], list(simpler.blocks), older=level != "newest") == []


def test_what_stands_out_is_said_first_and_the_rest_is_said_to_be_calm() -> None:
    message = picture_message(NORMAL, Showing.POSTED, SWEDISH)
    assert message.text.splitlines() == [
        "Lägesbild vecka 47",
        "Skänninge sticker ut: skadegörelse 7, väntat 0–2, mest vid Stationen fredag kväll. 3 ingår i problem #4.",
        "Värt att följa: Mantorp, hot 3 (väntat 0–1).",
        "I övrigt är läget som väntat. 15 händelser rapporterades vecka 47, väntat 9–19.",
        "3 av 4 parter har hört av sig. Har inte hört av sig: Nattvandrarna",
        "1 åtgärd har passerat sitt datum.",
    ]
    kinds = ["header", "context", "section", "section", "section", "actions", "context"]
    assert [block["type"] for block in message.blocks] == kinds
    flag, (every,) = message.blocks[2]["accessory"], message.blocks[5]["elements"]
    assert (flag["text"]["text"], every["text"]["text"]) == ("Visa de 7", "Visa alla 15 händelser")
    assert FigureBehind.read(flag["value"]) == FigureBehind(WEEK, 7, area="Skänninge", group="damage")
    assert FigureBehind.read(every["value"]) == FigureBehind(WEEK, 15)
    assert "16–22 nov. 2026" in words(message)
    first, calm, plan = sections(message)
    assert first.startswith("*Skänninge sticker ut:* skadegörelse 7, väntat 0–2, mest vid Stationen")
    assert calm.splitlines() == message.text.splitlines()[2:5]
    assert plan == "*Försenade åtgärder*\n• #7 Flytta bänkarna – <@U3> (Utan enhet), försenad sedan tors 12 nov."


def test_it_is_said_in_english_too() -> None:
    assert picture_message(NORMAL, Showing.POSTED, ENGLISH).text.splitlines()[1:5] == [
        (
            "Skänninge stands out: vandalism 7, expected 0–2, mostly at Stationen, Friday evening. "
            "3 belong to problem #4."
        ),
        "Worth watching: Mantorp, threats 3 (expected 0–1).",
        "Otherwise the week is as expected. 15 incidents were reported in week 47, expected 9–19.",
        "3 of 4 partners have been in touch. Have not been in touch: Nattvandrarna",
    ]


@pytest.mark.parametrize(
    ("picture", "line"),
    [
        (CALM, "Läget är som väntat. 15 händelser rapporterades vecka 47, väntat 9–19."),
        (replace(CALM, totals=replace(FLAG, expected=Expected(3, 9))), "händelserna är fler än väntat. 15"),
        (replace(CALM, totals=replace(FLAG, expected=Expected(20, 39))), "Händelserna är färre än väntat. 15"),
        (
            replace(CALM, coverage=Coverage(("A",), (), ("B", "C"))),
            "som väntat, men få parter har hört av sig. 15",
        ),
        (
            replace(CALM, is_open=True),
            "Inget sticker ut hittills. 15 händelser har rapporterats för vecka 47 hittills.",
        ),
        (
            replace(NORMAL, totals=replace(FLAG, expected=Expected(3, 9))),
            "Även totalt är det fler än väntat.",
        ),
        (PICTURES["young"], "Det går inte att säga än vad som är ovanligt."),
        (PICTURES["of an earlier version"], "\n15 händelser rapporterades vecka 47."),
        (QUIET, "\nInga händelser rapporterades vecka 47."),
    ],
    ids=[
        "as expected",
        "more",
        "fewer",
        "thin",
        "so far",
        "more and a flag",
        "young",
        "of an earlier version",
        "nothing",
    ],
)
def test_the_verdict_says_no_more_than_the_reports_can_bear(picture: SituationalPicture, line: str) -> None:
    assert line in picture_message(picture, Showing.POSTED, SWEDISH).text


SILENT = Silence("Polisen", 4, heard=True, areas=("Skänninge", "Mantorp"))


@pytest.mark.parametrize(
    ("picture", "line"),
    [
        (
            CALM,
            "Det som har rapporterats är som väntat. 15 händelser rapporterades vecka 47, väntat 9–19. En part",
        ),
        (CALM, "En part som brukar höra av sig är tyst, så vi vet mindre än vanligt om Skänninge och Mantorp."),
        (NORMAL, "I övrigt är det som har rapporterats som väntat."),
        (
            QUIET,
            "Inga händelser rapporterades vecka 47. En part som brukar höra av sig är tyst, så",
        ),
        (replace(CALM, area="Skänninge", coverage=None), "är tyst, så lägesbilden är ofullständig."),
    ],
    ids=["calm", "areas", "flag", "nothing", "area"],
)
def test_a_quiet_week_of_a_silent_partner_is_no_calm(picture: SituationalPicture, line: str) -> None:
    assert line in picture_message(replace(picture, silences=(SILENT,)), Showing.POSTED, SWEDISH).text


@pytest.mark.parametrize("changed", [{"is_open": True}, {"silences": (Silence("Polisen", 13),)}], ids=str)
def test_what_is_not_over_or_was_never_heard_hides_nothing(changed: dict[str, Any]) -> None:
    picture = replace(CALM, **({"silences": (SILENT,)} | changed))
    assert "brukar höra av sig" not in picture_message(picture, Showing.POSTED, SWEDISH).text


def test_who_is_silent_is_not_told_where_who_reported_is_left_out() -> None:
    picture = leave_out(replace(CALM, silences=(SILENT,)), ["part|reports"])
    said = picture_message(picture, Showing.POSTED, SWEDISH).text
    assert "Det som har rapporterats är som väntat." in said
    assert "Skänninge" not in said


def test_several_silent_partners_are_counted_and_three_areas_named() -> None:
    silences = (SILENT, replace(SILENT, areas=("Lundby", "Mantorp", "Väderstad")))
    said = picture_message(replace(CALM, silences=silences), Showing.POSTED, SWEDISH).text
    assert (
        "2 parter som brukar höra av sig är tysta, så vi vet mindre än vanligt om Skänninge, Lundby och Mantorp."
        in said
    )


def test_coverage_says_since_when_a_partner_is_silent() -> None:
    coverage = Coverage(("A",), (), ("B", "C", "D"))
    silences = (Silence("B", 2, heard=True), Silence("C", 13), Silence("D", 1, heard=True))
    said = picture_message(replace(CALM, coverage=coverage, silences=silences), Showing.POSTED, SWEDISH).text
    assert "B (tyst sedan vecka 46), C (tyst i mer än tolv veckor) och D" in said
    early = replace(CALM, week=Week(2026, 1), coverage=coverage, silences=silences)
    assert "B (tyst sedan vecka 52 (2025))" in picture_message(early, Showing.POSTED, SWEDISH).text


def test_at_most_three_series_are_said_first_and_the_number_of_others() -> None:
    picture = replace(NORMAL, signals=tuple(replace(FLAG, area=f"Ort {number}") for number in range(5)))
    said = picture_message(picture, Showing.POSTED, SWEDISH).text
    assert said.count("sticker ut:") == 3
    assert "2 till sticker ut. Se tabellen." in said


def test_the_table_fits_a_phone_with_what_stands_out_first() -> None:
    table = only(reply(PicturePart.FIGURES), "data_table")
    shown = [[cell["text"] for cell in row] for row in table["rows"]]
    assert shown == [
        ["Var och vad", "Antal (väntat)"],
        ["Skänninge, Skadegörelse", "7 (0–2)"],
        ["Mantorp, Hot", "3 (0–1)"],
        ["Centrum, Skadegörelse", "5 (1–6)"],
        ["Lundby, Inbrott och stöld", "0 (0–2)"],
    ]


def test_without_enough_weeks_the_table_shows_the_week_before() -> None:
    table = only(reply(PicturePart.FIGURES, PICTURES["young"]), "data_table")
    assert [cell["text"] for cell in table["rows"][0]] == ["Var och vad", "Antal (v. före)"]
    assert table["rows"][1][1]["text"] == "7 (3)"


def test_what_has_no_room_in_the_table_is_summed_up_in_its_last_row() -> None:
    picture = longest()
    table = only(reply(PicturePart.FIGURES, picture), "data_table")
    assert len(table["rows"]) <= 100
    assert table["rows"][-1][0]["text"].startswith("Övriga ")
    assert sum(row[1]["value"] for row in table["rows"][1:]) == sum(count.now for count in picture.counts.rows)


@pytest.mark.parametrize("number", [98, 99, 100, 130])
def test_short_rows_fill_the_table_to_the_last(number: int) -> None:
    rows = tuple(Count(f"O{n}", "threat", 1, 1, 12) for n in range(number))
    picture = replace(NORMAL, counts=replace(NORMAL.counts, rows=rows))
    table = only(reply(PicturePart.FIGURES, picture), "data_table")
    assert len(table["rows"]) == 1 + min(number, 99)
    assert sum(row[1]["value"] for row in table["rows"][1:]) == number


def charts(picture: SituationalPicture) -> list[dict[str, Any]]:
    """The charts among the picture's figures."""
    blocks = reply(PicturePart.FIGURES, picture).blocks
    return [block for block in blocks if block["type"] == "data_visualization"]


def test_the_curve_is_of_what_stands_out_between_what_was_expected() -> None:
    curve, bars = charts(NORMAL)
    assert curve["title"] == "Skänninge, skadegörelse, v. 36–47"
    assert curve["chart"]["axis_config"]["categories"][0::11] == ["v. 36", "v. 47"]
    drawn = {series["name"]: [point["value"] for point in series["data"]] for series in curve["chart"]["series"]}
    assert drawn == {
        "Skänninge, skadegör…": [*(1,) * 11, 7],
        "Väntat högst": [2] * 12,
        "Väntat lägst": [0] * 12,
    }
    drawn = {series["name"]: [point["value"] for point in series["data"]] for series in bars["chart"]["series"]}
    assert drawn == {"Väntat lägst": [0, 1], "Vecka 47": [7, 5], "Väntat högst": [3, 6]}


def test_a_calm_week_draws_all_incidents_and_an_unfinished_one_nothing() -> None:
    assert [point["value"] for point in charts(CALM)[0]["chart"]["series"][0]["data"]] == list(CALM.counts.totals)
    assert charts(replace(NORMAL, is_open=True)) == []


def test_a_quiet_week_says_so_and_has_nothing_in_its_thread() -> None:
    message = picture_message(QUIET, Showing.POSTED, SWEDISH)
    assert message.text.splitlines()[1] == "Inga händelser rapporterades vecka 47."
    assert "No incidents were reported in week 47." in picture_message(QUIET, Showing.POSTED, ENGLISH).text
    replies = [part for part in PicturePart if part_message(part, QUIET, SWEDISH)]
    assert replies == [PicturePart.REPORTS]


def test_each_area_that_stands_out_beside_others_has_a_reply_of_its_own() -> None:
    assert part_message(PicturePart.FIRST_AREA, NORMAL, SWEDISH) is None
    both = replace(NORMAL, signals=(FLAG, replace(FLAG, area="Centrum", now=9), *SIGNALS[1:]))
    said = sections(reply(PicturePart.FIRST_AREA, both))
    assert said[0].startswith("Skänninge sticker ut: skadegörelse 7")
    assert "• Stationen (Skänninge): 4 på sju dagar, 6 på fyra veckor. 2 liknande i närheten." in said[-1]
    assert sections(reply(PicturePart.SECOND_AREA, both))[0].startswith("Centrum sticker ut: skadegörelse 9")
    assert part_message(PicturePart.THIRD_AREA, both, SWEDISH) is None


def test_times_places_and_gravity_stand_in_one_reply() -> None:
    message = reply(PicturePart.TIMES)
    rows = [[cell["text"] for cell in row] for row in only(message, "data_table")["rows"]]
    assert rows == [["När", "Antal"], ["Fredag kväll", "8"], ["Natten mot lördag", "4"], ["Måndag förmiddag", "1"]]
    assert sections(message) == [
        "För 2 händelser är tiden osäker.",
        (
            "*Platser med upprepade händelser*"
            "\n• Stationen (Skänninge): 4 på sju dagar, 6 på fyra veckor. 2 liknande i närheten."
            "\n• Torget (Centrum): 2 händelser"
        ),
        "*Allvar och polisanmälan*\nMycket allvarliga: 1 · Allvarliga: 0 · Lindriga: 9\nPolisanmälda: 4 av 15",
    ]


def test_who_reported_is_told_by_name_and_quietly_where_there_are_no_partners() -> None:
    said = words(reply(PicturePart.REPORTS))
    assert "Har rapporterat: Kommunen och Polisen" in said
    assert "Har också hört av sig: Bostadsbolaget" in said
    assert "Har inte hört av sig: Nattvandrarna" in said
    assert "• Vecka 46: 3 händelser – Centrum, Skadegörelse (2); Mantorp, Hot (1)" in said
    assert "• Tidigare än så: 1 händelse – Centrum, Övrigt (1)" in said
    assert "Inga samverkansparter är tillagda än" in picture_message(QUIET, Showing.POSTED, SWEDISH).text


def test_the_plan_is_listed() -> None:
    said = words(reply(PicturePart.PLAN))
    for line in (
        "• Gatukontoret: #4 Röjt sly vid bron",
        "*Åtgärder att följa upp till och med söndag 29 november*",
        "• Gatukontoret: #12 Lys upp tunneln, ons 25 nov.",
        "• #7 Flytta bänkarna – <@U3> (Utan enhet), försenad sedan tors 12 nov.",
    ):
        assert line in said
    assert "… och 30 till" in words(reply(PicturePart.PLAN, longest()))


def test_one_who_asks_gets_all_parts_in_one_message() -> None:
    said = words(picture_message(NORMAL, Showing.ASKED, SWEDISH))
    for part in (PicturePart.FIGURES, PicturePart.TIMES, PicturePart.PLAN, PicturePart.REPORTS):
        for text in sections(reply(part)):
            assert json.dumps(text, ensure_ascii=False)[1:-1] in said
    assert "i tråden" not in said


def test_a_late_picture_says_so_and_names_the_weeks_left_out() -> None:
    late = PICTURES["late"]
    message = picture_message(late, Showing.POSTED, SWEDISH)
    assert message.text.startswith("Lägesbild vecka 47 (försenad)\nSkänninge sticker ut:")
    assert "\nFörsenad: Trygg var inte igång" in message.text
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
    ("reader", "word"), [(SWEDISH, "(försenad)"), (SWEDISH, "Försenad:"), (ENGLISH, "(late)")]
)
def test_a_picture_on_time_does_not_say_that_it_is_late(reader: Reader, word: str) -> None:
    message = picture_message(NORMAL, Showing.POSTED, reader)
    assert word not in message.text + words(message)


def test_the_week_so_far_says_that_it_is_not_over() -> None:
    message = picture_message(replace(CALM, is_open=True), Showing.ASKED, SWEDISH)
    assert message.text.startswith("Lägesbild vecka 47 hittills\nInget sticker ut hittills. 15 händelser har")
    assert "Veckan pågår. Siffrorna gäller mån 23 nov. 08:00." in words(message)
    assert "Har inte hört av sig än: Nattvandrarna" in words(message)


def test_a_picture_says_whose_it_is_and_when_it_was_taken() -> None:
    shown = (words(picture_message(NORMAL, showing, SWEDISH)) for showing in Showing)
    posted, ahead, sample, again, asked, own = shown
    assert "alla parter får se" in posted
    assert "alla parter får se" in ahead
    assert "alla parter får se" in sample
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
        said = message.text + "".join(sections(message))
        assert "%" not in said
        assert "procent" not in said


def test_nobody_is_called_by_a_name_that_people_have_given() -> None:
    call = "<!channel> & <@U123>"
    signal = Signal(call, "other", 3, Expected(0, 1), "flag", 0.001)
    picture = replace(
        NORMAL,
        counts=WeekCounts((Count(call, "other", 3, 1, 1, (), (1,) * 12),), 12, (1,) * 12),
        coverage=Coverage((call,), (call,), (call,)),
        places=(RepeatedPlace(call, call, 2),),
        late_reports=(LateReport(None, call, "other", 1),),
        plan=Plan(date(2026, 11, 29), *[(PlanLine(1, call, call, date(2026, 11, 25)),)] * 3),
        details=replace(NORMAL.details, gatherings=(Gathering(call, "other", call, 5, PartOfDay.EVENING),)),
        signals=(signal, replace(signal, group="threat"), replace(signal, level="watch", group="theft")),
    )
    replies = [part_message(part, picture, SWEDISH) for part in PicturePart]
    for message in filter(None, (picture_message(picture, Showing.POSTED, SWEDISH), *replies)):
        for level in LEVELS:
            for block in simplify(message, level).blocks:
                text = block.get("text") or (block.get("elements") or [{}])[0]
                assert text.get("type") != "mrkdwn" or "<" not in text["text"]
    assert "<" not in picture_message(picture, Showing.POSTED, SWEDISH).text


def values(message: Message) -> list[FigureBehind]:
    """The figures behind the message's buttons."""
    rows = (block["elements"] for block in message.blocks if block["type"] == "actions")
    return [FigureBehind.read(button["value"]) for row in rows for button in row]


def test_areas_and_places_lead_to_their_incidents() -> None:
    assert values(reply(PicturePart.FIGURES)) == [
        FigureBehind(WEEK, 7, area="Skänninge"),
        FigureBehind(WEEK, 5, area="Centrum"),
    ]
    assert values(reply(PicturePart.TIMES)) == [FigureBehind(WEEK, 6, weeks=4, place=17)]


def test_what_one_reader_may_see_leads_to_what_they_may_see() -> None:
    (_, *rest) = values(picture_message(replace(NORMAL, shared=False), Showing.ASKED, SWEDISH))
    assert rest
    assert not any(figure.shared for figure in rest)


def test_it_is_said_how_many_usually_come_late() -> None:
    said = picture_message(replace(CALM, usually_late=2), Showing.POSTED, SWEDISH).text
    assert "rapporterades vecka 47, väntat 9–19. Räkna med ungefär 2 sena rapporter till.\n" in said
    open_week = replace(CALM, usually_late=2, is_open=True)
    assert "i efterhand" not in picture_message(open_week, Showing.ASKED, SWEDISH).text


def test_late_reports_lead_to_the_incidents_of_each_week() -> None:
    row = reply(PicturePart.REPORTS).blocks[-1]["elements"]
    assert [(button["text"]["text"], FigureBehind.read(button["value"])) for button in row] == [
        ("Vecka 46 (3)", FigureBehind(Week(2026, 46), 3, late_in=WEEK)),
    ]
    assert reply(PicturePart.REPORTS, QUIET).blocks[-1]["type"] == "section"
