"""`/trygg retention`: by which decision records are removed, what stops that, and what a run would remove."""

from collections.abc import Iterator, Mapping

from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, paragraph, section
from commands.vocabulary.text import Mrkdwn, join, mention
from domain.refusals import Refusal
from domain.retention import RetentionKind
from services.retention import first_run, forecast, lift_hold, periods_of, turn_off
from storage.store import Store
from storage.tables import LegalHold, RetentionDecision

SHOWN = (
    RetentionKind.TEXTS,
    RetentionKind.INCIDENTS,
    RetentionKind.NIL_REPORTS,
    RetentionKind.ACTIONS,
    RetentionKind.PROBLEMS,
    RetentionKind.PICTURES,
    RetentionKind.MESSAGES,
    RetentionKind.PEOPLE,
)
"""The kinds in the order in which people read of them."""


def show_retention(request: Request, store: Store) -> Response:
    """Show whether records are removed, by which decision and when next, and buttons to what can be done."""
    return Reply(_card(request, store), replace=bool(request.value))


def show_dry_run(request: Request, store: Store) -> Response:
    """Show how much a run would remove now, by kind; raises Refusal without a decision."""
    decision = store.retention.decision()
    if decision is None:
        raise Refusal("retention-no-decision")
    return Reply(dry_run(request.reader.say("retention-dry-run"), decision, request, store))


def dry_run(title: str, decision: RetentionDecision, request: Request, store: Store) -> Message:
    """Build the message that tells what a run by the decision would remove now, and when the first one comes."""
    reader = request.reader
    counts = forecast(store, periods_of(decision), request.now)
    lines = join([reader.rich("retention-would-go"), *counted(counts, reader)])
    begins = reader.moment(first_run(store, decision, request.now))
    when = reader.rich("retention-held" if store.retention.hold() else "retention-next", when=begins)
    return Message(f"{title}\n{lines}", (header(title), section(lines), section(when), _ways(reader)))


def stop_removing(request: Request, store: Store) -> Response:
    """Turn retention off, and show how it stands."""
    turn_off(store, by=request.user, now=request.now)
    return Reply(_card(request, store), replace=True)


def lift(request: Request, store: Store) -> Response:
    """Lift the legal hold, and show how it stands."""
    lift_hold(store, by=request.user, now=request.now)
    return Reply(_card(request, store), replace=True)


def counted(counts: Mapping[RetentionKind, int], reader: Reader) -> Iterator[Mrkdwn]:
    """Write how many of each kind, a line each."""
    for kind in SHOWN:
        if kind in counts:
            name = reader.say("retention-kind", kind=kind.value)
            yield reader.rich("retention-count", name=name, number=reader.number(counts[kind]))


def kept(decision: RetentionDecision, reader: Reader) -> Iterator[Mrkdwn]:
    """Write for how long each kind is kept, a line each."""
    periods = periods_of(decision)
    for kind in SHOWN:
        name = reader.say("retention-kind", kind=kind.value)
        if kind in periods:
            yield reader.rich("retention-kept", name=name, months=periods[kind])
        else:
            yield reader.rich("retention-kept-for-good", name=name)


def decided(decision: RetentionDecision, who: Mrkdwn, reader: Reader) -> Mrkdwn:
    """Name the decision: its reference, the day on which it was made, and `who` entered it when."""
    facts = {"day": reader.full_day(decision.decided_on), "when": reader.full_moment(decision.entered_at)}
    return reader.rich("retention-decision", reference=decision.reference, who=who, **facts)


def _card(request: Request, store: Store) -> Message:
    reader, decision, hold = request.reader, store.retention.decision(), store.retention.hold()
    title = reader.say("retention-title")
    blocks = [*_held(hold, reader), *_applies(decision, hold, request, store)]
    row = [*_decision_buttons(decision, reader), _hold_button(hold, reader)]
    row.append(Button("retention.records", reader.say("retention-records"), "1|"))
    key = "retention-off" if decision is None else "retention-on"
    return Message(f"{title}\n{reader.rich(key)}", (header(title), *blocks, buttons(*row)))


def _held(hold: LegalHold | None, reader: Reader) -> Iterator[Block]:
    if hold:
        who, when = mention(hold.placed_by), reader.full_moment(hold.placed_at)
        yield section(reader.rich("retention-hold-placed", who=who, when=when))
        yield paragraph(hold.reason)


def _applies(
    decision: RetentionDecision | None, hold: LegalHold | None, request: Request, store: Store
) -> Iterator[Block]:
    reader = request.reader
    if decision is None:
        yield section(reader.rich("retention-off"))
        return
    yield section(decided(decision, mention(decision.entered_by), reader))
    yield section(join(list(kept(decision, reader))))
    if hold is None:
        yield section(reader.rich("retention-next", when=reader.moment(first_run(store, decision, request.now))))
    yield context(reader.rich("retention-about"))


def _decision_buttons(decision: RetentionDecision | None, reader: Reader) -> Iterator[Button]:
    if decision is None:
        yield Button("retention.decide", reader.say("retention-enter"), style="primary")
        return
    yield Button("retention.dry_run", reader.say("retention-dry-run"))
    yield Button("retention.decide", reader.say("retention-enter-new"))
    yield Button("retention.off", reader.say("retention-turn-off"))


def _hold_button(hold: LegalHold | None, reader: Reader) -> Button:
    if hold:
        return Button("retention.lift", reader.say("retention-lift"))
    return Button("retention.hold", reader.say("retention-hold"))


def _ways(reader: Reader) -> Block:
    return buttons(Button("retention.show", reader.say("retention-title")))
