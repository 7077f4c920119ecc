"""Another Slack is asked for every example, and only where it thinks otherwise is it told of."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from sandbox.__main__ import main
from sandbox.compare import RemoteSlack, compare, find_differences
from sandbox.rules import Violation
from sandbox.rules.examples import EXAMPLES, Example
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal, scripted_slack
from tests.sandbox.running import Sandbox

Run = Callable[..., tuple[int, str, str]]
TOKEN = "xoxb-of-the-test"
TEAM = Reply({"ok": True, "team": "Testköping"})
LONG = Violation("/0/text", "failed_constraint", "too long", {"type": "max_length", "expected": 150, "got": 151})


@pytest.fixture
def other() -> Iterator[ScriptedSlack]:
    """A Slack that takes everything, unless the test lets it answer otherwise."""
    with scripted_slack() as server:
        server.answer("auth.test", TEAM)
        yield server


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs the command line in this process: its exit code, and what it printed."""

    def act(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["python -m sandbox", "compare", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        assert TOKEN not in told.out + told.err
        return int(ended.value.code or 0), told.out, told.err

    return act


@pytest.fixture
def ask() -> Iterator[Callable[..., RemoteSlack]]:
    """Makes a way to another Slack, and closes it."""
    with ExitStack() as stack:
        yield lambda api, token=TOKEN, **more: stack.enter_context(closing(RemoteSlack(api, token, **more)))


def told(*violations: Violation, error: str = "invalid_message") -> Reply:
    """What `blocks.validate` answers about a payload with these violations."""
    errors = [
        {"pointer": each.pointer, "code": each.code, "message": each.message, "constraint": each.constraint}
        for each in violations
    ]
    return Reply({"ok": False, "error": error, "errors": errors})


def answer_as_here(other: ScriptedSlack, **changed: Reply) -> None:
    """Let it validate each example as this sandbox does, but for those named."""
    replies = {
        example.name: told(*violations, error=f"invalid_{example.kind}")
        if (violations := example.validate())
        else Reply()
        for example in EXAMPLES
    }
    other.answer("blocks.validate", *(replies | changed).values())


def example_named(name: str) -> Example:
    return next(example for example in EXAMPLES if example.name == name)


def test_a_second_sandbox_judges_alike(start_sandbox: Callable[..., Sandbox]) -> None:
    """A process of its own, as a person would run it; the token comes from the environment."""
    second = start_sandbox()
    second.workspace.faults.limits = False
    known = {**os.environ, "SLACK_BOT_TOKEN": second.workspace.bot_token}
    arguments = [sys.executable, "-m", "sandbox", "compare", "--api", second.api.rstrip("/")]
    ended = subprocess.run(arguments, env=known, capture_output=True, text=True, check=False, timeout=90)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert f"{len(EXAMPLES)} judged alike, 0 not" in ended.stdout
    assert second.workspace.bot_token not in ended.stdout


def test_an_older_workspace_is_held_against_the_older_rules(
    start_sandbox: Callable[..., Sandbox], ask: Callable[..., RemoteSlack]
) -> None:
    second = start_sandbox()
    second.workspace.faults.limits, second.workspace.faults.older = False, True
    elsewhere = ask(second.api, second.workspace.bot_token)
    newer = [example for example in EXAMPLES if example.validate() != example.validate(older=True)]
    assert newer
    assert compare(elsewhere, older=True) == []
    assert {each.example.name for each in compare(elsewhere)} >= {
        each.name for each in newer if not each.invalid_at
    }


def test_every_kind_of_disagreement_is_listed(other: ScriptedSlack, run: Run) -> None:
    longer = Violation(LONG.pointer, LONG.code, LONG.message, {"type": "max_length", "expected": 75})
    header = Violation(
        "/blocks/0/text/text", "failed_constraint", "too long", {"type": "max_length", "expected": 75}
    )
    answer_as_here(
        other,
        **{
            "a text alone": told(Violation("", "no_text", "no")),
            "a header without text": Reply(),
            "header: 151, one too many": told(header),
            "mrkdwn in a header": told(longer),
            "a message without anything": refusal("no_text"),
        },
    )
    code, out, err = run("--token", TOKEN, "--api", f"{other.address}/api/")
    listed = [line for line in out.splitlines()[1:] if line and not line.startswith(" ")]
    assert (code, err) == (1, "")
    assert out.startswith(f"{len(EXAMPLES)} payloads compared with Testköping ({other.address}/api/): ")
    assert sorted(listed) == [
        "a header without text (valid)",
        "a message without anything (pointer)",
        "a text alone (valid)",
        "header: 151, one too many (constraint)",
        "mrkdwn in a header (pointer)",
    ]
    assert "  here: valid\n  there: (root) no_text: no" in out
    assert '  there: /blocks/0/text/text failed_constraint: too long {"type": "max_length", "expected": 75}' in out


def test_a_machine_reads_json(other: ScriptedSlack, run: Run) -> None:
    answer_as_here(other, **{"a header without text": Reply()})
    code, out, _ = run("--json", "--token", TOKEN, "--api", f"{other.address}/api/")
    whole = json.loads(out)
    example = example_named("a header without text")
    (each,) = whole.pop("disagreements")
    assert (code, whole) == (1, {"api": f"{other.address}/api/", "team": "Testköping", "compared": len(EXAMPLES)})
    assert (each["example"], each["about"], each["there"]) == (example.name, ["valid"], [])
    assert each["message"] == example.payload
    assert each["here"][0]["pointer"] == example.invalid_at


def test_every_payload_is_sent_as_it_is(other: ScriptedSlack, ask: Callable[..., RemoteSlack]) -> None:
    compare(ask(f"{other.address}/api"))
    sent = other.called("blocks.validate")
    assert [json.loads(args[each.kind]) for args, each in zip(sent, EXAMPLES, strict=True)] == [
        each.payload for each in EXAMPLES
    ]


def test_it_keeps_to_the_rate_limit(
    other: ScriptedSlack, ask: Callable[..., RemoteSlack], capsys: pytest.CaptureFixture[str]
) -> None:
    slept: list[float] = []
    wait = Reply({"ok": False, "error": "ratelimited"}, 429, (("Retry-After", "30"),))
    other.answer("blocks.validate", wait, wait, Reply())
    elsewhere = ask(f"{other.address}/api/", sleep=slept.append)
    assert elsewhere.validate(EXAMPLES[0]) == []
    assert slept == [30, 30]
    assert "asks to wait 30 s" in capsys.readouterr().err


AGREEING = [
    ([LONG], [LONG]),
    ([LONG], [Violation(LONG.pointer, LONG.code, "in other words", {"type": "max_length", "expected": 150})]),
    (
        [Violation("", "failed_constraint", "", {"type": "enum", "expected": ["a", "b"]})],
        [Violation("", "failed_constraint", "", {"type": "enum", "expected": ["b", "a"]})],
    ),
    ([], []),
]


@pytest.mark.parametrize(("here", "there"), AGREEING)
def test_other_words_or_fewer_are_no_disagreement(here: list[Violation], there: list[Violation]) -> None:
    assert find_differences(here, there) == ()


DIFFERING = [
    ([LONG], [], ("valid",)),
    ([LONG], [Violation("/0", LONG.code, "", LONG.constraint)], ("pointer",)),
    ([LONG], [Violation(LONG.pointer, "invalid_type", "", LONG.constraint)], ("code",)),
    ([LONG], [Violation(LONG.pointer, LONG.code, "", {"type": "max_length", "limit": 150})], ("constraint",)),
    ([LONG], [Violation(LONG.pointer, LONG.code, "")], ("constraint",)),
    ([LONG], [LONG, Violation("/1", "missing_field", "")], ("pointer",)),
    ([LONG], [Violation(LONG.pointer, "other", "", {"type": "x"})], ("code", "constraint")),
]


@pytest.mark.parametrize(("here", "there", "about"), DIFFERING)
def test_what_differs_is_named(here: list[Violation], there: list[Violation], about: tuple[str, ...]) -> None:
    assert find_differences(here, there) == about


TROUBLES = [
    ("auth.test", refusal("invalid_auth"), "refuses the token: invalid_auth"),
    ("auth.test", Reply("<html>", 502), "answers as no Slack does (status 502)"),
    ("auth.test", Reply(break_by="reset"), "cannot be reached ("),
    ("blocks.validate", refusal("unknown_method"), "does not validate blocks: unknown_method"),
    ("blocks.validate", refusal("internal_error", 500), "does not validate blocks: internal_error"),
    ("blocks.validate", Reply(break_by="truncate"), "cannot be reached ("),
]


@pytest.mark.parametrize(("method", "reply", "words"), TROUBLES)
def test_trouble_is_one_readable_line(
    other: ScriptedSlack, run: Run, method: str, reply: Reply, words: str
) -> None:
    other.answer(method, reply)
    code, out, err = run("--token", TOKEN, "--api", f"{other.address}/api/")
    (line,) = err.splitlines()
    assert (code, out) == (1, "")
    assert line.startswith(f"python -m sandbox compare: {other.address}/api/ ")
    assert words in line


@pytest.mark.parametrize("api", ["http://127.0.0.1:9/api/", "nowhere", "http://[/"])
def test_a_slack_that_is_not_there_is_one_readable_line(run: Run, api: str) -> None:
    code, out, err = run("--token", TOKEN, "--api", api)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "cannot be reached (" in err


def test_without_a_token_it_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    code, _, err = run()
    assert code == 2
    assert "give --token, or set SLACK_BOT_TOKEN" in err
