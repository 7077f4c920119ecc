"""A figure of a picture opens the incidents behind it; where these are other ones, the list says why."""

from datetime import timedelta
from typing import Any

import pytest

from commands.incident.behind import behind_button
from commands.response import Reply
from commands.situation.asking import show_week_so_far
from domain.figures import FigureBehind
from domain.incidents import IncidentFacts
from domain.problems import NewProblem
from domain.refusals import Refusal
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.weeks import Week
from services.geography import area_named, place_named
from services.incidents import withdraw
from services.partnership import partner_named, unit_named
from services.pictures import PictureBuilder
from services.problems import open_problem
from services.register import merge
from storage.store import Store
from storage.tables import Incident, Problem
from tests.commands.conversation import Conversation, fields_of, message_of, view_of, words_of
from tests.conftest import NOW

WEEK = Week(2026, 47)
DAMAGE = {"area": "Skänninge", "group": "damage"}


def report(store: Store, area: str = "Skänninge", **said: Any) -> int:
    known: dict[str, Any] = {"category": "damage.graffiti", "happened_at": NOW - timedelta(hours=1)} | said
    facts = IncidentFacts(area=area_named(store, area).id, **known)
    return store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW).id


def post(store: Store) -> int:
    """Keep the week's picture, and return how many incidents it counts."""
    picture = PictureBuilder.of(store, PUBLIC, NOW).take(WEEK)
    store.pictures.keep(picture)
    return picture.counts.now


def press(conversation: Conversation, posted: int, week: Week = WEEK, **counted: Any) -> Reply:
    figure = FigureBehind(week, posted, **counted)
    button = behind_button("behind-button-all", figure, conversation.make_request().reader)
    answered = conversation.press(button.route, button.value)
    assert isinstance(answered, Reply)
    return answered


def title(reply: Reply) -> str:
    return str(reply.message.blocks[0]["text"]["text"])


def why(reply: Reply) -> str:
    """What stands under the title."""
    return (
        str(reply.message.blocks[1]["elements"][0]["text"]) if reply.message.blocks[1]["type"] == "context" else ""
    )


def test_a_posted_figure_opens_as_many_beside_the_picture(conversation: Conversation, store: Store) -> None:
    for _ in range(12):
        report(store)
    report(store, category="threat")
    report(store, area="Mantorp")
    assert post(store) == 14
    reply = press(conversation, 12, **DAMAGE)
    assert (title(reply), why(reply)) == ("Skadegörelse i Skänninge, vecka 47: 12 händelser", "")
    assert not reply.replace
    older = reply.message.blocks[-1]["elements"][0]["value"]
    second = conversation.press("incident.behind", older)
    assert second.replace
    assert "11–12 av 12" in words_of(second)
    assert title(second) == title(reply)


def test_what_parts_the_list_from_the_figure_is_told(conversation: Conversation, store: Store) -> None:
    first = report(store)
    for _ in range(6):
        report(store)
    assert post(store) == 7
    withdraw(store, store.session.get_one(Incident, first), reason="Dubblett", by="U1", now=NOW)
    report(store)
    report(store)
    report(store, sharing=Sharing.RED)
    own = press(conversation, 7, **DAMAGE)
    assert title(own) == "Skadegörelse i Skänninge, vecka 47: 9 händelser"
    assert why(own) == (
        "Lägesbilden räknade 7. 2 har tillkommit sedan dess."
        " 1 har återtagits, ändrats eller lagts ihop med en annan sedan dess."
        " 1 räknas inte där, eftersom inte alla parter får se den."
    )
    assert "räknas inte där" not in why(press(conversation.by("U2"), 7, **DAMAGE))


def test_who_sees_only_their_own_is_told_no_number_of_others(conversation: Conversation, store: Store) -> None:
    report(store)
    post(store)
    report(store)
    partner_named(store, "Polisen")
    outsider = conversation.by("U2")
    said = words_of(press(outsider, 1, **DAMAGE))
    assert "Du ser andras när en samordnare har bekräftat din enhet." in said
    assert not any(word in said for word in ("Skänninge", "tillkommit", "räknade"))
    assert title(press(conversation, 1, **DAMAGE)) == "Skadegörelse i Skänninge, vecka 47: 2 händelser"
    assert "tillkommit" not in words_of(press(conversation, 1, **DAMAGE))


