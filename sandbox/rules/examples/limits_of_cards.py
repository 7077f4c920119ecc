"""The limits of cards, videos, heading levels and feedback buttons."""

from typing import Any

from sandbox.rules.examples.parts import (
    Limits,
    Piece,
    button,
    card,
    carousel,
    context_actions,
    feedback,
    heading,
    icon_button,
    message,
    mrkdwn,
    opinion,
    plain,
    url,
    video,
    x,
)


def thought(**more: Any) -> Piece:
    return message(context_actions(feedback(positive_button=opinion(**more))))


def icon(**more: object) -> Piece:
    return message(context_actions(icon_button(**more)))


THOUGHT = "elements/0/positive_button"
ICON = "elements/0"
CARDS: Limits = (
    ("level", "level", 4, lambda n: message(heading(level=n))),
    ("card title", "title/text", 150, lambda n: message(card(title=mrkdwn(x(n))))),
    ("card subtitle", "subtitle/text", 150, lambda n: message(card(subtitle=plain(x(n))))),
    ("card body", "body/text", 200, lambda n: message(card(body=mrkdwn(x(n))))),
    ("card subtext", "subtext/text", 200, lambda n: message(card(subtext=mrkdwn(x(n))))),
    ("card buttons", "actions", 3, lambda n: message(card(actions=[button()] * n))),
    ("cards", "elements", 10, lambda n: message(carousel(*[card()] * n))),
    ("feedback and icons", "elements", 5, lambda n: message(context_actions(*[feedback()] * n))),
    ("feedback text", f"{THOUGHT}/text/text", 75, lambda n: thought(text=plain(x(n)))),
    ("feedback value", f"{THOUGHT}/value", 2000, lambda n: thought(value=x(n))),
    ("feedback description", f"{THOUGHT}/accessibility_label", 75, lambda n: thought(accessibility_label=x(n))),
    ("icon text", f"{ICON}/text/text", 75, lambda n: icon(text=plain(x(n)))),
    ("icon value", f"{ICON}/value", 2000, lambda n: icon(value=x(n))),
    ("icon description", f"{ICON}/accessibility_label", 75, lambda n: icon(accessibility_label=x(n))),
    ("who sees an icon", f"{ICON}/visible_to_user_ids", 10, lambda n: icon(visible_to_user_ids=["U0001"] * n)),
    ("video title", "title/text", 199, lambda n: message(video(title=plain(x(n))))),
    ("video about", "description/text", 199, lambda n: message(video(description=plain(x(n))))),
    ("video description", "alt_text", 2000, lambda n: message(video(alt_text=x(n)))),
    ("video author", "author_name", 49, lambda n: message(video(author_name=x(n)))),
    ("video provider", "provider_name", 49, lambda n: message(video(provider_name=x(n)))),
    ("video address", "video_url", 3000, lambda n: message(video(video_url=url(n)))),
    ("video page", "title_url", 2000, lambda n: message(video(title_url=url(n)))),
    ("video picture", "thumbnail_url", 3000, lambda n: message(video(thumbnail_url=url(n)))),
    ("video icon", "provider_icon_url", 2000, lambda n: message(video(provider_icon_url=url(n)))),
)
LEAST_OF_CARDS: Limits = (
    ("level", "level", 1, lambda n: message(heading(level=n))),
    ("cards", "elements", 1, lambda n: message({**carousel(), "elements": [card()] * n})),
    ("feedback and icons", "elements", 1, lambda n: message({**context_actions(), "elements": [feedback()] * n})),
)
