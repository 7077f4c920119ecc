"""How to point an app of one's own at this workspace."""

from sandbox.page.controls import ModalFrame, button, tag, write
from sandbox.page.markup import Html, element, escape, join
from sandbox.page.window import Window
from sandbox.workspace import Workspace

_SNIPPET = """from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

app = App(client=WebClient("{bot_token}", base_url="{api}"))
SocketModeHandler(app, "{app_token}").start()"""


def show_connection(window: Window) -> None:
    """Open a dialog with the address, the keys and the few lines that an app needs."""
    reader, facts = window.reader, _facts(window.workspace)
    with window.overlay:
        frame = ModalFrame(titleId="connect-title").classes("modal connect")
    frame.when("dismiss", lambda _: frame.delete())
    with frame:
        with tag("div", "modal-head"):
            write(escape(reader.say("connect")), "h2", "modal-title", id="connect-title")
            button(escape("×"), frame.delete, "icon", aria_label=reader.say("close"))
        with tag("div", "modal-body blocks kit"):
            write(escape(reader.say("connect_about")), "p")
            write(join(_rows(facts)), "dl")
            write(escape(_SNIPPET.format(**facts)), "pre", tabindex="0")


def _facts(workspace: Workspace) -> dict[str, str]:
    return {
        "api": f"{workspace.address}/api/",
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
        "signing_secret": workspace.signing_secret,
    }


def _rows(facts: dict[str, str]) -> list[Html]:
    return [Html(element("dt", escape(key)) + element("dd", element("code", escape(facts[key])))) for key in facts]
