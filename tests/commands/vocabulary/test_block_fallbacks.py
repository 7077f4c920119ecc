"""A workspace without Slack's newest blocks is told the same words and figures."""

import json

import pytest

from commands.vocabulary.block_fallbacks import LEVELS, needs, next_level, simplify
from commands.vocabulary.blocks import Figure, Message, data_table, header, line_chart, section
from commands.vocabulary.text import Mrkdwn
from sandbox.rules import check_message

HEAD = ["Område", "Kategori", "Vecka 47", "Snitt 12 veckor"]


def picture(rows: int = 3, tables: int = 1) -> Message:
    """A message with tables and two charts."""
    lines = [
        [f"Område <{number}>", "Skadegörelse", Figure(number, str(number)), Figure(1.5, "1,5")]
        for number in range(rows)
    ]
    chart = line_chart(
        "Tolv veckor", ["v. 46", "v. 47"], [("Totalt", [3, 5]), ("Centrum", [1, 0])], "Vecka", "Antal"
    )
    blocks = [
        header("Lägesbild"),
        *(data_table("Antal & områden", HEAD, lines) for _ in range(tables)),
        chart,
        chart,
    ]
    return Message("Lägesbild", (*blocks, section(Mrkdwn("Slut"))))


def kinds(message: Message) -> list[str]:
    """The types of a message's blocks."""
    return [block["type"] for block in message.blocks]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("rows", "tables"), [(1, 1), (100, 1), (40, 2)])
def test_every_level_is_valid(level: str, rows: int, tables: int) -> None:
    message = simplify(picture(rows, tables), level)
    assert check_message(message.text, list(message.blocks)) == []


@pytest.mark.parametrize("level", ["tables", "text"])
def test_an_older_workspace_takes_the_simpler_levels(level: str) -> None:
    newest, simpler = picture(), simplify(picture(), level)
    assert check_message(newest.text, list(newest.blocks), older=True)
    assert check_message(simpler.text, list(simpler.blocks), older=True) == []


def test_the_newest_level_changes_nothing() -> None:
    assert simplify(picture(), "newest") == picture()


def test_a_table_becomes_a_plain_one_with_figures_to_the_right() -> None:
    message = simplify(picture(), "tables")
    assert kinds(message) == ["header", "section", "table", *["section"] * 5]
    table = message.blocks[2]
    assert table["rows"][1][3] == {"type": "raw_text", "text": "1,5"}
    assert table["column_settings"] == [{"is_wrapped": True}] * 2 + [{"align": "right"}] * 2


def test_a_second_table_becomes_words_since_slack_takes_one() -> None:
    assert kinds(simplify(picture(tables=2), "tables")).count("table") == 1


@pytest.mark.parametrize("level", ["tables", "text"])
def test_no_row_and_no_figure_is_lost(level: str) -> None:
    said = json.dumps(simplify(picture(100, 2), level).blocks, ensure_ascii=False)
    assert all(said.count(f"Område <{number}>") == 2 for number in range(100))


def test_words_say_what_the_table_and_the_chart_say() -> None:
    message = simplify(picture(1), "text")
    assert set(kinds(message)) == {"header", "section"}
    said = [block["text"]["text"] for block in message.blocks]
    assert said[1:5] == [
        "*Antal &amp; områden*",
        "Område <0>, Skadegörelse – Vecka 47: 0; Snitt 12 veckor: 1,5",
        "*Tolv veckor*",
        "Totalt – v. 46: 3; v. 47: 5\nCentrum – v. 46: 1; v. 47: 0",
    ]


def test_a_message_without_new_blocks_needs_nothing() -> None:
    assert needs(picture())
    assert needs(simplify(picture(), "tables"))
    assert not needs(simplify(picture(), "text"))


def test_the_levels_lead_down_to_words() -> None:
    assert [next_level(level) for level in LEVELS] == ["tables", "text", None]
    with pytest.raises(KeyError):
        next_level("newer")
