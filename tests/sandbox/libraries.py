"""How slackblocks and blockkit are asked: an example is built from their objects, or refused by them."""

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import blockkit
import slackblocks
from blockkit import core
from slackblocks import errors

from sandbox.rules.examples import Example

Build = Callable[..., Any]


class UnspokenError(Exception):
    """The library has no words for it."""


@dataclass(frozen=True)
class Library:
    """Its classes by the `type` of Slack's objects, and by the field in which objects without one stand."""

    name: str
    types: Mapping[str, Build]
    fields: Mapping[str, Build]
    refusals: tuple[type[Exception], ...]
    finish: Callable[[Any], Any]

    def takes(self, example: Example) -> bool:
        """Whether it would build the payload; UnspokenError where it cannot even be said."""
        payload = example.payload if example.is_view else {"type": "message"} | example.payload
        if not isinstance(payload.get("blocks", []), list):
            raise UnspokenError("blocks")
        try:
            self.finish(self.express(payload))
        except self.refusals:
            return False
        return True

    def express(self, value: Any, field: str = "") -> Any:
        """The same in the library's objects."""
        if isinstance(value, list):
            return [self.express(each, field) for each in value]
        if not isinstance(value, dict):
            return value
        kind = value.get("type")
        named = self.types.get(f"{kind} in {field}") or self.types.get(str(kind))
        build = named if kind else self.fields.get(field)
        if build is None:
            raise UnspokenError(field)
        known = {name: self.express(part, name) for name, part in value.items() if name != "type" or not kind}
        return self._call(build, known)

    def _call(self, build: Build, known: dict[str, Any]) -> Any:
        """Build it; what it may leave out but demands to be said is said to be nothing."""
        wanted = inspect.signature(build).parameters
        if any(each.kind is each.VAR_KEYWORD for each in wanted.values()):
            return build(**known)
        if not known.keys() <= wanted.keys():
            raise UnspokenError(str(known.keys() - wanted.keys()))
        nothing = {name: None for name, each in wanted.items() if "None" in str(each.annotation)}
        left_out = {name: None for name in nothing if wanted[name].default is inspect.Parameter.empty}
        lacking = [name for name, each in wanted.items() if each.default is inspect.Parameter.empty]
        if set(lacking) - known.keys() - left_out.keys():
            raise errors.MissingRequiredError(", ".join(lacking))
        return build(**left_out | known)


def renamed(build: Build, **names: str) -> Build:
    """The class with its parameters called as Slack calls them."""
    return lambda **known: build(**{names.get(name, name): value for name, value in known.items()})


