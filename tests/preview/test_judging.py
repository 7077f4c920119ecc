"""`trygg check --views`, held against a Slack: the local one, and others that answer in other ways."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.operations.check import run_checks
from bot.settings import Settings
from commands.request import Request
from commands.response import OpenForm, Response
from commands.routes import InteractionKind
from commands.vocabulary.forms import modal
from preview.judging import Judge, JudgingError, check_views, unknown
from preview.sample import SIZES, Size
from preview.walk import Shown
from storage.store import Store
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.preview.walks import Walked
from tests.routes import put_route
from tests.sandbox.running import Sandbox, running_sandbox

pytestmark = pytest.mark.timeout(1_200)
"""A walk through every view computes for a minute, and shares the machine with others."""

LONG_TITLE = {"type": "plain_text", "text": "x" * 25}
VIEW = Shown("/incident", "view", {"type": "modal", "blocks": []})
CHART = Shown("/situation", "message", {"text": "x", "blocks": []}, "newest")
EMPTY, NORMAL, _ = SIZES
Check = Callable[..., tuple[bool, list[str]]]


@pytest.fixture
def local() -> Iterator[Sandbox]:
    """A local Slack without limits on how often it is asked."""
    with running_sandbox() as running:
        running.workspace.faults.limits = False
        yield running


@pytest.fixture
def check(settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs `trygg check --views` on Swedish content of one size: whether all is well, and its lines on views."""

    def run(slack: Sandbox, size: Size = NORMAL) -> tuple[bool, list[str]]:
        monkeypatch.setattr("preview.judging.SIZES", (size,))
        monkeypatch.setattr("preview.judging.LANGUAGES", ("sv",))
        known = {"slack_bot_token": slack.workspace.bot_token, "slack_app_token": slack.workspace.app_token}
        good = run_checks(replace(settings, **{**known, "slack_api_url": slack.api}), check_views)
        return good, [line for line in capsys.readouterr().out.splitlines() if line[5:].startswith("view")]

    return run


@pytest.fixture
def walked(seen: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets every view be that of the walk that other tests have taken, each told once."""
    views = [("sv, normal", each) for each in unknown(seen(NORMAL, "sv").shown, set())]
    monkeypatch.setattr("preview.judging.every_view", lambda _names: views)


@pytest.fixture
def judge(slack: ScriptedSlack) -> Judge:
    return Judge(WebClient("xoxb-1", base_url=f"{slack.address}/api/", retry_handlers=[]), sleep=lambda _: None)


@pytest.mark.usefixtures("walked")
def test_the_local_slack_refuses_nothing(check: Check, local: Sandbox) -> None:
    good, (line,) = check(local)
    assert good
    assert line.startswith("ok   views: ")
    assert line.endswith(" judged by Slack, 0 refused")
    assert int(line.split()[2]) > 100


@pytest.mark.usefixtures("walked")
def test_an_older_workspace_refuses_only_what_it_gets_in_older_blocks(check: Check, local: Sandbox) -> None:
    local.workspace.faults.older = True
    good, (line,) = check(local)
    assert good
    assert " 0 refused; " in line
    assert line.endswith(" are too new for this workspace, and sent in older blocks")


def test_a_broken_view_is_found(check: Check, local: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_ask: Request, _store: Store) -> Response:
        return OpenForm(modal("incident.report", "Rapport", [], close="Stäng") | {"title": LONG_TITLE})

    put_route(monkeypatch, InteractionKind.BUTTON, "incident.open", broken)
    good, lines = check(local, EMPTY)
    assert not good
    assert (
        "FAIL view: sv, empty, newest blocks, Home → button incident.open: /title/text must be less than 25"
        in (lines[0])
    )
    assert lines[-1].startswith("FAIL views: ")


def test_a_view_that_cannot_be_built_is_told_of(
    check: Check, local: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_ask: Request, _store: Store) -> Response:
        raise LookupError("hemligt")

    put_route(monkeypatch, InteractionKind.BUTTON, "incident.open", broken)
    assert check(local, EMPTY) == (False, ["FAIL view: Home → button incident.open: LookupError"])


def told(error: str, *pointers: str) -> Reply:
    return Reply(
        {"ok": False, "error": error, "errors": [{"pointer": each, "message": "no"} for each in pointers]}
    )


def test_each_refusal_is_a_line(judge: Judge, slack: ScriptedSlack) -> None:
    slack.answer("blocks.validate", told("invalid_view", "/title", ""))
    assert judge.complaints("sv, empty", VIEW) == [
        "sv, empty, newest blocks, /incident: /title no",
        "sv, empty, newest blocks, /incident: (root) no",
    ]
    assert judge.summary() == "1 judged by Slack, 1 refused"


@pytest.mark.parametrize(
    ("level", "pointers", "refused"),
    [
        ("newest", ["/blocks/3/type", "/blocks/12/type"], 0),
        ("tables", ["/blocks/3/type"], 0),
        ("text", ["/blocks/3/type"], 1),
        ("newest", ["/blocks/3/type", "/blocks/4/text"], 1),
    ],
)
def test_blocks_that_are_too_new_are_no_fault_while_there_are_simpler_ones(
    judge: Judge, slack: ScriptedSlack, level: str, pointers: list[str], refused: int
) -> None:
    slack.answer("blocks.validate", told("invalid_message", *pointers))
    judge.complaints("sv, empty", Shown("/situation", "message", {}, level))
    assert (judge.refused, judge.too_new) == (refused, 1 - refused)


def test_it_waits_as_long_as_slack_asks_for(slack: ScriptedSlack) -> None:
    slept: list[float] = []
    judge = Judge(WebClient("xoxb-1", base_url=f"{slack.address}/api/", retry_handlers=[]), sleep=slept.append)
    busy = Reply({"ok": False, "error": "ratelimited"}, 429, (("Retry-After", "7"),))
    slack.answer("blocks.validate", busy, busy, Reply())
    assert judge.complaints("sv, empty", VIEW) == []
    assert slept == [7, 7]


TROUBLES: list[tuple[Reply, str]] = [
    (refusal("unknown_method"), "unknown_method"),
    (refusal("invalid_view"), "invalid_view"),
    (told("invalid_blocks", "/0"), "invalid_blocks"),
    (Reply(break_by="reset"), "ConnectionResetError"),
    (Reply("<html>", 502), "HTTP 502"),
]


@pytest.mark.parametrize(("reply", "words"), TROUBLES)
def test_a_slack_that_does_not_judge_is_told_of(
    judge: Judge, slack: ScriptedSlack, reply: Any, words: str
) -> None:
    slack.answer("blocks.validate", reply)
    with pytest.raises(JudgingError, match=words):
        judge.complaints("sv, empty", VIEW)
