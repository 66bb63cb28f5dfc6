"""What the posts of a year show, month by month: the evidence an interview opens with, and the months it
lacks.

Takes the corpus and a year; gives lines for the person, each with the posts it names. `opening` is all of it:
the months in at most five lines, and what the last review promised first. Called by the service and the agenda.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from assistant.domain import Citation, Corpus, Period, Post, Thread, value
from assistant.interview.matters import matters
from assistant.interview.phrases import day_name, fill, month_name, phrases
from assistant.interview.quoting import quotable

TITLES = 3  # named in each line
LINES = 5


@value
class Shown:
    """A line of what was found, and the posts (or the sentence) it speaks of."""

    text: str
    posts: tuple[Post, ...] = ()
    citation: Citation | None = None


def posts_of(corpus: Corpus, year: int) -> tuple[Post, ...]:
    """The author's dated posts of a year, oldest first, without yearly reviews, drafts and copies."""
    looks_back = {review.post.path for review in corpus.yearly()}
    looks_back |= {r.post.path for r in corpus.reviews if r.period == Period(year=year)}
    return tuple(
        post
        for post in corpus.originals()
        if post.day and post.day.year == year and not post.draft and post.path not in looks_back
    )


def overview_sentence(corpus: Corpus, year: int, language: str) -> str:
    """One sentence on how many posts there are and from when to when, or that none was found."""
    posts, said = posts_of(corpus, year), phrases(language)
    if not posts:
        return fill(said["overview_none"], year=year)
    first, last = posts[0], posts[-1]
    assert first.day is not None
    assert last.day is not None
    return fill(
        said["overview" if len(posts) > 1 else "overview_one"],
        year=year,
        count=len(posts),
        first=day_name(first.day, language),
        first_title=first.title,
        last=day_name(last.day, language),
        last_title=last.title,
    )


def opening(
    corpus: Corpus, threads: Sequence[Thread], year: int, language: str, until: dt.date | None = None
) -> tuple[Shown, ...]:
    """What is shown before the first question: the months, and the first promise of the last review; what was
    not found is said. `until` is the first day that is not seen, where that lies in the year.
    """
    said = phrases(language)
    last = max((r.period.year for r in corpus.yearly() if r.period.year < year), default=None)
    if last is None:
        none = fill(said["overview_no_review"], year=year)
        return (*overview(corpus, year, language, until), Shown(text=none))
    goals = [t for t in threads if t.review == last and t.kind == "goal" and quotable(t.citation.quote)]
    firmest = [matter[0] for matter in matters(goals, corpus, language)[:1]]  # what is asked about first
    promises = [
        Shown(
            text=fill(said["overview_promise"], year=last, quote=quotable(thread.citation.quote)),
            citation=thread.citation,
        )
        for thread in firmest
    ]
    return (*overview(corpus, year, language, until), *promises)


def overview(corpus: Corpus, year: int, language: str, until: dt.date | None = None) -> tuple[Shown, ...]:
    """The months in their order, titles with dates, in at most five lines; then the quiet ones."""
    said = phrases(language)
    posts = posts_of(corpus, year)
    quiet = [month_name(month, language) for month in quiet_months(corpus, year, until)]
    if not posts:
        return (Shown(text=fill(said["overview_none"], year=year)),)
    spans = _spans(posts, LINES - 1 if quiet else LINES)
    lines = [_line(span, language) for span in spans]
    if quiet:
        lines.append(Shown(text=fill(said["overview_quiet"], months=", ".join(quiet))))
    return tuple(lines)


def quiet_months(corpus: Corpus, year: int, until: dt.date | None = None) -> tuple[int, ...]:
    """The months of a year without a post; only those that are over `until` that day."""
    spoken = {post.day.month for post in posts_of(corpus, year) if post.day}
    over = until.month - 1 if until and until.year == year else 12
    return tuple(month for month in range(1, over + 1) if month not in spoken)


def _spans(posts: Sequence[Post], most: int) -> list[list[Post]]:
    """The posts by month; neighbouring months share a line until there are no more than `most` lines, those
    with the fewest posts first.
    """
    months: dict[int, list[Post]] = {}
    for post in posts:
        months.setdefault(_month(post), []).append(post)
    spans = [months[month] for month in sorted(months)]
    while len(spans) > most:
        at = min(range(len(spans) - 1), key=lambda n: len(spans[n]) + len(spans[n + 1]))
        spans[at : at + 2] = [spans[at] + spans[at + 1]]
    return spans


def _line(posts: Sequence[Post], language: str) -> Shown:
    """`3–5월: 3월 2일 「…」, 4월 9일 「…」 외 2편`; the posts named lie spread over the span."""
    said = phrases(language)
    first, last = _month(posts[0]), _month(posts[-1])
    names = {"first": month_name(first, language), "last": month_name(last, language)}
    if first == last:
        months = names["first"]
    else:
        months = fill(said["overview_months"], first=first if language == "ko" else names["first"],
                      last=last if language == "ko" else names["last"])  # fmt: skip
    step = max(1, -(-len(posts) // TITLES))
    named = posts[::step][:TITLES]
    pattern = said["overview_post" if first == last else "overview_post_dated"]
    titles = [
        fill(pattern, title=post.title, month=_month(post), day=post.day.day,
             month_short=calendar.month_abbr[_month(post)])
        for post in named if post.day
    ]  # fmt: skip
    told = ", ".join(titles)
    if len(posts) > len(named):
        told += fill(said["more"], count=len(posts) - len(named))
    return Shown(text=fill(said["overview_line"], month=months, titles=told), posts=tuple(named))


def _month(post: Post) -> int:
    assert post.day is not None
    return post.day.month
