"""The clock of the machine is set under a running bot: nothing is lost, doubled, or waits for the hour to pass."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from domain.weeks import Week
from domain.workdays import working_day_after
from sandbox.locators import words_of
from tests.conftest import STOCKHOLM, binaries_or_skip
from tests.journeys.stage import CHANNEL, DIFFERENT, STATE, Stage, open_stage
from tests.postgres import running_cluster
from tests.wall_clock import WallClock

HOUR = 3_600.0
SOON = 100
"""Seconds: two looks at what is due, and a minute's doubt about a message that was on its way just then."""
MONDAY = Week.of(datetime.now(STOCKHOLM).date() + timedelta(weeks=2)).monday
BEFORE_THE_PICTURE = datetime.combine(MONDAY, time(7, 30), STOCKHOLM)
AT_NOON = datetime.combine(working_day_after(MONDAY), time(12), STOCKHOLM)

pytestmark = pytest.mark.timeout(300)


@dataclass
class Scene:
    """The local Slack and a machine whose clock can be set, with the bot on it."""

    stage: Stage
    clock: WallClock

    def begin(self, moment: datetime, ahead: float = 0.0) -> None:
        """Start the bot at that moment, on a machine whose clock is wrong by so many seconds."""
        self.stage.client.move_clock(moment.timestamp())
        self.clock.set_to(moment)
        self.clock.move(ahead)
        self.stage.start()

    def report(self) -> None:
        """Vera reports, and is told that it has been taken."""
        vera = self.stage.person("U0VERA")
        what = DIFFERENT[len(self.stage.read("SELECT id FROM incident"))]
        vera.open_form(f"/handelse {what} {MONDAY - timedelta(days=3)} 12:00")
        assert vera.submit({"area": "Hela kommunen"}) == {}

    def assert_receipts(self, number: int) -> None:
        """So many reports are stored, and each receipt has come once, in order."""
        vera = self.stage.person("U0VERA")
        vera.wait_for_message(f"#{number} är sparad", "im", timeout=SOON)
        saved = [message for message in vera.messages("im") if "är sparad" in words_of(message)]
        assert [f"#{each} " in words_of(message) for each, message in enumerate(saved, 1)] == [True] * number
        assert len(self.stage.read("SELECT id FROM incident")) == number

    def count_pictures(self) -> int:
        """How many pictures stand in the shared channel."""
        found = self.stage.person("U0POLI").messages(CHANNEL)
        return len([each for each in found if "Lägesbild vecka" in each["text"]])

    def await_state(self, state: str) -> None:
        """Return when a message is in that state."""
        end = monotonic() + SOON
        while not self.stage.read(f"SELECT id FROM delivery WHERE state = '{state}'"):  # noqa: S608 (our own word)
            assert monotonic() < end
            sleep(0.05)


@pytest.fixture
def clock() -> Iterator[WallClock]:
    """A clock in a folder that PostgreSQL's user can read."""
    with tempfile.TemporaryDirectory(prefix="trygg-clock-") as folder:
        Path(folder).chmod(0o755)
        yield WallClock(Path(folder))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def scene(request: pytest.FixtureRequest, clock: WallClock, tmp_path: Path) -> Iterator[Scene]:
    """The database has the machine's clock too: SQLite that of the bot's process, PostgreSQL its server's."""
    with ExitStack() as stack:
        stage = stack.enter_context(open_stage(tmp_path, STATE))
        stage.settings |= clock.environment
        if request.param == "postgresql":
            server = stack.enter_context(running_cluster(binaries_or_skip(), clock.environment))
            stage.postgres_url = server.create("trygg")
        yield Scene(stage, clock)


def test_set_forward_and_back_over_the_hour_of_the_picture(scene: Scene) -> None:
    scene.begin(BEFORE_THE_PICTURE)
    scene.report()
    scene.clock.move(+HOUR)
    scene.report()
    scene.stage.person("U0POLI").wait_for_message("Lägesbild vecka", CHANNEL, timeout=SOON)
    scene.report()
    scene.clock.move(-HOUR)
    scene.report()
    scene.assert_receipts(4)
    scene.clock.move(+HOUR)
    scene.report()
    scene.assert_receipts(5)
    assert scene.count_pictures() == 1


@pytest.mark.long
def test_set_back_while_messages_wait_and_before_something_falls_due(scene: Scene) -> None:
    scene.begin(AT_NOON, ahead=HOUR)
    samo = scene.stage.person("U0SAMO")
    samo.open_form("/atgard ny")
    assert (
        samo.submit({"title": "New lamps", "owner": "U0ELLA", "deadline": str(MONDAY + timedelta(days=60))}) == {}
    )
    scene.stage.client.inject_fault(method="chat.postMessage", kind="429", times=1, retry_after=5)
    scene.report()
    scene.await_state("retry")
    scene.report()
    scene.clock.move(-HOUR)
    scene.report()
    scene.assert_receipts(3)
    scene.stage.person("U0ELLA").change(deleted=True)
    samo.wait_for_message("behöver en ny ansvarig", "im", timeout=SOON)
