"""What someone at a silent partner is asked before the week is over: has anything happened?"""

from commands.optional_messages import decline_button
from commands.reader import Reader
from commands.vocabulary.blocks import Button, Message, buttons, context, section
from domain.messages import Nudge
from services.nudges import is_nudge_due
from storage.store import Store


def render_nudge(payload: Nudge, store: Store, reader: Reader) -> Message | None:
    """Render the question with its answers; None once the partner has been heard or the week is over."""
    partner = store.partnership.partner(payload.partner)
    if partner is None or not is_nudge_due(store, payload):
        return None
    asked = reader.rich("nudge-text", partner=partner.name)
    answers = buttons(
        Button("incident.open", reader.say("nudge-report")),
        Button("incident.none", reader.say("incident-none-title"), str(payload.week)),
        decline_button(Nudge, reader),
    )
    how = context(reader.rich("nudge-how", partner=partner.name))
    return Message(asked, (section(asked), section(reader.rich("nudge-why")), answers, how))
