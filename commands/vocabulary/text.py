"""Text as Slack wants it: what people wrote is escaped here and nowhere else."""

import re


class Mrkdwn(str):
    """Text that may stand in a mrkdwn place: our own markup, and people's words escaped."""

    __slots__ = ()


def escape(words: str) -> Mrkdwn:
    """People's words made harmless: no mention, link or channel call can come of them."""
    return Mrkdwn(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def mention(user: str) -> Mrkdwn:
    """Someone as Slack shows people; raises ValueError for what is no user id of Slack's."""
    if not re.fullmatch(r"[UW][A-Z0-9]+", user):
        raise ValueError("not a Slack user id")
    return Mrkdwn(f"<@{user}>")


def join(parts: list[Mrkdwn], between: str = "\n") -> Mrkdwn:
    """Several pieces of mrkdwn as one."""
    return Mrkdwn(between.join(parts))


def clip(words: str, most: int) -> str:
    """The words, or as many as fit with an ellipsis; never half an escaped character."""
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    cut = kept.rfind("&")
    if cut > len(kept) - 5 and ";" not in kept[max(cut, 0) :]:
        kept = kept[:cut]
    return kept.rstrip() + "…"
