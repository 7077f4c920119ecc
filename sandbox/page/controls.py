"""Wrap the page's Vue components and plain HTML elements as NiceGUI elements."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments

from sandbox.page.markup import Html, element, escape
from sandbox.records import Channel

Handler = Callable[[Any], Awaitable[None] | None]


class Control(ui.element):
    """A Vue component whose events have one argument."""

    def __init__(self, **props: object) -> None:
        super().__init__()
        self._props.update({key: value for key, value in props.items() if value is not None})

    def when(self, event: str, handler: Handler) -> "Control":
        """Call the handler with the argument of each such event."""
        self.on(event, lambda arguments: handler(arguments.args))
        return self


class TextField(Control, component="components/field_text.js"):
    """Events: typed, press and finish, each with the text."""


class SelectField(Control, component="components/field_select.js"):
    """Events: chosen with the keys, query with the typed text and a stamp; `asked` is the last query."""

    asked = ""


class FilesField(Control, component="components/field_files.js"):
    """Event: chosen with the ids of the uploaded files."""


class RichField(Control, component="components/field_rich.js"):
    """Events: typed with a rich_text block or None, left with the same on blur, and finish."""


class ChoicesField(Control, component="components/field_choices.js"):
    """Event: chosen with the indexes that are checked."""


class MenuField(Control, component="components/field_menu.js"):
    """Event: chosen with the index. `sign` replaces the three dots; `opened` shows it open."""


class ModalFrame(Control, component="components/modal_frame.js"):
    """Event: dismiss."""


class MessageLog(Control, component="components/message_log.js"):
    """A scrolling list that follows its end and is one stop for the Tab key."""


class ComposerBox(Control, component="components/composer_box.js"):
    """Event: send with the text. Unsent text is stored in the browser under `draft`."""


def tag(name: str, classes: str = "", **attributes: object) -> ui.element:
    """Create an element to build in; `aria_label` becomes `aria-label`, None and False are left out."""
    made = ui.element(name).classes(classes)
    _set_attributes(made, attributes)
    return made


def write(content: Html, name: str = "div", classes: str = "", **attributes: object) -> ui.html:
    """Create an element with that HTML in it."""
    made = ui.html(content, sanitize=False, tag=name).classes(classes)
    _set_attributes(made, attributes)
    return made


def button(
    content: Html, press: Callable[[], Awaitable[None] | None], classes: str = "button", **attributes: object
) -> ui.html:
    """Create a button that calls `press`."""
    made = write(content, "button", classes, type="button", **attributes)

    def pressed(_event: GenericEventArguments) -> Awaitable[None] | None:
        return press()

    made.on("click", pressed, args=[])
    return made


def checkbox(words: str, ticked: Callable[[bool], None], *, on: bool = False) -> ui.element:
    """Create a labelled checkbox and return the input element."""
    with tag("label", "tick"):
        box = tag("input", type="checkbox", checked=on)
        write(escape(words), "span")

    def changed(event: GenericEventArguments) -> None:
        box.props["checked"] = bool(event.args)
        ticked(bool(event.args))

    box.on("change", changed, js_handler="(e) => emit(e.target.checked)")
    return box


def select(words: str, options: Mapping[str, str], chosen: str, changed: Callable[[str], None]) -> ui.element:
    """Create a labelled select; options are value and text."""
    with tag("label", "labelled"):
        write(escape(words), "span")
        with tag("select", "line") as made:
            for value, shown in options.items():
                write(escape(shown), "option", value=value, selected=value == chosen)
    return _emit_value(made, changed, "change")


def line(words: str, changed: Callable[[str], None], value: str = "", **attributes: object) -> ui.element:
    """Create a labelled input; `type` and limits are attributes."""
    with tag("label", "labelled"):
        write(escape(words), "span")
        made = tag("input", "line", value=value, **attributes)
    return _emit_value(made, changed, "input")


def search(words: str, changed: Callable[[str], None], classes: str) -> ui.element:
    """Create a search box without a visible label."""
    made = tag("input", classes, type="search", aria_label=words, placeholder=words)
    return made.on("input", lambda event: changed(str(event.args)), js_handler="(e) => emit(e.target.value)")


def _emit_value(made: ui.element, changed: Callable[[str], None], event: str) -> ui.element:
    def emitted(arguments: GenericEventArguments) -> None:
        made.props["value"] = str(arguments.args)
        changed(str(arguments.args))

    return made.on(event, emitted, js_handler="(e) => emit(e.target.value)")


def icon(path: str) -> Html:
    """Render an icon of 24 × 24; its button has the accessible name."""
    return element("svg", element("path", d=path), viewBox="0 0 24 24", aria_hidden="true")


_LOCK = "M7 10V7a5 5 0 0 1 10 0v3h2v11H5V10zm2.2 0h5.6V7a2.8 2.8 0 0 0-5.6 0z"


def channel_sign(channel: Channel, private: str) -> Html:
    """Render the sign before a channel's name: #, or a lock that screen readers call `private`."""
    if not channel.is_private:
        return element("span", escape("#"), class_="sign", aria_hidden="true")
    return Html(element("span", icon(_LOCK), class_="sign") + element("span", escape(private), class_="sr-only"))


def _set_attributes(made: ui.element, attributes: dict[str, object]) -> None:
    made.props.update(
        {
            key.rstrip("_").replace("_", "-"): value
            for key, value in attributes.items()
            if value not in (None, False)
        }
    )
