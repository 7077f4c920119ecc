from typing import Any

import pytest

from bot.edge.interaction import Interaction
from commands.routes import InteractionKind
from tests.conftest import NOW
from tests.reading import Reading


def button(**parts: Any) -> Interaction:
    known = {"kind": InteractionKind.BUTTON, "route": "x", "workspace": "T1", "user": "U1"}
    return Interaction(**known | {"idempotency_key": "1", "value": "1", "memory": {"number": 1}} | parts)


@pytest.mark.parametrize(
    ("read", "other", "known"),
    [
        (lambda request: request.now, button(value="2", memory={}), True),
        (lambda request: request.now, button(route="y"), False),
        (lambda request: request.value, button(value="2"), False),
        (lambda request: request.value, button(memory={}), True),
        (lambda request: request.remembered("number"), button(memory={"number": 2}), False),
        (lambda request: request.remembered("number"), button(memory={"number": 1, "more": 1}), True),
        (lambda request: request.text("title"), button(fields={"title": "x"}), False),
        (lambda request: dict(request.memory), button(memory={"number": 2}), False),
    ],
)
def test_what_differs_in_something_that_was_read_is_not_known(read: Any, other: Interaction, known: bool) -> None:
    reading = Reading()
    for times in range(2):
        assert not reading.is_known(button()), times
        sent = button()
        kept = {"viewer": None, "reader": None, "now": NOW, "user_workspace": "T1"}
        read(
            reading.make_request(
                **kept,
                user="U1",
                workspace="T1",
                idempotency_key="",
                value=sent.value,
                fields=sent.fields,
                memory=sent.memory,
            )
        )
        reading.keep(sent)
    assert reading.is_known(button())
    assert reading.is_known(other) is known
