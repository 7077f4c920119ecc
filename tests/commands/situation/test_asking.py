"""`/situation` shows what the asker may see; a week that was posted is shown as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.edge import dispatcher
from commands.examples import Examples
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.routes import InteractionKind
from commands.situation.feature import COMMAND
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.block_fallbacks import simplify
from commands.vocabulary.blocks import Message
from domain.actions import NewAction
from domain.incidents import IncidentFacts
from domain.pictures import Coverage, SituationalPicture
from domain.refusals import Refusal
from domain.roles import Role
from domain.sharing import Sharing, Viewer
from domain.week_counts import Count, WeekCounts
from domain.weeks import Week
from sandbox.rules import check_message
from services.actions import add_action
from services.geography import area_named
from services.incidents import report_nil
from services.partnership import unit_named
from storage.store import Store
from tests.conftest import keep_areas, keep_partners

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
WEEK = Week(2026, 47)
MakeRequest = Callable[..., Request]


def report(store: Store, back: timedelta = timedelta(hours=1), area: str = "Centrum", **said: Any) -> None:
    """Store an incident that happened so long ago and was reported at once, by U1."""
    known: dict[str, Any] = {"category": "threat", "happened_at": NOW - back} | said
    reported_at = known.pop("reported_at", known["happened_at"])
    facts = IncidentFacts(area=area_named(store, area).id, **known)
    store.incidents.add(facts, reporter="U1", unit=None, reported_at=reported_at)


def answer(request: Request, store: Store) -> Message:
    """What `/situation` answers, which Slack must take."""
    answered = dispatcher.answer(InteractionKind.COMMAND, "situation", request, store)
    assert isinstance(answered, Reply)
    message = answered.message
    assert check_message(message.text, list(message.blocks)) == []
    return message


def words(message: Message) -> str:
    """All that its blocks say."""
    return str(simplify(message, "text").blocks)


def test_a_new_workspace_has_an_empty_week(make_request: MakeRequest, store: Store) -> None:
    assert "Inga händelser har rapporterats för vecka 47 än." in answer(make_request(), store).text


def test_the_week_so_far_counts_what_the_asker_may_see(make_request: MakeRequest, store: Store) -> None:
    report(store)
    report(store, sharing=Sharing.RED)
    assert "1 händelse har" in answer(make_request(user="U2"), store).text
    assert "2 händelser har" in answer(make_request(user="U1"), store).text
    assert (
        "2 händelser har"
        in answer(make_request(user="U2", viewer=Viewer("U2", role=Role.COORDINATOR)), store).text
    )
    button = dispatcher.answer(InteractionKind.BUTTON, "situation.week", make_request(), store)
    assert isinstance(button, Reply)
    assert "2 händelser har" in button.message.text


def press(request: Request, store: Store, label: str) -> Reply:
    """Press the button of the picture that is asked for, which answers with a message."""
    answered = press_button(request, store, label)
    assert isinstance(answered, Reply)
    assert check_message(answered.message.text, list(answered.message.blocks)) == []
    return answered


def press_button(request: Request, store: Store, label: str) -> Response:
    """Press the button of the picture that is asked for."""
    row = {each["text"]["text"]: each for each in answer(request, store).blocks[-1]["elements"]}
    route, value = row[label]["action_id"].partition(":")[0], row[label]["value"]
    return dispatcher.answer(InteractionKind.BUTTON, route, replace(request, words="", value=value), store)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", "Lägesbild vecka 46"),
        ("v 46", "Lägesbild vecka 45"),
        ("Mjölby – Centrum", "Lägesbild vecka 46 – Mjölby – Centrum"),
        ("v 46 Mjölby – Centrum", "Lägesbild vecka 45 – Mjölby – Centrum"),
    ],
)
def test_the_week_before_is_a_button_and_stands_in_the_place_of_its_picture(
    make_request: MakeRequest, store: Store, typed: str, shown: str
) -> None:
    report(store, area="Mjölby – Centrum")
    answered = press(make_request(words=typed), store, "Veckan före")
    assert answered.message.text.startswith(f"{shown}\n")
    assert answered.replace


def test_the_figures_are_exported_by_a_button_where_there_are_any(make_request: MakeRequest, store: Store) -> None:
    report(store, area="Mjölby – Centrum")
    asked = press_button(make_request(words="Mjölby – Centrum"), store, "Exportera siffrorna")
    assert isinstance(asked, OpenForm)
    assert "vecka 47 hittills – Mjölby – Centrum" in str(asked.view)
    assert [each["text"]["text"] for each in answer(make_request(words="v 40"), store).blocks[-1]["elements"]] == [
        "Veckan före",
        "Hela månaden",
    ]


def test_a_report_that_is_hidden_changes_no_word_of_the_picture(make_request: MakeRequest, store: Store) -> None:
    report(store)
    plain = answer(make_request(user="U2"), store)
    report(store, timedelta(weeks=6), sharing=Sharing.RED)
    assert answer(make_request(user="U2"), store) == plain


def test_a_partner_with_hidden_reports_is_told_like_one_with_nothing_to_report(
    make_request: MakeRequest, store: Store
) -> None:
    hidden, quiet = (unit_named(store, name, name) for name in ("Polisen", "Skolan"))
    facts = IncidentFacts(
        category="threat", area=store.geography.areas()[0].id, happened_at=NOW, sharing=Sharing.RED
    )
    store.incidents.add(facts, reporter="U1", unit=hidden, reported_at=NOW)
    report_nil(store, quiet.partner_id, str(WEEK), by="U3", now=NOW)
    said = words(answer(make_request(user="U2"), store))
    assert "Har också hört av sig: Polisen och Skolan" in said
    assert "Inget att rapportera" not in said


def test_those_whose_unit_is_not_confirmed_count_their_own_and_read_why(
    make_request: MakeRequest, store: Store
) -> None:
    unit_named(store, "Polisen", "Polisen")
    report(store)
    mine = answer(make_request(viewer=Viewer("U1")), store)
    assert "1 händelse har" in mine.text
    assert "bara dina egna rapporter" in words(mine)
    assert "parter har rapporterat" not in words(mine)
    assert "Inga händelser har" in answer(make_request(user="U2", viewer=Viewer("U2")), store).text


def test_the_week_so_far_holds_the_plan(make_request: MakeRequest, store: Store) -> None:
    unit = unit_named(store, "Kommunen", "Gata")
    for title, deadline in [("Lys upp", date(2026, 11, 24)), ("Röj sly", date(2026, 11, 19))]:
        new = NewAction(title=title, owner="U3", start=date(2026, 11, 1), deadline=deadline, unit=unit.id)
        add_action(store, new, by="U9", now=NOW - timedelta(days=15))
    said = words(answer(make_request(), store))
    assert "#1 Lys upp, tis 24 nov." in said
    assert "#2 Röj sly – <@U3> (Kommunen – Gata), försenad sedan tors 19 nov." in said
    assert "till och med torsdag 26 november" in said


@pytest.mark.parametrize(
    "words_typed",
    [
        "vecka 2026-W46",
        "week 2026-w46",
        "vecka 46",
        "vecka v. 46",
        "week 2026 46",
        "v 46",
        "v46",
        "46",
        "2026-W46",
        "förra veckan",
        "Forra  veckan",
        "vecka förra veckan",
        "last week",
    ],
)
def test_a_past_week_that_was_not_posted_is_counted_now(
    make_request: MakeRequest, store: Store, words_typed: str
) -> None:
    report(store, timedelta(days=7))
    message = answer(make_request(words=words_typed), store)
    assert message.text.startswith("Lägesbild vecka 46\n1 händelse rapporterades vecka 46.")
    assert "Ingen lägesbild lades ut den veckan. Siffrorna gäller fre 20 nov. 15:00." in words(message)


def test_the_plan_of_long_ago_tells_only_what_was_done(make_request: MakeRequest, store: Store) -> None:
    new = NewAction(title="Röj sly", owner="U3", start=date(2026, 9, 1), deadline=date(2026, 9, 14))
    action = add_action(store, new, by="U9", now=NOW - timedelta(days=80))
    assert "Röj sly" not in words(answer(make_request(words="vecka 40"), store))
    action.done_at = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
    assert "#1 Röj sly" in words(answer(make_request(words="vecka 40"), store))
    assert "Röj sly" not in words(answer(make_request(words="vecka 43"), store))


def test_that_nobody_had_joined_by_then_is_said(make_request: MakeRequest, store: Store) -> None:
    assert "Inga samverkansparter är tillagda än" in words(answer(make_request(words="v 46"), store))
    keep_partners(store, [("Polisen", [])], NOW)
    assert "Inga samverkansparter hade gått med då" in words(answer(make_request(words="v 46"), store))


def test_a_posted_week_is_shown_exactly_as_it_was(make_request: MakeRequest, store: Store) -> None:
    taken_at = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
    counts = WeekCounts((Count("Centrum", "threat", 3, 1, 4),), 12, (1,) * 11 + (3,))
    coverage = Coverage(("Polisen",), (), ("Kommunen",))
    posted = SituationalPicture(
        week=WEEK.previous(), taken_at=taken_at, is_open=False, counts=counts, coverage=coverage, late=True
    )
    store.pictures.keep(posted)
    report(store, timedelta(days=7), reported_at=NOW)
    message = answer(make_request(words="vecka 2026-W46"), store)
    shown = picture_message(posted, Showing.AGAIN, make_request().reader)
    since = [block["elements"][0]["text"] for block in message.blocks[2:4]]
    assert since == [
        "1 har tillkommit sedan dess.",
        "3 har återtagits, ändrats eller lagts ihop med en annan sedan dess.",
    ]
    assert (message.text, (*message.blocks[:2], *message.blocks[4:-1])) == (shown.text, shown.blocks)
    assert "3 händelser rapporterades vecka 46." in message.text
    assert "Så här såg lägesbilden ut mån 16 nov. 08:00." in words(message)


def test_late_reports_are_told_in_the_week_that_follows(make_request: MakeRequest, store: Store) -> None:
    taken_at = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
    report(store, timedelta(days=7), reported_at=taken_at - timedelta(minutes=1))
    for week in (WEEK.previous(2), WEEK.previous()):
        moment = taken_at - timedelta(weeks=0 if week == WEEK.previous() else 1)
        picture = SituationalPicture(week=week, taken_at=moment, is_open=False, counts=WeekCounts())
        assert store.pictures.keep(picture)
    report(store, timedelta(days=7), reported_at=taken_at + timedelta(minutes=1))
    report(store, timedelta(days=14), reported_at=taken_at + timedelta(minutes=1), category="theft.robbery")
    report(store, timedelta(days=200), reported_at=taken_at + timedelta(minutes=1))
    report(store, timedelta(days=7), reported_at=taken_at + timedelta(minutes=1), sharing=Sharing.RED)
    said = words(answer(make_request(user="U2"), store))
    assert "• Vecka 46: 1 händelse – Centrum, Hot (1)" in said
    assert "• Vecka 45: 1 händelse – Centrum, Inbrott och stöld (1)" in said
    assert "• Tidigare än så: 1 händelse – Centrum, Hot (1)" in said


@pytest.mark.parametrize(
    "typed", ["vecka 47", "vecka 2026-W47", "v47", "denna vecka", "den här veckan", "this week"]
)
def test_this_week_by_its_number_is_the_week_so_far(make_request: MakeRequest, store: Store, typed: str) -> None:
    assert answer(make_request(words=typed), store) == answer(make_request(), store)


@pytest.mark.parametrize("typed", ["v 54", "2026-W54"])
def test_a_week_that_there_is_not_is_refused_without_the_word_too(
    make_request: MakeRequest, store: Store, typed: str
) -> None:
    with pytest.raises(Refusal) as refused:
        answer(make_request(words=typed), store)
    assert refused.value.key == "situation-week-unknown"


@pytest.mark.parametrize("typed", ["klotter", "förra", "46 klotter", "v 46 klotter", "850709-9805"])
@pytest.mark.parametrize(("language", "example"), [("sv", "`/lagesbild v 46`"), ("en", "`/situation w 46`")])
def test_other_words_are_answered_with_what_there_is(
    make_request: MakeRequest, store: Store, typed: str, language: str, example: str
) -> None:
    with pytest.raises(Refusal) as refused:
        answer(make_request(words=typed), store)
    said = make_request(language=language).reader.say(refused.value.key, **refused.value.facts)
    assert all(sub.words(language)[0] in said for sub in COMMAND.subs)
    assert example in said
    assert f"{example.partition(' ')[0]} Hela kommunen`" in said
    assert typed == "förra" or typed not in said


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Förra Veckan!", "Lägesbild vecka 46\n"),
        ("V 46.", "Lägesbild vecka 46\n"),
        ("vecka 46?", "Lägesbild vecka 46\n"),
        ("Mantorp", "Lägesbild vecka 47 hittills – Mantorp\n"),
        ("mantorp!", "Lägesbild vecka 47 hittills – Mantorp\n"),
        ("v 46 Mantorp", "Lägesbild vecka 46 – Mantorp\n"),
        ("Mantorp v 46", "Lägesbild vecka 46 – Mantorp\n"),
        ("Mantorp förra veckan", "Lägesbild vecka 46 – Mantorp\n"),
        ("vecka 46 Mantorp", "Lägesbild vecka 46 – Mantorp\n"),
        ("omrade Mantorp v 46", "Lägesbild vecka 46 – Mantorp\n"),
        ("område Mantorp, 2026-W46", "Lägesbild vecka 46 – Mantorp\n"),
    ],
)
def test_a_week_and_an_area_are_understood_in_any_order(
    make_request: MakeRequest, store: Store, typed: str, title: str
) -> None:
    report(store, timedelta(days=7), area="Mantorp")
    message = answer(make_request(words=typed), store)
    assert message.text.startswith(title)
    if title.startswith("Lägesbild vecka 46 –"):
        assert "Siffrorna gäller fre 20 nov. 15:00." in words(message)
        assert "lades ut" not in words(message)


def test_an_area_in_a_week_to_come_is_refused(make_request: MakeRequest, store: Store) -> None:
    area_named(store, "Mantorp")
    with pytest.raises(Refusal, match="situation-week-to-come"):
        answer(make_request(words="Mantorp 2026-W48"), store)


def test_a_week_of_another_year_is_named_with_its_year(make_request: MakeRequest, store: Store) -> None:
    assert answer(make_request(words="week 53"), store).text.startswith("Lägesbild vecka 53 2020\n")


def test_a_posted_week_is_named_with_its_year_once_that_is_over(make_request: MakeRequest, store: Store) -> None:
    taken_at = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
    kept = SituationalPicture(week=WEEK.previous(), taken_at=taken_at, is_open=False, counts=WeekCounts())
    store.pictures.keep(kept)
    in_week_53 = make_request(words="vecka 46", now=datetime(2027, 1, 3, 14, 0, tzinfo=UTC))
    assert answer(in_week_53, store).text.startswith("Lägesbild vecka 46\n")
    in_week_1 = make_request(words="vecka 46", now=datetime(2027, 1, 4, 14, 0, tzinfo=UTC))
    assert answer(in_week_1, store).text.startswith("Lägesbild vecka 46 2026\n")


@pytest.mark.parametrize("typed", ["2026-W48", "2027-W01", "9999-W52"])
def test_a_week_to_come_is_refused(make_request: MakeRequest, store: Store, typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        answer(make_request(words=f"vecka {typed}"), store)
    assert (refused.value.key, refused.value.facts) == ("situation-week-to-come", {"example": "2026-W47"})


@pytest.mark.parametrize("typed", ["", "54", "2026-W54", "förra", "0001-W01", "1999-W52", "850709-9805"])
def test_what_is_no_week_is_refused_with_an_example(make_request: MakeRequest, store: Store, typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        answer(make_request(words=f"vecka {typed}"), store)
    assert (refused.value.key, refused.value.facts) == ("situation-week-unknown", {"example": "2026-W46"})


@pytest.mark.parametrize("typed", ["omrade skänninge", "område Skanninge", "area SKÄN"])
def test_one_area_is_counted_alone(make_request: MakeRequest, store: Store, typed: str) -> None:
    report(store)
    report(store, area="Skänninge")
    report(store, area="Skänninge", category="theft")
    message = answer(make_request(words=typed), store)
    assert message.text.startswith("Lägesbild vecka 47 hittills – Skänninge\n2 händelser har")
    assert "Täckning" not in words(message)
    assert "Centrum" not in words(message)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("omrade", "situation-area-missing"),
        ("omrade Norrby", "situation-area-unknown"),
        ("omrade Mjölby", "situation-area-unknown"),
    ],
)
def test_an_area_that_is_not_known_or_not_clear_is_refused(
    make_request: MakeRequest, store: Store, typed: str, key: str
) -> None:
    keep_areas(store, ["Mjölby norra", "Mjölby södra", "Sya"])
    with pytest.raises(Refusal) as refused:
        answer(make_request(words=typed), store)
    assert (refused.value.key, refused.value.facts) == (key, {"known": "Mjölby norra, Mjölby södra, Sya"})


@pytest.mark.parametrize("typed", ["Centrum", "mjolby - centrum"])
def test_an_area_can_be_called_by_what_stands_after_its_dash(
    make_request: MakeRequest, store: Store, typed: str
) -> None:
    keep_areas(store, ["Mjölby – Centrum", "Mjölby – Lundby"])
    assert "– Mjölby – Centrum\n" in answer(make_request(words=f"omrade {typed}"), store).text


def test_an_area_whose_name_begins_another_is_found(make_request: MakeRequest, store: Store) -> None:
    keep_areas(store, ["Mjölby", "Mjölby södra"])
    assert "– Mjölby\n" in answer(make_request(words="omrade mjolby"), store).text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_help_and_refusals_are_in_the_readers_language(
    make_request: MakeRequest, store: Store, language: str
) -> None:
    reader = make_request(language=language).reader
    said = answer(make_request(words="help", language=language), store).text
    examples = Examples("Hela kommunen", "46")
    assert all(usage in said for sub in COMMAND.subs for usage in sub.usages(language, examples))
    for key in ("situation-week-unknown", "situation-week-to-come"):
        assert "2026-W46" in reader.say(key, example="2026-W46")
    for key in ("situation-area-missing", "situation-area-unknown"):
        assert "Sya" in reader.say(key, known="Sya")


def test_weeks_are_those_of_the_workspace_wherever_the_asker_is(make_request: MakeRequest, store: Store) -> None:
    sunday_evening = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    store.workspace.settings().timezone = "Europe/Helsinki"
    assert "vecka 48 hittills" in answer(make_request(now=sunday_evening), store).text
    store.workspace.settings().timezone = "Europe/London"
    assert "vecka 47 hittills" in answer(replace(make_request(), now=sunday_evening), store).text
