"""What follows the commit: the acknowledgement that Slack waits for, and the calls that come after it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.incoming import Incoming, Kind
from commands.answers import Answer, FieldErrors, Nothing, OpenForm, Reply, ShowHome, Suggest, UpdateForm
from commands.reader import Reader
from commands.vocabulary.blocks import Message
from commands.vocabulary.forms import View, modal
from commands.vocabulary.older import LEVELS, needs, simplify

log = structlog.get_logger()
Acknowledgement = dict[str, Any]
Call = Callable[[], object]


@dataclass(frozen=True)
class Response:
    """What to acknowledge with, and what to do afterwards, if anything."""

    acknowledge: Acknowledgement
    afterwards: Call | None = None


@dataclass
class Responder:
    """Turns answers into Slack's terms. Nothing here is called before the commit."""

    client: WebClient
    reader: Reader

    def respond(self, incoming: Incoming, answer: Answer) -> Response:
        """The acknowledgement of an answer and the call that follows it."""
        match incoming.kind, answer:
            case _, Nothing():
                return Response({})
            case Kind.TYPING, Suggest(options):
                return Response({"options": [option.slack().to_dict() for option in options[:100]]})
            case Kind.FORM, FieldErrors(errors):
                return Response({"response_action": "errors", "errors": errors})
            case Kind.FORM, UpdateForm(view):
                return Response({"response_action": "update", "view": view})
            case Kind.FORM, OpenForm(view):
                return Response({"response_action": "push", "view": view})
            case Kind.FORM, Reply(message):
                return Response({"response_action": "update", "view": self._notice(message)})
            case Kind.COMMAND, Reply(message) if not needs(message):
                return Response(
                    {"response_type": "ephemeral", "text": message.text, "blocks": list(message.blocks)}
                )
            case _:
                return Response({}, self._after(incoming, answer))

    def _after(self, incoming: Incoming, answer: Answer) -> Call | None:
        match answer:
            case Reply(message, in_place):
                return lambda: self._say(incoming, message, in_place=in_place)
            case OpenForm(view):
                return lambda: self._open(incoming, view)
            case UpdateForm(view) if incoming.view_id:
                return lambda: self.client.views_update(view_id=incoming.view_id, view=view)
            case ShowHome(view):
                return lambda: self.client.views_publish(user_id=incoming.user, view=view)
            case FieldErrors(errors):
                words = "\n".join(errors.values())
                return lambda: self._say(incoming, Message(words), in_place=False)
        return None

    def _open(self, incoming: Incoming, view: View) -> None:
        open_view = self.client.views_push if incoming.inside == "modal" else self.client.views_open
        try:
            open_view(trigger_id=incoming.trigger, view=view)
        except SlackApiError as error:
            if "trigger" not in str(error.response.get("error")):
                raise
            self._say(incoming, Message(self.reader.say("too-late-to-open")), in_place=False)

    def _say(self, incoming: Incoming, message: Message, *, in_place: bool) -> None:
        if incoming.response_url is None:
            self._open(replace(incoming, response_url=None), self._notice(message))
            return
        webhook = WebhookClient(incoming.response_url, retry_handlers=[])
        for level in LEVELS:
            plain = simplify(message, level)
            answer = webhook.send(
                text=plain.text,
                blocks=list(plain.blocks),
                response_type="ephemeral",
                replace_original=in_place,
                unfurl_links=False,
            )
            if answer.status_code == 200 and "error" not in answer.body:
                return
        log.error("reply_refused", route=incoming.route, status=answer.status_code)

    def _notice(self, message: Message) -> View:
        """A small form that only says something."""
        plain = simplify(message, LEVELS[-1])
        return modal("notice", "Trygg", plain.blocks, close=self.reader.say("button-close"))


def run_safely(call: Call, route: str) -> None:
    """Carry out what follows an acknowledgement; trouble with Slack is logged and never ends the process."""
    try:
        call()
    except SlackApiError as error:
        log.warning("follow_up_refused", route=route, error=str(error.response.get("error")))
    except (SlackClientError, OSError) as error:
        log.warning("follow_up_failed", route=route, error=type(error).__name__)
