"""How the signs that a passage is meant are put together. Called by recall.py.

Each is told on one scale: the share of the way from chance (0) to sameness (1), or of a question's weight. So
they add up, and what weighs most is what stands out most: a question in the author's very words is decided by
the words, one asked from memory by the meaning. Rank fusion throws that away, and finds less.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.domain import Passage, Period, value
from assistant.memory.facets import Facets
from assistant.memory.when import Span
from assistant.posts.periods import bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Rows = NDArray[np.intp]
    Mask = NDArray[np.bool_]

# What each sign weighs beside a passage's own nearness.
HEADINGS = 0.2
SENTENCES = 0.5
WORDS = 1.2
LANGUAGE = 1.0 + HEADINGS + SENTENCES  # it is in every nearness
TIME = 0.8
CARRIED = 0.4  # at most so much better counts the best of a section for the rest of it

BY_WORDS = 100  # passages richest in the question's words that are looked at, near or not
READ = 120  # of these, those whose single sentences are looked at: as good as all, and a third of the time
AFTERWARDS = dt.timedelta(days=60)  # what happened in a span is written about for so long


@value
class Near:
    """A question's vector, and the cosine of the passages nearest to it, by row. `tongue` [passages] is how
    much nearer a passage is than others for its language alone."""

    vector: Scores
    cosines: Mapping[int, float]
    tongue: Scores


def rank(
    near: Near | None, facets: Facets | None, words: Scores, sections: Rows, allowed: Mask
) -> tuple[Rows, Scores]:
    """Rows of the candidates, nearest in meaning or richest in the question's words, with the rest of the
    sections they stand in; and the score of each.

    `words` is for every passage the share of the question's weight that it carries, 0 for those not allowed;
    `sections` numbers the section each stands in. Without `near` or `facets` (no vectors yet) words alone
    decide.
    """
    import numpy as np

    if near is None or facets is None:
        rows = np.flatnonzero(words > 0)
        return rows, WORDS * words[rows]
    richest = np.argsort(-words, kind="stable")[:BY_WORDS]
    found = np.array([*near.cosines, *richest[words[richest] > 0].tolist()], np.intp)
    rows = np.flatnonzero(allowed & np.isin(sections, sections[found]))
    last = min(near.cosines.values())
    cosines = np.array([near.cosines.get(int(row), last) for row in rows], np.float32)
    whole = facets.whole(near.vector, rows, facets.scale.of(cosines))
    scores: Scores = (
        (1.0 + SENTENCES) * whole
        + HEADINGS * facets.headings(near.vector, rows, whole)
        + WORDS * words[rows]
        - LANGUAGE * near.tongue[rows]
    )
    read = np.argsort(-scores, kind="stable")[:READ]
    nearest = facets.sentences(near.vector, rows[read], whole[read])
    scores[read] += SENTENCES * (nearest - whole[read])
    return rows, scores


def with_sections(scores: Scores, sections: Rows) -> Scores:
    """The score of each passage and of the best of its section: what is meant is often told over several
    passages, and only one of them has the question's words or sense. One that has none of it is not carried
    past what other posts say of it: a section without headings is a whole post."""
    import numpy as np

    best = np.full(int(sections.max(initial=-1)) + 1, -np.inf, np.float32)
    np.maximum.at(best, sections, scores)
    both: Scores = scores + np.minimum(best[sections], scores + CARRIED)
    return both


def meant(passage: Passage, spans: Sequence[Span]) -> bool:
    """Whether a passage tells of days in one of the spans: a review of the period it looks back on, whenever it was
    posted, another post of the days up to its own."""
    days = _told(passage)
    return days is not None and any(days[0] < span.before and span.since <= days[1] for span in spans)


def _told(passage: Passage) -> tuple[dt.date, dt.date] | None:
    """The first and the last day a passage may tell of."""
    if passage.period:
        year, _, part = passage.period.partition("-")
        return bounds(Period(year=int(year), part=part or None))
    return (passage.date - AFTERWARDS, passage.date) if passage.date else None
