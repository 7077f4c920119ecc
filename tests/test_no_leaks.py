"""Two workspaces with the same people in them, four roles, guests and externals, doing whatever they please:
nobody is ever shown a word of a record that they may not see, and nobody gets a role from someone without it."""

import re
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlmodel import Session, col, select

from bot.delivery.rendering import render_delivery
from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.settings import Settings
from commands.response import OpenForm, Response, UpdateForm
from commands.routes import InteractionKind
from domain.figures import FigureBehind
from domain.roles import Role
from domain.sharing import PUBLIC, Shared, Sharing, Viewer, may_see
from domain.weeks import Week
from services.partnership import unit_named
from services.schedule import DIGEST, run_if_due
from storage.store import Store
from storage.tables import Action, Delivery, Incident, NamedPartner, Person, Place, Problem, ProblemPartner
from tests.commands.conversation import fields_of, memory_of
from tests.conftest import NOW, open_sqlite
from tests.routes import names_of

MARK = re.compile(r"zq\d+z")
"""What every text, place and title has of its own."""
MEMBERS = {
    "UREADER": (Role.READER, "Skolan"),
    "UREPORTER": (Role.REPORTER, "Skolan"),
    "UUNIT": (Role.UNIT_OWNER, "Polisen"),
    "UBOSS": (Role.COORDINATOR, "Skolan"),
    "UGUEST": (Role.REPORTER, None),
    "UEXTERNAL": (Role.REPORTER, None),
}
WORDS = {
    "incident": (
        *("mina", "lista", "lista min part v 47", "exportera", "visa {}", "ratta {}", "aterta {}"),
        *("gården", "klotter vid gården", "inget"),
    ),
    "problem": ("", "lista", "lista stängda", "visa {}", "stäng {}", "ny"),
    "action": ("", "lista", "visa {}", "klar {}", "byt ansvarig {}"),
    "situation": ("", "v 47", "exportera", "område Centrum"),
    "trygg": ("", "mer", "medlemmar", "läge", "områden"),
}
SAID = [(command, words) for command, each in WORDS.items() for words in each]
CHANGES = ["incident.withdraw", "problem.close", "problem.link", "problem.unlink", "action.done"]
FIGURES = (
    FigureBehind(Week(2026, 47), 2),
    FigureBehind(Week(2026, 47), 1, area=1, group="threat"),
    FigureBehind(Week(2026, 47), 1, place=1, shared=False),
    FigureBehind(Week(2026, 47), 1, place=2, late_in=Week(2026, 48)),
)
BUTTONS = names_of(InteractionKind.BUTTON)
LATER = "2026-12-18"

workspaces, people = st.sampled_from(["T1", "T2"]), st.sampled_from(sorted(MEMBERS))
levels, numbers = st.sampled_from(Sharing), st.integers(1, 6)


