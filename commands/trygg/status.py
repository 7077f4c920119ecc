"""`/trygg status`: what is overdue, and what did not reach its receiver, for coordinators."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from commands.delivery_notice import name_receiver
from commands.kit.sections import pack
from commands.message_kinds import label_of
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.trygg.organisations import LINK
from commands.vocabulary.blocks import Block, Button, Message, header, section
from commands.vocabulary.text import Mrkdwn
from services.schedule import DIGEST
from storage.store import Store
from storage.tables import Delivery

MOST = 10
KEPT = timedelta(days=30)
"""How long what did not arrive is still told."""
LATE = timedelta(minutes=5)
"""How long a message may wait before it is told."""


def show_status(request: Request, store: Store) -> Response:
    """Show overdue actions, the next picture, and messages late, lost or uncertain."""
    title = request.reader.say("status-title")
    facts = [*_stopped(request, store), *_plan(request, store), _next_picture(request, store)]
    messages = list(_messages(request, store)) or [section(request.reader.rich("status-all-arrived"))]
    outside = list(_outside(request, store))
    return Reply(Message(title, (header(title), section(Mrkdwn("\n".join(facts))), *outside, *messages)))


def _outside(request: Request, store: Store) -> Iterator[Block]:
    """Warn of organisations that read the channel, and lead to those that are no partner yet."""
    reader, sharing = request.reader, store.workspace.channel_sharing()
    if sharing and sharing.teams:
        names = reader.list(_name(team, store, reader) for team in sharing.teams)
        yield section(reader.rich("status-shared", channel=Mrkdwn(f"<#{sharing.channel}>"), names=names))
    if sharing and sharing.pending:
        yield section(reader.rich("status-shared-pending", channel=Mrkdwn(f"<#{sharing.channel}>")))
    for team in store.partnership.unknown_teams()[:MOST]:
        link = Button(LINK, reader.say("teams-link"), team)
        yield section(reader.rich("status-unknown-team", team=team), link)


def _name(team: str, store: Store, reader: Reader) -> str:
    partner = store.partnership.partner_with(team)
    return partner.name if partner else reader.say("status-no-partner", team=team)


def _stopped(request: Request, store: Store) -> Iterator[Mrkdwn]:
    installation = store.installation.find()
    if installation and installation.revoked_at:
        yield request.reader.rich("status-stopped", when=request.reader.moment(installation.revoked_at))


def _plan(request: Request, store: Store) -> Iterator[Mrkdwn]:
    overdue = store.actions.plan_facts(request.now, request.now, request.reader.local(request.now).date()).overdue
    yield request.reader.rich("status-overdue", number=len(overdue))


def _next_picture(request: Request, store: Store) -> Mrkdwn:
    workspace = store.workspace.settings()
    if workspace.digest_channel is None:
        return request.reader.rich("status-no-channel")
    due = store.next_runs.find(DIGEST.name)
    if due is None:
        return request.reader.rich("status-picture-soon", channel=Mrkdwn(f"<#{workspace.digest_channel}>"))
    when = request.reader.moment(due)
    return request.reader.rich("status-picture", when=when, channel=Mrkdwn(f"<#{workspace.digest_channel}>"))


def _messages(request: Request, store: Store) -> Iterator[Block]:
    for key, found in (
        ("status-failed", store.outbox.dead_letters("failed", since=request.now - KEPT, most=MOST + 1)),
        ("status-unknown", store.outbox.dead_letters("unknown", since=request.now - KEPT, most=MOST + 1)),
        ("status-late", store.outbox.late(LATE, most=MOST + 1)),
    ):
        if found:
            yield from pack(_lines(key, found, request.reader))


def _lines(key: str, found: Sequence[Delivery], reader: Reader) -> Iterator[Mrkdwn]:
    yield Mrkdwn(f"*{reader.rich(key)}*")
    for each in found[:MOST]:
        facts = {"receiver": name_receiver(each), "when": reader.moment(each.created_at)}
        yield reader.rich("status-message", what=label_of(each.kind, reader), **facts)
    if len(found) > MOST:
        yield reader.rich("status-more")
