"""Show the modal on top of the person's stack of views."""

from contextlib import suppress
from functools import partial

from sandbox.containers import ViewRef
from sandbox.errors import NotFoundError
from sandbox.page.block_list import BlockList
from sandbox.page.controls import ModalFrame, button, tag, write
from sandbox.page.markup import Html, escape
from sandbox.page.static_blocks import render_text
from sandbox.page.surface import Surface
from sandbox.page.window import Window
from sandbox.records import Json, View


class Modal:
    """One view in the dialog."""

    def __init__(self, window: Window, view: View) -> None:
        self.window, self.view = window, view
        self.surface = Surface(window, ViewRef(view.id), f"modal-{view.id}", finish=self.submit)
        with tag("div", "modal-head"):
            self._head()
        self.notice = write(escape(""), classes="modal-notice", role="alert")
        self.body = tag("div", "modal-body blocks")
        self.blocks = BlockList(self.body, self.surface)
        self.foot = tag("div", "modal-foot")
        self.foot_stamp: object = None
        self.first: Json = {}

    def _head(self) -> None:
        reader = self.window.reader
        if self.view.previous_id:
            button(escape("‹"), self.close, "icon", aria_label=reader.say("back"))
        self.title = write(escape(""), "h2", "modal-title", id="modal-title")
        button(escape("×"), partial(self.close, everything=True), "icon", aria_label=reader.say("close"))

    def show(self, view: View) -> bool:
        """Show the view; return whether its first block has changed."""
        self.view = view
        self.surface.values, self.surface.errors = view.values, view.errors
        self.title.set_content(render_text(view.payload["title"], self.window.reader))
        self.notice.set_content(escape(view.notice))
        self.notice.set_visibility(bool(view.notice))
        self.blocks.show(view.blocks)
        stamp = (view.payload.get("submit"), view.payload.get("close"))
        if stamp != self.foot_stamp:
            self.foot_stamp = stamp
            self._foot()
        before, self.first = self.first, view.blocks[0] if view.blocks else {}
        return bool(before) and not _same(before, self.first)

    def _foot(self) -> None:
        self.foot.clear()
        with self.foot:
            submit = self.view.payload.get("submit")
            button(self._close_label(), self.close)
            if submit:
                words = render_text(submit, self.window.reader)
                self.submitter = button(words, self.submit, "button primary")

    def _close_label(self) -> Html:
        reader, close = self.window.reader, self.view.payload.get("close")
        if close:
            return render_text(close, reader)
        return escape(reader.say("cancel" if self.view.payload.get("submit") else "close"))

    async def submit(self) -> None:
        """Submit the view; it cannot be submitted again before the app has answered."""
        if not self.view.payload.get("submit") or self.submitter.props.get("disabled"):
            return
        self.submitter.props["disabled"] = True
        try:
            with suppress(NotFoundError):
                await self.window.gateway.submit(self.window.user, self.view.id)
        finally:
            if not self.submitter.is_deleted:
                self.submitter.props["disabled"] = False

    async def close(self, *, everything: bool = False) -> None:
        """Close this view, or the whole stack."""
        with suppress(NotFoundError):
            await self.window.gateway.close(self.window.user, self.view.id, everything=everything)


def _same(before: Json, after: Json) -> bool:
    """Compare two blocks without their generated ids."""
    if before["block_id"] == after.get("block_id"):
        return True
    return {**before, "block_id": ""} == {**after, "block_id": ""}


class ModalHost:
    """The dialog, opened and closed with the person's stack of views."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.frame: ModalFrame | None = None
        self.modal: Modal | None = None
        self.faults: dict[str, str] = {}

    def show(self) -> None:
        """Show the top of the stack, or close the dialog."""
        stack = self.window.workspace.views.get(self.window.user)
        if stack:
            self._show_top(stack[-1])
        elif self.frame:
            self.frame.delete()
            self.frame = self.modal = None

    def _show_top(self, view: View) -> None:
        if not self.frame:
            with self.window.overlay:
                self.frame = ModalFrame(titleId="modal-title").classes("modal")
            self.frame.when("dismiss", lambda _: self.modal.close() if self.modal else None)
        if not self.modal or self.modal.view.id != view.id:
            self._build(self.frame, view)
        if self.modal and self.modal.show(view):
            self.frame.run_method("toTop")
        if view.errors and view.errors != self.faults:
            self.frame.run_method("showFault")
        self.faults = dict(view.errors)

    def _build(self, frame: ModalFrame, view: View) -> None:
        changes = self.modal is not None
        frame.clear()
        with frame:
            self.modal = Modal(self.window, view)
        if changes:
            frame.run_method("arrive")