class Leaks(RuleBasedStateMachine):
    """Everyone acts through the dispatcher; every answer and message is searched for others' marks."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = open_sqlite(Path(self.folder.name) / "leaks.db")
        self.dispatcher = InteractionDispatcher(self.database, Settings(), lambda: NOW)
        self.turns, self.typed = count(), dict[str, tuple[str, str]]()
        with self.database.transaction() as session:
            for workspace in ("T1", "T2"):
                store = Store(session, workspace)
                self.dispatcher.open_workspace(store).digest_channel = "C1"
                for user, (role, partner) in MEMBERS.items():
                    person = store.people.meet(user)
                    person.role, person.locale, person.member = role.value, "sv-SE", partner is not None
                    unit = unit_named(store, partner, partner) if partner else None
                    person.unit_id, person.unit_confirmed = unit.id if unit else None, unit is not None

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(workspace=workspaces, user=people, level=levels)
    def report(self, workspace: str, user: str, level: Sharing) -> None:
        text, place = self.mark(workspace, user), self.mark(workspace, user)
        known = {"category": "threat", "text": f"Bråk {text}", "place": f"+Gården {place}", "sharing": level.value}
        area, partner = self.ids(workspace)
        fields = {**known, "area": area, "partners": (partner,)}
        self.send(workspace, user, InteractionKind.FORM, "incident.report", fields=fields)

    @rule(workspace=workspaces, user=people, level=levels, about=st.sets(numbers))
    def open_problem(self, workspace: str, user: str, level: Sharing, about: set[int]) -> None:
        known = {"title": f"Bråk {self.mark(workspace, user)}", "priority": "high", "sharing": level.value}
        area, partner = self.ids(workspace)
        fields = {**known, "areas": (area,), "partners": (partner,), "incidents": tuple(map(str, about))}
        self.send(workspace, user, InteractionKind.FORM, "problem.open", fields=fields)

    @rule(workspace=workspaces, user=people, owner=people)
    def add_action(self, workspace: str, user: str, owner: str) -> None:
        fields = {"title": f"Lampa {self.mark(workspace, user)}", "owner": owner, "deadline": LATER}
        self.send(workspace, user, InteractionKind.FORM, "action.add", fields=fields)

    @rule(workspace=workspaces, user=people, number=numbers, level=levels)
    def share_otherwise(self, workspace: str, user: str, number: int, level: Sharing) -> None:
        opened = self.send(workspace, user, InteractionKind.BUTTON, "incident.correct", value=str(number))
        if isinstance(opened, OpenForm):
            fields = {**fields_of(opened.view), "sharing": level.value, "partners": (self.ids(workspace)[1],)}
            memory = memory_of(opened.view)
            self.send(workspace, user, InteractionKind.FORM, "incident.correct", fields=fields, memory=memory)

    @rule(
        workspace=workspaces,
        user=people,
        number=numbers,
        route=st.sampled_from(
            ["incident.withdraw", "problem.close", "problem.link", "problem.unlink", "action.done"]
        ),
        about=st.sets(numbers),
    )
    def change(self, workspace: str, user: str, number: int, route: str, about: set[int]) -> None:
        fields = {"reason": "Fel", "note": "Klart", "incidents": tuple(map(str, about))}
        memory = {"number": str(number)}
        self.send(workspace, user, InteractionKind.FORM, route, fields=fields, memory=memory)

    @rule(workspace=workspaces, user=people, outside=st.sampled_from(["no", "yes"]))
    def export_picture(self, workspace: str, user: str, outside: str) -> None:
        fields = {"kinds": ("csv",), "outside": outside}
        self.send(workspace, user, InteractionKind.FORM, "situation.export", fields=fields)

    @rule(workspace=workspaces, user=people, of=people, role=st.sampled_from(Role), unit=st.booleans())
    def give_role(self, workspace: str, user: str, of: str, role: Role, *, unit: bool) -> None:
        before = self.roles(workspace)
        with Session(self.database.engine) as session:
            chosen = str(unit_named(Store(session, workspace), "Polisen", "Polisen").id) if unit else None
        fields = {"members.person": of, f"unit-{of}": chosen, f"role-{of}": role.value}
        self.send(workspace, user, InteractionKind.FORM, "trygg.members", fields=fields)
        after = self.roles(workspace)
        assert after == before or before[user] == Role.COORDINATOR
        assert Role.COORDINATOR in after.values()

    @rule(workspace=workspaces, user=people, said=st.sampled_from(SAID), number=numbers)
    def look(self, workspace: str, user: str, said: tuple[str, str], number: int) -> None:
        self.send(workspace, user, InteractionKind.COMMAND, said[0], words=said[1].format(number))

    @rule(workspace=workspaces, user=people)
    def look_at_home(self, workspace: str, user: str) -> None:
        self.send(workspace, user, InteractionKind.HOME, "home")

    @rule(workspace=workspaces, user=people, route=st.sampled_from(BUTTONS), number=numbers)
    def press(self, workspace: str, user: str, route: str, number: int) -> None:
        self.send(workspace, user, InteractionKind.BUTTON, route, value=str(number))

    @rule(workspace=workspaces, user=people, figure=st.sampled_from(FIGURES), number=numbers)
    def open_figure(self, workspace: str, user: str, figure: FigureBehind, number: int) -> None:
        values = {"incident.behind": figure, "problem.open": figure, "problem.link": f"{number}|{figure}"}
        for route, value in values.items():
            self.send(workspace, user, InteractionKind.BUTTON, route, value=str(value))

    @rule(
        workspace=workspaces,
        user=people,
        route=st.sampled_from(names_of(InteractionKind.TYPING)),
        letters=st.sampled_from(["", "g", "gården"]),
    )
    def type_letters(self, workspace: str, user: str, route: str, letters: str) -> None:
        self.send(workspace, user, InteractionKind.TYPING, route, value=letters)

    @rule(workspace=workspaces)
    def send_messages(self, workspace: str) -> None:
        """Post the picture, and render all that waits for each receiver as delivery would."""
        with self.database.transaction() as session:
            store = Store(session, workspace)
            store.next_runs.add(DIGEST.name, NOW)
            run_if_due(store, DIGEST, NOW)
        with Session(self.database.engine) as session:
            every = session.exec(select(Delivery).where(Delivery.workspace_id == workspace)).all()
        for delivery in every:
            message = render_delivery(self.database, delivery).message
            said = repr((message, message.file if message else None))
            self.search(said, workspace, delivery.person)

    def mark(self, workspace: str, user: str) -> str:
        """A new mark that the user types there."""
        mark = f"zq{next(self.turns)}z"
        self.typed[mark] = workspace, user
        return mark

    def send(self, workspace: str, user: str, kind: InteractionKind, route: str, **more: Any) -> Response:
        asked = Interaction(
            kind=kind,
            route=route,
            workspace=workspace,
            user=user,
            user_workspace="T9" if user == "UEXTERNAL" else workspace,
            idempotency_key=f"K{next(self.turns)}",
            first_input="first",
            **more,
        )
        response = self.dispatcher.dispatch(asked).response
        shown = response.view if isinstance(response, OpenForm | UpdateForm) else None
        if shown and isinstance(response, UpdateForm) and kind is InteractionKind.FORM:
            again = {**fields_of(shown), **{key: value for key, value in more["fields"].items() if value}}
            more = {**more, "fields": again, "memory": memory_of(shown)}
            response = self.dispatcher.dispatch(
                Interaction(**{**vars(asked), **more, "idempotency_key": f"K{next(self.turns)}"})
            ).response
        self.search(repr(response), workspace, user)
        return response

    def search(self, said: str, workspace: str, user: str | None) -> None:
        with Session(self.database.engine) as session:
            viewer = self.viewer(session, workspace, user)
            for mark in set(MARK.findall(said)):
                where, author = self.typed[mark]
                assert where == workspace, (user, said)
                seen = list(self.records(session, workspace, mark))
                is_theirs = author == user or self.is_planned(session, workspace, mark)
                assert is_theirs or any(may_see(viewer, each) for each in seen), (user, said)

    def viewer(self, session: Session, workspace: str, user: str | None) -> Viewer:
        """Who looks, by the person's row alone."""
        if user is None:
            return PUBLIC
        store, person = Store(session, workspace), session.get_one(Person, (workspace, user))
        unit = store.partnership.unit(person.unit_id) if person.unit_id and person.unit_confirmed else None
        return Viewer(user, unit.partner_id if unit else None, Role(person.role))

    def records(self, session: Session, workspace: str, mark: str) -> Iterator[Shared]:
        """What a mark is a part of: incidents and problems."""
        places = select(Place.id).where(col(Place.name).contains(mark))
        told = col(Incident.text).contains(mark) | col(Incident.place_id).in_(places)
        for row in session.exec(select(Incident).where(Incident.workspace_id == workspace, told)):
            named = session.exec(select(NamedPartner.partner_id).where(NamedPartner.incident_id == row.id)).all()
            yield Shared(Sharing(row.sharing), row.reporter, row.partner_id, named, row.withdrawn_at is not None)
        titled = select(Problem).where(Problem.workspace_id == workspace, col(Problem.title).contains(mark))
        for problem in session.exec(titled):
            to = session.exec(
                select(ProblemPartner.partner_id).where(ProblemPartner.problem_id == problem.id)
            ).all()
            yield Shared(Sharing(problem.sharing), problem.created_by, problem.partner_id, to)

    def is_planned(self, session: Session, workspace: str, mark: str) -> bool:
        """Whether it is of an action, which everyone in the workspace may read."""
        planned = select(Action.id).where(Action.workspace_id == workspace, col(Action.title).contains(mark))
        return session.exec(planned).first() is not None

    def ids(self, workspace: str) -> tuple[str, str]:
        """The area, and the partner that is named."""
        with Session(self.database.engine) as session:
            store = Store(session, workspace)
            return str(store.geography.areas()[0].id), str(store.partnership.partners()[0].id)

    def roles(self, workspace: str) -> dict[str, str]:
        with Session(self.database.engine) as session:
            return {
                each.user_id: each.role
                for each in session.exec(select(Person).where(Person.workspace_id == workspace))
            }


RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def test_nobody_is_shown_what_they_may_not_see() -> None:
    run_state_machine_as_test(Leaks, settings=settings(RELAXED, max_examples=4, stateful_step_count=25))


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_nobody_is_shown_what_they_may_not_see_in_long_stories() -> None:
    run_state_machine_as_test(Leaks, settings=settings(RELAXED, max_examples=200, stateful_step_count=50))
