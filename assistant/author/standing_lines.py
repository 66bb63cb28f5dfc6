"""The lines with which an author begins a review, or a section of it, every year anew: "Three years ago, I took up …".

Takes the reviews a form is learned from; gives each line as it reads in the year to be written. A line is one where the
last two reviews have it in the same words and the same numbers, or numbers that have grown by as many as years went by:
those go on growing. Called by form.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from assistant.author.numerals import (
    ENGLISH_CARDINALS,
    ENGLISH_ORDINALS,
    KOREAN_BEFORE,
    number_of,
    pattern_of,
)
from assistant.author.years import move_on
from assistant.domain import Post, Review, StandingLine
from assistant.posts.markup import Block, blocks, sentences

SHORTEST = 20  # characters of a line; less comes back by chance
WORDS = {
    "cardinal": ENGLISH_CARDINALS,
    "ordinal": ENGLISH_ORDINALS,
    "native": KOREAN_BEFORE,
    "figure": dict[int, str](),
}
NUMBER = re.compile(
    rf"\b(?:(?P<ordinal>{pattern_of(ENGLISH_ORDINALS)})|(?P<cardinal>{pattern_of(ENGLISH_CARDINALS)}))\b"
    rf"|(?<![가-힣])(?P<native>{pattern_of(KOREAN_BEFORE)})(?=\s?(?:번째|살|해(?![가-힣])))"
    r"|(?<![\d.,])(?P<figure>\d{1,4})(?![\d.,]*\d)",
    re.IGNORECASE,
)
TARGET = re.compile(r"(\]\([^)]*\))")  # where a link leads


def standing_lines(reviews: Sequence[Review], year: int, level: int) -> tuple[StandingLine, ...]:
    """The lines of the last review that stood in the one before, as they read in a review of `year`; in the order of
    the last. `level` is that of its sections.
    """
    if len(reviews) < 2:
        return ()
    before, last = reviews[-2:]
    gone = last.period.year - before.period.year
    known = {
        _skeleton(s.prose): s.prose for _, b in _first(before.post, level) for s in sentences(before.post, b)
    }
    found = []
    for heading, block in _first(last.post, level):
        said = sentences(last.post, block)
        stood = [*takewhile(lambda s: _returns(known.get(_skeleton(s.prose), ""), s.prose, gone), said)]
        if not stood or sum(len(s.prose) for s in stood) < SHORTEST:
            continue
        start, end = stood[0].start, stood[-1].end
        earlier = " ".join(known[_skeleton(s.prose)] for s in stood)
        grow = _growing(earlier, " ".join(s.prose for s in stood), year - last.period.year)
        found.append(
            StandingLine(
                heading=heading,
                text=_moved(last.post.text[start:end], grow, last.period.year, year),
                citation=last.post.cite(start, end),
            )
        )
    return tuple(found)


def _first(post: Post, level: int) -> list[tuple[str, Block]]:
    """The first paragraph of the review and of each section, with its heading: "" for the opening."""
    found: dict[str, Block] = {}
    heading = ""
    for block in blocks(post):
        if block.kind == "heading":
            heading = block.prose.strip() if block.level == level else heading
        elif block.kind == "paragraph" and block.prose.strip():
            found.setdefault(heading, block)
    return [*found.items()]


def _skeleton(text: str) -> str:
    return NUMBER.sub("#", " ".join(text.split())).casefold()


def _numbers(text: str) -> list[int]:
    return [_value(match) for match in NUMBER.finditer(text)]


def _value(match: re.Match[str]) -> int:
    kind = match.lastgroup or "figure"
    return number_of(match[kind], WORDS[kind])


def _returns(before: str, last: str, gone: int) -> bool:
    """Whether two lines of one skeleton differ in nothing but numbers that grow with the years."""
    pairs = zip(_numbers(before), _numbers(last), strict=False)
    return bool(before) and all(new - old in (0, gone) for old, new in pairs)


def _growing(before: str, last: str, step: int) -> Mapping[str, str]:
    """The numbers that grow, as they are written now and as they are written so many years later."""
    grown = {}
    for old, match in zip(_numbers(before), NUMBER.finditer(last), strict=False):
        if (number := _value(match)) != old:
            kind = match.lastgroup or "figure"
            word = WORDS[kind].get(number + step, str(number + step))
            grown[match[0]] = word.title() if match[0][:1].isupper() else word
    return grown


def _moved(source: str, grow: Mapping[str, str], since: int, to: int) -> str:
    """A line as it stands in the file, its numbers grown; in where its links lead, those that count years."""

    def grown(prose: str) -> str:
        return NUMBER.sub(lambda m: grow.get(m[0], m[0]), prose)

    turn: tuple[Callable[[str], str], ...] = (grown, lambda target: move_on(target, since, to))
    return "".join(turn[n % 2](part) for n, part in enumerate(TARGET.split(source)))
