"""A cited span where it stands: the words around it, as the author wrote them.

Takes a post and a span of its file; gives the rest of the paragraph on both sides, or as much of it as a card
holds. Called by the service for the page.
"""

from __future__ import annotations

from assistant.domain import Post, value

ROOM = 140  # characters on each side


@value
class InContext:
    """`before + span + after` is verbatim; `…` at an end says that the paragraph goes on there."""

    before: str
    span: str
    after: str


def in_context(post: Post, start: int, end: int, room: int = ROOM) -> InContext:
    """The span with what surrounds it in its paragraph, at most `room` characters a side, cut between words."""
    text = post.text
    opens = max(text.rfind("\n\n", post.body, start) + 2, post.body) if start > post.body else start
    closes = text.find("\n\n", end)
    before = text[opens:start].lstrip("\n")
    after = text[end : closes if closes >= 0 else len(text)].rstrip("\n")
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + "…"
    return InContext(before=before, span=text[start:end], after=after)
