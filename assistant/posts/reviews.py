"""Which posts are reviews, and on which period each looks back.

`find_reviews` takes all posts of an author and gives their reviews; `explain` tells why a post is one or not,
for `assistant posts --why`. Each post is judged by the evidence of its own places (`review_signals.py`), for
each span it could look back on, then once more beside its siblings: the posts of the same title pattern,
series or folder of reviews. Siblings lend weight to a doubtful member and make a series consistent: ordinals
("네 번째 회고", "My Ninth Year") count on from each other, monthly posts keep one distance to their month.
No review is made up for years without a post. Pure: the order of the posts does not matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from assistant.domain import Period, Post, Review, value
from assistant.posts.periods import MONTH_NAMES, ORDINALS, SPANS, Span, month_before
from assistant.posts.review_clues import Clues
from assistant.posts.review_period import Signal, candidates, for_period, for_review, resolve
from assistant.posts.review_signals import BACK_ONLY, ENOUGH, FILED_MONTH, evidence, mismatch, timing
from assistant.posts.words import WORD_BEGINS, WORD_ENDS, fold

ORDINAL = 3.0  # what the siblings' ordinals say about the year
DISTANCE = 2.0  # what the siblings' months say about the distance between month and posting
SIBLING = 0.3  # a sibling of reviews
DOUBTFUL = 0.5  # what a sibling's help needs to build on

Key = tuple[str, str]  # a post's folder and path


@value
class Judgement:
    """One post, judged for one span."""

    clues: Clues
    span: Span
    period: Period
    signals: tuple[Signal, ...]
    weight: float  # what speaks for the post's being a review of this span, less what speaks against
    stands: bool


def _judgement(clues: Clues, span: Span, period: Period, signals: tuple[Signal, ...]) -> Judgement:
    weight = round(sum(s.weight for s in signals if s.question == "review" and s.span in (None, span)), 6)
    stands = weight >= ENOUGH and _grounded(clues, span, signals)
    return Judgement(clues=clues, span=span, period=period, signals=signals, weight=weight, stands=stands)


def find_reviews(posts: Sequence[Post]) -> tuple[Review, ...]:
    """The reviews among the posts, in the order in which the posts are given."""
    judged = _judge(posts)
    return tuple(
        Review(post=post, period=best.period)
        for post in posts
        if (best := judged.get((post.folder, post.path))) is not None and best.stands
    )


def explain(post: Post, posts: Sequence[Post]) -> tuple[Signal, ...]:
    """The evidence for and against `post` being a review, heaviest first; empty where there is none."""
    best = _judge(posts).get((post.folder, post.path))
    if best is None:
        return ()
    tied = [s for s in best.signals if s.span in (None, best.span)]
    return tuple(sorted(tied, key=lambda s: (s.question == "period", -abs(s.weight))))


def _judge(posts: Sequence[Post]) -> Mapping[Key, Judgement]:
    """The best judgement of every post that could be a review, siblings heard."""
    clues = [Clues(post) for post in posts]
    crowd = Counter(filed for c in clues if (filed := _filed(c)) is not None)
    options: list[Judgement] = []
    for c in clues:
        found = evidence(c)
        if found:
            options += _options(c, found, alone=(filed := _filed(c)) is not None and crowd[filed] == 1)
    options = _hear_siblings(options)
    best: dict[Key, Judgement] = {}
    for option in options:
        key = (option.clues.post.folder, option.clues.post.path)
        if key not in best or (option.stands, option.weight) > (best[key].stands, best[key].weight):
            best[key] = option
    return best


def _filed(clues: Clues) -> tuple[str, str, int, int] | None:
    """The folder of reviews and the month a post is filed under in it."""
    month = clues.filed_month
    label = next((p.proof for p in clues.folders if p.level in ("word", "phrase")), "")
    if month is None or not (label or clues.filed_span == "month"):
        return None
    return (clues.post.folder, label, *month)


def _options(clues: Clues, found: tuple[Signal, ...], *, alone: bool) -> list[Judgement]:
    options = []
    for span in SPANS:
        if not _possible(clues, found, span, alone=alone):
            continue
        periods = candidates(clues, span)
        period = resolve(periods)
        if period is None:
            continue
        signals = [*found, *periods]
        signals += [s for s in (timing(clues, span, period), mismatch(clues, span, period)) if s is not None]
        if span == "month" and alone:
            says = "the only one filed under its month"
            signals.append(for_review("folder", says, FILED_MONTH, "month", proof=clues.post.path))
        options.append(_judgement(clues, span, period, tuple(signals)))
    return options


def _possible(clues: Clues, found: tuple[Signal, ...], span: Span, *, alone: bool) -> bool:
    """Whether the post could look back on such a span. Years need no word for it; what is shorter says so."""
    if span == "year":
        return clues.title.span in (None, "year")
    return any(s.span == span and s.where in ("title", "file name", "labels", "folder") for s in found) or (
        span == "month" and alone
    )


def _grounded(clues: Clues, span: Span, signals: tuple[Signal, ...]) -> bool:
    """Whether what makes it a review is its own: a name that says so, or a text that speaks of the period.

    Weight alone may come from label, folder and season: a project's retrospective in December has them all.
    """
    places = (clues.title, clues.stem, *clues.labels, *clues.folders)
    if any(p.level in ("phrase", "farewell") and p.span in (None, span) and not p.against for p in places):
        return True
    own = [s for s in signals if s.question == "review" and s.span == span]
    if span in ("half", "quarter"):
        return any(p.level == "loose" and p.span == span for p in places) or clues.filed_span == span
    if span == "month":
        return any(
            s.where in ("labels", "folder", "siblings", "headings") or (s.where == "title" and s.weight > 0.4)
            for s in own
        )
    spoken = any(s.where == "text" and s.weight >= BACK_ONLY for s in own)
    said = clues.title.level != "none" or clues.stem.level not in ("none", "hint", "count")
    return spoken and (
        said or (any(s.where == "opening" for s in own) and any(s.where == "headings" for s in own))
    )


# --- Siblings -----------------------------------------------------------------------------------------

# What changes from one post of a series to the next.
_NUMBER_WORDS = [word for word in (*ORDINALS, *MONTH_NAMES) if word.isascii()]
_VARIABLE = re.compile(
    rf"\d+|{WORD_BEGINS}(?:{'|'.join(_NUMBER_WORDS)}){WORD_ENDS}"
    r"|(?:첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?=\s?(?:번째|해|살))"
)


def _families(clues: Clues) -> tuple[Key, ...]:
    """The families a post belongs to: by title less what varies, by series, by folder of reviews."""
    families: list[Key] = []
    shape = re.sub(r"\W+", " ", _VARIABLE.sub("#", fold(clues.post.title))).strip()
    if shape:
        families.append(("title", re.sub(r"s(?= |$)", "", shape)))  # "One year later", "Two years later"
    series = clues.post.front_matter.get("series")
    if isinstance(series, str) and series.strip():
        families.append(("series", fold(series)))
    families += [("labels", fold(phrase.proof)) for phrase in clues.labels if phrase.level == "phrase"]
    families += [
        ("folder", fold(phrase.proof)) for phrase in clues.folders if phrase.level in ("word", "phrase")
    ]
    return tuple(families)


def _hear_siblings(options: list[Judgement]) -> list[Judgement]:
    members: dict[tuple[Key, Span], list[Judgement]] = defaultdict(list)
    for option in options:
        if option.weight >= DOUBTFUL:
            for family in _families(option.clues):
                members[(family, option.span)].append(option)
    heard = []
    for option in options:
        said: dict[str, Signal] = {}
        for family in _families(option.clues):
            others = [m for m in members[(family, option.span)] if m.clues is not option.clues]
            for signal in _siblings_say(option, others, family):
                said.setdefault(signal.says, signal)
        signals = (*option.signals, *said.values())
        period = resolve(s for s in signals if s.span == option.span)
        heard.append(_judgement(option.clues, option.span, period or option.period, signals))
    return heard


def _siblings_say(option: Judgement, others: list[Judgement], family: Key) -> list[Signal]:
    if not any(other.stands for other in others):
        return []
    found = []
    proof = f"{family[0]}: {family[1]}"
    # A folder of reviews keeps what is no review as well (notes, announcements): it lends no weight.
    if option.weight >= DOUBTFUL and family[0] in ("title", "series"):
        found.append(for_review("siblings", "has reviews for siblings", SIBLING, option.span, proof=proof))
    if option.span == "year" and family[0] != "folder":
        found += _counted_on(option, others, proof)
    if option.span == "month":
        found += _same_distance(option, others, proof)
    return found


def _counted_on(option: Judgement, others: list[Judgement], proof: str) -> list[Signal]:
    """The n-th of a series is of year `base + n`, where most siblings agree on the base."""
    ordinal = option.clues.title.ordinal
    if ordinal is None:
        return []
    bases = Counter(
        o.period.year - n for o in others if o.stands and (n := o.clues.title.ordinal) is not None
    )
    if not bases:
        return []
    base, votes = max(bases.items(), key=lambda pair: (pair[1], pair[0]))
    if 2 * votes <= sum(bases.values()) or votes < 2:
        return []
    return [for_period("siblings", "counts on from its siblings", ORDINAL, base + ordinal, proof=proof)]


def _same_distance(option: Judgement, others: list[Judgement], proof: str) -> list[Signal]:
    """Monthly posts of a series are all of the month before posting, or all of the month of posting."""
    day = option.clues.day
    if day is None:
        return []
    distances = Counter(_distance(o) for o in others if o.stands and o.clues.day is not None)
    most = max(distances.items(), key=lambda pair: (pair[1], -pair[0]), default=None)
    if most is None or most[1] < 2 or 2 * most[1] <= sum(distances.values()) or most[0] not in (0, 1):
        return []
    period = (
        Period(year=day.year, part=f"{day.month:02d}") if most[0] == 0 else month_before(day.year, day.month)
    )
    says = "as far from its month as its siblings"
    return [for_period("siblings", says, DISTANCE, period.year, period.part, proof=proof)]


def _distance(judged: Judgement) -> int:
    """Months from the period looked back on to the month of posting."""
    day = judged.clues.day
    assert day is not None
    return day.year * 12 + day.month - judged.period.year * 12 - int(judged.period.part or 0)
