"""Earlier entries that an answer calls up, shown beside the interview: each at most once.

Takes an answer and what was shown or quoted already; gives citations of older posts. Only what is clearly near
is shown: an entry that has nothing to do with the answer disturbs more than none helps. Called by the guide
after each answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

from assistant.domain import Citation, Hit
from assistant.interview.text import words
from assistant.language.morphemes import HANGUL, content
from assistant.memory.scope import Filters
from assistant.tables import for_language

if TYPE_CHECKING:
    from assistant.memory.recall import Recall

FEWEST_WORDS = 6  # of an answer that can call something up
AT_ONCE = 2
# Of a recall's score. On the sample's interview, which is Korean, three answers of four call up a passage nearer than
# this; what the author never wrote about (a match, a soup, a thesis) stays below 1.1. Of forty answers about two real
# years, what was near in English reached 0.9 and the rest stayed below 0.7.
NEAR = {"ko": 1.2, "en": 0.8}
LOOKED_AT = 12
IN_COMMON = {"ko": 3, "en": 2}  # words that both share: a like mood alone ("so did I") calls up nothing
LETTERS = {"ko": 2, "en": 5}  # of a word that counts


def called_up(
    answer: str, recall: Recall, *, before: dt.date, year: int, shown: Collection[str]
) -> tuple[Citation, ...]:
    """What the answer calls up of what was written before the year: a passage of a post each, best first.

    `shown` holds the paths of the posts that were shown already.
    """
    if words(answer) < FEWEST_WORDS:
        return ()
    since = min(before, dt.date(year, 1, 1))
    found = recall.search(answer, Filters(before=since, times=False), k=LOOKED_AT)
    if not found.by_meaning:
        return ()
    language = "ko" if HANGUL.search(answer) else "en"
    said, chosen = _telling(answer, language), dict[str, Hit]()
    for hit in found.hits:
        shared = len(said & _telling(hit.passage.prose, language))
        near = hit.score >= for_language(NEAR, language) and shared >= for_language(IN_COMMON, language)
        if near and hit.passage.path not in shown:
            chosen.setdefault(hit.passage.path, hit)
    return tuple(hit.passage.citation for hit in list(chosen.values())[:AT_ONCE])


def _telling(text: str, language: str) -> frozenset[str]:
    fewest = for_language(LETTERS, language)
    return frozenset(word for word in content(text, language) if len(word) >= fewest)
