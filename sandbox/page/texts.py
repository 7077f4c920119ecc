"""The words of the page itself, Swedish and English side by side."""

from typing import Literal

Language = Literal["sv", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("{team} – lokal Slack", "{team} – local Slack"),
    "local_slack": ("lokal Slack", "local Slack"),
    "you_are": ("Du är", "You are"),
    "deactivated": ("inaktiverad", "deactivated"),
    "open_menu": ("Visa kanaler", "Show channels"),
    "to_content": ("Till innehållet", "To the content"),
    "lost": ("Demon är avslutad eller svarar inte.", "The demo has ended or does not answer."),
    "lost_about": ("Sidan ansluter igen av sig själv.", "This page reconnects by itself."),
    "theme": ("Mörkt läge", "Dark mode"),
    "clock": ("Arbetsytans klocka", "The workspace's clock"),
    "to_tomorrow": ("Till i morgon", "To tomorrow"),
    "to_monday": ("Till måndag 08:00", "To Monday 08:00"),
    "moved": ("Klockan är nu {moment}.", "It is now {moment}."),
    "channels": ("Kanaler", "Channels"),
    "places": ("Kanaler och appar", "Channels and apps"),
    "apps": ("Appar", "Apps"),
    "unread_one": ("1 oläst", "1 unread"),
    "unread_many": ("{count} olästa", "{count} unread"),
    "no_channels": ("Du är inte med i någon kanal.", "You are in no channel."),
    "members_one": ("1 medlem", "1 member"),
    "members_many": ("{count} medlemmar", "{count} members"),
    "archived": ("Kanalen är arkiverad.", "The channel is archived."),
    "home": ("Hem", "Home"),
    "messages": ("Meddelanden", "Messages"),
    "home_empty": ("Appen har inget på sin hemflik ännu.", "The app has nothing on its Home tab yet."),
    "no_messages": ("Här är det tomt än så länge.", "Nothing here yet."),
    "only_you": ("Bara synligt för dig", "Only visible to you"),
    "edited": ("(redigerad)", "(edited)"),
    "pinned": ("Fäst i kanalen", "Pinned to the channel"),
    "in_thread": ("svarade i en tråd", "replied to a thread"),
    "app": ("APP", "APP"),
    "older": ("Visa äldre", "Show older"),
    "latest": ("Nya meddelanden", "New messages"),
    "replies_one": ("1 svar", "1 reply"),
    "replies_many": ("{count} svar", "{count} replies"),
    "last_reply": ("senast {moment}", "last {moment}"),
    "reply": ("Svara i tråd", "Reply in thread"),
    "thread": ("Tråd", "Thread"),
    "close": ("Stäng", "Close"),
    "back": ("Tillbaka", "Back"),
    "cancel": ("Avbryt", "Cancel"),
    "write_to": ("Meddelande till {place}", "Message to {place}"),
    "write_reply": ("Svara", "Reply"),
    "send": ("Skicka", "Send"),
    "commands": ("Kommandon", "Commands"),
    "optional": ("(valfritt)", "(optional)"),
    "write": ("Skriv", "Write"),
    "choose": ("Välj", "Choose"),
    "choose_many": ("Välj en eller flera", "Choose one or more"),
    "choose_person": ("Välj person", "Choose a person"),
    "choose_channel": ("Välj kanal", "Choose a channel"),
    "date": ("Datum", "Date"),
    "time": ("Tid", "Time"),
    "options": ("Alternativ", "Options"),
    "found": ("alternativ", "options"),
    "nothing_found": ("Inga träffar", "No matches"),
    "searching": ("Söker…", "Searching…"),
    "type_more": ("Skriv minst {count} tecken", "Type at least {count} characters"),
    "clear": ("Rensa valet", "Clear the choice"),
    "remove": ("Ta bort", "Remove"),
    "more": ("Fler val", "More choices"),
    "show_figures": ("Visa siffrorna", "Show the figures"),
    "sort_by": ("Sortera efter {column}", "Sort by {column}"),
    "filter": ("Sök i tabellen", "Search the table"),
    "rows": ("{first}–{last} av {count}", "{first}–{last} of {count}"),
    "no_rows": ("Inga rader", "No rows"),
    "previous": ("Föregående sida", "Previous page"),
    "next": ("Nästa sida", "Next page"),
    "picture_elsewhere": (
        "Bilden ligger på {host} och hämtas inte.",
        "The picture is at {host} and is not fetched.",
    ),
    "unknown_block": ("Okänt block: {kind}", "Unknown block: {kind}"),
    "connect": ("Anslut en app", "Connect an app"),
    "connect_about": (
        "Vilken Bolt-app som helst kan köras mot den här arbetsytan. Nycklarna gäller bara här.",
        "Any Bolt app can be run against this workspace. The keys are good only here.",
    ),
    "yes": ("Ja", "Yes"),
    "no": ("Nej", "No"),
}


def say(language: Language, key: str, **facts: object) -> str:
    """The words under that key."""
    return TEXTS[key][0 if language == "sv" else 1].format(**facts)


def count_of(language: Language, key: str, count: int) -> str:
    """The words for that many: `key` has a form for one and a form for many."""
    return say(language, f"{key}_{'one' if count == 1 else 'many'}", count=count)
