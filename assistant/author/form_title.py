"""The title of the next review, in the manner of the last ones. `form.py` is the only caller.

Where the same words return every year, they return again with the year moved on. Where half of the title
is new each year, what returns is kept and "…" marks what the author fills in. Where everything is new,
the plain title of the language is proposed: an invented witticism would be nobody's.
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.author.form_words import PLAIN_FORMS
from assistant.author.years import FULL_YEAR, move_on
from assistant.domain import Review
from assistant.tables import for_language

OPEN = "…"


def next_title(reviews: tuple[Review, ...], year: int) -> str:
    """`reviews` are of earlier years, oldest first, at least one.

    "2023년 회고, 세어 보니 41번", "2024년 회고, 세어 보니 31번" → "2026년 회고, 세어 보니 …"
    """
    moved = [move_on(review.post.title, review.period.year, year) for review in reviews]
    if len(moved) == 1:
        return _alone(reviews[0].post.title, moved[0]) or _plain(reviews[0], year)
    if _bare(moved[-1]) == _bare(moved[-2]):
        return moved[-1]
    again, times = Counter(reversed(moved)).most_common(1)[0]  # of two equally often, the later one
    if times > 1 and times >= len(moved) / 2:
        return again
    return _shared(moved) or _plain(reviews[-1], year)


def _alone(written: str, moved: str) -> str:
    """The only title there is, moved on; a number that did not move is a fact of that year and stays open."""
    if moved == written:
        return ""
    stood = set(re.findall(r"\d+", written))
    return re.sub(r"\d[\d,.]*", lambda m: OPEN if m[0] in stood else m[0], moved)


def _plain(latest: Review, year: int) -> str:
    return for_language(PLAIN_FORMS, latest.post.language).title.format(year=year)


def _shared(titles: list[str]) -> str:
    """The words of the last title that at least half of the others have too; empty where that is no title."""
    words = titles[-1].split()
    others = [{_bare(word) for word in title.split()} for title in titles[:-1]]
    kept = [sum(_bare(word) in other for other in others) >= max(1, len(others) / 2) for word in words]
    told = [word for word, keep in zip(words, kept, strict=True) if keep]
    if len(told) < 2 or not any(FULL_YEAR.search(word) for word in told):
        return ""
    if sum(kept) * 2 < len(words):
        return " ".join(_bare(word) for word in told)
    with_gaps = [word if keep else OPEN for word, keep in zip(words, kept, strict=True)]
    return re.sub(rf"{OPEN}(?: {OPEN})+", OPEN, " ".join(with_gaps))


def _bare(word: str) -> str:
    return word.strip(",.:;!?-–—\"'“”‘’")
