"""Random moments in every written form among random words: read right or uncertain, never certain and wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.moments import read_moment

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SV_AND_EN = [
    ("januari", "January"),
    ("februari", "February"),
    ("mars", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augusti", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
]
SV_MONTHS = [each[0] for each in SV_AND_EN]
EN_MONTHS = [each[1] for each in SV_AND_EN]
SV_DAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
EN_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

FULL_DATES: dict[str, Callable[[date], str]] = {
    "2026-11-05": lambda day: f"{day}",
    "2026-11-5": lambda day: f"{day.year}-{day.month}-{day.day}",
    "2026/11/05": lambda day: f"{day:%Y/%m/%d}",
    "2026.11.5": lambda day: f"{day.year}.{day.month}.{day.day}",
    "20261105": lambda day: f"{day:%Y%m%d}",
    "5/11-2026": lambda day: f"{day.day}/{day.month}-{day.year}",
    "5/11/2026": lambda day: f"{day.day}/{day.month}/{day.year}",
    "05-11-2026": lambda day: f"{day:%d-%m-%Y}",
    "5.11.2026": lambda day: f"{day.day}.{day.month}.{day.year}",
    "5 november 2026": lambda day: f"{day.day} {SV_MONTHS[day.month - 1]} {day.year}",
    "den 5:e november 2026": lambda day: f"den {day.day}:e {SV_MONTHS[day.month - 1]} {day.year}",
    "5 nov. 2026": lambda day: f"{day.day} {SV_MONTHS[day.month - 1][:3]}. {day.year}",
    "5-nov-2026": lambda day: f"{day.day}-{SV_MONTHS[day.month - 1][:3]}-{day.year}",
    "November 5, 2026": lambda day: f"{EN_MONTHS[day.month - 1]} {day.day}, {day.year}",
    "5 Nov 2026": lambda day: f"{day.day} {EN_MONTHS[day.month - 1][:3]} {day.year}",
    "torsdag 5 november 2026": lambda day: (
        f"{SV_DAYS[day.weekday()]} {day.day} {SV_MONTHS[day.month - 1]} {day.year}"
    ),
    "torsdag 2026-11-05": lambda day: f"{SV_DAYS[day.weekday()]} {day}",
    "2026-W45-4": lambda day: "{}-W{:02}-{}".format(*day.isocalendar()),
}
SHORT_YEARS: dict[str, Callable[[date], str]] = {
    "26-11-05": lambda day: f"{day:%y-%m-%d}",
    "05.11.26": lambda day: f"{day:%d.%m.%y}",
    "5/11/26": lambda day: f"{day.day}/{day.month}/{day:%y}",
    "5/11-26": lambda day: f"{day.day}/{day.month}-{day:%y}",
    "261105": lambda day: f"{day:%y%m%d}",
    "5 nov -26": lambda day: f"{day.day} {SV_MONTHS[day.month - 1][:3]} -{day:%y}",
}
WITHOUT_YEAR: dict[str, Callable[[date], str]] = {
    "5/11": lambda day: f"{day.day}/{day.month}",
    "05/11": lambda day: f"{day:%d/%m}",
    "5.11": lambda day: f"{day.day}.{day.month}",
    "05.11": lambda day: f"{day:%d.%m}",
    "5 november": lambda day: f"{day.day} {SV_MONTHS[day.month - 1]}",
    "den 5:e nov": lambda day: f"den {day.day}:e {SV_MONTHS[day.month - 1][:3]}",
    "Nov 5": lambda day: f"{EN_MONTHS[day.month - 1][:3]} {day.day}",
    "5th of November": lambda day: f"{day.day}th of {EN_MONTHS[day.month - 1]}",
    "torsdag 5/11": lambda day: f"{SV_DAYS[day.weekday()]} {day.day}/{day.month}",
    "tors 5/11": lambda day: f"{SV_DAYS[day.weekday()][:3]} {day.day}/{day.month}",
    "torsdagen den 5 november": lambda day: f"{SV_DAYS[day.weekday()]}en den {day.day} {SV_MONTHS[day.month - 1]}",
    "v 45 torsdag": lambda day: f"v {day.isocalendar().week} {SV_DAYS[day.weekday()]}",
    "torsdag v. 45": lambda day: f"{SV_DAYS[day.weekday()]} v. {day.isocalendar().week}",
    "week 45 Thursday": lambda day: f"week {day.isocalendar().week} {EN_DAYS[day.weekday()]}",
}
LAST_WEEK: dict[str, Callable[[date], str]] = {
    "i torsdags": lambda day: f"i {SV_DAYS[day.weekday()]}s",
    "torsdag": lambda day: SV_DAYS[day.weekday()],
    "torsdagen": lambda day: f"{SV_DAYS[day.weekday()]}en",
    "förra torsdagen": lambda day: f"förra {SV_DAYS[day.weekday()]}en",
    "last Thursday": lambda day: f"last {EN_DAYS[day.weekday()]}",
    "tors": lambda day: SV_DAYS[day.weekday()][:3],
}
CLOCKS: dict[str, Callable[[time], str]] = {
    "22:30": lambda clock: f"{clock:%H:%M}",
    "22.30": lambda clock: f"{clock:%H.%M}",
    "kl 22.30": lambda clock: f"kl {clock:%H.%M}",
    "kl. 22:30": lambda clock: f"kl. {clock:%H:%M}",
    "klockan 22:30": lambda clock: f"klockan {clock:%H:%M}",
    "kl 2230": lambda clock: f"kl {clock:%H%M}",
    "2230": lambda clock: f"{clock:%H%M}",
    "10:30pm": lambda clock: f"{clock.hour % 12 or 12}:{clock:%M}{'ap'[clock.hour >= 12]}m",
    "at 22:30": lambda clock: f"at {clock:%H:%M}",
}
AROUND = st.sampled_from(
    [
        "", "klotter", "bråk i Mantorp,", "Storgatan 14", "väg 32", "buss 530", "3 ungdomar",
        "två rutor krossade,", "en man", "fire", "Kungsparken", "lgh 1203", "ca 20 personer",
        "skada för 12.500 kr",
        "AIK–MFF", "- stor tagg", "paragraf 3:15", "nyss tömd papperskorg", "tidigare", "i helgen", "2 st",
        "kl", "den", "mot", "21", "1/2 av", "halv", "v", "i", "12-15 personer", "2,5 meter", "sedan", "och",
        "samt", "igår", "Anmält 08:15", "idag", "nr 5",
    ]
)  # fmt: skip
nows = st.integers(1577836800, 2240611200).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
clock_times = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def check(text: str, day: date, clock: time | None, now: datetime) -> None:
    """A certain reading is the day and the clock, but for an hour that a change of the clocks skipped."""
    reading = read_moment(text, now, STOCKHOLM)
    assert reading.moment is None or reading.moment.uncertain == reading.uncertain
    if reading.moment is None or reading.uncertain:
        return
    local = reading.moment.instant.astimezone(STOCKHOLM).replace(tzinfo=None)
    assert clock is not None, (text, f"{local}", f"{now}")
    off = local - datetime.combine(day, clock)
    assert off in {timedelta(), timedelta(hours=1)}, (text, f"{local}", f"{now}")


@dataclass(frozen=True)
class Told:
    """A time of day on a day so many days before now, and what is written around them."""

    now: datetime
    age: int
    clock: time
    clock_form: str
    around: tuple[str, str, str]
    clock_first: bool

    @property
    def day(self) -> date:
        return self.now.astimezone(STOCKHOLM).date() - timedelta(days=self.age)

    def written(self, say: Callable[[date], str]) -> str:
        before, between, after = self.around
        said, clock = say(self.day), CLOCKS[self.clock_form](self.clock)
        first, last = (clock, said) if self.clock_first else (said, clock)
        return " ".join(filter(None, (before, first, between, last, after)))


def told(oldest: int) -> st.SearchStrategy[Told]:
    ages = st.integers(1, oldest)
    around = st.tuples(AROUND, AROUND, AROUND)
    return st.builds(Told, nows, ages, clock_times, st.sampled_from(sorted(CLOCKS)), around, st.booleans())


@settings(max_examples=250)
@given(told(5000), st.sampled_from(sorted(FULL_DATES)))
def test_a_date_with_its_year(case: Told, form: str) -> None:
    check(case.written(FULL_DATES[form]), case.day, case.clock, case.now)


@settings(max_examples=250)
@given(told(330), st.sampled_from(sorted(SHORT_YEARS | WITHOUT_YEAR)))
def test_a_date_of_the_last_months_with_two_figures_of_its_year_or_none(case: Told, form: str) -> None:
    assume(form != "Nov 5" or "21" not in case.around)  # `21 Nov 5` is another day
    check(case.written((SHORT_YEARS | WITHOUT_YEAR)[form]), case.day, case.clock, case.now)


@settings(max_examples=250)
@given(told(7), st.sampled_from(sorted(LAST_WEEK)))
def test_a_day_of_the_last_week(case: Told, form: str) -> None:
    has_been = case.clock <= case.now.astimezone(STOCKHOLM).time()
    assume(not (form in {"torsdag", "torsdagen", "tors"} and case.age == 7 and has_been))  # that means today
    check(case.written(LAST_WEEK[form]), case.day, case.clock, case.now)


@settings(max_examples=150)
@given(told(330), st.sampled_from(sorted(FULL_DATES | SHORT_YEARS | WITHOUT_YEAR)))
def test_a_day_without_a_time_is_never_certain(case: Told, form: str) -> None:
    before, _, after = case.around
    assume(not {"kl", "21", "Anmält 08:15"} & {before, after})  # that is a time
    assume("." not in form or not {"igår", "idag"} & {before, after})  # so is `20.11 igår`
    said = (FULL_DATES | SHORT_YEARS | WITHOUT_YEAR)[form](case.day)
    check(" ".join(filter(None, (before, said, after))), case.day, None, case.now)


def test_the_forms_are_read_right_and_not_only_left_uncertain() -> None:
    now = datetime(2026, 11, 27, 13, 0, tzinfo=UTC)
    day, clock = date(2026, 11, 5), time(22, 30)
    for forms in (FULL_DATES, SHORT_YEARS, WITHOUT_YEAR):
        for name, write in forms.items():
            for say in CLOCKS.values():
                reading = read_moment(f"klotter {write(day)} {say(clock)}", now, STOCKHOLM)
                assert reading.moment, (name, say(clock))
                local = reading.moment.instant.astimezone(STOCKHOLM).replace(tzinfo=None)
                assert local == datetime.combine(day, clock), (name, say(clock), local)
