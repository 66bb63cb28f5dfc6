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
from assistant.memory.scope import Filters

if TYPE_CHECKING:
    from assistant.memory.recall import Recall

FEWEST_WORDS = 4  # of an answer that can call something up
AT_ONCE = 2
# Of a recall's score. On the sample's interview three answers of four call up a passage nearer than this; what
# the author never wrote about (a match, a soup, a thesis) stays below 1.1.
NEAR = 1.2
LOOKED_AT = 12


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
    chosen: dict[str, Hit] = {}
    for hit in found.hits:
        if hit.score >= NEAR and hit.passage.path not in shown:
            chosen.setdefault(hit.passage.path, hit)
    return tuple(hit.passage.citation for hit in list(chosen.values())[:AT_ONCE])
