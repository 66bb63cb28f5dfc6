"""Values of the domain as HTML. What the author wrote is shown as text someone wrote: escaped, never run.

A button carries what it opens in `data-post`; page.py turns a click on it into an event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from assistant.domain import Hit
from assistant.web.markup import Html, joined, lit, tag

Words = Mapping[str, str]
NOTHING = Html("")
EXCERPT = 240  # characters of a passage that a search shows


def card(title: str, when: str, body: str, path: str, words: Words, heading: Sequence[str] = ()) -> Html:
    """One earlier entry."""
    return tag(
        "article",
        tag("header", tag("time", when), " ", tag("span", title)),
        tag("p", " › ".join(heading), class_="trail") if heading else NOTHING,
        tag("blockquote", body),
        opener(words["open_post"], path),
        class_="card",
    )


def opener(label: str, path: str, folder: str | None = None, quote: str | None = None) -> Html:
    """A button that opens a post in the reader; with `quote`, at these words of it."""
    return tag(
        "button", label, type="button", class_="quiet", data_post=path, data_folder=folder, data_quote=quote
    )


def hits(found: Sequence[Hit], terms: Sequence[str], words: Words) -> Html:
    """What a search brought up, best first, the words of the question marked."""
    if not found:
        return empty(words["nothing_found"])
    passages = [hit.passage for hit in found]
    return joined(
        tag(
            "article",
            tag("header", tag("time", when(p.date, words)), " ", tag("span", p.title)),
            tag("p", " › ".join(p.heading), class_="trail") if p.heading else NOTHING,
            tag("blockquote", lit(excerpt(p.prose, terms), terms)),
            opener(words["open_post"], p.path, p.folder, p.text),
            class_="card",
        )
        for p in passages
    )


def excerpt(prose: str, terms: Sequence[str], room: int = EXCERPT) -> str:
    """At most `room` characters around where most of the terms stand, cut between words, `…` where cut."""
    if len(prose) <= room:
        return prose
    places = sorted(prose.casefold().find(term.casefold()) for term in terms if term.strip())
    places = [place for place in places if place >= 0] or [0]
    first = max(places, key=lambda at: sum(at <= other < at + room for other in places))
    start = max(0, min(first - room // 5, len(prose) - room))
    piece = prose[start : start + room]
    head = "…" + piece.partition(" ")[2] if start else piece
    return head if start + room >= len(prose) else head.rpartition(" ")[0] + "…"


def quoted(sentence: str) -> Html:
    """What was asked, above what was found."""
    return tag("p", sentence, class_="asked")


def empty(sentence: str) -> Html:
    """A quiet sentence where something might have been."""
    return tag("p", sentence, class_="empty")


def done(sentence: str, remark: str = "") -> Html:
    """Something that took a while is over."""
    return tag("p", sentence, " ", remark, class_="done", role="status")


def notice(sentence: str, way_out: str = "") -> Html:
    """A failure where the person looks: what happened, and what to do."""
    return tag("p", sentence, " ", tag("span", way_out), class_="notice", role="alert")


def progress(stage: str, done: int, total: int | None, rest: str) -> Html:
    """How far something is that takes a while, and how long it still takes."""
    bar = tag("progress", max=total, value=done if total else None, aria_label=stage)
    return tag("div", tag("span", stage), bar, tag("span", rest), class_="progress", role="status")


def when(date: dt.date | None, words: Words) -> str:
    return date.isoformat()[:10] if date else words["no_date"]
