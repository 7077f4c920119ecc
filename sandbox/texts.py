"""Slack's own texts to people in Swedish and English."""

from sandbox.records import Person

TEXTS = {
    "command_failed": (
        "{command} misslyckades med felet ”{reason}”",
        "{command} failed with the error “{reason}”",
    ),
    "no_such_command": (
        "{command} är inget giltigt kommando. Allt som börjar med ”/” läses som ett kommando.",
        "{command} is not a valid command. Everything that begins with “/” is read as a command.",
    ),
    "not_in_threads": (
        "{command} går inte att använda i trådar. Tyvärr!",
        "{command} is not supported in threads. Sorry!",
    ),
    "form_failed": (
        "Vi fick inget svar från appen. Försök igen? ({reason})",
        "We got no answer from the app. Try again? ({reason})",
    ),
    "press_failed": ("{app} svarade inte: {reason}", "{app} did not answer: {reason}"),
    "suggest_failed": ("Förslagen kunde inte hämtas: {reason}", "The choices could not be loaded: {reason}"),
    "oauth_asks": ("{app} vill installeras i {team}", "{app} wants to be installed in {team}"),
    "oauth_who": ("Vem installerar appen?", "Who installs the app?"),
    "oauth_allow": ("Tillåt", "Allow"),
    "oauth_cancel": ("Avbryt", "Cancel"),
    "required": ("Fyll i det här fältet.", "Fill in this field."),
    "too_short": ("Skriv minst {limit} tecken.", "Write at least {limit} characters."),
    "too_long": ("Högst {limit} tecken.", "At most {limit} characters."),
    "not_a_number": ("Skriv ett tal.", "Write a number."),
    "no_decimals": ("Skriv ett heltal.", "Write a whole number."),
    "too_low": ("Minst {limit}.", "{limit} or more."),
    "too_high": ("Högst {limit}.", "{limit} or less."),
    "not_an_address": ("Skriv en e-postadress.", "Write an e-mail address."),
    "too_many_files": ("Högst {limit} filer.", "At most {limit} files."),
    "wrong_files": ("Bara filer av slaget {limit}.", "Only files of the kind {limit}."),
    "not_a_link": ("Skriv en webbadress.", "Write a web address."),
}


def say(person: Person, key: str, **facts: object) -> str:
    """Return the text of that key in the person's language."""
    return TEXTS[key][0 if person.swedish else 1].format(**facts)
