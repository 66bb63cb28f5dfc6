"""Values of the domain as HTML. What the author wrote is shown as text someone wrote: escaped, never run.

A button carries what it opens in `data-post`; page.py turns a click on it into an event.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.doctor import Examined
from assistant.domain import Hit, Post
from assistant.web.markup import Html, html_of, joined, lit, tag

Words = Mapping[str, str]
NOTHING = Html("")
EXCERPT = 320  # characters of a passage that a search shows


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


def chips(labels: Sequence[str]) -> Html:
    """How the time in a question was understood."""
    return joined(tag("span", label, class_="chip") for label in labels)


def timeline(posts: Sequence[Post], words: Words) -> Html:
    """Posts a month, a row a year, newest first; a row opens to its posts."""
    dated = sorted(((post.day, post) for post in posts if post.day), key=lambda one: one[0])
    months = Counter((day.year, day.month) for day, _ in dated)
    most = max(months.values(), default=1)
    rows = []
    for year in sorted({day.year for day, _ in dated}, reverse=True):
        of_year = [(day, post) for day, post in dated if day.year == year]
        bars = (
            tag("i", style=f"--share:{months[year, month] / most:.2f}", title=f"{year}-{month:02}")
            for month in range(1, 13)
        )
        entries = (
            tag("li", tag("time", f"{day:%m-%d}"), " ", opener(post.title, post.path))
            for day, post in of_year
        )
        summary = tag(
            "summary",
            tag("b", str(year)),
            tag("span", *bars, class_="bars", aria_hidden="true"),
            tag("span", str(len(of_year)), class_="count"),
        )
        rows.append(tag("details", summary, tag("ol", *entries), class_="year"))
    return joined(rows) if rows else empty(words["nothing_found"])


def reader(post: Post, words: Words) -> Html:
    """A post as someone wrote it."""
    return tag(
        "article",
        tag("button", "×", type="button", class_="close", data_close="", aria_label=words["close"]),
        tag(
            "header",
            tag("time", when(post.day, words)),
            tag("h2", post.title),
            tag("p", post.path, class_="trail"),
        ),
        html_of(post.text[post.body :]),
        class_="reader",
        role="dialog",
        aria_modal="true",
        aria_label=post.title,
    )


def examination(found: Sequence[Examined]) -> Html:
    """What the doctor looked at: well, or what is wrong and what to do."""
    rows = (
        tag(
            "li",
            tag("b", one.what),
            " ",
            tag("span", one.finding),
            tag("p", one.remedy) if one.remedy else NOTHING,
            class_="wrong" if one.wrong else "well",
        )
        for one in found
    )
    return tag("ul", *rows, class_="examination")


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
