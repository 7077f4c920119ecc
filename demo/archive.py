"""Make what the bot posted in the channel before the demo began; what it sent people is not kept."""

from typing import Any

from sqlmodel import select

from bot.delivery.rendering import render_delivery
from storage.database import Database
from storage.tables import Delivery


def post_in_the_past(database: Database, names: str) -> list[dict[str, Any]]:
    """Settle everything in the outbox as sent when it was enqueued; returns the channel's for the local Slack."""
    with database.transaction() as session:
        posted = [_settle(each) for each in session.exec(select(Delivery)).all()]
    return [_message(database, each, names) for each in posted if each.channel]


def _settle(delivery: Delivery) -> Delivery:
    delivery.state, delivery.settled_at = "sent", delivery.created_at
    if delivery.channel:
        delivery.posted_channel, delivery.posted_ts = delivery.channel, f"{delivery.created_at.timestamp():.6f}"
    return delivery


def _message(database: Database, delivery: Delivery, names: str) -> dict[str, Any]:
    said = render_delivery(database, delivery, names).message
    told = {"text": said.text, "blocks": list(said.blocks)} if said else {}
    return {"ts": delivery.posted_ts, "user": "BOT", **told}
