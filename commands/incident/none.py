"""`/incident none`: a partner has nothing to report this week, so that quiet differs from silent."""

from commands.answers import Answer, OpenForm, Reply, UpdateForm
from commands.asks import Ask
from commands.incident.draft import new_name_in
from commands.incident.unit import has_unit, settle_unit, unit_faults, unit_field
from commands.privacy import Caution, Typed, check_typed
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import View, modal
from commands.vocabulary.text import Mrkdwn
from domain.refusals import Refusal, refuse_form
from domain.weeks import Week
from storage.store import Store
from storage.tables import Partner


def report_nothing(ask: Ask, store: Store) -> Answer:
    """Note it for the asker's partner, or ask first where the asker belongs."""
    return _note(ask, store) if has_unit(ask.user, store) else OpenForm(_form(ask, store))


def submit_nothing(ask: Ask, store: Store) -> Answer:
    """Note it for the unit that was told; raises FormRefused where none was."""
    chosen = ask.chosen("unit")
    refuse_form(unit_faults(chosen, store) if chosen else {"unit": Refusal("incident-needs-unit")})
    warning = check_typed(ask, store, Typed("unit", ask.reader.say("incident-unit"), new_name_in(chosen)))
    if warning:
        return UpdateForm(_form(ask, store, warning))
    settle_unit(chosen, ask, store)
    return _note(ask, store)


def _note(ask: Ask, store: Store) -> Answer:
    unit = settle_unit(None, ask, store)
    found = store.partnership.unit_and_partner(unit.id or 0) if unit else None
    if found is None:
        raise LookupError("a unit has its partner")
    words = _remember(found[1], ask, store)
    return Reply(Message(words, (section(words),)))


def _remember(partner: Partner, ask: Ask, store: Store) -> Mrkdwn:
    """Note it unless the partner has reported something this week; what to say of it."""
    week, reader, partner_id = Week.of(ask.today), ask.reader, partner.id or 0
    facts = {"partner": partner.name, "week": str(week.number)}
    reported = store.incidents.count_reported(partner_id, *week.bounds(reader.zone), ask.viewer)
    if reported:
        return reader.rich("incident-none-but-reported", count=reported, **facts)
    stated = ask.viewer.partner is None
    if store.incidents.report_nothing(partner_id, str(week), reporter=ask.user, at=ask.now, stated=stated):
        return reader.rich("incident-none-noted", **facts)
    return reader.rich("incident-none-known", **facts)


def _form(ask: Ask, store: Store, caution: Caution | None = None) -> View:
    reader = ask.reader
    first = caution.block if caution else section(reader.rich("incident-none-needs-unit"))
    return modal(
        "incident.none",
        reader.say("incident-none-title"),
        [first, unit_field(ask.chosen("unit"), store, reader, optional=False)],
        close=reader.say("button-cancel"),
        submit=caution.submit if caution else reader.say("button-save"),
        memory={"warned": caution.marks if caution else ()},
    )
