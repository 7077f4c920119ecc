"""The forms of `/trygg retention`: a decision with its periods, and a legal hold with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from commands.kit.fields import DayChoice, FreeText, ShortText
from commands.kit.form import Form, Values
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.trygg.retention import dry_run, show_retention
from domain.refusals import FormRefused, Refusal
from domain.retention import (
    LEAST_MONTHS,
    MOST_MONTHS,
    OFFERED,
    DecidedRetention,
    RetentionKind,
    period_faults,
)
from services.retention import enter_decision, periods_of, place_hold
from storage.store import Store

MOST_DIGITS = 6
ASKED = {
    RetentionKind.TEXTS: ("retention-form-texts", "retention-hint-texts"),
    RetentionKind.INCIDENTS: ("retention-form-incidents", "retention-hint-incidents"),
    RetentionKind.NIL_REPORTS: ("retention-form-nil-reports", "retention-hint-nil-reports"),
    RetentionKind.ACTIONS: ("retention-form-actions", "retention-hint-actions"),
    RetentionKind.PROBLEMS: ("retention-form-problems", "retention-hint-problems"),
    RetentionKind.PICTURES: ("retention-form-pictures", "retention-hint-pictures"),
    RetentionKind.MESSAGES: ("retention-form-messages", "retention-hint-messages"),
    RetentionKind.PEOPLE: ("retention-form-people", "retention-hint-people"),
}
"""What is asked of each kind, and the hint under it, in the order in which people read of them."""


@dataclass(frozen=True)
class Months(ShortText):
    """A number of months, read as such or None."""

    most: int = MOST_DIGITS
    guarded: bool = False

    def read(self, request: Request) -> int | None:  # type: ignore[override]
        written = super().read(request)
        if not written:
            return None
        if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS):
            least = LEAST_MONTHS.get(RetentionKind(self.name), 1)
            raise FormRefused({self.name: Refusal("retention-months", least=least, most=MOST_MONTHS)})
        return int(written)

    def fault(self, _value: object) -> Refusal | None:
        return None


def open_decision(request: Request, store: Store) -> Response:
    """Open the form in which a decision is entered, as it applies or with the periods that are suggested."""
    return OpenForm(_decision_form(store).view(request.reader))


def submit_decision(request: Request, store: Store) -> Response:
    """Let the decision that is entered apply, and show what its first run would remove."""
    filled = _decision_form(store).submitted(request, store, partial(_faults, request))
    entered = DecidedRetention(filled["reference"], filled["decided_on"], _periods(filled))
    decision = enter_decision(store, entered, by=request.user, now=request.now)
    return Reply(dry_run(request.reader.say("retention-entered"), decision, request, store))


def open_hold(request: Request, _store: Store) -> Response:
    """Open the form that stops every run."""
    return OpenForm(_HOLD.view(request.reader))


def submit_hold(request: Request, store: Store) -> Response:
    """Stop every run for the reason that is given, unless one that was given before does so already."""
    filled = _HOLD.submitted(request, store)
    if store.retention.hold() is None:
        place_hold(store, filled["reason"], by=request.user, now=request.now)
    return show_retention(request, store)


def _decision_form(store: Store) -> Form:
    applies = store.retention.decision()
    periods = periods_of(applies) if applies else OFFERED
    reference, day = (applies.reference, applies.decided_on.isoformat()) if applies else (None, None)
    needed, hint = "retention-needs-reference", "retention-reference-hint"
    fields = (
        ShortText("reference", "retention-reference", value=reference, needed=needed, hint=hint),
        DayChoice("decided_on", "retention-decided-on", value=day, needed="retention-needs-day"),
        *(_months(kind, periods) for kind in ASKED),
    )
    return Form("retention.decide", "retention-form", fields)


def _months(kind: RetentionKind, periods: Mapping[RetentionKind, int]) -> Months:
    value = str(periods[kind]) if kind in periods else None
    label, hint = ASKED[kind]
    return Months(kind.value, label, value=value, hint=hint)


def _periods(filled: Values) -> dict[RetentionKind, int]:
    return {kind: filled[kind.value] for kind in ASKED if filled[kind.value] is not None}


def _faults(request: Request, filled: Values) -> dict[str, Refusal]:
    faults = {kind.value: refusal for kind, refusal in period_faults(_periods(filled)).items()}
    if filled["decided_on"] and filled["decided_on"] > request.today:
        faults["decided_on"] = Refusal("retention-not-decided-yet")
    return faults


_HOLD = Form(
    "retention.hold",
    "retention-hold",
    (FreeText("reason", "retention-reason", needed="retention-needs-reason", hint="retention-reason-hint"),),
    submit="retention-hold",
)
