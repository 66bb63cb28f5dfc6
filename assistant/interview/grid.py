"""The year as a grid, parts of life down and months across: what was written of each, and what was told of it.

Takes what an interview is led from and its turns; gives a row a part of life. An answer belongs to the months its
entries of that year are of, the month it was asked about, and the months it names. Called by the service for the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import cache, lru_cache

from assistant.domain import Turn, value
from assistant.interview.areas import OTHER, areas
from assistant.interview.known import Known
from assistant.interview.overview import posts_of
from assistant.interview.phrases import month_name
from assistant.interview.replies import tells

MONTHS = range(1, 13)


@value
class Cell:
    """A part of life in a month: how many posts are of it, how many answers."""

    posts: int = 0
    told: int = 0


@value
class Row:
    """A part of life through the year. `told` counts all answers of it, those of no month in particular too."""

    area: str
    told: int
    months: tuple[Cell, ...]  # twelve


def grid(known: Known, turns: Sequence[Turn]) -> tuple[Row, ...]:
    """The grid of a year, a row for each part of life in the order of its language."""
    words = areas(known.language)
    posts = posts_of(known.corpus, known.year)
    of_the_year = {post.path for post in posts}  # last year's review has a date in this one, and is not of it
    written: Counter[tuple[str, int]] = Counter()
    for post in posts:
        if post.day:
            written[_area_of(f"{post.title}\n{post.text[post.body :]}", known.language), post.day.month] += 1
    told: Counter[tuple[str, int]] = Counter()
    in_all: Counter[str] = Counter()
    for turn in turns:
        if not tells(turn):
            continue
        known_area = turn.area in words.labels and turn.area != OTHER
        area = turn.area if known_area else words.of(turn.answer)
        in_all[area] += 1
        told.update((area, month) for month in _months(turn, known, of_the_year))
    return tuple(
        Row(
            area=label,
            told=in_all[area],
            months=tuple(Cell(posts=written[area, month], told=told[area, month]) for month in MONTHS),
        )
        for area, label in words.labels.items()
    )


def _months(turn: Turn, known: Known, of_the_year: Container[str]) -> frozenset[int]:
    cited = {cite.date.month for cite in turn.cites if cite.date and cite.path in of_the_year}
    asked = {int(turn.key[6:])} if turn.key.startswith("month:") else set()
    named = {month for month in MONTHS if _named(month, known.language).search(turn.answer)}
    return frozenset(cited | asked | named)


@cache
def _named(month: int, language: str) -> re.Pattern[str]:
    """The month by its name; `1월` is not in `11월`, `May` is not in `may`."""
    return re.compile(rf"(?<![\w]){re.escape(month_name(month, language))}")


@lru_cache(maxsize=4096)
def _area_of(text: str, language: str) -> str:
    return areas(language).of(text)
