"""What a coordinator hears when a message could not be delivered, or nobody can tell whether it was."""

from commands.message_kinds import label_of
from commands.reader import Reader
from commands.vocabulary.blocks import Message, context, header, section
from commands.vocabulary.text import Mrkdwn
from domain.messages import DeadLetter
from storage.store import Store
from storage.tables import Delivery
from storage.tables.deliveries import DEAD_LETTER_STATES

WHY = {
    "account_gone": "delivery-why-account-gone",
    "channel_not_found": "delivery-why-not-in-channel",
    "files_not_allowed": "delivery-why-files",
    "is_archived": "delivery-why-archived",
    "never_confirmed": "delivery-why-never-confirmed",
    "not_in_channel": "delivery-why-not-in-channel",
}


def render_dead_letter(payload: DeadLetter, store: Store, reader: Reader) -> Message | None:
    """Render which message failed, to whom, why, and what to do; None when it has been delivered after all."""
    dead_letter = store.outbox.delivery(payload.delivery)
    if dead_letter is None or dead_letter.state not in DEAD_LETTER_STATES:
        return None
    unsure = dead_letter.state == "unknown"
    title = reader.say("delivery-unknown-title" if unsure else "delivery-failed-title")
    facts = {"what": label_of(dead_letter.kind, reader), "receiver": name_receiver(dead_letter)}
    about = reader.rich("delivery-unknown" if unsure else "delivery-failed", **facts)
    why = reader.rich("delivery-unknown-how") if unsure else reader.rich(_why(dead_letter))
    shown = (
        header(title),
        section(about),
        section(why),
        context(reader.rich("delivery-code", code=dead_letter.failure_reason)),
    )
    return Message(f"{title}: {about}", shown)


def name_receiver(dead_letter: Delivery) -> Mrkdwn:
    """Write who or where a message is for, as a mention."""
    return Mrkdwn(f"<@{dead_letter.person}>" if dead_letter.person else f"<#{dead_letter.channel}>")


def _why(dead_letter: Delivery) -> str:
    return WHY.get(dead_letter.failure_reason, "delivery-why-other")
