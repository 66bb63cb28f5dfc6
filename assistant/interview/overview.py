"""What the posts of a year show, month by month: the evidence an interview opens with, and the months it
lacks.
"""

from __future__ import annotations

from assistant.domain import Corpus, Period, Post
from assistant.interview.phrases import day_name, fill, month_name, phrases

TITLES = 3  # named for each month
LINES = 5


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


def overview(corpus: Corpus, year: int, language: str) -> tuple[str, ...]:
    """What each month shows, titles with dates, in lines of which the fullest months are kept; then the
    quiet ones.
    """
    said = phrases(language)
    months: dict[int, list[Post]] = {}
    for post in posts_of(corpus, year):
        assert post.day is not None
        months.setdefault(post.day.month, []).append(post)
    fullest = sorted(sorted(months, key=lambda month: -len(months[month]))[:LINES])
    lines = []
    for month in fullest:
        titles = [
            f"「{post.title}」" if language == "ko" else f"“{post.title}”" for post in months[month][:TITLES]
        ]
        if len(months[month]) > TITLES:
            titles.append(fill(said["more"], count=len(months[month]) - TITLES))
        lines.append(fill(said["overview_line"], month=month_name(month, language), titles=", ".join(titles)))
    quiet = [month_name(month, language) for month in quiet_months(corpus, year)]
    if months and quiet:
        lines.append(fill(said["overview_quiet"], months=", ".join(quiet)))
    return tuple(lines)


def quiet_months(corpus: Corpus, year: int) -> tuple[int, ...]:
    """The months of a year without a post."""
    spoken = {post.day.month for post in posts_of(corpus, year) if post.day}
    return tuple(month for month in range(1, 13) if month not in spoken)
