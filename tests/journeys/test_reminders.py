"""Actions and their reminders: one message per owner and day, on working days, until they are answered."""

from datetime import date

from sandbox.records import Json
from sandbox.touch import words_of
from tests.journeys.conftest import Stage

OWNER = "U0ELLA"


def add_action(stage: Stage, title: str, deadline: str, owner: str = OWNER) -> None:
    """Samo adds an action for the owner."""
    samo = stage.person("U0SAMO")
    samo.open_form("/atgard ny")
    assert samo.submit({"title": title, "owner": owner, "deadline": deadline}) == {}
    stage.person(owner).wait_for_message(title, "im", timeout=10)


def reminders(stage: Stage, user: str = OWNER) -> list[Json]:
    """Reminders that the person has got."""
    return [each for each in stage.person(user).messages("im") if "to follow up" in each["text"]]


def test_ladder_over_christmas_keeps_to_working_days(running: Stage) -> None:
    add_action(running, "New lamps", "2026-12-28")
    add_action(running, "Cut the hedge", "2026-12-28")
    running.end()
    counted: dict[date, int] = {}
    seen = 0
    for day in (date(2026, 12, number) for number in (14, 21, 22, 23, 24, 25, 28, 29)):
        running.tick(f"{day}T08:00")
        running.tick(f"{day}T09:00")
        counted[day] = len(reminders(running)) - seen
        seen += counted[day]
    told = [day.day for day, count in counted.items() if count]
    assert told == [14, 21, 23, 28, 29]
    assert all(count <= 1 for count in counted.values())
    assert all("New lamps" in each["text"] and "Cut the hedge" in each["text"] for each in reminders(running))


def test_a_rung_missed_while_down_is_said_once_and_answers_end_it(running: Stage) -> None:
    add_action(running, "New lamps", "2027-02-01")
    running.end()
    running.tick("2027-02-02T08:00")
    (late,) = reminders(running)
    assert "over" in words_of(late)
    running.start()
    ella = running.person(OWNER)
    ella.press("Done", late)
    ella.wait_for_message("is done")
    running.end()
    running.tick("2027-02-04T08:00")
    assert len(reminders(running)) == 1


def test_postponing_cancels_the_rungs_of_the_old_day(running: Stage) -> None:
    add_action(running, "New lamps", "2027-02-01")
    ella = running.person(OWNER)
    ella.command("/action show 1")
    ella.press("Postpone", ella.wait_for_message("#1"))
    ella.wait_for(lambda screen: screen.views)
    assert set(ella.submit({"date": "2027-03-01"}, checked=False)) == {"reason"}
    assert ella.submit({"reason": "The lamps are late"}) == {}
    running.end()
    running.tick("2027-02-01T08:00")
    assert reminders(running) == []
    running.tick("2027-02-22T08:00")
    assert len(reminders(running)) == 1


def test_a_week_over_a_coordinator_hears_of_it(running: Stage) -> None:
    add_action(running, "New lamps", "2027-02-01")
    running.end()
    running.tick("2027-02-08T08:00")
    running.person("U0SAMO").wait_for_message("har stått utan svar i en vecka", "im")


def test_an_owner_who_has_left_gets_nothing_and_a_coordinator_is_told(running: Stage) -> None:
    add_action(running, "New lamps", "2027-02-01")
    running.end()
    running.person(OWNER).change(deleted=True)
    running.tick("2027-01-25T08:00")
    running.person("U0SAMO").wait_for_message("behöver en ny ansvarig", "im")
    assert reminders(running) == []
