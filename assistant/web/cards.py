"""Values of the domain as HTML. What the author wrote is shown as text someone wrote: escaped, never run.

A button carries what it opens in `data-post`; page.py turns a click on it into an event.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.doctor import Examined
from assistant.domain import Citation, Hit, Post, Status, Thread, Turn
from assistant.web.markup import Html, html_of, joined, line_of, lit, tag

Words = Mapping[str, str]
FATES: tuple[Status, ...] = ("open", "partly", "unknown", "kept", "dropped")
WAITING = frozenset({"open", "partly"})
BEADS = 4
NOTHING = Html("")


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


def opener(label: str, path: str) -> Html:
    """A button that opens a post in the reader."""
    return tag("button", label, type="button", class_="quiet", data_post=path)


def citations(cites: Sequence[Citation], words: Words) -> Html:
    """The entries a question rests on."""
    if not cites:
        return empty(words["nothing_called_up"])
    return joined(card(c.title, when(c.date, words), c.quote, c.path, words, c.heading) for c in cites)


def hits(found: Sequence[Hit], terms: Sequence[str], words: Words) -> Html:
    """What a search brought up, best first, the words of the question marked."""
    if not found:
        return empty(words["nothing_found"])
    passages = [hit.passage for hit in found]
    return joined(
        card(p.title, when(p.date, words), lit(p.prose, terms), p.path, words, p.heading) for p in passages
    )


def chips(labels: Sequence[str]) -> Html:
    """How the time in a question was understood."""
    return joined(tag("span", label, class_="chip") for label in labels)


def conversation(turns: Sequence[Turn], words: Words) -> Html:
    """The interview so far: each question, why it is asked, and what was said to it."""
    told = []
    for turn in turns:
        waits = turn.state == "asked"
        why = tag("p", turn.why, class_="why") if turn.why and waits else NOTHING
        told.append(tag("div", tag("p", turn.question), why, class_="question", data_n=turn.n))
        if turn.state == "answered":
            paragraphs = joined(tag("p", part) for part in turn.answer.split("\n\n"))
            told.append(tag("div", paragraphs, class_="answer"))
            again = tag("button", words["revise"], type="button", class_="quiet revise", data_turn=turn.n)
            told.append(again)
        elif not waits:
            told.append(tag("div", words[f"was_{turn.state}"], class_="answer passed"))
    return tag("div", *told, class_="talk", role="log", aria_label=words["conversation"], tabindex=0)


def closing(words: Words) -> Html:
    """What is said when nothing is left to ask."""
    return tag("p", words["over"], class_="over")


def areas(heard: Mapping[str, int], words: Words) -> Html:
    """The parts of the year, and how much of each was told: a grid that fills."""
    if not heard:
        return NOTHING
    rows = (
        tag("li", tag("span", area), tag("span", _beads(count), class_="beads", role="img", aria_label=count))
        for area, count in heard.items()
    )
    return joined([tag("h2", words["areas"]), tag("ul", *rows, class_="areas")])


def _beads(count: int) -> str:
    full = min(count, BEADS)
    return "●" * full + "○" * (BEADS - full)


def threads(found: Sequence[Thread], words: Words) -> Html:
    """Promises and regrets as chips, with what became of each; those that wait for nothing behind a line."""
    if not found:
        return NOTHING
    ordered = sorted(found, key=lambda thread: (FATES.index(thread.status), -thread.review))
    waiting = [_thread(thread, words) for thread in ordered if thread.status in WAITING]
    others = [_thread(thread, words) for thread in ordered if thread.status not in WAITING]
    summary = tag("summary", words["other_threads"].format(count=len(others)))
    behind = tag("details", summary, *others, class_="others") if others else NOTHING
    return joined([tag("h2", words["threads"]), *waiting, behind])


def _thread(thread: Thread, words: Words) -> Html:
    fate = tag("span", words[f"fate_{thread.status}"], class_="fate")
    return tag(
        "details",
        tag("summary", fate, " ", tag("span", line_of(thread.citation.quote), class_="said")),
        opener(f"{thread.review} · {words['open_post']}", thread.citation.path),
        class_=f"thread {thread.status}",
    )


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
