"""Write text for Slack: people's words are escaped here and nowhere else."""

import re

from domain.erasure import GONE


class Mrkdwn(str):
    """Text for mrkdwn fields: our own markup, and people's words escaped."""

    __slots__ = ()


def escape(words: str) -> Mrkdwn:
    """Escape people's words: no mention, link or channel call can come of them."""
    return Mrkdwn(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def plain(words: Mrkdwn) -> str:
    """Write our own text without markup as it is read: for a page, where nothing is escaped."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mention(user: str) -> Mrkdwn:
    """Mention someone, who is '–' once erased; raises ValueError for what is no user id of Slack's."""
    if user.startswith(GONE):
        return Mrkdwn("–")
    if not re.fullmatch(r"[UW][A-Z0-9]+", user):
        raise ValueError("not a Slack user id")
    return Mrkdwn(f"<@{user}>")


def join(parts: list[Mrkdwn], between: str = "\n") -> Mrkdwn:
    """Join several pieces of mrkdwn into one."""
    return Mrkdwn(between.join(parts))


def clip_line(text: str, most: int) -> str:
    """Put the text on one line and cut it to at most so many characters."""
    return clip(" ".join(text.split()), most)


def clip(words: str, most: int) -> str:
    """Cut the words to as many as fit with an ellipsis; never half an escaped character."""
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    cut = kept.rfind("&")
    if cut > len(kept) - 5 and ";" not in kept[max(cut, 0) :]:
        kept = kept[:cut]
    return kept.rstrip() + "…"
