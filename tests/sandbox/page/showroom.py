"""An app that shows one of everything: messages with every block, a form with every input, a Home tab."""

import struct
import threading
import zlib

from slack_bolt import Ack, App
from slack_sdk import WebClient

from sandbox.records import Json
from tests.sandbox.tiny_app import plain

WORDS = ("Röd", "Grön", "Blå")
LATE_ASKED, LATE_ANSWERED = threading.Event(), threading.Event()  # of the query "late", answered when told to
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun")


def option(word: str, about: str = "") -> Json:
    told = {"text": plain(word), "value": word.lower()}
    return told | {"description": plain(about)} if about else told


OPTIONS = [option(word) for word in WORDS]
CONFIRM = {"title": plain("Säkert?"), "text": plain("Det går inte att ångra."), "confirm": plain("Ja, gör det")}
CONFIRM |= {"deny": plain("Nej"), "style": "danger"}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def button(words: str, action: str, **more: object) -> Json:
    return {"type": "button", "text": plain(words), "action_id": action, **more}


def chart(kind: str) -> Json:
    if kind == "pie":
        parts = [{"label": word, "value": 3 + index} for index, word in enumerate(WORDS)]
        return {"type": "data_visualization", "title": "Andelar", "chart": {"type": "pie", "segments": parts}}
    series = [
        {
            "name": word,
            "data": [{"label": month, "value": (3 * row + turn) % 7} for row, month in enumerate(MONTHS)],
        }
        for turn, word in enumerate(WORDS)
    ]
    axes = {"categories": [*MONTHS], "x_label": "Månad", "y_label": "Antal"}
    drawn = {"type": kind, "series": series, "axis_config": axes}
    return {"type": "data_visualization", "title": f"Per månad, {kind}", "chart": drawn}


def data_table() -> Json:
    def row(name: str, count: int) -> list[Json]:
        return [{"type": "raw_text", "text": name}, {"type": "raw_number", "value": count, "text": str(count)}]

    head = [{"type": "raw_text", "text": word} for word in ("Plats", "Antal")]
    places = [row(f"Plats {number}", number * 7 % 11) for number in range(1, 13)]
    return {"type": "data_table", "caption": "Händelser per plats", "rows": [head, *places], "page_size": 5}


def rich_text() -> Json:
    def said(text: str, **style: bool) -> Json:
        return {"type": "text", "text": text} | ({"style": style} if style else {})

    items = [{"type": "rich_text_section", "elements": [said(word)]} for word in WORDS]
    return {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [said("Fet", bold=True), said(" och "), said("lutad", italic=True)],
            },
            {"type": "rich_text_list", "style": "bullet", "elements": items},
        ],
    }


def cards() -> list[Json]:
    card = {"type": "card", "title": mrkdwn("Kort ett"), "body": mrkdwn("Vad kortet säger")}
    other = {
        **card,
        "title": mrkdwn("Kort två"),
        "subtext": plain("Längst ner"),
        "actions": [button("Välj", "pick")],
    }
    more = [{**card, "title": mrkdwn(f"Kort {number}")} for number in ("tre", "fyra")]
    return [card, {"type": "carousel", "elements": [other, *more]}]


def video() -> Json:
    places = {"video_url": "https://example.org/film", "thumbnail_url": "https://example.org/film.png"}
    return {"type": "video", "title": plain("En film"), "alt_text": "Film om trygghet", **places}


def thoughts() -> Json:
    sides = {"positive_button": {"text": plain("Bra"), "value": "good"}}
    sides |= {"negative_button": {"text": plain("Dåligt"), "value": "bad"}}
    icon = {"type": "icon_button", "icon": "trash", "text": plain("Släng"), "action_id": "bin"}
    feedback = {"type": "feedback_buttons", "action_id": "thought", **sides}
    return {"type": "context_actions", "elements": [feedback, icon]}


