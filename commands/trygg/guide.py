"""The guided set-up: five steps in one form, each stored as it is left; the last previews the weekly picture."""

from commands.kit.form import Form
from commands.request import Request
from commands.response import OpenForm, Response, UpdateForm
from commands.routes import Handler, InteractionKind, Route
from commands.trygg.guide_steps import STEPS, Step, finish
from commands.trygg.setup import open_settings
from commands.vocabulary.blocks import Button, buttons, context, header, section
from commands.vocabulary.forms import View
from commands.vocabulary.text import Mrkdwn
from domain.roles import Deed
from services.register import hold_register
from storage.store import Store

BACK = "guide.back"
LAST = STEPS[-1]


def open_setup(request: Request, store: Store) -> Response:
    """Show the workspace's settings in a form; where nothing is set up yet, begin with the first step."""
    begun = store.workspace.settings().digest_channel or store.partnership.partners()
    return open_settings(request, store) if begun else open_guide(request, store)


def open_guide(request: Request, store: Store) -> Response:
    """Open the step that is named, or else the first."""
    named = (step for step in STEPS if step.name == request.value)
    return OpenForm(_view(next(named, STEPS[0]), request, store))


def go_back(request: Request, store: Store) -> Response:
    """Store the step that is named, as it is to be left, and show the one before it.

    Raises FormRefused and FormRedisplayed as its submission does.
    """
    step = next((step for step in STEPS if step.name == request.value), STEPS[0])
    said = None if step is LAST else _store(step, request, store)
    return UpdateForm(_view(STEPS[max(STEPS.index(step) - 1, 0)], request, store, said))


def routes() -> tuple[Route, ...]:
    """List every way in but the command's: each step is a form of its own, in the same view."""
    needs = Deed.COORDINATE
    return (
        Route(InteractionKind.BUTTON, "guide.open", open_guide, needs),
        Route(InteractionKind.BUTTON, BACK, go_back, needs, stores=True),
        *(Route(InteractionKind.FORM, _route(step), _submit(step), needs, repeatable=True) for step in STEPS),
    )


def _submit(step: Step) -> Handler:
    """Make the handler that stores a step and shows the next one, or ends."""

    def submit(request: Request, store: Store) -> Response:
        if step is LAST:
            return finish(_form(step, request, store).submitted(request, store), request, store)
        said = _store(step, request, store)
        return UpdateForm(_view(STEPS[STEPS.index(step) + 1], request, store, said))

    return submit


def _store(step: Step, request: Request, store: Store) -> Mrkdwn | None:
    """Store what was filled in, where it is not stored already; return what to say of that."""
    hold_register(store)
    filled = _form(step, request, store).submitted(request, store, lambda values: step.faults(values, store))
    return step.save(filled, request, store)


def _view(step: Step, request: Request, store: Store, said: Mrkdwn | None = None) -> View:
    return _form(step, request, store, said).view(request.reader)


def _form(step: Step, request: Request, store: Store, said: Mrkdwn | None = None) -> Form:
    reader, position = request.reader, STEPS.index(step)
    back = buttons(Button(BACK, reader.say("guide-back"), step.name))
    return Form(
        _route(step),
        "guide-title",
        (
            *([context(said)] if said else []),
            header(reader.say("guide-step", step=step.name)),
            section(reader.rich("guide-about", step=step.name)),
            *step.ask(request, store),
            *([back] if position else []),
        ),
        facts={"step": position + 1, "of": len(STEPS)},
        submit="guide-done" if step is LAST else "guide-next",
        close="guide-later",
    )


def _route(step: Step) -> str:
    return f"guide.{step.name}"
