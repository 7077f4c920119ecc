"""The registry's entries: how they are named, and the ways in which a command is typed."""

from collections.abc import Iterator

from bot.edge.interaction import Interaction
from commands.registry import COMMANDS, ROUTES
from commands.routes import Command, InteractionKind, SubCommand

NUMBERS = ("1", "2", "3", "999", "")
SOME = ("", "Area 0", "2026-W46", "no such thing")
FREE_WORDS = ("&" * 3_000, "Anna Andersson 070-123 45 67", "klotter häromkvällen kl 22")


def registered() -> set[str]:
    """List every entry of the registry but the messages', by the names that `Walk.reached` uses."""
    routes = {f"{kind.value} {name}" for kind, name in ROUTES}
    commands = {f"command {command.sv} {sub.en}" for command in COMMANDS for sub in command.subs}
    return routes | commands | {f"command {command.sv}" for command in COMMANDS}


def name_entry(interaction: Interaction) -> str:
    """Name the registry's entry: 'form incident.report', 'command incident show'."""
    if interaction.kind is not InteractionKind.COMMAND:
        return f"{interaction.kind.value} {interaction.route}"
    return f"command {interaction.route} {interaction.words.partition(' ')[0][:40]}".rstrip()


def ways_to_type(command: Command) -> Iterator[str]:
    """List ways to type: the command alone, each sub-command with what it takes, words like one, and others."""
    yield from ("", "help", "no such thing")
    for sub in command.subs:
        yield from (f"{sub.en} {taken}".rstrip() for taken in _takes(sub))
    yield from ("ändra 1", "lägg till", "inställningar", "statistik")
    if command.free:
        yield from FREE_WORDS


def _takes(sub: SubCommand) -> tuple[str, ...]:
    return {"": ("",), "N": NUMBERS}.get(sub.takes, SOME)
