"""What Slack's own Python models render is accepted, so that an app built with them can be."""

import pytest
from slack_sdk.models import blocks as sdk
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from sandbox.rules import check_blocks, check_view

OPTION = sdk.Option(text="Klotter", value="graffiti", description="På en fasad")
CONFIRM = sdk.ConfirmObject(
    title="Ta bort?", text="Det går inte att ångra.", confirm="Ja", deny="Nej", style="danger"
)
MENUS = (
    sdk.StaticSelectElement(
        action_id="1", placeholder="Välj", options=[OPTION], initial_option=OPTION, confirm=CONFIRM
    ),
    sdk.StaticSelectElement(action_id="2", option_groups=[sdk.OptionGroup(label="Grupp", options=[OPTION])]),
    sdk.ExternalDataSelectElement(action_id="3", placeholder="Sök", min_query_length=2),
    sdk.UserSelectElement(action_id="4", initial_user="U0001"),
    sdk.ConversationSelectElement(action_id="5", filter=sdk.ConversationFilter(include=["public"])),
    sdk.ChannelSelectElement(action_id="6", response_url_enabled=True),
    sdk.StaticMultiSelectElement(action_id="7", options=[OPTION], initial_options=[OPTION], max_selected_items=1),
    sdk.UserMultiSelectElement(action_id="8"),
    sdk.CheckboxesElement(action_id="9", options=[OPTION], initial_options=[OPTION]),
    sdk.RadioButtonsElement(action_id="10", options=[OPTION], initial_option=OPTION),
    sdk.DatePickerElement(action_id="11", initial_date="2026-11-02", placeholder="Dag"),
    sdk.TimePickerElement(action_id="12", initial_time="08:00", timezone="Europe/Stockholm"),
    sdk.DateTimePickerElement(action_id="13", initial_date_time=1_790_000_000),
    sdk.PlainTextInputElement(action_id="14", multiline=True, max_length=3000, focus_on_load=True),
    sdk.NumberInputElement(action_id="15", is_decimal_allowed=False, min_value=0, max_value="10"),
    sdk.EmailInputElement(action_id="16"),
    sdk.UrlInputElement(action_id="17"),
    sdk.RichTextInputElement(action_id="18"),
    FileInputElement(action_id="19", filetypes=["jpg"], max_files=1),
)
TEXT = sdk.RichTextSectionElement(elements=[sdk.RichTextElementParts.Text(text="Hej")])
PICTURE = sdk.ImageElement(image_url="https://example.org/a.png", alt_text="a")
CARD = sdk.CardBlock(
    hero_image=PICTURE,
    title=sdk.MarkdownTextObject(text="*Kort*"),
    body=sdk.MarkdownTextObject(text="Text"),
    actions=[sdk.ButtonElement(text="Visa", action_id="3")],
)
OPINIONS = {
    side: sdk.FeedbackButtonObject(text=side, value=side) for side in ("positive_button", "negative_button")
}
BLOCKS = (
    CARD,
    sdk.CarouselBlock(elements=[CARD]),
    sdk.VideoBlock(
        alt_text="a",
        video_url="https://example.org/v",
        thumbnail_url="https://example.org/t.png",
        title="Film",
        author_name="Alma",
    ),
    sdk.ContextActionsBlock(
        elements=[
            sdk.FeedbackButtonsElement(action_id="4", **OPINIONS),
            sdk.IconButtonElement(action_id="5", icon="trash", text="Släng"),
        ]
    ),
    sdk.HeaderBlock(text="Lägesbild"),
    sdk.SectionBlock(text="*Hej*", accessory=sdk.OverflowMenuElement(action_id="1", options=[OPTION])),
    sdk.SectionBlock(fields=["*Ett*", "två"]),
    sdk.ContextBlock(
        elements=[
            sdk.ImageElement(image_url="https://example.org/a.png", alt_text="a"),
            sdk.PlainTextObject(text="Text"),
        ]
    ),
    sdk.ActionsBlock(
        elements=[sdk.ButtonElement(text="Klar", action_id="2", value="12", style="primary", confirm=CONFIRM)]
    ),
    sdk.DividerBlock(),
    sdk.ImageBlock(image_url="https://example.org/a.png", alt_text="a", title="A"),
    sdk.RichTextBlock(elements=[TEXT, sdk.RichTextListElement(elements=[TEXT], style="bullet", indent=0)]),
    sdk.MarkdownBlock(text="# Hej"),
    sdk.TableBlock(
        rows=[[sdk.RawTextObject(text="A").to_dict(), sdk.RawNumberObject(value=1, text="1").to_dict()]]
    ),
    sdk.ContainerBlock(
        title="Mer", child_blocks=[sdk.DividerBlock()], is_collapsible=True, default_collapsed=True
    ),
)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.type)
def test_blocks_of_the_sdk(block: sdk.Block) -> None:
    assert check_blocks([block.to_dict()], "message") == []


@pytest.mark.parametrize("element", MENUS, ids=lambda element: element.type)
def test_inputs_of_the_sdk(element: sdk.InputInteractiveElement) -> None:
    field = sdk.InputBlock(label="Etikett", element=element, hint="Tips", optional=True)
    view = View(
        type="modal", title="Rapport", submit="Skicka", close="Avbryt", blocks=[field], private_metadata="{}"
    )
    assert check_view(view.to_dict()) == []


def test_a_home_tab_of_the_sdk() -> None:
    blocks = [block for block in BLOCKS if block.type not in {"markdown", "container", "context_actions"}]
    assert check_view(View(type="home", blocks=blocks).to_dict()) == []
