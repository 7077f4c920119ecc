"""Build the page at `/` and refresh it when the workspace changes."""

import asyncio
import json
from pathlib import Path
from urllib.parse import parse_qs

from nicegui import ui

from sandbox.gateway import Gateway
from sandbox.page.controls import tag, write
from sandbox.page.conversation import Conversation
from sandbox.page.inspector import Inspector
from sandbox.page.markup import escape
from sandbox.page.modal import ModalHost
from sandbox.page.overlays import Toasts
from sandbox.page.sidebar import Sidebar
from sandbox.page.thread import ThreadPanel
from sandbox.page.topbar import TopBar
from sandbox.page.window import ReadMarks, Window
from sandbox.workspace import Workspace

_HERE = Path(__file__).parent
_DELAY_SECONDS, _INTERVAL_SECONDS = 0.02, 0.2
"""From a change to the refresh, and between two refreshes at least."""
_RECONNECT_SECONDS = 10.0
"""How long a disconnected window is kept."""


def build_page(workspace: Workspace, gateway: Gateway) -> None:
    """Register the page; the caller mounts NiceGUI on its FastAPI app."""
    reads = ReadMarks(workspace.clock.stamp())

    @ui.page("/", reconnect_timeout=_RECONNECT_SECONDS)
    def page(user: str = "", channel: str = "", tab: str = "", thread: str = "", inspect: str = "") -> None:
        reads.renew(workspace)
        window = Window(workspace, gateway, reads, _known_user(workspace, user), tag("div", "overlay"))
        window.inspecting = bool(inspect)
        window.turn_to(channel, tab, thread)
        Layout(window)


def _known_user(workspace: Workspace, user: str) -> str:
    known = [person.id for person in workspace.humans]
    return user if user in known else known[0]


class Layout:
    """The page of one window, refreshed shortly after each change in the workspace."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.scheduled: asyncio.TimerHandle | None = None
        self.refreshed = 0.0
        self.era = window.workspace.era
        self._build_head()
        with tag("div", "shell") as self.shell:
            skip = write(escape(window.reader.say("to_content")), "a", "skip", href="#main")
            skip.on("click", js_handler="(e) => { e.preventDefault(); document.getElementById('main').focus(); }")
            self.topbar = TopBar(window, self.toggle_menu, self.toggle_inspector)
            self.sidebar = Sidebar(window, self.open_channel)
            self.conversation = Conversation(window, self.open_thread, self.turn)
            self.thread = ThreadPanel(window, lambda: self.open_thread(None))
            self.inspector = Inspector(window, self.toggle_inspector)
        self.modals = ModalHost(window)
        self.toasts = Toasts(window)
        self.client = ui.context.client
        self.unwatch = window.workspace.watch(self._schedule_refresh)
        self.client.on_connect(self.refresh)
        self.client.on_delete(self._detach)
        ui.on("address", lambda event: self._open_address(str(event.args)))
        self.refresh()
        self._write_address(push=False)
        ui.timer(0, self._notify_app, once=True)

    def _build_head(self) -> None:
        around = ui.context.client.content.parent_slot
        if around:
            around.parent.tag = "div"  # NiceGUI's is a <main>, and ours is inside it
        reader, team = self.window.reader, self.window.workspace.team_name
        ui.page_title(reader.say("title", team=team))
        ui.add_css(_HERE / "page.css")
        script = (_HERE / "page.js").read_text(encoding="utf-8")
        words = json.dumps([reader.say("lost"), reader.say("lost_about")])
        started = f"document.documentElement.lang = '{reader.language}';\n{script}\npageLoss({words});"
        ui.add_head_html(f"<script>{started}</script>")

    def _schedule_refresh(self) -> None:
        if self.scheduled is None:
            loop = asyncio.get_running_loop()
            pause = max(_DELAY_SECONDS, self.refreshed + _INTERVAL_SECONDS - loop.time())
            self.scheduled = loop.call_later(pause, self.refresh)

    def _detach(self) -> None:
        self.unwatch()
        if self.scheduled:
            self.scheduled.cancel()

    def refresh(self) -> None:
        """Refresh every part."""
        if self.scheduled:
            self.scheduled.cancel()
        self.scheduled, self.refreshed = None, asyncio.get_running_loop().time()
        if self.era != self.window.workspace.era:
            self.unwatch()
            self.client.run_javascript("location.reload()")
            return
        with self.client:
            self._mark("with-thread", on=self.window.thread is not None)
            self._mark("inspecting", on=self.window.inspecting)
            self.conversation.show()
            self.thread.show()
            self.inspector.show()
            self.sidebar.show()
            self.topbar.mark_unread()
            self.topbar.mark_inspector()
            self.modals.show()
            self.toasts.show()

    def _mark(self, name: str, *, on: bool) -> None:
        self.shell.classes(add=name if on else "", remove="" if on else name)

    async def open_channel(self, channel: str) -> None:
        """Open a channel, or the app's direct message, and notify the app of the latter."""
        self.window.channel, self.window.thread, self.window.tab = channel, None, "messages"
        self._menu(opened=False)
        self._write_address()
        self.refresh()
        await self._notify_app()

    async def turn(self, tab: str) -> None:
        """Open the app's Home or Messages tab and notify the app."""
        self.window.tab = tab
        self._write_address()
        self.refresh()
        await self._notify_app()

    def open_thread(self, ts: str | None) -> None:
        """Open the thread of that message in the side panel, or close the panel."""
        self.window.thread = ts
        if ts:
            self.window.inspecting = False
        self._write_address()
        self.refresh()

    def toggle_inspector(self) -> None:
        """Open or close the inspector, which takes the place of a thread."""
        opened = self.window.inspecting = not self.window.inspecting
        if opened:
            self.window.thread = None
        self._write_address(push=False)
        self.refresh()
        self.client.run_javascript(f"document.getElementById('inspector{'' if opened else '-button'}').focus()")

    def _write_address(self, *, push: bool = True) -> None:
        """Write what is open to the browser's address, as a new history entry or in the current one."""
        address = json.dumps(self.window.address)
        self.client.run_javascript(f"pageAddress.write({address}, {json.dumps(push)})")

    async def _open_address(self, query: str) -> None:
        """Open what the address names after the browser went back or forward."""
        named = {key: values[0] for key, values in parse_qs(query.removeprefix("?")).items()}
        self.window.turn_to(*(named.get(key, "") for key in ("channel", "tab", "thread")))
        self.window.inspecting = "inspect" in named
        self.refresh()
        await self._notify_app()

    async def _notify_app(self) -> None:
        """Send app_home_opened when the app's direct message is open."""
        if self.window.at_app:
            await self.window.gateway.open_home(self.window.user, self.window.tab)

    def toggle_menu(self) -> None:
        """Show or hide the list of channels on a narrow window."""
        self._menu(opened="menu-open" not in self.shell.classes)

    def _menu(self, *, opened: bool) -> None:
        self._mark("menu-open", on=opened)
        self.topbar.menu.props["aria-expanded"] = "true" if opened else "false"