def test_a_figure_that_someone_asked_for_counts_what_they_may_see(
    conversation: Conversation, store: Store
) -> None:
    report(store, sharing=Sharing.RED)
    shown = message_of(show_week_so_far(conversation.make_request(), store))
    (button,) = (each for each in shown.blocks[-1]["elements"] if each["text"]["text"] == "Visa händelserna")
    reply = conversation.press("incident.behind", button["value"])
    assert (title(reply), why(reply)) == ("Alla händelser, vecka 47: 1 händelse", "")
    report(store)
    assert why(conversation.press("incident.behind", button["value"])) == (
        "Siffran var 1 när du såg den. 1 har tillkommit sedan dess."
    )


def test_places_weeks_and_areas_with_their_parts(conversation: Conversation, store: Store) -> None:
    skanninge = area_named(store, "Skänninge")
    part = area_named(store, "Järnvägsparken")
    part.parent_id = skanninge.id
    station = place_named(store, "Stationen", skanninge.id)
    report(store, place=station.id)
    report(store, area="Järnvägsparken")
    report(store, happened_at=NOW - timedelta(weeks=3))
    assert title(press(conversation, 1, place=station.id)).startswith("Stationen, Skänninge, vecka 47: 1 ")
    there = press(conversation, 1, place=station.id, group="damage")
    assert title(there) == "Skadegörelse vid Stationen, Skänninge, vecka 47: 1 händelse"
    assert title(press(conversation, 1, area=skanninge.id)).endswith(": 1 händelse")
    assert title(press(conversation, 2, area=skanninge.id, parts=True)).endswith(": 2 händelser")
    assert (
        title(press(conversation, 3, area=skanninge.id, parts=True, weeks=4))
        == "Skänninge, vecka 44–47: 3 händelser"
    )
    other = place_named(store, "Resecentrum", skanninge.id)
    merge(store, station, other, by="UBOSS", now=NOW)
    assert title(press(conversation, 1, place=station.id)).startswith("Resecentrum, Skänninge, vecka 47: 1 ")


def test_a_place_that_the_asker_may_not_know_of_is_not_named(conversation: Conversation, store: Store) -> None:
    place = place_named(store, "Hemliga gården", area_named(store, "Skänninge").id)
    report(store, place=place.id, sharing=Sharing.RED)
    said = words_of(press(conversation.by("U2"), 0, place=place.id))
    assert "Hemliga" not in said
    assert "inga händelser som du kan se" in said


def test_late_reports_are_those_that_came_after_the_picture_before(
    conversation: Conversation, store: Store
) -> None:
    report(store)
    post(store)
    report(store)
    report(store)
    reply = press(conversation, 2, late_in=WEEK.next(), **DAMAGE)
    assert (title(reply), why(reply)) == ("Skadegörelse i Skänninge, sent om vecka 47: 2 händelser", "")


@pytest.mark.parametrize(
    "value",
    [
        *("", "7", "2|", "2|x", "week=2026-W99&n=1", "week=2026-W47&n=1&name=Atlantis"),
        *("week=2026-W47&n=1&area=999", "week=2026-W47&n=1&place=999", "week=2026-W47&n=1&group=x"),
        "week=2026-W47&n=1&late=2026-W47",
    ],
)
def test_a_button_that_cannot_be_read_is_refused(conversation: Conversation, value: str) -> None:
    with pytest.raises(Refusal, match="unreadable"):
        conversation.press("incident.behind", value)


def test_the_longest_title_keeps_its_number(conversation: Conversation, store: Store) -> None:
    area = "Ett område med ett mycket långt namn som ingen skulle orka skriva ut helt och hållet"[:75]
    report(store, area=area)
    assert title(press(conversation, 1, area=area, group="damage", weeks=30)).endswith(": 1 händelse")


def onwards(reply: Reply) -> dict[str, tuple[str, str]]:
    """The route and the value of each button under the rows, by its label."""
    last = next(block for block in reversed(reply.message.blocks) if block["type"] == "actions")
    return {
        each["text"]["text"]: (each["action_id"].partition(":")[0], each["value"]) for each in last["elements"]
    }


def problem(store: Store, title: str, by: str = "U1", **said: Any) -> Problem:
    return open_problem(store, NewProblem(title, **said), Viewer(by, open_only=True), by=by, now=NOW)


