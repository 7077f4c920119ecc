"""Plain words written to Trygg in a direct message: answered with the report form, filled in from them."""

from collections.abc import Iterator

from commands.privacy import TypedText
from commands.quick_buttons import first_buttons
from commands.request import Request
from commands.response import Reply, Response
from commands.routes import HELP_WORDS, check_role
from commands.vocabulary.blocks import Button, short_message
from commands.vocabulary.text import Mrkdwn, clip, join
from commands.welcome import how_to_report
from domain.names import bare, fold
from domain.remaining_text import cut
from domain.roles import Deed
from storage.store import Store

MOST_CARRIED = 2_000
"""So many characters a button holds: the words are kept nowhere else."""
GREETINGS = frozenset({*HELP_WORDS, "hej", "hejsan", "halla", "hi", "hello", "tack", "thanks"})


def answer_words(request: Request, store: Store) -> Response:
    """Offer the form with the words in it; what may not be stored is neither carried along nor said again.

    Raises Refusal for those who may not report.
    """
    words = request.words.strip()
    if not words or fold(bare(words.strip("!?. "))) in GREETINGS:
        told = join([request.reader.rich("words-hello"), how_to_report(request.reader)])
        return Reply(short_message(told, *first_buttons(request.reader)))
    check_role(Deed.REPORT, request, store)
    typed = TypedText("text", "", words)
    told = join(list(_told(typed, request)))
    carried = clip(cut(words, typed.refused), MOST_CARRIED)
    form = Button("incident.open", request.reader.say("words-open"), carried, style="primary")
    return Reply(short_message(told, form))


def _told(typed: TypedText, request: Request) -> Iterator[Mrkdwn]:
    yield request.reader.rich("words-offer")
    if typed.refusal:
        yield request.reader.rich("words-not-carried", why=request.reader.say(typed.refusal.key))
    if len(typed.text) > MOST_CARRIED:
        yield request.reader.rich("words-cut", most=MOST_CARRIED)
