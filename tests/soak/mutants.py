"""Faults planted on purpose, one at a time: the tests beside each must fail, or they prove nothing.

Run with `make soak`; some minutes. Prints a Markdown table and ends with 1 when a mutant survives.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".*", "*.egg-info", "__pycache__")
UNCERTAIN = "tests/bot/delivery/test_uncertain.py"
WORKER = "tests/bot/delivery/test_worker.py"
DELIVERIES = "tests/storage/test_deliveries.py"
SHARED = "tests/storage/test_shared_commits.py"
SCHEMA = "tests/storage/test_schema.py"
FILES = "tests/bot/delivery/test_files.py"
RENEWALS = "tests/bot/delivery/test_renewals.py"
ATTEMPT = "bot/delivery/attempt.py"
CLAIMS = "storage/deliveries.py"


class Mutant(NamedTuple):
    """In `file`, `old` becomes `new`; `tests` must notice."""

    name: str
    file: str
    old: str
    new: str
    tests: str


MUTANTS = (
    Mutant(
        "an idempotency key is never the same",
        "storage/outbox.py",
        "            idempotency_key=idempotency_key,\n            kind=payload",
        '            idempotency_key=idempotency_key + __import__("secrets").token_hex(2),\n            kind=payload',
        DELIVERIES,
    ),
    Mutant(
        "an interaction is not remembered",
        "bot/edge/dispatcher.py",
        "if key and not store.workspace.first_time(key, now):",
        "if False:",
        "tests/bot/edge/test_dispatcher.py",
    ),
    Mutant(
        "an acknowledgement does not wait for the commit",
        "storage/shared_commits.py",
        "        batch.await_commit()",
        "        pass",
        SHARED,
    ),
    Mutant(
        "what SQLite rolled back counts as committed",
        "storage/shared_commits.py",
        "        if not self._is_open():\n            raise",
        "        if False:\n            raise",
        SHARED,
    ),
    Mutant(
        "members of a commit have no savepoint of their own",
        "storage/shared_commits.py",
        '"create_savepoint" if self._size else "rollback_only"',
        '"rollback_only"',
        SHARED,
    ),
    Mutant(
        "what is being sent is claimed again",
        CLAIMS,
        'due = and_(col(Delivery.state) != "sending", col(Delivery.not_before) <= bindparam("now"))',
        'due = and_(col(Delivery.not_before) <= bindparam("now"))',
        DELIVERIES,
    ),
    Mutant(
        "claims do not exclude each other",
        CLAIMS,
        "        .limit(1)\n        .with_for_update(skip_locked=True, of=Delivery)",
        "        .limit(1)",
        DELIVERIES,
    ),
    Mutant(
        "the lease is not looked at before posting",
        ATTEMPT,
        "if not still_held(session, self.delivery, margin=timedelta(seconds=self.policy.call)):",
        "if False:",
        UNCERTAIN,
    ),
    Mutant("a lease has no margin", CLAIMS, "clock_of(session) + margin", "clock_of(session)", DELIVERIES),
    Mutant(
        "leases follow the machine's clock",
        CLAIMS,
        "    now = clock_of(session)\n    _mark",
        "    now = datetime.now().astimezone()\n    _mark",
        DELIVERIES,
    ),
    Mutant(
        "what was abandoned counts as never sent",
        CLAIMS,
        '"unknown_outcome", "lease", None\n        delivery.uncertain_since = delivery.uncertain_since or delivery.claimed_at',
        '"retry", "lease", None',
        "tests/bot/delivery/test_kills.py",
    ),
    Mutant("a conversation has no order", CLAIMS, "and_(_OPEN, ~blocked)", "and_(_OPEN, or_(~blocked, blocked))", DELIVERIES),
    Mutant(
        "a lost claim settles",
        CLAIMS,
        "    own = _is_claim(delivery)\n",
        "    own = col(Delivery.id) == delivery.id\n",
        DELIVERIES,
    ),
    Mutant(
        "an uncertain message is posted blindly",
        ATTEMPT,
        "        if since is None:\n            return None",
        "        return None",
        UNCERTAIN,
    ),
    Mutant(
        "a message that is found is posted again",
        ATTEMPT,
        'return Outcome("sent", "found", posted=(channel, ts)) if ts else None',
        "return None",
        UNCERTAIN,
    ),
    Mutant(
        "what cannot be read is guessed",
        ATTEMPT,
        "            raise ConversationUnreadable(refusal.why) from None",
        "            return None",
        UNCERTAIN,
    ),
    Mutant(
        "an answer without a stamp counts as posted",
        "bot/delivery/slack_client.py",
        '        raise OutcomeUncertain("no_ts")',
        '        return ""',
        UNCERTAIN,
    ),
    Mutant(
        "Slack's internal error counts as a clear no",
        "bot/delivery/slack_client.py",
        "return OutcomeUncertain(said) if said in PERHAPS_DONE else DeliveryRefused(said)",
        "return DeliveryRefused(said)",
        UNCERTAIN,
    ),
    Mutant(
        "Retry-After counts as a failure",
        "bot/delivery/outcomes.py",
        'return Outcome("retry", why, timedelta(seconds=seconds))',
        "return _count_failure(why, delivery, patience)",
        WORKER,
    ),
    Mutant(
        "the stamp is not written back",
        CLAIMS,
        '"posted_channel": outcome.posted[0], "posted_ts": outcome.posted[1]',
        '"posted_channel": outcome.posted[0]',
        WORKER,
    ),
    Mutant(
        "a conversation has no pace",
        "bot/delivery/worker.py",
        "self._rate_limiter.note(delivery.conversation, outcome.wait.total_seconds() if doubt else 0.0)",
        "pass",
        "tests/bot/delivery/test_worker_pool.py",
    ),
    Mutant(
        "the next picture is due from now on",
        "services/schedule.py",
        "run.at = job.when(store.workspace.settings(), now + timedelta.resolution)",
        "run.at = now + timedelta(days=7)",
        "tests/services/test_schedule.py",
    ),
    Mutant("a restore doubts nothing", "storage/restoring.py", "            _doubt(target)", "            pass", "tests/bot/delivery/test_restore.py"),
    Mutant(
        "numbers given again keep their marks",
        "storage/outbox.py",
        'named = idempotency_key if restored is None else f"{idempotency_key}@{restored.isoformat()}"',
        "named = idempotency_key",
        "tests/storage/test_copies.py",
    ),
    Mutant(
        "migrations do not wait for each other",
        "storage/schema.py",
        "connection.execute(select(func.pg_advisory_xact_lock(LOCK)))",
        "pass",
        SCHEMA,
    ),
    Mutant("a newer schema is accepted", "storage/schema.py", 'if state == "ahead":', "if False:", SCHEMA),
    Mutant("lost rows are accepted", "storage/schema.py", "    if poorer:", "    if False:", SCHEMA),
    Mutant(
        "an upload is not remembered before it is shared",
        ATTEMPT,
        "if not keep_file(session, self.delivery, file_id):",
        "if False:",
        FILES,
    ),
    Mutant(
        "a file that Slack does not show yet counts as never shared",
        "bot/delivery/upload.py",
        'raise ConversationUnreadable("not_shown_yet")',
        "return None",
        FILES,
    ),
    Mutant(
        "a clock that is set back is not followed",
        "bot/schedule/jobs.py",
        "        follow_clock(session)\n",
        "",
        "tests/bot/schedule/test_jobs.py",
    ),
    Mutant(
        "a wait does not tell when it began",
        CLAIMS,
        '        changes["claimed_at"] = now\n',
        "        pass\n",
        DELIVERIES,
    ),
    Mutant(
        "a clock set forward ends a doubt",
        "bot/delivery/worker.py",
        "outcome.wait.total_seconds() if doubt else 0.0",
        "0.0 if doubt else 0.0",
        UNCERTAIN,
    ),
    Mutant(
        "a picture is posted as it was decided",
        ATTEMPT,
        "self._find(rendered) or self._send(self._renewed(rendered))",
        "self._find(rendered) or self._send(rendered)",
        RENEWALS,
    ),
    Mutant(
        "a picture that may have been posted is taken anew",
        ATTEMPT,
        "        rendered = render_delivery(self.database, self.delivery, self.names)\n",
        "        rendered = self._renewed(render_delivery(self.database, self.delivery, self.names))\n",
        RENEWALS,
    ),
    Mutant(
        "a lost claim takes a picture anew",
        "bot/delivery/rendering.py",
        "        if not hold_claim(session, delivery):\n",
        "        if False:\n",
        RENEWALS,
    ),
    Mutant(
        "what has no reporter is the public's own",
        "storage/visibility.py",
        "false() if viewer.user is None else rows.author == viewer.user",
        "rows.author == viewer.user",
        "tests/storage/test_visibility.py",
    ),
    Mutant(
        "every place is known to all",
        "storage/visibility.py",
        "return or_(col(Place.registered), named.exists())",
        "return or_(true(), named.exists())",
        "tests/storage/test_visibility.py",
    ),
    Mutant(
        "usual weeks begin with a report that is hidden",
        "storage/week_counts.py",
        "first = select(reported_at).where(*self._own(standing_for(viewer)))",
        "first = select(reported_at).where(col(Incident.withdrawn_at).is_(None))",
        "tests/storage/test_pictures.py",
    ),
)  # fmt: skip


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether the tests pass in a copy of the project, made in `folder`, that has the fault."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    file = folder / mutant.file
    file.write_text(file.read_text(encoding="utf-8").replace(mutant.old, mutant.new), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", mutant.tests]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if ended.returncode not in (0, 1):
        raise RuntimeError(ended.stdout.decode())
    return ended.returncode == 0


def main() -> None:
    """Plant each, or those whose numbers are given."""
    wanted = {int(number) for number in sys.argv[1:]} or set(range(1, len(MUTANTS) + 1))
    survivors = 0
    print("| | fault | must be noticed by | |\n|---|---|---|---|")
    for number, mutant in enumerate(MUTANTS, 1):
        if number in wanted:
            with tempfile.TemporaryDirectory() as folder:
                survived = survives(mutant, Path(folder) / "trygg")
            survivors += survived
            print(
                f"| {number} | {mutant.name} | `{mutant.tests}` | {'SURVIVED' if survived else 'killed'} |",
                flush=True,
            )
    sys.exit(survivors > 0)


if __name__ == "__main__":
    main()
