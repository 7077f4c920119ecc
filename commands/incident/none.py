"""`/incident none`: a partner has nothing to report this week, so that quiet differs from silent."""

from dataclasses import replace

from commands.incident.unit import has_unit, own_unit, unit_faults, unit_field
from commands.kit.form import Form
from commands.request import Request, id_in
from commands.response import OpenForm, Reply, Response, tell
from commands.vocabulary.blocks import Block, Button, section, short_message
from commands.vocabulary.text import Mrkdwn
from domain.incidents import may_undo_nil
from domain.refusals import Refusal
from domain.weeks import Week
from services.incidents import report_nil, undo_nil
from storage.store import Store
from storage.tables import Partner


def report_nothing(request: Request, store: Store) -> Response:
    """Note it for the asker's partner, or ask first where the asker belongs.

    Raises Refusal for a button that asked about an earlier week.
    """
    _check_week(request)
    if request.viewer.partner or has_unit(request.user, store):
        return _note(request, store)
    return OpenForm(
        _form(request, store, section(request.reader.rich("incident-none-needs-unit"))).view(request.reader)
    )


def submit_nothing(request: Request, store: Store) -> Response:
    """Note it for the unit that was told; raises FormRefused where none was."""
    filled = _form(request, store).submitted(
        request, store, lambda filled: unit_faults(filled["unit"], request.viewer, store)
    )
    own_unit(filled["unit"], request, store)
    return _note(request, store)


def undo_nothing(request: Request, store: Store) -> Response:
    """Take the partner's word back; raises Refusal for those whose word it is not."""
    known, _, week = request.value.partition("|")
    partner_id = id_in(known)
    if partner_id is None:
        raise Refusal("unreadable")
    if not undo_nil(store, partner_id, week, request.viewer, now=request.now):
        return replace(tell(request.reader, "incident-none-undone-already"), replace=True)
    partner = store.partnership.partner(partner_id)
    facts = {"partner": partner.name if partner else "", "week": str(Week.parse(week, request.today).number)}
    return replace(tell(request.reader, "incident-none-undone", **facts), replace=True)


def _check_week(request: Request) -> None:
    try:
        asked = Week.from_iso(request.value)
    except ValueError:
        return
    if asked < Week.of(request.today):
        raise Refusal("incident-none-week-over", week=str(asked.number))


def _note(request: Request, store: Store) -> Response:
    """Note it unless the partner has reported something this week; for whom it stands, and how to undo it."""
    unit = own_unit(None, request, store)
    partner_id = request.viewer.partner or (unit.partner_id if unit else 0)
    partner = store.partnership.partner(partner_id)
    if partner is None:
        raise LookupError("whoever has a unit has a partner")
    week = Week.of(request.today)
    words = _remember(partner, week, request, store)
    nil = store.incidents.nil_report(partner_id, str(week))
    if nil is None or not (may_undo_nil(request.viewer, nil) or request.viewer.is_unconfirmed):
        return Reply(short_message(words))
    undo = Button("incident.undo_none", request.reader.say("incident-none-undo"), f"{partner_id}|{week}")
    return Reply(short_message(words, undo))


def _remember(partner: Partner, week: Week, request: Request, store: Store) -> Mrkdwn:
    reader, partner_id = request.reader, partner.id
    reported = store.incidents.count_of_partner(partner_id, *week.bounds(reader.zone), request.viewer)
    if reported:
        return reader.rich("incident-none-but-reported", count=reported, **_facts(partner, week))
    unconfirmed = request.viewer.partner is None
    fresh = report_nil(store, partner_id, str(week), by=request.user, now=request.now, unconfirmed=unconfirmed)
    if fresh or request.viewer.is_unconfirmed:
        return reader.rich("incident-none-noted", **_facts(partner, week))
    return reader.rich("incident-none-known", **_facts(partner, week))


def _facts(partner: Partner, week: Week) -> dict[str, str]:
    return {"partner": partner.name, "week": str(week.number)}


def _form(request: Request, store: Store, *before: Block) -> Form:
    unit = unit_field(store, request.reader, needed="incident-needs-unit")
    return Form("incident.none", "incident-none-title", (*before, unit))
