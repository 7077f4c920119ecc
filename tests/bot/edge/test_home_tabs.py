"""A Home tab is shown anew once, however often it changed, and nobody has to wait for it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.edge.home_tabs import HomeTabs
from bot.edge.interaction import Interaction
from bot.edge.interactive_priority import InteractivePriority
from commands.routes import InteractionKind

MakeInteraction = Callable[..., Interaction]


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as opened:
        yield opened


def test_each_person_is_shown_once_and_not_while_somebody_waits(
    pool: ThreadPoolExecutor, interaction: MakeInteraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.edge.interactive_priority.LONGEST", 60.0)
    shown: list[str] = []
    priority, both = InteractivePriority(), threading.Semaphore(0)

    def show(asked: Interaction) -> None:
        shown.append(asked.user)
        both.release()

    tabs = HomeTabs(pool, priority, show)
    with priority.serving():
        for user in ("U1", "U2", "U1", "U1"):
            tabs.refresh(interaction(InteractionKind.FORM, "incident.report", user=user))
        assert shown == []
    assert both.acquire(timeout=60)
    assert both.acquire(timeout=60)
    pool.shutdown()
    assert shown == ["U1", "U2"]


def test_what_changes_while_a_tab_is_being_shown_is_shown_too(
    pool: ThreadPoolExecutor, interaction: MakeInteraction
) -> None:
    begun, go_on, times = threading.Event(), threading.Event(), threading.Semaphore(0)

    def show(_asked: Interaction) -> None:
        begun.set()
        go_on.wait(60)
        times.release()

    tabs = HomeTabs(pool, InteractivePriority(), show)
    tabs.refresh(interaction(InteractionKind.FORM, "incident.report"))
    assert begun.wait(60)
    tabs.refresh(interaction(InteractionKind.FORM, "incident.report"))
    go_on.set()
    assert times.acquire(timeout=60)
    assert times.acquire(timeout=60)


def test_a_tab_that_cannot_be_shown_keeps_no_other_from_it(
    pool: ThreadPoolExecutor, interaction: MakeInteraction
) -> None:
    shown = threading.Event()

    def show(asked: Interaction) -> None:
        if asked.user == "U1":
            raise OSError("gone")
        shown.set()

    tabs = HomeTabs(pool, InteractivePriority(), show)
    for user in ("U1", "U2"):
        tabs.refresh(interaction(InteractionKind.FORM, "incident.report", user=user))
    assert shown.wait(60)