def messages() -> list[list[Json]]:
    """The blocks of several messages, which together hold every block that a message may."""
    table = {"type": "table", "rows": data_table()["rows"][:4]}
    text = {"type": "section", "text": mrkdwn("*Veckan* i siffror, :wave: <https://example.com|länk> och `kod`")}
    fields = {"type": "section", "fields": [mrkdwn(f"*{word}*\nvärde") for word in WORDS]}
    inside = [{"type": "section", "text": plain("Det som göms i snö")}, {"type": "divider"}]
    folded = {
        "type": "container",
        "title": plain("Mer att läsa"),
        "subtitle": plain("tre rader"),
        "child_blocks": inside,
    }
    select = {"type": "static_select", "placeholder": plain("Färg"), "action_id": "colour", "options": OPTIONS}
    overflow = {"type": "overflow", "action_id": "more", "options": OPTIONS}
    day = {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-20", "placeholder": plain("Dag")}
    return [
        [
            {"type": "header", "text": plain("Läget den här veckan")},
            text,
            fields,
            {"type": "divider"},
            rich_text(),
        ],
        [chart("bar"), chart("line")],
        [chart("area"), chart("pie")],
        [data_table(), table],
        [
            {
                "type": "table",
                "rows": [
                    [{"type": "raw_text", "text": f"{part} {month}"} for month in MONTHS * 2] for part in WORDS
                ],
            }
        ],
        [
            {"type": "section", "text": plain("Välj en färg"), "accessory": select},
            {
                "type": "actions",
                "elements": [button("Bekräfta", "sure", style="danger", confirm=CONFIRM), day, overflow],
            },
            {**folded, "is_collapsible": True, "default_collapsed": True},
            {"type": "context", "elements": [mrkdwn("Underlag: _alla_ rapporter")]},
            {"type": "markdown", "text": "**Rubrik**\n\n- ett\n- två\n\n|a|b|\n|-|-|\n|c|d|"},
        ],
        [{"type": "header", "level": 3, "text": plain("Kort och film")}, *cards(), video(), thoughts()],
    ]


def entry(label: str, element: Json, **more: object) -> Json:
    key = str(element["type"])
    named = {"block_id": f"b-{key}", "label": plain(label), "element": {"action_id": f"a-{key}", **element}}
    return {"type": "input", "optional": True, **named, **more}


INPUTS: tuple[tuple[str, Json], ...] = (
    ("Rad", {"type": "plain_text_input", "max_length": 100}),
    ("E-post", {"type": "email_text_input"}),
    ("Länk", {"type": "url_text_input"}),
    ("Tal", {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "9"}),
    ("Rik text", {"type": "rich_text_input"}),
    ("Dag", {"type": "datepicker"}),
    ("Klockslag", {"type": "timepicker"}),
    ("Stund", {"type": "datetimepicker"}),
    ("Kryss", {"type": "checkboxes", "options": [option("Ett", "det första"), option("Två")]}),
    ("Knappar", {"type": "radio_buttons", "options": OPTIONS}),
    ("Färg", {"type": "static_select", "options": OPTIONS}),
    ("Färger", {"type": "multi_static_select", "options": OPTIONS, "max_selected_items": 2}),
    ("Plats", {"type": "external_select", "min_query_length": 1}),
    ("Platser", {"type": "multi_external_select", "min_query_length": 1}),
    ("Person", {"type": "users_select"}),
    ("Personer", {"type": "multi_users_select"}),
    ("Kanal", {"type": "channels_select"}),
    ("Kanaler", {"type": "multi_channels_select"}),
    ("Samtal", {"type": "conversations_select"}),
    ("Filer", {"type": "file_input", "filetypes": ["png", "txt"], "max_files": 2}),
)


def form() -> Json:
    """A modal with one of every input, the first required."""
    inputs = [entry(label, element) for label, element in INPUTS]
    inputs[0] |= {"optional": False, "hint": plain("Högst hundra tecken")}
    alert = {"type": "alert", "level": "warning", "text": plain("Skriv inga personuppgifter.")}
    named = {"type": "modal", "callback_id": "all", "title": plain("Allt på en gång"), "submit": plain("Skicka")}
    return {**named, "blocks": [alert, *inputs]}


def home() -> Json:
    inside = [{"type": "section", "text": plain("Under locket")}]
    actions = {"type": "actions", "elements": [button("Nytt", "new", style="primary"), button("Mer", "other")]}
    head = {"type": "header", "text": plain("Hemma")}
    return {"type": "home", "blocks": [head, actions, *inside, data_table(), rich_text()]}


def picture() -> bytes:
    """A small PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size, row = 120, b"\0" + b"\x16\x80\x7a" * 120
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(row * size))
        + chunk(b"IEND", b"")
    )


def add_showroom(app: App) -> None:
    """`/show` posts the messages, `/long` answers at length, `/all` opens the form and posts what was sent."""

    add_shortcuts(app)

    @app.command("/show")
    def show(ack: Ack, client: WebClient, command: Json) -> None:
        ack()
        for blocks in messages():
            client.chat_postMessage(channel=command["channel_id"], text="Se här", blocks=blocks)
        beside = {"username": "Larmbot", "attachments": [{"fallback": "Bilaga", "title": "Bilagans rubrik"}]}
        client.chat_postMessage(channel=command["channel_id"], text="Intill", **beside)

    @app.action("thought")
    def think(ack: Ack, action: Json, client: WebClient, body: Json) -> None:
        ack()
        client.chat_postMessage(channel=body["channel"]["id"], text=f"tyckte {action['value']}")

    @app.command("/long")
    def answer_at_length(ack: Ack, command: Json) -> None:
        lines = [
            {"type": "section", "text": mrkdwn(f"rad {number} till {command['text']}")} for number in range(40)
        ]
        ack(text=f"ett långt svar till {command['text']}", blocks=[*lines, chart("bar")])

    @app.command("/all")
    def open_all(ack: Ack, client: WebClient, command: Json) -> None:
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=form())

    @app.view("all")
    def sent(ack: Ack, view: Json, client: WebClient, body: Json) -> None:
        ack()
        values = view["state"]["values"]
        told = {key: next(iter(inputs.values())) for key, inputs in values.items()}
        files = told["b-file_input"]["files"]
        names = ", ".join(f"{each['name']} ({each['size']} B)" for each in files)
        client.chat_postMessage(
            channel=body["user"]["id"], text=f"got {told['b-plain_text_input']['value']}; {names}"
        )

    @app.options({"action_id": "a-external_select"})
    def places(ack: Ack, payload: Json) -> None:
        if payload["value"] == "late":
            LATE_ASKED.set()
            LATE_ANSWERED.wait()
        ack(options=[option(word) for word in WORDS if payload["value"].lower() in word.lower()])

    @app.action("sure")
    def sure(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.chat_postMessage(channel=body["channel"]["id"], text="bekräftat")


def add_shortcuts(app: App) -> None:
    """A global one that opens the form, and one of a message that answers in its thread."""

    @app.shortcut("report_new")
    def open_new(ack: Ack, client: WebClient, shortcut: Json) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=form())

    @app.shortcut("report_it")
    def answer_it(ack: Ack, client: WebClient, shortcut: Json) -> None:
        ack()
        where, meant = shortcut["channel"]["id"], shortcut["message"]
        client.chat_postMessage(channel=where, thread_ts=meant["ts"], text=f"rapporterat: {meant['text']}")
