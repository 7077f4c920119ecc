"""The page's own browser components, and plain HTML elements, as NiceGUI elements."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments

from sandbox.page.markup import Html, element, escape
from sandbox.records import Channel

Handler = Callable[[Any], Awaitable[None] | None]


class Control(ui.element):
    """A component that tells what happens in it by events with one argument."""

    def __init__(self, **props: object) -> None:
        super().__init__()
        self._props.update({key: value for key, value in props.items() if value is not None})

    def when(self, event: str, handler: Handler) -> "Control":
        """Call the handler with the event's argument."""
        self.on(event, lambda told: handler(told.args))
        return self


class TextField(Control, component="components/field_text.js"):
    """Events: typed, press and finish, each with the text."""


class SelectField(Control, component="components/field_select.js"):
    """Events: chosen with the keys, query with what is typed and a stamp."""


class FilesField(Control, component="components/field_files.js"):
    """Event: chosen with the ids of the files that are there."""


class RichField(Control, component="components/field_rich.js"):
    """Events: typed with a rich_text block or None, left with the same when one goes on, and finish."""


class ChoicesField(Control, component="components/field_choices.js"):
    """Event: chosen with the indexes that are ticked."""


class MenuField(Control, component="components/field_menu.js"):
    """Event: chosen with the index. `sign` in place of three dots; `opened` from the start."""


class ModalFrame(Control, component="components/modal_frame.js"):
    """Event: dismiss."""


class MessageLog(Control, component="components/message_log.js"):
    """A scrolled list that stays at its end, and is one stop for the Tab key."""


class ComposerBox(Control, component="components/composer_box.js"):
    """Event: send with the text. What is not sent is kept in the browser under `draft`."""


def tag(name: str, classes: str = "", **attributes: object) -> ui.element:
    """A plain element to build in; `aria_label` becomes `aria-label`, None is left out."""
    made = ui.element(name).classes(classes)
    _describe(made, attributes)
    return made


def write(content: Html, name: str = "div", classes: str = "", **attributes: object) -> ui.html:
    """An element with finished HTML in it."""
    made = ui.html(content, sanitize=False, tag=name).classes(classes)
    _describe(made, attributes)
    return made


def button(
    content: Html, press: Callable[[], Awaitable[None] | None], classes: str = "button", **attributes: object
) -> ui.html:
    """A button; pressing it calls `press`."""
    made = write(content, "button", classes, type="button", **attributes)

    def pressed(_told: GenericEventArguments) -> Awaitable[None] | None:
        return press()

    made.on("click", pressed, args=[])
    return made


def checkbox(words: str, ticked: Callable[[bool], None], *, on: bool = False) -> ui.element:
    """A box to tick with its words beside it; the box itself, whose `checked` one may set."""
    with tag("label", "tick"):
        box = tag("input", type="checkbox", checked=on)
        write(escape(words), "span")

    def changed(told: GenericEventArguments) -> None:
        box.props["checked"] = bool(told.args)
        ticked(bool(told.args))

    box.on("change", changed, js_handler="(e) => emit(e.target.checked)")
    return box


def select(words: str, options: Mapping[str, str], chosen: str, changed: Callable[[str], None]) -> ui.element:
    """A labelled choice of one of the options, given as value and words."""
    with tag("label", "labelled"):
        write(escape(words), "span")
        with tag("select", "line") as made:
            for value, shown in options.items():
                write(escape(shown), "option", value=value, selected=value == chosen)
    return _telling(made, changed, "change")


def line(words: str, changed: Callable[[str], None], value: str = "", **attributes: object) -> ui.element:
    """A labelled native input; `type` and its limits are attributes."""
    with tag("label", "labelled"):
        write(escape(words), "span")
        made = tag("input", "line", value=value, **attributes)
    return _telling(made, changed, "input")


def _telling(made: ui.element, changed: Callable[[str], None], event: str) -> ui.element:
    def told(event: GenericEventArguments) -> None:
        made.props["value"] = str(event.args)
        changed(str(event.args))

    return made.on(event, told, js_handler="(e) => emit(e.target.value)")


def icon(path: str) -> Html:
    """A drawn sign of 24 × 24; what it means is said by its button."""
    return element("svg", element("path", d=path), viewBox="0 0 24 24", aria_hidden="true")


_LOCK = "M7 10V7a5 5 0 0 1 10 0v3h2v11H5V10zm2.2 0h5.6V7a2.8 2.8 0 0 0-5.6 0z"


def channel_sign(channel: Channel, private: str) -> Html:
    """The sign before a channel's name: # or, with these words for those who hear it, a lock."""
    if not channel.is_private:
        return element("span", escape("#"), class_="sign", aria_hidden="true")
    return Html(element("span", icon(_LOCK), class_="sign") + element("span", escape(private), class_="sr-only"))


def _describe(made: ui.element, attributes: dict[str, object]) -> None:
    made.props.update(
        {
            key.rstrip("_").replace("_", "-"): value
            for key, value in attributes.items()
            if value not in (None, False)
        }
    )
