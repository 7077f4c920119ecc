import json
import logging
import threading
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.operations.log import describe_error, log, set_up_logging
from storage.database import Database

SECRET = "Hemligt om någon"


def fail() -> None:
    raise ValueError(SECRET)


def test_an_event_is_one_line_of_json(logs: Callable[[], str]) -> None:
    log.info("stored", number=12, place="Mjölby")
    told = json.loads(logs())
    assert (told["event"], told["level"], told["number"], told["place"]) == ("stored", "info", 12, "Mjölby")
    assert told["timestamp"].endswith("Z")


@pytest.mark.parametrize(("level", "events"), [("INFO", 2), ("WARNING", 1), ("ERROR", 0)])
def test_the_level_decides(
    logs: Callable[[], str], capsys: pytest.CaptureFixture[str], level: str, events: int
) -> None:
    assert logs() == ""
    set_up_logging(level)
    log.debug("detail")
    log.info("news")
    log.warning("trouble")
    assert len(capsys.readouterr().err.splitlines()) == events


@pytest.mark.parametrize("library", ["slack_sdk.socket_mode", "apscheduler.scheduler", "anything.else"])
def test_libraries_are_relayed_without_their_words(logs: Callable[[], str], library: str) -> None:
    logger = logging.getLogger(library)
    logger.info(SECRET)
    logger.warning(SECRET)
    try:
        fail()
    except ValueError:
        logger.exception(SECRET)
    said, met = [json.loads(each) for each in logs().splitlines()]
    assert (said["event"], said["library"], said["error"]) == ("library", library, None)
    assert (met["error"], met["at"][-1].split(":")[0]) == ("ValueError", "operations/test_log.py")
    assert SECRET not in logs()


def test_a_thread_that_dies_is_told_of_without_its_words(logs: Callable[[], str]) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert json.loads(logs())["event"] == "thread_failed"
    assert SECRET not in logs()


def test_an_error_is_described_by_its_kind_and_innermost_places() -> None:
    def deep(depth: int) -> None:
        if depth:
            deep(depth - 1)
        fail()

    try:
        deep(10)
    except ValueError as error:
        told = describe_error(error)
    assert told["error"] == "ValueError"
    assert len(told["at"]) == 5
    assert all(place.startswith("operations/test_log.py:") for place in told["at"])


def test_an_error_of_the_database_is_described_by_its_code(database: Database) -> None:
    is_sqlite = database.url.startswith("sqlite")
    with pytest.raises(DBAPIError) as met, database.transaction() as session:
        session.execute(text("SELECT 'hemligt' FROM nowhere"))
    told = describe_error(met.value)
    assert told["code"] == ("SQLITE_ERROR" if is_sqlite else "42P01")
    assert "hemligt" not in str(told)
