"""Which organisation in Slack a partner is: told on the partner's card, or when its first person is refused."""

from collections.abc import Iterator, Sequence

from commands.kit.fields import Choice, FormField, ShortText
from commands.kit.form import Form, RecordForm, Values
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.trygg.register_changes import record_kind
from commands.vocabulary.blocks import Block, Button, Message, section, short_message
from commands.vocabulary.forms import Option
from commands.vocabulary.text import mention
from domain.messages import UnknownTeam
from domain.refusals import Refusal
from domain.teams import TEAM_ID
from services.organisations import set_teams, teams_fault
from storage.store import Store
from storage.tables import Partner

LINK = "partners.link"


def render_unknown_team(payload: UnknownTeam, store: Store, reader: Reader) -> Message | None:
    """Render the question which partner someone's organisation is; None once that is known."""
    if not store.people.look(payload.user, payload.team).unknown_team:
        return None
    words = reader.rich("teams-unknown", person=mention(payload.user), team=payload.team)
    return short_message(words, Button(LINK, reader.say("teams-link"), payload.team, "primary"))


def open_link(request: Request, store: Store) -> Response:
    """Open the form that asks which partner the organisation of the button is."""
    team = _team_in(request.value)
    return OpenForm(_link_form(team, store, request.reader).view(request.reader))


def submit_link(request: Request, store: Store) -> Response:
    """Let the organisation be the partner's that was chosen, beside those that it has."""
    team = _team_in(request.memory.get("team"))
    form = _link_form(team, store, request.reader)
    filled = form.submitted(request, store, lambda filled: _faults(store, filled["partner"], team))
    partner = store.partnership.partner(filled["partner"])
    if partner is None:
        raise Refusal("register-unknown")
    return _keep(partner, [*store.partnership.teams_of(partner), team], request, store)


def _faults(store: Store, partner_id: int | None, team: str) -> dict[str, Refusal]:
    partner = store.partnership.partner(partner_id) if partner_id else None
    fault = teams_fault(store, partner, [team]) if partner else None
    return {"partner": fault} if fault else {}


def _team_in(value: object) -> str:
    """Read an organisation's id; raises Refusal for what is none, or is linked by now."""
    if not isinstance(value, str) or not TEAM_ID.fullmatch(value):
        raise Refusal("unreadable")
    return value


def _link_form(team: str, store: Store, reader: Reader) -> Form:
    """Build the form; raises Refusal where there is no partner, or the organisation is one already."""
    if known := store.partnership.partner_with(team):
        raise Refusal("teams-taken", team=team, partner=known.name)
    partners = [Option(str(each.id), each.name) for each in store.partnership.partners()]
    if not partners:
        raise Refusal("teams-no-partners")
    about = section(reader.rich("teams-link-tells", team=team))
    which = Choice(
        "partner", "units-partner", partners, needed="choose-from-list", kind=int, hint="teams-link-hint"
    )
    return Form(LINK, "teams-link", (about, which), submit="teams-link-do", memory={"team": team})


def _ask(partner: Partner, request: Request, store: Store) -> Iterator[FormField | Block]:
    yield section(request.reader.rich("teams-tells"))
    known = " ".join(store.partnership.teams_of(partner))
    yield ShortText("teams", "teams-ids", value=known, guarded=False, hint="teams-ids-hint")


def _teams_in(values: Values) -> list[str]:
    return (values["teams"] or "").replace(",", " ").upper().split()


def _faults_of_teams(partner: Partner, values: Values, _request: Request, store: Store) -> dict[str, Refusal]:
    fault = teams_fault(store, partner, _teams_in(values))
    return {"teams": fault} if fault else {}


def _keep_teams(partner: Partner, values: Values, request: Request, store: Store) -> Response:
    return _keep(partner, _teams_in(values), request, store)


def _keep(partner: Partner, teams: Sequence[str], request: Request, store: Store) -> Response:
    set_teams(store, partner, teams, by=request.user, now=request.now)
    kept = store.partnership.teams_of(partner)
    facts = {"partner": partner.name, "teams": request.reader.list(kept)}
    words = request.reader.rich("teams-kept" if kept else "teams-kept-none", **facts)
    return Reply(short_message(words, Button("partners.show", request.reader.say("button-show"), str(partner.id))))


TEAMS = RecordForm(
    record_kind(Partner), "partners.teams", "teams-title", _ask, _keep_teams, faults=_faults_of_teams
)
