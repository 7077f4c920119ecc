"""Send responses: the acknowledgement that Slack waits for, and the calls that follow it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.edge.interaction import Interaction
from bot.edge.payloads import UnreadableError
from bot.edge.response_target import ResponseTarget, keep_target, target_at
from bot.installations.slack_calls import (
    DEAD_TOKEN,
    SLACK_TROUBLE,
    TIMEOUT,
    ask_once_more,
    at_most_once,
    may_be_done,
    reason_of,
    retry_rate_limits,
    will_pass,
)
from bot.operations.log import describe_error, log
from commands.reader import Reader
from commands.response import FieldErrors, Nothing, OpenForm, Reply, Response, ShowHome, Suggest, UpdateForm
from commands.routes import InteractionKind
from commands.vocabulary.block_fallbacks import LEVELS, needs, simplify
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import View, modal
from commands.vocabulary.text import escape

Acknowledgement = dict[str, Any]
Call = Callable[[], object]
TOO_LATE = frozenset({"expired_trigger_id", "invalid_trigger_id", "trigger_expired"})
ALREADY_OPEN = "exchanged_trigger_id"


@dataclass(frozen=True)
class ResponsePlan:
    """The acknowledgement, and the call that follows it, if any."""

    acknowledge: Acknowledgement
    afterwards: Call | None = None


@dataclass(frozen=True)
class ResponseSender:
    """Turns responses into acknowledgements and calls, in the blocks that the workspace supports."""

    client: WebClient
    reader: Reader
    now: datetime
    level: str = LEVELS[0]

    def respond(self, interaction: Interaction, answer: Response) -> ResponsePlan:
        """Plan the acknowledgement of a response and the call that follows it."""
        match interaction.kind, answer:
            case _, Nothing():
                return ResponsePlan({})
            case InteractionKind.TYPING, Suggest(options):
                return ResponsePlan({"options": [option.slack() for option in options[:100]]})
            case InteractionKind.FORM, FieldErrors(errors):
                return ResponsePlan({"response_action": "errors", "errors": errors})
            case InteractionKind.FORM, UpdateForm(view):
                return ResponsePlan({"response_action": "update", "view": self._kept(view, interaction)})
            case InteractionKind.FORM, OpenForm(view):
                return ResponsePlan({"response_action": "push", "view": self._kept(view, interaction)})
            case InteractionKind.FORM, Reply():
                return self._tell_outcome(interaction.target, interaction.route, answer)
            case InteractionKind.COMMAND, Reply(message) if not needs(message):
                return ResponsePlan(
                    {"response_type": "ephemeral", "text": message.text, "blocks": list(message.blocks)}
                )
        return ResponsePlan({}, self._after(interaction, answer))

    def _after(self, interaction: Interaction, answer: Response) -> Call:
        match answer:
            case Reply(message) if interaction.kind is InteractionKind.WORDS:
                return lambda: self._write(interaction, message)
            case Reply(message, in_place):
                return lambda: self._say(interaction, message, in_place=in_place)
            case FieldErrors(errors):
                return lambda: self._say(interaction, _plain("\n".join(errors.values())))
            case OpenForm(view):
                return lambda: self._open(interaction, view)
            case UpdateForm(view) if interaction.view_id:
                kept = self._kept(view, interaction)
                return lambda: self.client.views_update(view_id=interaction.view_id, view=kept)
            case UpdateForm():
                raise UnreadableError("view")
            case ShowHome(view):
                return lambda: self.client.views_publish(user_id=interaction.user, view=view)
        raise LookupError(f"{type(answer).__name__} answers no {interaction.kind.value}")

    def _kept(self, view: View, interaction: Interaction) -> View:
        """Keep in the form where its outcome is to be written."""
        target = interaction.target or target_at(
            interaction.response_url, interaction.channel, self.now, interaction.thread
        )
        return keep_target(view, target)

    def _tell_outcome(self, target: ResponseTarget | None, route: str, reply: Reply) -> ResponsePlan:
        """Close the form and reply where it was asked for; where that is impossible, in the form's place.

        In the conversation that gets the receipt, nothing more is sent.
        """
        if target is None or not target.takes_answers(self.now):
            return ResponsePlan({"response_action": "update", "view": notice(reply.message, self.reader)})
        if reply.receipted and target.direct:
            return ResponsePlan({})
        return ResponsePlan(
            {}, lambda: self._answer_by_url(target.url, target.thread, route, reply.message, once=True)
        )

    def _open(self, interaction: Interaction, view: View) -> None:
        """Open the form; when the trigger has expired, say so by a way that needs none.

        When it may be open nothing is sent: people who do not see it ask again.
        """
        open_view = self.client.views_push if interaction.inside == "modal" else self.client.views_open
        try:
            open_view(trigger_id=interaction.trigger, view=self._kept(view, interaction))
        except SLACK_TROUBLE as error:
            # A repeated call after a lost answer finds its trigger used: the form is there.
            if reason_of(error) == ALREADY_OPEN:
                return
            if may_be_done(error):
                log.warning("form_perhaps_opened", route=interaction.route, error=reason_of(error))
                return
            self._tell(interaction, self._why_not_opened(interaction, error))

    def _why_not_opened(self, interaction: Interaction, error: Exception) -> Message:
        reason = reason_of(error)
        if reason in DEAD_TOKEN:
            return _plain(self.reader.say("not-installed"))
        if reason in TOO_LATE or will_pass(error):
            log.warning("form_not_opened", route=interaction.route, error=reason)
            return _plain(self.reader.say("too-late-to-open"))
        error_id = secrets.token_hex(3)
        log.error("form_refused", id=error_id, route=interaction.route, error=reason)
        return _plain(self.reader.say("apology", id=error_id))

    def _say(self, interaction: Interaction, message: Message, *, in_place: bool = False) -> None:
        """Reply where the interaction came from: beside the message or command, or in a small form over a view."""
        if interaction.response_url is None and in_place and interaction.inside == "modal" and interaction.view_id:
            shown = self._kept(notice(message, self.reader), interaction)
            self.client.views_update(view_id=interaction.view_id, view=shown)
        elif interaction.response_url is None:
            self._open(interaction, notice(message, self.reader))
        else:
            self._answer_by_url(
                interaction.response_url, interaction.thread, interaction.route, message, in_place=in_place
            )

    def _write(self, interaction: Interaction, message: Message) -> None:
        """Post in the direct message, at most once: people who get nothing write again."""
        at_most_once(self.client).chat_postMessage(
            channel=interaction.channel or interaction.user,
            thread_ts=interaction.thread,
            text=message.text,
            blocks=list(message.blocks),
        )

    def _tell(self, interaction: Interaction, message: Message) -> None:
        """Reply without a trigger: by the response_url, or as a direct message."""
        if interaction.response_url is None:
            self.client.chat_postMessage(channel=interaction.user, text=message.text, blocks=list(message.blocks))
        else:
            self._answer_by_url(interaction.response_url, interaction.thread, interaction.route, message)

    def _answer_by_url(
        self,
        url: str,
        thread: str | None,
        route: str,
        message: Message,
        *,
        in_place: bool = False,
        once: bool = False,
    ) -> None:
        """Post to a response_url in the newest blocks that Slack accepts; `once` where it must not be repeated.

        Slack puts it into the `thread` that it is told; whoever asked there would not see it outside.
        """
        retries = retry_rate_limits() if once else ask_once_more()
        webhook = WebhookClient(url, timeout=TIMEOUT, retry_handlers=retries)
        for level in LEVELS[LEVELS.index(self.level) :] if needs(message) else LEVELS[-1:]:
            shown = simplify(message, level)
            said = {"text": shown.text, "blocks": list(shown.blocks), "response_type": "ephemeral"}
            there = {} if in_place or thread is None else {"thread_ts": thread}
            answer = webhook.send_dict({**said, **there, "replace_original": in_place})
            if answer.status_code == 200 and "error" not in answer.body:
                return
        log.error("reply_refused", route=route, status=answer.status_code)


def notice(message: Message, reader: Reader) -> View:
    """Build a small form that only shows a message."""
    simple = simplify(message, LEVELS[-1])
    blocks = simple.blocks or (section(escape(simple.text)),)
    return modal("notice", "Trygg", blocks, close=reader.say("button-close"))


def _plain(words: str) -> Message:
    return Message(words, (section(escape(words)),))


def run_safely(call: Call, route: str) -> None:
    """Run what follows an acknowledgement; errors are logged and never end the process."""
    try:
        call()
    except SlackApiError as error:
        log.warning("follow_up_refused", route=route, error=reason_of(error))
    except SLACK_TROUBLE as error:
        log.warning("follow_up_failed", route=route, error=reason_of(error))
    except Exception as error:  # noqa: BLE001 (the boundary of what runs on the pool)
        log.error("follow_up_broke", route=route, **describe_error(error))
