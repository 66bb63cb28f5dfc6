"""Values of the domain as HTML. What the author wrote is shown as text someone wrote: escaped, never run.

A button carries what it opens in `data-post`, `data-folder` and `data-quote`; layout/pieces.py hears a click on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.domain import Citation, Hit
from assistant.web.markup import Html, joined, lit, mentions, tag

if TYPE_CHECKING:
    from assistant.memory.recall import Recollection

Words = Mapping[str, str]
NOTHING = Html("")
EXCERPT = 240  # characters of a passage that a search shows


def entry(cite: Citation, body: str, words: Words, *also: str) -> Html:
    """An earlier entry: when and where it was written, what it says, the way to it; `also` stands beside that."""
    return tag(
        "article",
        tag("header", tag("time", when(cite.date, words)), " ", tag("span", cite.title)),
        tag("p", " › ".join(cite.heading), class_="trail") if cite.heading else NOTHING,
        tag("blockquote", body),
        tag("p", opens(cite, words), *also, class_="deeds"),
        class_="card",
    )


def opens(cite: Citation, words: Words) -> Html:
    """A button that opens a post at the words that are meant."""
    return opener(words["open_post"], cite.path, cite.folder, cite.quote)


def opener(label: str, path: str, folder: str, quote: str | None = None, said: str | None = None) -> Html:
    """A button that opens a post in the reader; with `quote`, at these words of it. `said`: what is told of it
    where the label alone says too little.
    """
    return tag(
        "button", label, type="button", class_="quiet", data_post=path, data_folder=folder, data_quote=quote,
        aria_label=said, title=said,
    )  # fmt: skip


def recalled(found: Recollection, words: Words) -> Html:
    """What a question brought up; first, whether some of what was written cannot be found by its meaning yet."""
    waiting = NOTHING
    if found.waiting:
        said = words["waiting" if found.by_meaning else "waiting_words"]
        waiting = done(said.format(count=f"{found.waiting:,}"))
    return joined((waiting, hits(found.hits, found.terms, words)))


def hits(found: Sequence[Hit], terms: Sequence[str], words: Words) -> Html:
    """What a search brought up, best first, the words of the question marked."""
    if not found:
        return empty(words["nothing_found"])
    passages = [hit.passage for hit in found]
    return joined(
        entry(passage.citation, lit(excerpt(passage.prose, terms), terms), words) for passage in passages
    )


def excerpt(prose: str, terms: Sequence[str], room: int = EXCERPT) -> str:
    """At most `room` characters around where most of the terms stand, cut between words, `…` where cut."""
    if len(prose) <= room:
        return prose
    places = [start for start, _ in mentions(prose, terms)] or [0]
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
