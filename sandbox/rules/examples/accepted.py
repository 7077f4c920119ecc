"""Accepted: whole payloads as apps send them."""

from sandbox.rules.examples.example import Example
from sandbox.rules.examples.parts import (
    actions,
    button,
    card,
    carousel,
    cell,
    confirm,
    container,
    context_actions,
    data_table,
    element,
    entry,
    feedback,
    heading,
    home,
    icon_button,
    lines,
    message,
    modal,
    mrkdwn,
    number,
    option,
    options,
    pie,
    plain,
    rich,
    section,
    series,
    table,
    video,
)

LEAVES = (
    {"type": "text", "text": "Bold", "style": {"bold": True}},
    {"type": "link", "url": "https://example.org", "text": "a link"},
    {"type": "user", "user_id": "U0001"},
    {"type": "channel", "channel_id": "C0001"},
    {"type": "emoji", "name": "wave", "skin_tone": 2},
    {"type": "date", "timestamp": 1_790_000_000, "format": "{date_long}", "fallback": "2026"},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#ff8800"},
)
LISTS = {
    "type": "rich_text",
    "elements": [
        element("rich_text_list", style="ordered", indent=1, border=0, elements=rich(*LEAVES)["elements"]),
        element("rich_text_quote", elements=[{"type": "text", "text": "Quoted"}]),
        element("rich_text_preformatted", elements=[], language="python"),
    ],
}
MENUS = [
    element("static_select", options=options(3), initial_option=options(3)[2], placeholder=plain()),
    element("external_select", min_query_length=0, initial_option=option()),
    element("users_select", initial_user="U0001"),
    element("conversations_select", filter={"include": ["im", "public"]}, default_to_current_conversation=True),
    element("channels_select", initial_channel="C0001"),
    element("multi_static_select", options=options(3), initial_options=options(2), max_selected_items=2),
    element("multi_users_select", initial_users=["U0001", "W0002"]),
    element("multi_conversations_select", initial_conversations=["C0001", "D0001"]),
    element("multi_channels_select", initial_channels=["C0001"]),
    element("overflow", options=[option(url="https://example.org"), option("b")]),
    element("checkboxes", options=[{"text": mrkdwn(), "value": "a", "description": mrkdwn()}]),
    element("radio_buttons", options=options(2), initial_option=options(2)[0]),
    element("datepicker", initial_date="2028-02-29"),
    element("timepicker", initial_time="23:59", timezone="Europe/Stockholm"),
    element("datetimepicker", initial_date_time=1_790_000_000),
]
GROUPED = element(
    "static_select",
    option_groups=[{"label": plain(), "options": options(2)}, {"label": plain(), "options": [option("z")]}],
    initial_option=option("z"),
)
FIELDS = [
    element("plain_text_input", multiline=True, min_length=1, max_length=1, initial_value="", focus_on_load=True),
    element("number_input", is_decimal_allowed=True, min_value="-1.5", max_value="10", initial_value="0"),
    element("email_text_input", initial_value="name@example.org"),
    element("url_text_input", placeholder=plain()),
    element("rich_text_input", initial_value=rich()),
    element("file_input", filetypes=["pdf", "jpg"], max_files=3),
    element("conversations_select", response_url_enabled=True),
    element("multi_external_select", min_query_length=2, max_selected_items=5),
    element("plain_text_input", dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"]}),
]
CONFIRMED = button(action_id="remove", value="12", style="danger", confirm=confirm(style="danger"))
PICTURE = {"image_url": "https://example.org/a.png", "alt_text": "A picture"}

ACCEPTED = (
    Example("a text alone", {"text": "Text"}),
    Example("blocks alone", {"blocks": [section()]}),
    Example("a text beside an empty list", {"text": "Text", "blocks": []}),
    Example(
        "a header, text, fields and a line",
        message({"type": "header", "text": plain()}, section(fields=[plain(), mrkdwn()]), {"type": "divider"}),
    ),
    Example("text and fields in one", message(section(fields=[plain()], expand=True))),
    Example("fields alone", message({"type": "section", "fields": [mrkdwn()]})),
    Example(
        "a context of words and a picture",
        message({"type": "context", "elements": [mrkdwn(), element("image", **PICTURE), plain()]}),
    ),
    Example("a picture with a title", message({"type": "image", **PICTURE, "title": plain()})),
    Example(
        "a picture from Slack", message({"type": "image", "alt_text": "A", "slack_file": {"id": "F0123ABC4"}})
    ),
    Example("a button that asks first", message(section(accessory=CONFIRMED))),
    Example("a link button to elsewhere", message(actions(button(url="mailto:name@example.org")))),
    Example(
        "a first choice that leaves out what is so by itself",
        modal(
            entry(
                element(
                    "static_select", options=[option(text={**plain(), "emoji": True})], initial_option=option()
                )
            ),
            entry(
                element(
                    "checkboxes",
                    options=[option(text={**mrkdwn(), "verbatim": False}, description=plain())],
                    initial_options=[option(text=mrkdwn(), description={**plain(), "emoji": True})],
                )
            ),
        ),
    ),
    Example(
        "a link in a menu that sends nothing",
        message(actions(element("overflow", options=[{"text": plain(), "url": "https://example.org"}]))),
    ),
    Example(
        "an action id in two blocks",
        message(section(accessory=button(action_id="a")), actions(button(action_id="a"))),
    ),
    Example("every menu and picker among actions", message(actions(*MENUS))),
    Example("a menu with groups", message(section(accessory=GROUPED))),
    Example("rich text with every leaf", message(rich(*LEAVES), LISTS)),
    Example("markdown", message({"type": "markdown", "text": "# Title\n\n- one\n- two"})),
    Example("an input in a message", message(entry(element("datepicker"), dispatch_action=True))),
    Example(
        "a table",
        message(
            table(
                [cell("A"), cell("B")],
                [rich(), number(2)],
                column_settings=[None, {"align": "right", "is_wrapped": True}],
            )
        ),
    ),
    Example(
        "a data table",
        message(
            data_table(
                [cell("Area"), cell("Count")],
                [cell("Centrum"), number(3.5)],
                page_size=10,
                row_header_column_index=0,
            )
        ),
    ),
    Example(
        "two charts",
        message(lines(series("A", "B", "A"), series("C"), kind="bar", x_label="Week", y_label="Count"), pie(0.5)),
    ),
    Example(
        "a chart of negative numbers",
        message(lines({"name": "A", "data": [{"label": "A", "value": -1}]}, categories=["A"], kind="area")),
    ),
    Example(
        "a collapsed container",
        message(
            container(
                section(),
                {"type": "divider"},
                table(),
                is_collapsible=True,
                default_collapsed=True,
                width="full",
                icon=element("image", **PICTURE),
            )
        ),
    ),
    Example(
        "a container with a rich title",
        message({"type": "container", "rich_text_title": rich(), "child_blocks": [actions()]}),
    ),
    Example(
        "metadata",
        message(
            section(), metadata={"event_type": "report_stored", "event_payload": {"number": 12, "tags": ["a"]}}
        ),
    ),
    Example(
        "a modal without a submit", {"type": "modal", "title": plain(), "blocks": [section()], "close": plain()}
    ),
    Example(
        "a modal with every field",
        modal(*(entry(field) for field in FIELDS), private_metadata="{}", callback_id="report"),
    ),
    Example(
        "a modal of menus",
        modal(*(entry(menu, optional=True, hint=plain()) for menu in MENUS if menu["type"] != "overflow")),
    ),
    Example(
        "alerts in a modal",
        modal(
            *(
                {"type": "alert", "text": mrkdwn(), "level": level}
                for level in ("default", "info", "warning", "error", "success")
            )
        ),
    ),
    Example(
        "a modal that tells of its closing", modal(notify_on_close=True, clear_on_close=False, external_id="a")
    ),
    Example(
        "a home tab",
        home(
            section(accessory=button(action_id="a")),
            {"type": "divider"},
            actions(button(action_id="b")),
            data_table(),
            table(),
            title=plain(),
            external_id="",
        ),
    ),
    Example("headers of four levels", message(*(heading(level=level) for level in range(1, 5)))),
    Example("a video", home(video(author_name="A", provider_name="B", title_url="https://example.org/v"))),
    Example("a video in a container", message(container(video(description=plain())))),
    Example(
        "cards in a carousel",
        home(carousel(card(hero_image=element("image", **PICTURE)), {"type": "card", "body": mrkdwn()})),
    ),
    Example(
        "a card with an icon of Slack's and buttons",
        message(
            card(
                slack_icon=element("icon", name="eye-open"),
                subtitle=mrkdwn(),
                subtext=plain(),
                actions=[button(action_id="a"), button(action_id="b")],
            )
        ),
    ),
    Example("feedback and an icon to press", message(context_actions(feedback(), icon_button(confirm=confirm())))),
    Example("an input on a home tab without a submit", home(entry(dispatch_action=True))),
)
