"""Show the top bar: workspace, clock, person, inspector and colour scheme."""

from collections.abc import Callable
from functools import partial

from nicegui import ui
from nicegui.events import GenericEventArguments

from sandbox.page.controls import button, icon, tag, write
from sandbox.page.dates import date_and_time
from sandbox.page.markup import EMPTY, Html, element, escape
from sandbox.page.window import Window
from sandbox.records import Person

_MOON = "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"
_LENS = (
    "M4 5h16v2H4zm0 5h7v2H4zm0 5h5v2H4zm11.5-5a4.5 4.5 0 0 1 3.7 7.1l2.8 2.8-1.4 1.4-2.8-2.8A4.5 4.5 0 1 1 15.5 10"
    "zm0 2a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
)
_MENU = "M4 6h16v2H4zm0 5h16v2H4zm0 5h16v2H4z"
_JUMPS = {"to_tomorrow": "tomorrow 08:00", "to_monday": "next monday 08:00"}


class TopBar:
    """The top bar."""

    def __init__(self, window: Window, toggle_menu: Callable[[], None], inspect: Callable[[], None]) -> None:
        self.window = window
        reader = window.reader
        with tag("header", "topbar"):
            menu = {"aria_label": reader.say("open_menu"), "aria_controls": "sidebar", "aria_expanded": "false"}
            self.menu = button(icon(_MENU), toggle_menu, "icon menu-button", **menu)
            brand = (
                element("b", escape(window.workspace.team_name)),
                element("small", escape(reader.say("local_slack"))),
            )
            write(Html("".join(brand)), classes="brand")
            self._clock()
            self._people()
            self._inspector(inspect)
            theme = button(
                icon(_MOON), lambda: None, "icon theme", aria_label=reader.say("theme"), title=reader.say("theme")
            )
            theme.on("click", js_handler="() => pageTheme.toggle()")

    def _inspector(self, inspect: Callable[[], None]) -> None:
        words = self.window.reader.say("inspector")
        attributes = {"aria_label": words, "title": words, "aria_controls": "inspector", "id": "inspector-button"}
        self.inspector = button(icon(_LENS), inspect, "icon inspector-button", aria_expanded="false", **attributes)

    def _clock(self) -> None:
        reader = self.window.reader
        with tag("div", "clock", role="group", aria_label=reader.say("clock")):
            self.time = write(EMPTY, "time", "now")
            for words, moment in _JUMPS.items():
                button(escape(reader.say(words)), partial(self._jump, moment), "button small")
        self.show()
        ui.timer(1.0, self.show)

    def _jump(self, moment: str) -> None:
        self.window.move_clock(self.window.workspace.clock.parse(moment))

    def show(self) -> None:
        """Refresh the clock."""
        reader, now = self.window.reader, self.window.workspace.clock.now()
        before, year, after = date_and_time(now, reader).partition(f" {reader.local(now).year}")
        self.time.set_content(Html(escape(before) + element("span", escape(year), class_="year") + escape(after)))

    def mark_unread(self) -> None:
        """Show the number of unread messages at the menu button."""
        count = sum(self.window.unread_to_show(each) for each in self.window.listed())
        words = [self.window.reader.say("open_menu")]
        if count:
            words.append(self.window.reader.count_of("unread", count))
        self.menu.props["aria-label"] = ", ".join(words)
        self.menu.classes(add="has-unread" if count else "", remove="" if count else "has-unread")

    def mark_inspector(self) -> None:
        """Show at its button whether the inspector is open."""
        self.inspector.props["aria-expanded"] = "true" if self.window.inspecting else "false"

    def _people(self) -> None:
        reader = self.window.reader
        with tag("label", "people"):
            write(escape(reader.say("you_are")), "span", "people-label")
            with tag("span", "people-box"):
                name, *more = self._descriptions(self.window.person)
                lines = element("b", escape(name)) + element("small", escape(" – ".join(more)))
                write(Html(lines), "span", "people-shown", aria_hidden="true")
                with tag("select", aria_label=reader.say("you_are"), autocomplete="off") as select:
                    for person in self.window.workspace.humans:
                        chosen = person.id == self.window.user
                        words = escape(" – ".join(self._descriptions(person)))
                        write(words, "option", value=person.id, selected=chosen)
        select.on("change", self._switch, js_handler="(e) => emit(e.target.value)")

    def _descriptions(self, person: Person) -> list[str]:
        """List the name, and guest, organisation, title and deactivation if any."""
        gone = self.window.reader.say("deactivated") if person.deleted else ""
        parts = (self.window.badge(person), person.title, gone)
        return [person.real_name or person.name, *(part for part in parts if part)]

    def _switch(self, event: GenericEventArguments) -> None:
        ui.navigate.to(self.window.address_of(str(event.args)))
