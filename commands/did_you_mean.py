"""`Did you mean …?`: what is said to whoever typed a word that resembles a sub-command."""

from commands.request import Request
from commands.vocabulary.blocks import Button, Message, buttons, section


def did_you_mean(command: str, meant: str, request: Request) -> Message:
    """The question, with a button that does it and, for a report, one that takes the words as its text."""
    row = [Button("meant.command", meant[0].upper() + meant[1:], f"{command} {meant}", style="primary")]
    if command == "incident":
        row.append(Button("meant.text", request.reader.say("meant-text"), request.words.strip()))
    words = request.reader.rich("meant-question", command=request.reader.command(command), meant=meant)
    return Message(words, (section(words), buttons(*row)))
