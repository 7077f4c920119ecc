"""A list has at most ten rows to a page, turns both ways, and carries its words in its buttons."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from commands.kit.listing import LONGEST_CARRIED, MOST_PAGES, Listing, ListRow, page_asked
from commands.request import Request
from commands.vocabulary.blocks import short_message
from commands.vocabulary.text import Mrkdwn
from domain.refusals import Refusal
from sandbox.rules import check_message
from storage.queries import Page

NOTHING = short_message(Mrkdwn("Nothing"))
NO_STORE: Any = None


def listing(records: Sequence[int], words: str = "") -> Listing[int]:
    def read(skip: int) -> Page[int]:
        return Page(records[skip : skip + 10], len(records))

    return Listing(
        "x.list", "x.show", "home-actions", read, lambda n: ListRow(n, Mrkdwn(f"*{n}*")), NOTHING, words=words
    )


def values(blocks: Sequence[dict[str, Any]]) -> list[str]:
    return [each["value"] for each in blocks[-1].get("elements", ()) if each["type"] == "button"]


@pytest.mark.parametrize(
    ("number", "first", "turns"),
    [(1, 1, ["2|a b"]), (2, 11, ["3|a b", "1|a b"]), (3, 21, ["2|a b"]), (99, 21, ["2|a b"])],
)
def test_pages_turn_from_the_first_to_the_last(
    make_request: Callable[..., Request], number: int, first: int, turns: list[str]
) -> None:
    reply = listing(range(1, 26), "a|b").answer(number, make_request(value="1|"), NO_STORE)
    assert reply.message.text.splitlines()[1] == f"*{first}*"
    assert values(reply.message.blocks) == turns
    assert reply.replace


def test_an_empty_list_says_what_to_do(make_request: Callable[..., Request]) -> None:
    reply = listing(()).answer(2, make_request(words="2"), NO_STORE)
    assert (reply.message, reply.replace) == (NOTHING, False)


def test_a_record_without_a_number_has_no_button(make_request: Callable[..., Request]) -> None:
    rows = replace(listing(range(3)), row=lambda n: ListRow(None, Mrkdwn(f"*{n}*")))
    assert "accessory" not in str(rows.answer(1, make_request(), NO_STORE).message.blocks)


def test_many_words_fit_a_button(make_request: Callable[..., Request]) -> None:
    message = listing(range(11), "ö" * 5_000).answer(1, make_request(), NO_STORE).message
    assert check_message(message.text, list(message.blocks)) == []
    assert values(message.blocks) == [f"2|{'ö' * LONGEST_CARRIED}"]


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ({}, (1, "")),
        ({"words": "hot i Centrum"}, (1, "hot i Centrum")),
        ({"words": "3"}, (3, "")),
        ({"words": "0"}, (1, "0")),
        ({"words": "³"}, (1, "³")),
        ({"value": "3|hot i Centrum"}, (3, "hot i Centrum")),
        ({"value": "3|"}, (3, "")),
        ({"value": "3|||"}, (3, "")),
    ],
)
def test_a_page_and_its_words_are_typed_or_carried(
    make_request: Callable[..., Request], asked: dict[str, str], page: tuple[int, str]
) -> None:
    assert page_asked(make_request(**asked)) == page


@pytest.mark.parametrize("value", ["x", "|", "-1|", f"{MOST_PAGES + 1}|", "1|2026-W47||", "page=2&done=1"])
def test_what_is_no_page_is_refused(make_request: Callable[..., Request], value: str) -> None:
    with pytest.raises(Refusal, match="unreadable"):
        page_asked(make_request(value=value))
