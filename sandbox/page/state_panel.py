"""Save the workspace to a file and load one."""

from nicegui.events import GenericEventArguments

from sandbox.page.controls import tag, write
from sandbox.page.markup import EMPTY, escape
from sandbox.page.window import Window

_SEND = """async (e) => {
  const [file] = e.target.files;
  if (!file) return;
  const sent = fetch("/state", { method: "POST", body: file });
  const answer = await sent.then((response) => response.json(), () => ({ error: "?" }));
  e.target.value = "";
  emit(answer.error ?? "");
}"""


class StatePanel:
    """The links to save and load."""

    def __init__(self, window: Window) -> None:
        self.window = window
        say = window.reader.say
        with tag("section", "board"):
            write(escape(say("save_state")), "h3")
            write(escape(say("save_about")), "p")
            with tag("div", "board-row"):
                name = (
                    f"{window.workspace.team_domain}-{window.reader.local(window.workspace.clock.now()):%Y-%m-%d}"
                )
                link = {"href": "/state", "download": f"{name}.json"}
                write(escape(say("save")), "a", "button primary", **link)
        with tag("section", "board"):
            write(escape(say("load_state")), "h3")
            write(escape(say("load_about")), "p")
            with tag("div", "board-row"), tag("label", "button file-button"):
                write(escape(say("choose_file")), "span")
                chooser = tag("input", "sr-only", type="file", accept=".json,application/json")
            self.fault = write(EMPTY, "p", "field-error", role="alert")
            self.fault.set_visibility(False)
        chooser.on("change", self._show_result, js_handler=_SEND)

    def show(self) -> None:
        """Do nothing: the panel never changes by itself."""

    def _show_result(self, event: GenericEventArguments) -> None:
        reason = str(event.args)
        self.fault.set_visibility(bool(reason))
        self.fault.set_content(escape(self.window.reader.say("no_state", reason=reason)))
