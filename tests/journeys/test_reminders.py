"""Actions and their reminders: one message per owner and day, on working days, until they are answered."""

from datetime import date, datetime, timedelta

from domain.reminder_schedule import reminder_steps
from domain.workdays import is_working_day, working_day_after
from sandbox.locators import words_of
from sandbox.records import Json
from tests.conftest import STOCKHOLM
from tests.journeys.stage import Stage

OWNER = "U0ELLA"
TODAY = datetime.now(STOCKHOLM).date()


def christmas() -> date:
    """The first working day after a Christmas that is more than three weeks away."""
    year = TODAY.year if date(TODAY.year, 12, 1) > TODAY else TODAY.year + 1
    return working_day_after(date(year, 12, 27))


def ahead(days: int) -> date:
    """A working day at least so far ahead, whose week after has an ordinary Monday too."""
    return working_day_after(TODAY + timedelta(days=days))


def add_action(stage: Stage, title: str, deadline: date, owner: str = OWNER) -> None:
    """Samo adds an action for the owner."""
    samo = stage.person("U0SAMO")
    samo.open_form("/atgard ny")
    assert samo.submit({"title": title, "owner": owner, "deadline": deadline.isoformat()}) == {}
    stage.person(owner).wait_for_message(title, "im")


def reminders(stage: Stage, user: str = OWNER) -> list[Json]:
    """Reminders that the person has got."""
    return [each for each in stage.person(user).messages("im") if "to follow up" in each["text"]]


def test_ladder_over_christmas_keeps_to_working_days(running: Stage) -> None:
    due = christmas()
    add_action(running, "New lamps", due)
    add_action(running, "Cut the hedge", due)
    running.end()
    eve = date(due.year, 12, 24)
    expected = sorted({step.day for step in reminder_steps(due) if eve - timedelta(days=2) <= step.day <= due})
    assert due in expected
    for day in sorted([*expected, eve]):
        before = len(reminders(running))
        running.tick(f"{day}T08:00")
        assert len(reminders(running)) - before == (1 if is_working_day(day) else 0), day
    running.tick(f"{due}T15:00")
    assert len(reminders(running)) == len(expected)
    assert all("New lamps" in each["text"] and "Cut the hedge" in each["text"] for each in reminders(running))


def test_a_rung_missed_while_down_is_said_once_and_done_ends_it(running: Stage) -> None:
    due = ahead(40)
    add_action(running, "New lamps", due)
    running.end()
    running.tick(f"{working_day_after(due + timedelta(days=1))}T08:00")
    (late,) = reminders(running)
    assert "over" in words_of(late)
    running.start()
    ella = running.person(OWNER)
    ella.press("Done", late)
    assert ella.submit({"note": "They shine"}) == {}
    ella.wait_for_message("is done")
    answered = ella.wait_for_message("Done – nothing more to do", "im")
    assert answered["ts"] == late["ts"]
    running.end()
    running.tick(f"{working_day_after(due + timedelta(days=3))}T08:00")
    assert reminders(running) == []


def test_postponing_asks_why_and_cancels_the_rungs_of_the_old_day(running: Stage) -> None:
    due, later = ahead(40), ahead(80)
    add_action(running, "New lamps", due)
    ella = running.person(OWNER)
    ella.press("Postpone", ella.wait_for_message("New lamps", "im"))
    ella.wait_for(lambda screen: screen.views)
    assert set(ella.submit({"date": later.isoformat()}, checked=False)) == {"reason"}
    assert ella.submit({"reason": "The lamps are late"}) == {}
    running.end()
    running.tick(f"{due}T08:00")
    assert reminders(running) == []
    running.tick(f"{later}T08:00")
    assert len(reminders(running)) == 1


def test_a_week_over_a_coordinator_hears_of_it_the_same_day(running: Stage) -> None:
    due = ahead(40)
    add_action(running, "New lamps", due)
    running.end()
    running.tick(f"{working_day_after(due + timedelta(days=7))}T08:00")
    running.person("U0SAMO").wait_for_message("minst en vecka försenad", "im")


def test_an_owner_who_has_left_gets_nothing_and_a_coordinator_is_told(running: Stage) -> None:
    due = ahead(40)
    add_action(running, "New lamps", due)
    running.end()
    running.person(OWNER).change(deleted=True)
    running.tick(f"{reminder_steps(due)[0].day}T08:00")
    running.person("U0SAMO").wait_for_message("behöver en ny ansvarig", "im")
    assert reminders(running) == []
