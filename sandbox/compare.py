"""Run `python -m sandbox compare`: validate every example in another Slack and list the differences."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any, cast

import httpx

from sandbox.rules import Violation
from sandbox.rules.examples import EXAMPLES, Example

TROUBLES = frozenset(
    {
        "access_denied",
        "account_inactive",
        "fatal_error",
        "internal_error",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "request_timeout",
        "service_unavailable",
        "token_expired",
        "token_revoked",
        "unknown_method",
    }
)


class CompareError(Exception):
    """The other Slack cannot be compared with; the reason on one line."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An example that the other Slack judges differently.

    `about` names what differs: `valid`, or one or more of `pointer`, `code`, `constraint`.
    """

    example: Example
    about: tuple[str, ...]
    here: Sequence[Violation]
    there: Sequence[Violation]


class RemoteSlack:
    """A client for another Slack's Web API; every failure is a CompareError."""

    def __init__(self, api: str, token: str, sleep: Callable[[float], None] = time.sleep) -> None:
        self.api = api if api.endswith("/") else f"{api}/"
        self._client = httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=30)
        self._sleep = sleep

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def name_team(self) -> str:
        """Return the workspace of the token."""
        answer = self._call("auth.test", {})
        if not answer.get("ok"):
            raise CompareError(f"{self.api} refuses the token: {answer.get('error')}")
        return str(answer.get("team"))

    def validate(self, example: Example) -> list[Violation]:
        """Return the violations that `blocks.validate` reports."""
        answer = self._call("blocks.validate", {example.kind: json.dumps(example.payload)})
        error = str(answer.get("error"))
        if not answer.get("ok") and error in TROUBLES:
            raise CompareError(f"{self.api} does not validate blocks: {error}")
        return read_faults(answer)

    def _call(self, method: str, arguments: dict[str, str]) -> dict[str, Any]:
        """Call a method, waiting as long as it is rate limited."""
        while True:
            answer = self._post(method, arguments)
            if answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
                return self._read(answer)
            seconds = float(answer.headers.get("Retry-After", "1"))
            print(f"{self.api} asks to wait {seconds:g} s", file=sys.stderr)  # noqa: T201 (the command line)
            self._sleep(seconds)

    def _post(self, method: str, arguments: dict[str, str]) -> httpx.Response:
        try:
            return self._client.post(f"{self.api}{method}", data=arguments)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CompareError(f"{self.api} cannot be reached ({type(error).__name__})") from None

    def _read(self, answer: httpx.Response) -> dict[str, Any]:
        try:
            body = answer.json()
        except ValueError:
            body = None
        if not isinstance(body, dict) or "ok" not in body:
            raise CompareError(f"{self.api} answers as no Slack does (status {answer.status_code})")
        return body


def read_faults(answer: dict[str, Any]) -> list[Violation]:
    """Parse the violations in an answer of `blocks.validate`; an error without any is one at the root."""
    if answer["ok"]:
        return []
    errors = [each for each in answer.get("errors") or () if isinstance(each, dict)]
    if not errors:
        error = str(answer.get("error"))
        return [Violation("", error, error)]
    return [_read_fault(each) for each in errors]


def _read_fault(error: dict[str, Any]) -> Violation:
    pointer, code, message = (str(error.get(word, "")) for word in ("pointer", "code", "message"))
    return Violation(pointer, code, message, error.get("constraint"))


def compare(elsewhere: RemoteSlack, *, older: bool = False) -> list[Disagreement]:
    """List the examples that are judged differently; `older` as in FaultInjection."""
    found = []
    for example in EXAMPLES:
        here, there = example.validate(older=older), elsewhere.validate(example)
        if about := find_differences(here, there):
            found.append(Disagreement(example, about, here, there))
    return found


def find_differences(here: Sequence[Violation], there: Sequence[Violation]) -> tuple[str, ...]:
    """Name the aspects in which violations of one payload differ; messages may differ."""
    if bool(here) != bool(there):
        return ("valid",)
    ours, theirs = ({violation.pointer: violation for violation in violations} for violations in (here, there))
    both = [(ours[pointer], theirs[pointer]) for pointer in ours if pointer in theirs]
    differences = {
        "pointer": ours.keys() != theirs.keys(),
        "code": any(our.code != their.code for our, their in both),
        "constraint": any(not _agree(our.constraint, their.constraint) for our, their in both),
    }
    return tuple(name for name, differs in differences.items() if differs)


def _agree(ours: dict[str, object] | None, theirs: dict[str, object] | None) -> bool:
    """Tell whether our constraint has all the fields of theirs."""
    if not ours or not theirs:
        return not ours and not theirs
    return all(key in ours and _unordered(ours[key]) == _unordered(part) for key, part in theirs.items())


def _unordered(part: object) -> object:
    return sorted(map(repr, cast("list[object]", part))) if isinstance(part, list) else part


def describe(found: Sequence[Disagreement], api: str, team: str) -> str:
    """Describe the comparison as text."""
    agree = len(EXAMPLES) - len(found)
    head = f"{len(EXAMPLES)} payloads compared with {team} ({api}): {agree} judged alike, {len(found)} not"
    return "\n".join([head, *(_describe(each) for each in found)])


def _describe(each: Disagreement) -> str:
    sides = [f"  {side}: {line}" for side in ("here", "there") for line in _lines(getattr(each, side))]
    return "\n".join([f"\n{each.example.name} ({', '.join(each.about)})", *sides])


def _lines(violations: Iterable[Violation]) -> list[str]:
    return [
        f"{each.pointer or '(root)'} {each.code}: {each.message} {_short(each.constraint)}".rstrip()
        for each in violations
    ] or ["valid"]


def _short(constraint: dict[str, object] | None) -> str:
    text = json.dumps(constraint, ensure_ascii=False) if constraint else ""
    return text if len(text) <= 300 else f"{text[:299]}…"


def as_json(found: Sequence[Disagreement], api: str, team: str) -> str:
    """Describe the comparison as JSON, with the payloads."""
    disagreements = [
        {
            "example": each.example.name,
            "about": each.about,
            each.example.kind: each.example.payload,
            "here": [asdict(violation) for violation in each.here],
            "there": [asdict(violation) for violation in each.there],
        }
        for each in found
    ]
    whole = {"api": api, "team": team, "compared": len(EXAMPLES), "disagreements": disagreements}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def run_comparison(api: str, token: str, *, older: bool = False, machine: bool = False) -> int:
    """Compare and print; return 0 if there are no differences, else 1."""
    try:
        with closing(RemoteSlack(api, token)) as elsewhere:
            team = elsewhere.name_team()
            found = compare(elsewhere, older=older)
    except CompareError as error:
        print(f"python -m sandbox compare: {error}", file=sys.stderr)  # noqa: T201 (the command line)
        return 1
    print((as_json if machine else describe)(found, elsewhere.api, team))  # noqa: T201 (the command line)
    return 1 if found else 0
