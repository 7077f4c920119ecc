"""What people type, as Slack stores it, and the rich text that apps are told."""

import pytest

from sandbox.message_text import link_mentions, rich_text
from sandbox.state import DEFAULT, build_workspace


@pytest.fixture(scope="module")
def workspace():
    return build_workspace(DEFAULT)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("hej <du> & jag", "hej &lt;du&gt; &amp; jag"),
        ("@alma, kom!", "<@U0ALMA>, kom!"),
        ("@Alma Exempel kom", "<@U0ALMA> kom"),
        ("@min-app hjälp", "<@U0SANDBOXBOT> hjälp"),
        ("@almanacka a@bo.se @ingen", "@almanacka a@bo.se @ingen"),
        ("i #allmänt", "i <#C0ALLMANT|allmänt>"),
        ("@channel och @here", "<!channel> och <!here>"),
        ("se https://exempel.se/a?b=1&c=2.", "se <https://exempel.se/a?b=1&amp;c=2>."),
        ("<@U0ALMA>", "&lt;@U0ALMA&gt;"),
    ],
)
def test_names_and_links_are_marked_and_the_rest_escaped(workspace, typed, stored):
    assert link_mentions(workspace, typed) == stored


def test_a_command_that_asks_for_it_gets_names_beside_ids(workspace):
    assert link_mentions(workspace, "@bo #allmänt", labels=True) == "<@U0BO|bo> <#C0ALLMANT|allmänt>"


def test_the_rich_text_says_the_same_in_parts(workspace):
    stored = link_mentions(workspace, "a < b @bo #allmänt @here https://a.se/?x=1&y=2 slut")
    block = rich_text(stored)[0]
    assert (block["type"], bool(block["block_id"])) == ("rich_text", True)
    assert block["elements"][0]["type"] == "rich_text_section"
    assert [each for each in block["elements"][0]["elements"] if each.get("text") != " "] == [
        {"type": "text", "text": "a < b "},
        {"type": "user", "user_id": "U0BO"},
        {"type": "channel", "channel_id": "C0ALLMANT"},
        {"type": "broadcast", "range": "here"},
        {"type": "link", "url": "https://a.se/?x=1&y=2"},
        {"type": "text", "text": " slut"},
    ]
    assert rich_text("") == []
