"""A quarter's prioritisation: problems ranked by the field's questions, what was decided, and the decision."""

from collections.abc import Iterator, Sequence

from commands.kit.card import BESIDE_NUMBER
from commands.kit.fields import EnumChoice, FormField, FreeText
from commands.kit.form import RecordForm, Values
from commands.problem.card import PROBLEM, name_problem
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response, tell
from commands.situation.looking_back import check_begun, check_known, read_spans
from commands.situation.words import capital, name_period
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, section
from commands.vocabulary.text import Mrkdwn, clip_line, escape, join
from domain.figures import FigureBehind
from domain.look_back import PeriodCount
from domain.own_categories import Categories
from domain.periods import Period, PeriodKind
from domain.priorities import Decision
from domain.refusals import Refusal
from domain.roles import Deed
from services.audit import note_seen
from services.look_back import LookBackBuilder
from services.priorities import RankedProblem, decide, prioritise
from storage.store import Store
from storage.tables import HistoryEntry, Problem

MOST_RANKED = 10
LONGEST_NOTE = 300


def show_priorities(request: Request, store: Store) -> Response:
    """Show a quarter's problems, ranked; raises Refusal for a quarter that has not begun or was before all."""
    builder = LookBackBuilder.of(store, request.viewer, request.now)
    quarter = _quarter(request.value, builder)
    check_known(quarter, builder)
    found, reader = prioritise(builder, quarter), request.reader
    shown = found.ranked[:MOST_RANKED]
    note_seen(store, [each.problem for each in shown], by=request.user, now=request.now)
    title = reader.say("priorities-title", quarter=name_period(quarter, reader))
    rows = [_row(place, each, quarter, request) for place, each in enumerate(shown, 1)]
    more = len(found.ranked) - len(shown)
    blocks = (
        header(title),
        context(reader.rich("priorities-about")),
        *(rows or [section(reader.rich("priorities-none"))]),
        *([context(reader.rich("situation-more", number=more))] if more > 0 else []),
        *_gaps(found.gaps, quarter, request, store),
        buttons(
            Button(
                "situation.look_back",
                reader.say("look-back-compare-show", period=name_period(quarter, reader)),
                str(quarter),
            )
        ),
    )
    lines = [row["text"]["text"] for row in rows]
    return Reply(Message("\n".join([escape(title), *lines]), blocks), replace=bool(request.value))


def _quarter(words: str, builder: LookBackBuilder) -> Period:
    """Read the quarter that a button or a form names; raises Refusal for what is none."""
    named, _ = read_spans(words, builder.today)
    for each in named:
        if isinstance(each, Period) and each.kind is PeriodKind.QUARTER:
            return check_begun(each, builder.today)
    raise Refusal("unreadable")


def _row(place: int, each: RankedProblem, quarter: Period, request: Request) -> Block:
    """One problem: its name, its figures, the questions answered yes, and what was decided."""
    problem, facts, reader = each.problem, each.facts, request.reader
    lines = [
        reader.rich("priorities-name", place=str(place), name=name_problem(problem, reader)),
        reader.rich("priorities-figures", number=facts.number, before=facts.before, state=_state(problem, reader)),
    ]
    if facts.answers:
        said = reader.list(reader.say("priorities-question", value=answer.value) for answer in facts.answers)
        lines.append(reader.rich("priorities-answers", number=len(facts.answers), questions=said))
    lines += _decisions(each, quarter, reader)
    return section(join(lines), _button(problem, quarter, request))


def _state(problem: Problem, reader: Reader) -> str:
    return reader.say("problem-state", value=problem.state).lower()


def _button(problem: Problem, quarter: Period, request: Request) -> Button:
    """To the decision, for coordinators while the problem is open; else to the problem."""
    number, reader = str(problem.number), request.reader
    if problem.closed_at or not request.viewer.may(Deed.COORDINATE):
        return Button("problem.show", reader.say("button-show"), number)
    return Button(DECIDE.route, reader.say("priorities-decide"), f"{number}{BESIDE_NUMBER}{quarter}")


def _decisions(each: RankedProblem, quarter: Period, reader: Reader) -> Iterator[Mrkdwn]:
    """What was decided for the quarter before, and for this one."""
    for told in (quarter.previous(), quarter):
        if entry := each.decision(told):
            yield reader.rich(
                "priorities-decided", quarter=capital(name_period(told, reader)), decision=_said(entry, reader)
            )


def _said(entry: HistoryEntry, reader: Reader) -> str:
    decision = reader.say("priorities-decision", value=entry.changes["decision"][1])
    return f"{decision}. {clip_line(entry.note, LONGEST_NOTE)}" if entry.note else decision


def _gaps(gaps: Sequence[PeriodCount], quarter: Period, request: Request, store: Store) -> Iterator[Block]:
    """What no problem is about yet, each with the button that opens one."""
    if not gaps:
        return
    known, weeks, reader = store.categories.known(), quarter.weeks(), request.reader
    yield section(Mrkdwn(f"*{escape(reader.say('priorities-gaps'))}*"))
    for row in gaps:
        figure = FigureBehind(weeks[-1], row.now, len(weeks), area=row.area, group=row.group, shared=False)
        opens = Button("problem.open", reader.say("problem-open-title"), str(figure))
        yield section(_gap(row, known, reader), opens if request.viewer.may(Deed.OPEN_PROBLEM) else None)


def _gap(row: PeriodCount, known: Categories, reader: Reader) -> Mrkdwn:
    group = known.headings[row.group].name(reader.language)
    return reader.rich("priorities-gap", area=row.area, group=group, number=row.now)


def _quarter_told(request: Request) -> str:
    """The name of the quarter that the button carries or the form remembers."""
    told = request.memory.get("quarter")
    return request.value.partition(BESIDE_NUMBER)[2] or (told if isinstance(told, str) else "")


def _ask(_problem: Problem, request: Request, store: Store) -> Iterator[FormField | Block]:
    reader = request.reader
    quarter = _quarter(_quarter_told(request), LookBackBuilder.of(store, request.viewer, request.now))
    yield context(reader.rich("priorities-for", quarter=name_period(quarter, reader)))
    yield EnumChoice(
        "decision",
        "priorities-decide",
        dict.fromkeys(Decision, "priorities-decision"),
        needed="priorities-needs-decision",
    )
    yield FreeText("note", "problem-why", hint="priorities-why-hint", needed="priorities-needs-why")


def _decide(problem: Problem, values: Values, request: Request, store: Store) -> Response:
    quarter = _quarter(_quarter_told(request), LookBackBuilder.of(store, request.viewer, request.now))
    told = {"note": values["note"], "by": request.user, "now": request.now}
    decide(store, problem, quarter, values["decision"], **told)
    return tell(request.reader, "priorities-saved", name=name_problem(problem, request.reader))


DECIDE = RecordForm(
    PROBLEM,
    "problem.decide",
    "problem-change",
    _ask,
    _decide,
    memory=lambda _problem, request, _store: {"quarter": _quarter_told(request)},
)
