"""The document says what there is, and its example works as it stands."""

import json
import re
from pathlib import Path
from types import FunctionType
from typing import get_args

import pytest

from sandbox.api.methods import METHODS
from sandbox.client import SandboxClient
from sandbox.fault_injection import FaultKind
from sandbox.person import PersonClient
from sandbox.process import start_sandbox
from sandbox.state import build_workspace

DOCUMENT = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)


def public(kind):
    return {
        name for name, each in vars(kind).items() if isinstance(each, FunctionType | property) and name[0] != "_"
    }


def test_the_example_works():
    (example,) = blocks("python")
    names = {}
    exec(compile(example, "docs/sandbox.md", "exec"), names)  # noqa: S102  # our own document
    names["test_coffee"]()


def test_every_method_is_named_and_no_other():
    known = DOCUMENT.partition("Web API: ")[2].partition("Any other method")[0]
    assert set(re.findall(r"`([a-z]+\.[A-Za-z0-9.]+)`", known)) == set(METHODS)


def test_every_trouble_is_named():
    assert [kind for kind in get_args(FaultKind) if f"`{kind}`" not in DOCUMENT] == []


@pytest.mark.parametrize("kind", [SandboxClient, PersonClient])
def test_everything_a_client_can_do_is_named(kind):
    assert {name for name in public(kind) if not re.search(rf"`{name}[`(]", DOCUMENT)} == set()


def test_the_state_file_shown_is_one():
    (shown,) = blocks("json")
    workspace = build_workspace(json.loads(shown))
    assert workspace.channel("torget").messages[0].bot


def test_a_sandbox_that_cannot_start_says_so():
    with pytest.raises(RuntimeError, match="did not start"), start_sandbox(state={"people": [{}]}):
        pass
