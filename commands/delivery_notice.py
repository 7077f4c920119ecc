"""What a coordinator hears when a message could not be delivered, or nobody can tell whether it was."""

from collections.abc import Mapping
from typing import Any

from commands.reader import Reader
from commands.vocabulary.blocks import Message, context, header, section
from commands.vocabulary.text import Mrkdwn
from storage.store import Store
from storage.tables import Delivery
from storage.tables.deliveries import PARKED

WHAT = {
    "answered": "delivery-what-reminder",
    "assigned": "delivery-what-assigned",
    "digest": "delivery-what-digest",
    "escalation": "delivery-what-escalation",
    "export": "delivery-what-export",
    "greeting": "delivery-what-greeting",
    "overtaken": "delivery-what-overtaken",
    "owner_left": "delivery-what-owner-left",
    "receipt": "delivery-what-receipt",
    "reminder": "delivery-what-reminder",
    "unit_lost": "delivery-what-unit-lost",
    "unit_settled": "delivery-what-unit-settled",
    "unit_stated": "delivery-what-unit-stated",
    "welcome": "delivery-what-welcome",
    "withdrawal": "delivery-what-withdrawal",
}
"""Every kind of message but this notice; a message that stands in another's thread goes by that one's name."""
WHY = {
    "account_gone": "delivery-why-account-gone",
    "channel_not_found": "delivery-why-not-in-channel",
    "files_not_allowed": "delivery-why-files",
    "is_archived": "delivery-why-archived",
    "never_confirmed": "delivery-why-never-confirmed",
    "not_in_channel": "delivery-why-not-in-channel",
}


def render_parked(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """Which message, to whom, why, and what to do; None when it has been delivered after all."""
    parked = store.outbox.delivery(said["delivery"])
    if parked is None or parked.state not in PARKED:
        return None
    unsure = parked.state == "unknown"
    title = reader.say("delivery-unknown-title" if unsure else "delivery-failed-title")
    facts = {"what": name_delivery(parked, reader), "receiver": name_receiver(parked)}
    about = reader.rich("delivery-unknown" if unsure else "delivery-failed", **facts)
    why = reader.rich("delivery-unknown-how") if unsure else reader.rich(_why(parked))
    shown = (
        header(title),
        section(about),
        section(why),
        context(reader.rich("delivery-code", code=parked.trouble)),
    )
    return Message(f"{title}: {about}", shown)


def name_delivery(delivery: Delivery, reader: Reader) -> str:
    """What a message is, such as 'the receipt of a report'."""
    return reader.say(WHAT.get(delivery.kind, "delivery-what-other"))


def name_receiver(parked: Delivery) -> Mrkdwn:
    """Who or where a message is for, as a mention."""
    return Mrkdwn(f"<@{parked.person}>" if parked.person else f"<#{parked.channel}>")


def _why(parked: Delivery) -> str:
    return WHY.get(parked.trouble, "delivery-why-other")
