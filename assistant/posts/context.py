"""A cited span where it stands: the words around it, as the author wrote them.

Takes a post and a span of its file; gives the rest of the paragraph on both sides, or as much of it as a card
holds. Called by the service for the page.
"""

from __future__ import annotations

import re

from assistant.domain import Post, value

# Where a paragraph ends: an empty line, or a line before which an item of a list, a heading or a quotation begins.
BREAK = re.compile(r"\n(?:[ \t]*\n)+|\n(?=[ \t]*(?:[-*+]|\d+[.)]|#{1,6}|>)[ \t])")
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
    breaks = [match.end() for match in BREAK.finditer(text, min(post.body, start), start)]
    closes = BREAK.search(text, end)
    before = text[breaks[-1] if breaks else min(post.body, start) : start]
    after = text[end : closes.start() if closes else len(text)].rstrip("\n")
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + "…"
    return InContext(before=before, span=text[start:end], after=after)
