"""`python -m sandbox compare`: asks another Slack about each example; lists where this one judges otherwise."""

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
    """The other Slack could not be asked; says why on one line."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An example of which the other Slack thinks otherwise.

    `about` names what differs: `valid`, or one or more of `pointer`, `code`, `constraint`.
    """

    example: Example
    about: tuple[str, ...]
    here: Sequence[Violation]
    there: Sequence[Violation]


class RemoteSlack:
    """Another Slack, asked through its Web API. Whatever keeps it from answering is a CompareError."""

    def __init__(self, api: str, token: str, sleep: Callable[[float], None] = time.sleep) -> None:
        self.api = api if api.endswith("/") else f"{api}/"
        self._client = httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=30)
        self._sleep = sleep

    def close(self) -> None:
        """Let go of its connection."""
        self._client.close()

    def name_team(self) -> str:
        """The workspace that the token belongs to."""
        answer = self._call("auth.test", {})
        if not answer.get("ok"):
            raise CompareError(f"{self.api} refuses the token: {answer.get('error')}")
        return str(answer.get("team"))

    def validate(self, example: Example) -> list[Violation]:
        """What `blocks.validate` finds wrong with it; nothing when Slack takes it."""
        answer = self._call("blocks.validate", {example.kind: json.dumps(example.payload)})
        error = str(answer.get("error"))
        if not answer.get("ok") and error in TROUBLES:
            raise CompareError(f"{self.api} does not validate blocks: {error}")
        return read_faults(answer)

    def _call(self, method: str, arguments: dict[str, str]) -> dict[str, Any]:
        """The answer, once the method's rate limit allows one."""
        while True:
            answer = self._post(method, arguments)
            if answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
                return self._read(answer)
            seconds = float(answer.headers.get("Retry-After", "1"))
            print(f"{self.api} asks for {seconds:g} s of patience", file=sys.stderr)  # noqa: T201 (the command line)
            self._sleep(seconds)

    def _post(self, method: str, arguments: dict[str, str]) -> httpx.Response:
        try:
            return self._client.post(f"{self.api}{method}", data=arguments)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CompareError(f"{self.api} cannot be reached ({type(error).__name__})") from None

    def _read(self, answer: httpx.Response) -> dict[str, Any]:
        try:
            told = answer.json()
        except ValueError:
            told = None
        if not isinstance(told, dict) or "ok" not in told:
            raise CompareError(f"{self.api} answers as no Slack does (status {answer.status_code})")
        return told


def read_faults(answer: dict[str, Any]) -> list[Violation]:
    """The violations in an answer of `blocks.validate`; a refusal that names none is one violation at the root."""
    if answer["ok"]:
        return []
    told = [each for each in answer.get("errors") or () if isinstance(each, dict)]
    if not told:
        error = str(answer.get("error"))
        return [Violation("", error, error)]
    return [_read_fault(each) for each in told]


def _read_fault(told: dict[str, Any]) -> Violation:
    pointer, code, message = (str(told.get(word, "")) for word in ("pointer", "code", "message"))
    return Violation(pointer, code, message, told.get("constraint"))


def compare(elsewhere: RemoteSlack, *, older: bool = False) -> list[Disagreement]:
    """Every example that is judged otherwise there; `older` judges here as an older workspace does."""
    found = []
    for example in EXAMPLES:
        here, there = example.validate(older=older), elsewhere.validate(example)
        if about := find_differences(here, there):
            found.append(Disagreement(example, about, here, there))
    return found


def find_differences(here: Sequence[Violation], there: Sequence[Violation]) -> tuple[str, ...]:
    """In what two judgements of one payload differ; nothing when they agree. Messages may differ."""
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
    """Whether all that they tell of a constraint is what we tell; we may tell more."""
    if not ours or not theirs:
        return not ours and not theirs
    return all(key in ours and _unordered(ours[key]) == _unordered(part) for key, part in theirs.items())


def _unordered(part: object) -> object:
    return sorted(map(repr, cast("list[object]", part))) if isinstance(part, list) else part


def describe(found: Sequence[Disagreement], api: str, team: str) -> str:
    """What was compared and each disagreement, for a person to read."""
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
    said = json.dumps(constraint, ensure_ascii=False) if constraint else ""
    return said if len(said) <= 300 else f"{said[:299]}…"


def as_json(found: Sequence[Disagreement], api: str, team: str) -> str:
    """The same for a machine; each with what was sent."""
    told = [
        {
            "example": each.example.name,
            "about": each.about,
            each.example.kind: each.example.payload,
            "here": [asdict(violation) for violation in each.here],
            "there": [asdict(violation) for violation in each.there],
        }
        for each in found
    ]
    whole = {"api": api, "team": team, "compared": len(EXAMPLES), "disagreements": told}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def run_comparison(api: str, token: str, *, older: bool = False, machine: bool = False) -> int:
    """Compare and print; 0 when all are judged alike, 1 when not or when the other Slack cannot be asked."""
    try:
        with closing(RemoteSlack(api, token)) as elsewhere:
            team = elsewhere.name_team()
            found = compare(elsewhere, older=older)
    except CompareError as error:
        print(f"python -m sandbox compare: {error}", file=sys.stderr)  # noqa: T201 (the command line)
        return 1
    print((as_json if machine else describe)(found, elsewhere.api, team))  # noqa: T201 (the command line)
    return 1 if found else 0
