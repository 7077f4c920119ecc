"""Make the local Slack's first state: its people and channels, with what the bot posted before the demo began."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from mimetypes import guess_type
from typing import Any

from sqlmodel import Session, col, select

from bot.delivery.rendering import render_delivery
from commands.vocabulary.blocks import Attachment
from demo.municipality import MJOLBY, OTHER_CHANNEL, SHARED_CHANNEL, TEAM, Character
from storage.database import Database
from storage.tables import Delivery

COMING = "Välkomna! Här kommer veckans lägesbild varje måndag klockan åtta."
WELCOME = (
    "Hej alla! När något händer: skriv `/handelse` och beskriv det med några ord, till exempel "
    "`/handelse klotter på Stationen i Skänninge igår 22:30`. Det tar en halv minut."
)


def settle_as_sent(session: Session, after: int = 0) -> list[Delivery]:
    """Settle what was enqueued after that message as sent at once; what people were sent is not kept."""
    enqueued = session.exec(select(Delivery).where(col(Delivery.id) > after).order_by(col(Delivery.id))).all()
    at_once: Counter[datetime] = Counter()
    for delivery in enqueued:
        delivery.state, delivery.settled_at = "sent", delivery.created_at
        if delivery.channel:
            at = delivery.created_at.timestamp() + at_once[delivery.created_at] / 1_000
            delivery.posted_channel, delivery.posted_ts = delivery.channel, f"{at:.6f}"
            at_once[delivery.created_at] += 1
    return list(enqueued)


def post_in_the_past(database: Database, names: str) -> list[dict[str, Any]]:
    """Settle everything in the outbox as sent when it was enqueued; returns the channel's for the local Slack."""
    with database.transaction() as session:
        posted = settle_as_sent(session)
    return list(chain.from_iterable(_messages(database, each, names) for each in posted if each.channel))


def _messages(database: Database, delivery: Delivery, names: str) -> Iterator[dict[str, Any]]:
    """What the delivery says, if there is anything to say."""
    rendered = render_delivery(database, delivery, names)
    if said := rendered.message:
        thread = {"thread_ts": rendered.thread} if rendered.thread else {}
        files = [_file(said.file, delivery)] if said.file else []
        told = {"text": said.text, "blocks": list(said.blocks), "files": files}
        yield {"ts": delivery.posted_ts, "user": "BOT", **told, **thread}


def _file(file: Attachment, delivery: Delivery) -> dict[str, Any]:
    """A file as the local Slack keeps it, shared where the delivery was posted."""
    return {
        "id": f"F0DEMO{delivery.id}",
        "name": file.name,
        "title": file.name,
        "mimetype": guess_type(file.name)[0] or "application/octet-stream",
        "created": int(delivery.created_at.timestamp()),
        "user": "BOT",
        "alt_text": file.alt,
        "length": len(file.content),
        "content": b64encode(file.content).decode(),
        "complete": True,
        "shares": [[delivery.posted_channel, delivery.posted_ts]],
    }


def workspace_state(now: float, posted: Sequence[Mapping[str, Any]] = ()) -> dict[str, object]:
    """Build the workspace for the local Slack: team, people, channels, what the bot has posted, greetings before
    that and before `now` (epoch seconds)."""
    begun = min([now, *(float(each["ts"]) for each in posted)])
    everyone = [person.id for person in MJOLBY.people]
    own = [person.id for person in MJOLBY.people if not person.team]
    shared = [_greeting(begun, COMING), *posted]
    return {
        "team": {"id": TEAM, "name": "Trygga Mjölby (exempel)", "domain": "trygga-mjolby"},
        "teams": [
            {"id": team, "name": name, "domain": team.lower()} for team, name in MJOLBY.organisations.items()
        ],
        "people": [_person(person) for person in MJOLBY.people],
        "channels": [
            _channel(SHARED_CHANNEL, "lägesbild", "Veckans gemensamma lägesbild", [*everyone, "BOT"], shared),
            _channel(OTHER_CHANNEL, "allmänt", "Sådant som rör alla", own, [_greeting(now, WELCOME)]),
        ],
        "files": [file for each in posted for file in each["files"]],
    }


def _person(person: Character) -> dict[str, object]:
    partner = MJOLBY.partner_of(person)
    return {
        "id": person.id,
        "name": person.name.split()[0].lower(),
        "real_name": person.name,
        "title": f"{person.title}, {partner}" if partner else person.title,
        "locale": person.locale,
        "is_admin": person.coordinates,
        "team_id": person.team or None,
    }


def _channel(
    channel: str, name: str, topic: str, members: Sequence[str], messages: Sequence[Any]
) -> dict[str, Any]:
    return {"id": channel, "name": name, "topic": topic, "members": members, "messages": messages}


def _greeting(before: float, words: str) -> dict[str, str]:
    return {"ts": f"{before - 3600:.6f}", "user": "U0SARA", "text": words}
