"""Ask Slack whether it would accept each view and message, and report what it refuses."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.installations.slack_calls import SLACK_TROUBLE, pause_of, reason_of
from bot.operations.database_check import CheckResult
from bot.settings import Settings
from commands.reader import LANGUAGES, Reader
from commands.vocabulary.block_fallbacks import next_level
from preview.rehearsal import Rehearsal
from preview.sample import BOSS, SIZES, ZONE, sample_database
from preview.walk import BrokenViewError, Shown, Walk

Fault = dict[str, Any]
OTHER = "U0OTHER"
WHOLE_BLOCK = re.compile(r"/blocks/[0-9]+/type")
BUSY = 429
LONGEST_LINE = 300


class JudgingError(Exception):
    """Slack would not judge a view; says why in a few words."""


def every_view(names: str = "") -> Iterator[tuple[str, Shown]]:
    """List every view and message once, with language and size of content ('sv, longest').

    `names` is the language of the commands' names where it is not the reader's.
    """
    known: set[str] = set()
    for size in SIZES:
        with sample_database(size) as database:
            for language in LANGUAGES:
                for user in (BOSS, OTHER):
                    walk = Walk(Rehearsal(database, user, Reader(language, ZONE, names or language)))
                    yield from ((f"{language}, {size.name}", each) for each in unknown(walk.shown(), known))


def unknown(shown: Iterable[Shown], known: set[str]) -> Iterator[Shown]:
    """Keep those that are not among the known ones, which become known."""
    for each in shown:
        mark = json.dumps([each.argument, each.payload], sort_keys=True)
        if mark not in known:
            known.add(mark)
            yield each


@dataclass
class Judge:
    """Asks Slack about one view after another, and counts those it refused."""

    client: WebClient
    sleep: Callable[[float], None] = time.sleep
    judged: int = 0
    refused: int = 0
    too_new: int = 0

    def complaints(self, about: str, shown: Shown) -> list[str]:
        """List what Slack finds wrong, a line each; raises JudgingError when it does not judge.

        Blocks that the workspace does not support yet are no error: it gets simpler ones.
        """
        faults = self._request(shown)
        self.judged += 1
        if faults and is_too_new(shown, faults):
            self.too_new += 1
            return []
        self.refused += bool(faults)
        return [describe(about, shown, fault) for fault in faults]

    def summary(self) -> str:
        """Summarise the result on one line."""
        newer = (
            f"; {self.too_new} are too new for this workspace, and sent in older blocks" if self.too_new else ""
        )
        return f"{self.judged} judged by Slack, {self.refused} refused{newer if self.too_new else ''}"

    def _request(self, shown: Shown) -> list[Fault]:
        """Call `blocks.validate`, waiting as long as Slack asks; returns the errors."""
        while True:
            try:
                self.client.api_call("blocks.validate", data={shown.argument: json.dumps(shown.payload)})
            except SlackApiError as error:
                if error.response.status_code != BUSY:
                    return _faults_in(error, shown)
                self.sleep(pause_of(error) or 1)
            except SLACK_TROUBLE as error:
                raise JudgingError(reason_of(error)) from None
            else:
                return []


def _faults_in(error: SlackApiError, shown: Shown) -> list[Fault]:
    faults = error.response.get("errors")
    if reason_of(error) != f"invalid_{shown.argument}" or not isinstance(faults, list):
        raise JudgingError(reason_of(error)) from None
    return faults


def is_too_new(shown: Shown, faults: Iterable[Fault]) -> bool:
    """Tell whether the only errors are blocks that this workspace does not support yet."""
    simpler = shown.argument == "message" and next_level(shown.level) is not None
    return simpler and all(WHOLE_BLOCK.fullmatch(str(fault.get("pointer"))) for fault in faults)


def describe(about: str, shown: Shown, fault: Fault) -> str:
    """Write 'sv, longest, newest blocks, /incident → form incident.report: /title/text must be less than …'."""
    where = f"{about}, {shown.level} blocks, {shown.trail}"
    return f"{where[:LONGEST_LINE]}: {fault.get('pointer') or '(root)'} {fault.get('message')}"


def check_views(settings: Settings, client: WebClient) -> Iterator[CheckResult]:
    """Report each view or message that Slack refuses on a line, and all together on one."""
    judge = Judge(client)
    try:
        for about, shown in every_view(settings.language):
            yield from (CheckResult("view", line, good=False) for line in judge.complaints(about, shown))
            if judge.judged % 100 == 0:
                print(f"{judge.judged} views judged", file=sys.stderr)  # noqa: T201 (it takes some minutes)
    except BrokenViewError as error:
        yield CheckResult("view", str(error), good=False)
    except JudgingError as error:
        yield CheckResult("views", f"after {judge.judged}, Slack answers {error} to blocks.validate", good=False)
    else:
        yield CheckResult("views", judge.summary(), good=not judge.refused)
