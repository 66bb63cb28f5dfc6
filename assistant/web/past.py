"""The past as HTML: how a question's time was understood, when was written how much, a post in the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.domain import Post
from assistant.memory.when import Span
from assistant.web.cards import empty, opener, when
from assistant.web.markup import Html, html_of, joined, tag, unmarked

Words = Mapping[str, str]


def chips(spans: Sequence[Span], words: Words) -> Html:
    """How the time in a question was understood; a click takes one away."""
    return joined(
        tag(
            "button", span.label, type="button", class_="chip", data_drop=span.words,
            aria_label=words["drop_time"].format(time=span.label), title=words["drop_time"].format(time=span.label),
        )
        for span in spans
    )  # fmt: skip


def timeline(posts: Sequence[Post], words: Words) -> Html:
    """Posts a month, a row a year, newest first; a row opens to its posts."""
    dated = sorted(((post.day, post) for post in posts if post.day), key=lambda one: one[0])
    if not dated:
        return empty(words["nothing_found"])
    months = Counter((day.year, day.month) for day, _ in dated)
    most = max(months.values())
    named = words["months"].split()
    rows = []
    for year in sorted({day.year for day, _ in dated}, reverse=True):
        of_year = [(day, post) for day, post in dated if day.year == year]
        bars = (
            tag(
                "i",
                style=f"--share:{months[year, month] / most:.2f}",
                title=f"{year} {named[month - 1]}: {months[year, month]}",
            )
            for month in range(1, 13)
        )
        entries = (
            tag("li", tag("time", f"{day:%m-%d}"), " ", opener(post.title, post.path, post.folder))
            for day, post in of_year
        )
        summary = tag(
            "summary",
            tag("b", str(year)),
            tag("span", *bars, class_="bars", aria_hidden="true"),
            tag("span", str(len(of_year)), class_="count"),
        )
        rows.append(tag("details", summary, tag("ol", *entries), class_="year"))
    return joined(rows)


def reader(post: Post, quote: str, words: Words) -> Html:
    """A post as someone wrote it, open at `quote` where one is meant."""
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
        data_quote=unmarked(quote) or None,
    )
