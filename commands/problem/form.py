"""`/problem open`, also from an incident's card: the form, with incidents suggested by area, category and time."""

from collections.abc import Mapping, Sequence
from typing import Any

from commands.area_options import area_options
from commands.incident.behind import read_figure
from commands.incident.card import one_line
from commands.incident.filter_words import name_kinds
from commands.incident.show import INCIDENT
from commands.incident.words import SHARINGS
from commands.kit.fields import EnumChoice, FreeText, Several, ShortText
from commands.kit.form import Form
from commands.kit.sharing import sharing_fields
from commands.problem.card import problem_card
from commands.request import Request, id_in
from commands.response import FormRedisplayed, OpenForm, Reply, Response, UpdateForm
from commands.vocabulary.forms import Option
from domain.figures import FigureBehind
from domain.problems import LONGEST_TITLE, NewProblem, Priority
from domain.sharing import OPEN_TO_ALL, Sharing, Viewer
from services.audit import note_seen
from services.figures import area_counted, incidents_behind
from services.problems import open_problem, suggest_incidents
from storage.incident_rows import NamedIncident
from storage.store import Store

Written = Mapping[str, Any]
SUGGEST = "problem.suggest"
SHARING = EnumChoice(
    "sharing", "problem-open-sharing", SHARINGS, value="green", needed="problem-needs-sharing", dispatch=SUGGEST
)


def open_new_problem(request: Request, store: Store) -> Response:
    """Open the form for a new problem, about the incident or behind the figure whose button was pressed."""
    written: Written = {}
    if request.value.isdigit():
        written = _about(INCIDENT.find(request, store))
    elif request.value:
        written = _about_figure(read_figure(request.value), request, store)
    return OpenForm(_form(written, request, store).view(request.reader, written))


def suggest_for_new_problem(request: Request, store: Store) -> Response:
    """Show the form anew with what fits the areas, the categories or the sharing level just chosen."""
    return UpdateForm(_form(request.fields, request, store).view(request.reader, request.fields))


def submit_new_problem(request: Request, store: Store) -> Response:
    """Store the problem; raises FormRefused for faults, FormRedisplayed until partners have been asked for."""
    form = _form(request.fields, request, store)
    values = form.submitted(request, store)
    if values["sharing"] is Sharing.AMBER and not values["partners"]:
        raise FormRedisplayed(form.view(request.reader, request.fields))
    new = NewProblem(**{name: value for name, value in values.items() if value is not None})
    problem = open_problem(store, new, request.viewer, by=request.user, now=request.now)
    return Reply(problem_card(problem, request, store))


def _about(row: NamedIncident) -> Written:
    """Read what an incident says of the problem that it belongs to, for no more eyes than its own."""
    return {
        "areas": (str(row.incident.area_id),),
        "categories": (row.incident.category,),
        "sharing": row.incident.sharing,
        "partners": tuple(str(partner.id) for partner in row.shared_with),
        "incidents": (str(row.incident.number),),
    }


def _about_figure(figure: FigureBehind, request: Request, store: Store) -> Written:
    """Read what a figure says of the problem; of its incidents those that are for all, where there are any.

    Where there are none, the problem is for no more eyes than the incidents are.
    """
    rows, area = incidents_behind(store, figure, request.viewer), area_counted(store, figure)
    for_all = [row for row in rows if row.incident.sharing in OPEN_TO_ALL]
    hidden = Sharing.AMBER_STRICT if all(_is_of_own(row, request.viewer) for row in rows) else Sharing.RED
    return {
        "areas": (str(area),) if area else (),
        "categories": (figure.group,) if figure.group else (),
        "sharing": (Sharing.GREEN if for_all or not rows else hidden).value,
        "incidents": tuple(str(row.incident.number) for row in for_all or rows),
    }


def _is_of_own(row: NamedIncident, viewer: Viewer) -> bool:
    """Whether all who see it belong to the viewer's own organisation, or coordinate."""
    return row.incident.partner_id == viewer.partner and row.incident.sharing != Sharing.RED


def _form(written: Written, request: Request, store: Store) -> Form:
    """Build the form with its fields named as a new problem's."""
    reader, needed = request.reader, "problem-needs-priority"
    areas = area_options(store)
    known = store.categories.known()
    chosen = [known.by_key[key] for key in written.get("categories") or () if key in known.by_key]
    kinds = [
        Option(each.key, name_kinds(each.key, reader, store)) for each in dict.fromkeys((*known.offered, *chosen))
    ]
    levels = dict.fromkeys(Priority, "problem-priority")
    fields = (
        ShortText("title", "problem-open-name", most=LONGEST_TITLE, needed="problem-needs-title"),
        FreeText("description", "problem-open-what"),
        Several("areas", "problem-open-areas", areas, kind=int, dispatch=SUGGEST),
        Several("categories", "problem-open-categories", kinds, dispatch=SUGGEST),
        EnumChoice("priority", "problem-open-priority", levels, value="medium", needed=needed),
        *sharing_fields(SHARING, written, store),
        incidents_field(_offered(written, request, store), request, store, hint="problem-open-incidents-hint"),
    )
    return Form("problem.open", "problem-open-title", fields)


def _offered(written: Written, request: Request, store: Store) -> list[NamedIncident]:
    """List what has been chosen already, as far as the asker may see it, and what is suggested."""
    names, categories = ("incidents", "areas"), written.get("categories") or ()
    chosen, areas = ([id_ for each in written.get(name) or () if (id_ := id_in(each))] for name in names)
    suggested = suggest_incidents(store, areas, categories, request.viewer, now=request.now)
    kept = store.incidents.standing(chosen, request.viewer)
    return [*kept, *(row for row in suggested if row.incident.number not in chosen)]


def incidents_field(rows: Sequence[NamedIncident], request: Request, store: Store, **more: Any) -> Several:
    """Ask for some of the incidents, by number."""
    note_seen(store, rows, by=request.user, now=request.now)
    offered = [Option(str(row.incident.number), one_line(row, request.now, request.reader)) for row in rows]
    return Several("incidents", "problem-open-incidents", offered, kind=int, **more)