SLACKBLOCKS = Library(
    "slackblocks",
    {
        "message": lambda **known: slackblocks.Message(channel="C1", **known),
        "modal": slackblocks.Modal,
        "home": slackblocks.HomeTabView,
        "plain_text": slackblocks.PlainText,
        "mrkdwn": slackblocks.Markdown,
        "section": slackblocks.SectionBlock,
        "image": slackblocks.Image,
        "image in blocks": slackblocks.ImageBlock,
        "image in child_blocks": slackblocks.ImageBlock,
        "divider": slackblocks.DividerBlock,
        "header": slackblocks.HeaderBlock,
        "context": slackblocks.ContextBlock,
        "actions": slackblocks.ActionsBlock,
        "input": slackblocks.InputBlock,
        "markdown": slackblocks.MarkdownBlock,
        "alert": slackblocks.AlertBlock,
        "container": slackblocks.ContainerBlock,
        "card": slackblocks.CardBlock,
        "carousel": slackblocks.CarouselBlock,
        "icon": slackblocks.SlackIcon,
        "video": slackblocks.VideoBlock,
        "context_actions": slackblocks.ContextActionsBlock,
        "feedback_buttons": slackblocks.FeedbackButtons,
        "icon_button": slackblocks.IconButton,
        "table": slackblocks.TableBlock,
        "data_table": slackblocks.DataTableBlock,
        "data_visualization": slackblocks.DataVisualizationBlock,
        "line": slackblocks.LineChart,
        "bar": slackblocks.BarChart,
        "area": slackblocks.AreaChart,
        "pie": slackblocks.PieChart,
        "raw_text": slackblocks.RawText,
        "raw_number": slackblocks.RawNumber,
        "rich_text": slackblocks.RichTextBlock,
        "rich_text_section": slackblocks.RichTextSection,
        "rich_text_list": slackblocks.RichTextList,
        "rich_text_quote": slackblocks.RichTextQuote,
        "rich_text_preformatted": slackblocks.RichTextCodeBlock,
        "text": slackblocks.RichText,
        "link": slackblocks.RichTextLink,
        "user": slackblocks.RichTextUser,
        "channel": slackblocks.RichTextChannel,
        "emoji": slackblocks.RichTextEmoji,
        "button": slackblocks.Button,
        "overflow": slackblocks.OverflowMenu,
        "checkboxes": slackblocks.CheckboxGroup,
        "radio_buttons": slackblocks.RadioButtonGroup,
        "static_select": slackblocks.StaticSelectMenu,
        "external_select": slackblocks.ExternalSelectMenu,
        "users_select": slackblocks.UserSelectMenu,
        "conversations_select": slackblocks.ConversationSelectMenu,
        "channels_select": slackblocks.ChannelSelectMenu,
        "multi_static_select": slackblocks.StaticMultiSelectMenu,
        "multi_external_select": slackblocks.ExternalMultiSelectMenu,
        "multi_users_select": slackblocks.UserMultiSelectMenu,
        "multi_conversations_select": slackblocks.ConversationMultiSelectMenu,
        "multi_channels_select": slackblocks.ChannelMultiSelectMenu,
        "datepicker": slackblocks.DatePicker,
        "timepicker": slackblocks.TimePicker,
        "datetimepicker": renamed(slackblocks.DateTimePicker, initial_date_time="initial_datetime"),
        "plain_text_input": slackblocks.PlainTextInput,
        "number_input": slackblocks.NumberInput,
        "email_text_input": slackblocks.EmailInput,
        "url_text_input": slackblocks.URLInput,
        "rich_text_input": slackblocks.RichTextInput,
        "file_input": slackblocks.FileInput,
    },
    {
        "positive_button": slackblocks.FeedbackButton,
        "negative_button": slackblocks.FeedbackButton,
        "options": slackblocks.Option,
        "initial_option": slackblocks.Option,
        "initial_options": slackblocks.Option,
        "option_groups": slackblocks.OptionGroup,
        "confirm": slackblocks.ConfirmationDialogue,
        "filter": slackblocks.ConversationFilter,
        "dispatch_action_config": slackblocks.DispatchActionConfiguration,
        "slack_file": slackblocks.SlackFile,
        "column_settings": slackblocks.ColumnSettings,
        "series": slackblocks.DataSeries,
        "data": slackblocks.DataPoint,
        "segments": slackblocks.ChartSegment,
        "axis_config": slackblocks.AxisConfig,
        "metadata": lambda **known: known,
        "event_payload": lambda **known: known,
    },
    (errors.InvalidUsageError, ValueError),
    lambda built: json.loads(repr(built)),
)
BLOCKKIT = Library(
    "blockkit",
    {
        "message": blockkit.Message,
        "modal": blockkit.Modal,
        "home": blockkit.Home,
        "plain_text": lambda **known: blockkit.Text(type="plain_text", **known),
        "mrkdwn": lambda **known: blockkit.Text(type="mrkdwn", **known),
        "section": blockkit.Section,
        "image": core.ImageEl,
        "image in blocks": blockkit.Image,
        "image in child_blocks": blockkit.Image,
        "divider": blockkit.Divider,
        "header": blockkit.Header,
        "context": blockkit.Context,
        "actions": blockkit.Actions,
        "input": blockkit.Input,
        "markdown": blockkit.Markdown,
        "table": core.Table,
        "raw_text": core.RawText,
        "rich_text": blockkit.RichText,
        "rich_text_section": blockkit.RichTextSection,
        "rich_text_list": blockkit.RichTextList,
        "rich_text_quote": blockkit.RichTextQuote,
        "rich_text_preformatted": blockkit.RichTextPreformatted,
        "text": blockkit.RichTextEl,
        "link": blockkit.RichLinkEl,
        "user": blockkit.RichUserEl,
        "channel": blockkit.RichChannelEl,
        "emoji": blockkit.RichEmojiEl,
        "date": blockkit.RichDateEl,
        "broadcast": blockkit.RichBroadcastEl,
        "color": blockkit.RichColorEl,
        "button": blockkit.Button,
        "overflow": blockkit.Overflow,
        "checkboxes": blockkit.Checkboxes,
        "radio_buttons": blockkit.RadioButtons,
        "static_select": blockkit.StaticSelect,
        "external_select": blockkit.ExternalSelect,
        "users_select": blockkit.UsersSelect,
        "conversations_select": blockkit.ConversationsSelect,
        "channels_select": blockkit.ChannelsSelect,
        "multi_static_select": blockkit.MultiStaticSelect,
        "multi_external_select": blockkit.MultiExternalSelect,
        "multi_users_select": blockkit.MultiUsersSelect,
        "multi_conversations_select": blockkit.MultiConversationsSelect,
        "multi_channels_select": blockkit.MultiChannelsSelect,
        "datepicker": blockkit.DatePicker,
        "timepicker": blockkit.TimePicker,
        "datetimepicker": blockkit.DatetimePicker,
        "plain_text_input": blockkit.PlainTextInput,
        "number_input": blockkit.NumberInput,
        "email_text_input": blockkit.EmailInput,
        "url_text_input": blockkit.UrlInput,
        "rich_text_input": blockkit.RichTextInput,
        "file_input": blockkit.FileInput,
    },
    {
        "options": blockkit.Option,
        "initial_option": blockkit.Option,
        "initial_options": blockkit.Option,
        "option_groups": blockkit.OptionGroup,
        "confirm": blockkit.Confirm,
        "filter": blockkit.ConversationFilter,
        "dispatch_action_config": blockkit.DispatchActionConfig,
        "slack_file": blockkit.SlackFile,
        "column_settings": core.ColumnSettings,
        "style": blockkit.RichStyle,
    },
    (core.FieldValidationError, core.ComponentValidationError, ValueError, ZoneInfoNotFoundError),
    lambda built: built.build(),
)
