"""`/trygg partners`: who takes part, and with which units: add some, and keep them true."""

from collections.abc import Iterable, Sequence

from commands.kit.fields import EnumChoice, FreeText
from commands.kit.form import Form, Values
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.trygg.names import fault_in, names_in
from commands.trygg.organisations import TEAMS
from commands.trygg.register import Register
from commands.trygg.register_changes import change_forms, kind_form
from domain.audit import AuditEvent
from domain.incident_rows import NOT_IN_PARTNERS, NOT_IN_UNITS
from domain.names import fold, tidy
from domain.refusals import Refusal
from domain.register import PartnerKind
from services.partnership import add_partners
from storage.store import Store
from storage.tables import Partner

LINES = FreeText("names", "partners-label", needed="list-empty", hint="partners-hint")
KIND = EnumChoice("kind", "partners-kind", dict.fromkeys(PartnerKind, "partners-kind-name"))
ADD = Form("partners.add", "partners-add", (LINES, KIND), submit="register-add")


def open_new_partners(request: Request, _store: Store) -> Response:
    """Open the form that adds partners."""
    return OpenForm(ADD.view(request.reader))


def submit_new_partners(request: Request, store: Store) -> Response:
    """Let the partners and units written take part, from now on where they are new."""
    filled = ADD.submitted(request, store, _faults)
    lines = names_in(filled)
    save_partners(lines, request, store, filled["kind"])
    names = request.reader.list(name for name, _ in map(_read_partner, lines))
    return tell(request.reader, "register-added", count=len(lines), names=names)


def save_partners(
    lines: Sequence[str], request: Request, store: Store, kind: PartnerKind | None = None
) -> list[str]:
    """Let the partners and units of these lines be in use; return what was not, as `add_partners` does."""
    added = add_partners(store, [_read_partner(line) for line in lines], request.now, kind)
    if added or kind:
        told = [*added, kind]
        store.audit.note(AuditEvent.MADE, "partner", by=request.user, at=request.now, content=told)
    return added


def fault_in_lines(lines: Iterable[str]) -> Refusal | None:
    """Tell what is wrong with the first line that names no partner and units."""
    return next(filter(None, map(_fault, lines)), None)


def _faults(values: Values) -> dict[str, Refusal]:
    fault = fault_in_lines(names_in(values))
    return {"names": fault} if fault else {}


def _fault(line: str) -> Refusal | None:
    name, units = _read_partner(line)
    if not name:
        return Refusal("partners-needs-name", line=line[:40])
    faults = (fault_in(name, NOT_IN_PARTNERS), *(fault_in(unit, NOT_IN_UNITS) for unit in units))
    return next(filter(None, faults), None)


def _read_partner(line: str) -> tuple[str, list[str]]:
    """The partner's name and its units', each once."""
    name, _, units = line.partition(":")
    return tidy(name), list({fold(unit): tidy(unit) for unit in units.split(",") if tidy(unit)}.values())


PARTNERS = Register(
    Partner,
    "partners-title",
    open_new_partners,
    submit_new_partners,
    change_forms(Partner, kind_form(Partner, KIND), TEAMS),
    parts="units",
)
