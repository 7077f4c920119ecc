"""`/trygg partners`: who takes part, one line for each, with their units after a colon."""

from collections.abc import Sequence

from commands.request import Request
from commands.response import Response, tell
from commands.trygg.name_lists import ListTexts, WrittenLine, guard_list, open_list, read_lines
from domain.incident_rows import NOT_IN_PARTNERS
from domain.incidents import LONGEST_NAME
from domain.names import fold, is_name, tidy
from domain.refusals import Refusal, refuse_form
from services.memberships import change_partners
from storage.store import Store

TEXTS = ListTexts("trygg.partners", "partners-title", "partners-intro", "partners-label")


def open_partners(request: Request, store: Store) -> Response:
    """Show the partners with their units in a form."""
    return open_list(TEXTS, _as_lines(store), request.reader)


def submit_partners(request: Request, store: Store) -> Response:
    """Keep the partners and units written; those taken out are retired, never removed."""
    written = read_lines(request, _as_lines(store))
    read = [(line, *_read_partner(line.words)) for line in written]
    faults = {line.field: fault for line, name, units in read if (fault := _fault(line, name, units))}
    refuse_form(faults)
    guard_list(request, store, TEXTS, written, _as_lines(store))
    wanted = [(name, units) for _, name, units in read]
    change_partners(store, wanted, by=request.user, now=request.now, occasion=request.idempotency_key)
    return tell(request.reader, "partners-saved")


def _as_lines(store: Store) -> list[str]:
    return [f"{name}: {', '.join(units)}" if units else name for name, units in store.partnership.overview()]


def _read_partner(words: str) -> tuple[str, list[str]]:
    """The partner's name and its units', each once."""
    name, _, units = words.partition(":")
    return tidy(name), list({fold(unit): tidy(unit) for unit in units.split(",") if tidy(unit)}.values())


def _fault(line: WrittenLine, name: str, units: Sequence[str]) -> Refusal | None:
    beginning = line.words[:40]
    if not name:
        return Refusal("partners-needs-name", line=beginning)
    for sign in NOT_IN_PARTNERS:
        if sign in name:
            return Refusal("partners-wrong-sign", line=beginning, sign=sign)
    if not all(map(is_name, (name, *units))):
        return Refusal("name-missing")
    if any(len(each) > LONGEST_NAME for each in (name, *units)):
        return Refusal("list-name-too-long", line=beginning, most=LONGEST_NAME)
    return None
