"""What whoever reports is told once a week: what became of their reports."""

from collections.abc import Sequence

from commands.optional_messages import decline_button
from commands.reader import Reader
from commands.situation.behind import behind_signal
from commands.situation.words import in_sentence, name_week
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, section
from domain.feedback import Fate, FateKind
from domain.messages import Feedback
from domain.weeks import Week
from services.feedback import still_told
from storage.store import Store

MOST_FATES = 12
MOST_NUMBERS = 10
Told = tuple[Fate, list[int]]


def render_feedback(payload: Feedback, store: Store, reader: Reader) -> Message | None:
    """Render what its reader may see of it now; None where nothing is left."""
    told = still_told(store, payload)
    if not told:
        return None
    title = reader.say("feedback-title")
    blocks = [header(title), *(_line(each, payload.week, store, reader) for each in told[:MOST_FATES])]
    if len(told) > MOST_FATES:
        blocks.append(context(reader.rich("incident-became-more", number=len(told) - MOST_FATES)))
    mine = Button("incident.mine", reader.say("incident-mine-title"))
    blocks += [context(reader.rich("feedback-how")), buttons(mine, decline_button(Feedback, reader))]
    reports = len({number for _, numbers in told for number in numbers})
    return Message(reader.rich("feedback-summary", number=reports), tuple(blocks))


def _line(told: Told, week: Week, store: Store, reader: Reader) -> Block:
    """Build the section of one fate with the numbers of the reports, and the button to what they led to."""
    fate, reports = told[0], _numbers(told[1], reader)
    if fate.kind is FateKind.SIGNAL:
        return _signal(fate, week, reports, store, reader)
    route = "problem.show" if fate.kind is FateKind.PROBLEM else "action.show"
    words = reader.rich("feedback-line", kind=fate.kind.value, number=fate.reference, reports=reports)
    return section(words, Button(route, reader.say("button-show"), fate.reference))


def _signal(fate: Fate, week: Week, reports: str, store: Store, reader: Reader) -> Block:
    picture = store.pictures.kept(Week.from_iso(fate.reference))
    if picture is None:
        raise LookupError("what is still told was posted")
    group = in_sentence(picture.heading(fate.group, reader.language))
    told = {"area": fate.area, "group": group, "week": name_week(picture.week, week), "reports": reports}
    flag = next(each for each in picture.flags if (each.area, each.group) == (fate.area, fate.group))
    return section(reader.rich("feedback-signal", **told), behind_signal(flag, picture, reader))


def _numbers(numbers: Sequence[int], reader: Reader) -> str:
    """Write '#12, #15 och 188 till'."""
    shown = [f"#{number}" for number in numbers[:MOST_NUMBERS]]
    more = len(numbers) - MOST_NUMBERS
    return reader.list([*shown, *([reader.say("feedback-more", number=more)] if more > 0 else [])])
