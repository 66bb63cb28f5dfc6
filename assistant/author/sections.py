"""What the headings of a review announce: goals for what comes next, or regrets.

Used by `threads.py`, where they make goals of plain list items, and by `later_texts.py`, where what
stands under goals is no result.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.author.form_words import LOOKING_BACK_WORDS, NEXT_YEAR_WORDS, REGRET_WORDS
from assistant.domain import Review, ThreadKind
from assistant.posts.markup import Block


def section(above: Sequence[Block], review: Review) -> ThreadKind | None:
    """What the innermost telling one of the headings above announces; None in the body of the review."""
    for heading in reversed(above):
        if looks_back(heading.prose):
            return None
        if told := announced(heading.prose, review):
            return told
    return None


def announced(heading: str, review: Review) -> ThreadKind | None:
    """What a heading announces, as far as its own words tell."""
    told, language = heading.lower(), review.post.language
    if looks_back(heading):
        return None
    if str(review.period.year + 1) in told or _names(told, NEXT_YEAR_WORDS, language):
        return "goal"
    return "regret" if _names(told, REGRET_WORDS, language) else None


def looks_back(heading: str) -> bool:
    """Whether a heading is about what lies behind, goals of last year included."""
    return any(word in heading.lower() for word in LOOKING_BACK_WORDS)


def _names(told: str, words: dict[str, tuple[str, ...]], language: str) -> bool:
    return any(word in told for word in (*words.get(language, ()), *words["en"]))
