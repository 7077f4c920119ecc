"""The buttons that stand beside an action wherever it is shown."""

from commands.reader import Reader
from commands.vocabulary.blocks import Block, Button, buttons
from storage.tables import Action


def action_buttons(action: Action, reader: Reader, *, hand: bool = False) -> Block:
    """Report progress, done, postpone; where it is wanted, hand over."""
    number = str(action.number)
    row = [
        Button("action.report", reader.say("action-button-report"), number, style="primary"),
        Button("action.done", reader.say("action-button-done"), number),
        Button("action.postpone", reader.say("action-button-postpone"), number),
    ]
    if hand:
        row.append(hand_button(action.number, reader))
    return buttons(*row)


def hand_button(number: int, reader: Reader) -> Button:
    """Opens the form in which an action gets a new owner."""
    return Button("action.hand", reader.say("action-button-hand"), str(number))


def show_button(number: int, reader: Reader) -> Button:
    """Shows the whole action."""
    return Button("action.show", reader.say("button-show"), str(number))
