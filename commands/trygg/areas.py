"""`/trygg areas`: the areas that incidents are reported in, one line for each."""

from commands.request import Request
from commands.response import Response, tell
from commands.trygg.name_lists import ListTexts, guard_list, open_list, read_lines
from domain.incidents import LONGEST_NAME
from domain.names import fold, is_name
from domain.refusals import Refusal, refuse_form
from services.geography import keep_areas
from storage.store import Store

TEXTS = ListTexts("trygg.areas", "areas-title", "areas-intro", "areas-label")


def open_areas(request: Request, store: Store) -> Response:
    """Show the areas in a form."""
    return open_list(TEXTS, _as_lines(store), request.reader)


def submit_areas(request: Request, store: Store) -> Response:
    """Keep the areas in the order written; those taken out are retired, never removed."""
    written = read_lines(request, _as_lines(store))
    refuse_form({line.field: fault for line in written if (fault := _fault(line.words))})
    guard_list(request, store, TEXTS, written, _as_lines(store))
    keep_areas(store, list({fold(line.words): line.words for line in written}.values()))
    return tell(request.reader, "areas-saved")


def _fault(name: str) -> Refusal | None:
    if not is_name(name):
        return Refusal("name-missing")
    too_long = len(name) > LONGEST_NAME
    return Refusal("list-name-too-long", line=name[:40], most=LONGEST_NAME) if too_long else None


def _as_lines(store: Store) -> list[str]:
    return [area.name for area in store.geography.areas()]
