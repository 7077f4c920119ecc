"""Show the inspector's tab for injected faults, workspace switches and the clock."""

from dataclasses import asdict, dataclass
from functools import partial
from typing import get_args

from sandbox.api.methods import METHODS
from sandbox.fault_injection import FaultKind, InjectedFault
from sandbox.page.controls import button, checkbox, line, select, tag, write
from sandbox.page.markup import escape
from sandbox.page.window import Window

_ANY_METHOD = "*"


@dataclass
class FaultForm:
    """The input of the form that injects a fault."""

    method: str = _ANY_METHOD
    kind: str = "429"
    times: str = "1"
    seconds: str = "1"

    def order(self) -> dict[str, object]:
        """Convert to an order for FaultInjection; ValueError when a number is invalid."""
        seconds = max(0.0, float(self.seconds))
        lasting = {"retry_after": max(1, round(seconds)), "seconds": seconds}
        return {"method": self.method, "kind": self.kind, "times": max(1, int(self.times)), **lasting}


class FaultPanel:
    """The forms for faults, switches and the clock."""

    def __init__(self, window: Window) -> None:
        self.window, self.form, self.stamp, self.moment = window, FaultForm(), "", ""
        self._order_form()
        self._switches()
        self._time()

    def show(self) -> None:
        """Refresh planned faults and switches, which may also be changed through the API."""
        faults = self.window.workspace.faults
        stamp = repr(asdict(faults))
        if stamp != self.stamp:
            self.stamp = stamp
            self.older.props["checked"], self.limits.props["checked"] = faults.older, faults.limits
            self.delay.props["value"] = f"{faults.history_delay:g}"
            self.patience.props["value"] = f"{faults.patience:g}"
            self._list(faults.planned)

    def _order_form(self) -> None:
        say, form = self.window.reader.say, self.form
        methods = {_ANY_METHOD: say("any_method"), **{name: name for name in sorted(METHODS)}}
        kinds = {kind: say(f"kind_{kind}") for kind in get_args(FaultKind)}
        with tag("section", "board"):
            write(escape(say("order_fault")), "h3")
            select(say("method"), methods, form.method, partial(setattr, form, "method"))
            select(say("kind"), kinds, form.kind, partial(setattr, form, "kind"))
            with tag("div", "board-row"):
                whole = {"type": "number", "min": "1", "max": "99"}
                line(say("times"), partial(setattr, form, "times"), form.times, **whole)
                some = {"type": "number", "min": "0", "step": "any"}
                line(say("seconds"), partial(setattr, form, "seconds"), form.seconds, **some)
                button(escape(say("order")), self._order, "button primary")
            write(escape(say("planned")), "h4", "sr-only")
            self.none = write(escape(say("nothing_planned")), "p", role="status")
            self.planned = tag("ul", "planned", aria_label=say("planned"))
            with tag("div", "board-row"):
                button(escape(say("calm")), self._clear, "button small")

    def _switches(self) -> None:
        say, faults = self.window.reader.say, self.window.workspace.faults
        with tag("section", "board"):
            write(escape(say("switches")), "h3")
            self.older = checkbox(say("older_workspace"), partial(setattr, faults, "older"))
            self.limits = checkbox(say("rate_limits"), partial(setattr, faults, "limits"))
            with tag("div", "board-row"):
                some = {"type": "number", "min": "0", "step": "any"}
                self.delay = line(say("history_delay"), partial(self._set, "history_delay"), "0", **some)
                self.patience = line(say("patience"), partial(self._set, "patience"), "3", **some)

    def _time(self) -> None:
        reader = self.window.reader
        self.moment = f"{reader.local(self.window.workspace.clock.now()):%Y-%m-%dT%H:%M}"
        with tag("section", "board"):
            write(escape(reader.say("move_time")), "h3")
            with tag("div", "board-row"):
                line(reader.say("move_to"), partial(setattr, self, "moment"), self.moment, type="datetime-local")
                button(escape(reader.say("move")), self._move)

    def _list(self, planned: list[InjectedFault]) -> None:
        reader = self.window.reader
        self.planned.clear()
        self.none.set_visibility(not planned)
        with self.planned:
            for fault in planned:
                with tag("li"):
                    write(escape(self._describe(fault)), "span")
                    words = f"{reader.say('remove')} {self._describe(fault)}"
                    button(escape("×"), partial(self._drop, fault), "icon", aria_label=words)

    def _describe(self, fault: InjectedFault) -> str:
        reader = self.window.reader
        method = reader.say("any_method") if fault.method == _ANY_METHOD else fault.method
        left = reader.count_of("planned", fault.times)
        return f"{method}: {reader.say(f'kind_{fault.kind}')} · {left}"

    def _order(self) -> None:
        try:
            self.window.workspace.faults.order(self.form.order())
        except ValueError:
            self.window.workspace.toast(self.window.user, self.window.reader.say("no_figure"))
        self.show()

    def _drop(self, fault: InjectedFault) -> None:
        planned = self.window.workspace.faults.planned
        if fault in planned:
            planned.remove(fault)
        self.show()

    def _clear(self) -> None:
        self.window.workspace.faults.clear()
        self.show()

    def _set(self, switch: str, text: str) -> None:
        try:
            self.window.workspace.faults.order({switch: text})
        except ValueError:
            return
        self.stamp = repr(asdict(self.window.workspace.faults))

    def _move(self) -> None:
        if self.moment:
            self.window.move_clock(self.window.reader.epoch(self.moment))