def test_a_figure_leads_to_a_new_problem_about_its_incidents(conversation: Conversation, store: Store) -> None:
    numbers = {str(n) for n, _ in enumerate([report(store), report(store)], 1)}
    report(store, sharing=Sharing.RED)
    route, value = onwards(press(conversation, 2, **DAMAGE))["Nytt problem"]
    view = view_of(conversation.press(route, value))
    fields = fields_of(view)
    assert fields["areas"] == (str(area_named(store, "Skänninge").id),)
    assert (fields["categories"], fields["sharing"], set(fields["incidents"])) == (("damage",), "green", numbers)
    conversation.submit(view, title="Klotter")
    (opened,) = store.problems.listed(PUBLIC).rows
    assert store.problems.linked(opened, PUBLIC).total == 2


def test_a_problem_about_what_is_hidden_is_for_no_more_eyes(conversation: Conversation, store: Store) -> None:
    report(store, sharing=Sharing.AMBER_STRICT)
    for level in (Sharing.AMBER_STRICT, Sharing.RED):
        report(store, sharing=level)
        value = onwards(press(conversation, 1, shared=False, **DAMAGE))["Nytt problem"][1]
        assert fields_of(view_of(conversation.press("problem.open", value)))["sharing"] == level.value


def test_a_problem_about_what_another_partner_hides_is_not_for_ones_own_people(
    conversation: Conversation, store: Store
) -> None:
    police = unit_named(store, "Polisen", "Lokalpolisområdet")
    hidden = report(store, sharing=Sharing.AMBER_STRICT)
    incident = store.session.get_one(Incident, hidden)
    incident.unit_id, incident.partner_id = police.id, police.partner_id
    boss = conversation.by("UBOSS", coordinator=True)
    value = onwards(press(boss, 1, shared=False, **DAMAGE))["Nytt problem"][1]
    assert fields_of(view_of(boss.press("problem.open", value)))["sharing"] == Sharing.RED.value


def test_a_figure_leads_to_the_open_problems_that_it_may_belong_to(
    conversation: Conversation, store: Store
) -> None:
    here, there = area_named(store, "Skänninge").id, area_named(store, "Mantorp").id
    first, second = report(store), report(store)
    problem(store, "Allt")
    problem(store, "Hit", areas=(here,))
    problem(store, "Just det", areas=(here,), categories=("damage.graffiti",))
    problem(store, "Annat", areas=(there,), categories=("damage",))
    problem(store, "Någon annans", "U2", areas=(here,))
    shown = press(conversation, 2, **DAMAGE)
    assert list(onwards(shown)) == ["Nytt problem", "Lägg till i problem #3", "Lägg till i problem #2"]
    assert "Lägg till i problem #5" in onwards(press(conversation.by("UBOSS", coordinator=True), 2, **DAMAGE))
    view = view_of(conversation.press(*onwards(shown)["Lägg till i problem #3"]))
    assert set(fields_of(view)["incidents"]) == {"1", "2"}
    conversation.submit(view, incidents=("1",))
    meant = store.problems.find(3, PUBLIC)
    assert meant
    assert [row.incident.id for row in store.problems.linked(meant, PUBLIC).rows] == [first]
    view = view_of(conversation.press(*onwards(shown)["Lägg till i problem #3"]))
    assert fields_of(view)["incidents"] == ("2",)
    conversation.submit(view)
    assert {row.incident.id for row in store.problems.linked(meant, PUBLIC).rows} == {first, second}
    with pytest.raises(Refusal) as refused:
        conversation.press(*onwards(shown)["Lägg till i problem #3"])
    assert refused.value.facts == {"kind": "figure"}


def test_a_reader_is_led_nowhere(conversation: Conversation, store: Store) -> None:
    report(store)
    store.people.meet("U2").role = "reader"
    assert all(block["type"] != "actions" for block in press(conversation.by("U2"), 1, **DAMAGE).message.blocks)


def test_a_merging_is_said_to_be_why_the_list_is_longer(conversation: Conversation, store: Store) -> None:
    for area in ("Skänninge", "Mantorp", "Mantorp"):
        report(store, area=area)
    post(store)
    small, large = (area_named(store, area) for area in ("Skänninge", "Mantorp"))
    merge(store, small, large, by="UBOSS", now=NOW + timedelta(hours=1))
    reply = press(conversation, 1, area=small.id)
    assert title(reply) == "Mantorp, vecka 47: 3 händelser"
    assert why(reply).startswith("Lägesbilden räknade 1. Områden eller platser har slagits ihop sedan dess.")
    assert "tillkommit" not in why(reply)
