"""The coordinators' assessment of a week: its form, and how it stands in the picture, apart from the figures."""

from commands.kit.fields import FreeText
from commands.kit.form import Form
from commands.kit.sections import pack
from commands.reader import Reader
from commands.request import Request, warned_in
from commands.response import FormRedisplayed, OpenForm, Response, tell
from commands.vocabulary.blocks import Block, Button, context, paragraph, section
from commands.vocabulary.text import Mrkdwn, clip_line, escape, mention
from domain.pictures import Assessment
from domain.refusals import Refusal
from domain.weeks import Week
from services.preparations import find_coming, write_assessment
from storage.store import Store

LONGEST_SPOKEN = 500
"""Of the assessment in a notification."""
FIELD = FreeText("assessment", "situation-assessment-label", hint="situation-assessment-hint")


def open_assessment(request: Request, store: Store) -> Response:
    """Open the form with the words that there are; raises Refusal for a week that has no picture."""
    week = week_meant(request.value, request, store)
    known = store.preparations.assessment(week)
    form = _form(week, known.version, request)
    return OpenForm(form.view(request.reader, {FIELD.name: known.text}))


def submit_assessment(request: Request, store: Store) -> Response:
    """Store the words; raises FormRedisplayed, with the others' words, where someone has been faster."""
    week, version = week_meant(request.memory.get("week"), request, store), request.remembered("version") or 0
    text = _form(week, version, request).submitted(request, store)[FIELD.name]
    if not write_assessment(store, week, text, version=version, by=request.user, now=request.now):
        known = store.preparations.assessment(week)
        form = _form(week, known.version, request, *_meanwhile(known, request.reader))
        raise FormRedisplayed(form.view(request.reader, request.fields))
    key = "situation-assessment-updates" if store.pictures.taken_of(week) else "situation-assessment-saved"
    return tell(request.reader, key, week=str(week.number))


def week_meant(told: object, request: Request, store: Store) -> Week:
    """Read the week of a button or a form; raises Refusal for one that is neither the coming nor a posted one."""
    try:
        week = Week.from_iso(str(told))
    except ValueError:
        raise Refusal("situation-preview-gone") from None
    coming = find_coming(store, request.now)
    if (coming and coming.week == week) or store.pictures.taken_of(week):
        return week
    raise Refusal("situation-preview-gone")


def assess_button(week: Week, known: Assessment, reader: Reader) -> Button:
    """Make the button that opens the form."""
    key = "situation-button-reassess" if known.text else "situation-button-assess"
    return Button("situation.assess", reader.say(key), str(week))


def assessment_part(known: Assessment, reader: Reader) -> list[Block]:
    """Build the assessment in the words as they were typed, and when it was edited once it was posted."""
    edited = [context(_edited(known, reader))] if known.edited_at else []
    if not known.text:
        return edited
    heading = Mrkdwn(f"*{escape(reader.say('situation-assessment'))}*")
    return [*pack([heading]), paragraph(known.text), *edited]


def assessment_line(known: Assessment, reader: Reader) -> list[Mrkdwn]:
    """Write the beginning of the assessment on one line, for notifications and screen readers."""
    if not known.text:
        return []
    return [reader.rich("situation-assessment-spoken", text=clip_line(known.text, LONGEST_SPOKEN))]


def _edited(known: Assessment, reader: Reader) -> Mrkdwn:
    key = "situation-assessment-edited" if known.text else "situation-assessment-removed"
    return reader.rich(key, moment=reader.moment(known.edited_at)) if known.edited_at else Mrkdwn()


def _form(week: Week, version: int, request: Request, *before: Block) -> Form:
    return Form(
        "situation.assess",
        "situation-assessment-title",
        (*before, FIELD),
        facts={"week": str(week.number)},
        memory={"week": str(week), "version": version, "warned": warned_in(request.memory)},
    )


def _meanwhile(known: Assessment, reader: Reader) -> list[Block]:
    """What somebody else has written since the form was opened."""
    who = mention(known.by) if known.by else Mrkdwn("–")
    if not known.text:
        return [section(reader.rich("situation-assessment-taken-out", who=who))]
    return [section(reader.rich("situation-assessment-meanwhile", who=who)), paragraph(known.text)]
