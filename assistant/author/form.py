"""How an author builds a review, learned from the reviews they wrote.

Takes a `Corpus` and the year a review is to be written of; gives a `Form` with everything that carries a year
moved on to it. One review is enough; several show what is constant. `drafting/outline.py` builds on it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from statistics import median

from assistant.author.form_matter import next_front_matter
from assistant.author.form_title import next_title
from assistant.author.form_words import (
    CONTENTS_WORDS,
    LOOKING_BACK_WORDS,
    NEXT_YEAR_WORDS,
    PLAIN_FORMS,
    REGRET_WORDS,
)
from assistant.author.standing_lines import standing_lines
from assistant.author.years import move_on
from assistant.domain import Citation, Corpus, Form, Post, Review
from assistant.posts.markup import Block, blocks
from assistant.tables import for_language

RECENT = 3  # reviews that tell how the author builds one today; older ones are another author
# The day of a post in its path: 2025-01-05, 20250105, or the folders 2025/01. It need not be the day of the front
# matter, which authors move and forget to move.
DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?P<mark>[-_/.]?)(?:0[1-9]|1[0-2])(?P=mark)(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<![^/])(?:19|20)\d\d/(?:0[1-9]|1[0-2])(?=/)"
)


def learn_form(corpus: Corpus, year: int) -> Form:
    """The form of this author's review of `year`, learned from their reviews of earlier years.

    Without any, a plain default in the language most of the posts are in; `learned_from` is empty then.
    """
    reviews = _models(corpus, year)
    if not reviews:
        return plain_form(_usual_language(corpus.originals()), year)
    latest = reviews[-1]
    plain = for_language(PLAIN_FORMS, latest.post.language)
    outlines = {review.post.path: _headings(review.post) for review in reviews}
    level = _section_level(outlines[latest.post.path])
    day = _next_day(reviews, year)
    place = _next_path(latest, year, day)
    title = next_title(reviews, year)
    next_year = _announcing(reviews, outlines, year, NEXT_YEAR_WORDS, anniversaries=True)
    opening, ending = _edges(latest.post, level)
    return Form(
        year=year,
        language=latest.post.language,
        title=title,
        folder=place.rpartition("/")[0],
        file_name=place.rpartition("/")[2],
        front_matter=next_front_matter(reviews, year, title=title, day=day),
        section_level=level,
        sections=_sections(latest, outlines, level, year),
        recurring=_recurring(reviews, outlines, level, year),
        regrets=_announcing(reviews, outlines, year, REGRET_WORDS, anniversaries=False) or None,
        next_year=next_year or plain.next_year.format(year=year, next=year + 1),
        characters=round(median(_length(review.post) for review in reviews[-RECENT:])),
        contents=_has_contents(latest.post),
        opening=opening,
        ending=ending,
        last_line=_last_line(reviews),
        standing=standing_lines(reviews, year, level),
        learned_from=tuple(review.post.path for review in reviews),
    )


def plain_form(language: str, year: int) -> Form:
    """What an author without reviews starts from."""
    plain = for_language(PLAIN_FORMS, language)
    title = plain.title.format(year=year)
    return Form(
        year=year,
        language=language if language in PLAIN_FORMS else "en",
        title=title,
        folder="",
        file_name=f"{year}-12-31-{year}-review.md",
        front_matter={"title": title, "date": dt.date(year, 12, 31)},
        section_level=2,
        sections=(*plain.sections, plain.regrets, plain.next_year.format(year=year, next=year + 1)),
        regrets=plain.regrets,
        next_year=plain.next_year.format(year=year, next=year + 1),
        characters=plain.characters,
        learned_from=(),
    )


def _models(corpus: Corpus, year: int) -> tuple[Review, ...]:
    """The yearly reviews of earlier years, in the language of the last of them, oldest first."""
    copies = {copy.place for copy in corpus.copies}
    earlier = [
        r for r in corpus.yearly() if r.period.year < year and r.post.place not in copies and not r.post.draft
    ]
    return tuple(r for r in earlier if r.post.language == earlier[-1].post.language)


def _usual_language(posts: tuple[Post, ...]) -> str:
    counted = Counter(post.language for post in posts)
    return counted.most_common(1)[0][0] if counted else "en"


# --- Where it lies ---------------------------------------------------------------------------------------


def _next_day(reviews: tuple[Review, ...], year: int) -> dt.date:
    """The day this author would post it: as far behind the year's end as usual."""
    behind = [(r.post.day - dt.date(r.period.year, 12, 31)).days for r in reviews if r.post.day]
    return dt.date(year, 12, 31) + dt.timedelta(days=round(median(behind[-RECENT:])) if behind else 0)


def _next_path(latest: Review, year: int, day: dt.date) -> str:
    """Last year's path with its dates and years moved on; a path that would not move gets the year."""
    path, since = latest.post.path, latest.period.year
    old = latest.post.day
    held: list[str] = []
    if old:
        path = DATED.sub(
            lambda m: _hold(held, _same_shape(m[0], day)) if abs(int(m[0][:4]) - old.year) <= 1 else m[0],
            path,
        )
        path = re.sub(rf"(?<![^/]){old:%Y}(?=/)", lambda _: _hold(held, str(day.year)), path)
    path = move_on(path, since, year)
    for i, kept in enumerate(held):
        path = path.replace(f"\0{i}\0", kept)
    if path == latest.post.path:
        stem, dot, suffix = path.rpartition(".")
        folder, slash, name = stem.rpartition("/")
        path = (
            f"{folder}-{year}{slash}{name}{dot}{suffix}" if name == "index" else f"{stem}-{year}{dot}{suffix}"
        )
    return path


def _hold(held: list[str], text: str) -> str:
    """Put a finished piece aside, so that moving the years does not move it once more."""
    held.append(text)
    return f"\0{len(held) - 1}\0"


def _same_shape(written: str, day: dt.date) -> str:
    mark = re.sub(r"\d", "", written)[:1]
    parts = (f"{day:%Y}", f"{day:%m}", f"{day:%d}")
    return mark.join(parts if len(re.sub(r"\D", "", written)) == 8 else parts[:2])


# --- Headings --------------------------------------------------------------------------------------------


def _headings(post: Post) -> list[Block]:
    return [block for block in blocks(post) if block.kind == "heading" and block.prose.strip()]


def _section_level(headings: list[Block]) -> int:
    """The outermost level that more than one heading has; a lone `#` on top is the title once more."""
    counted = Counter(heading.level for heading in headings)
    several = [level for level, n in counted.items() if n > 1]
    return min(several or list(counted) or [2])


def _sections(latest: Review, outlines: dict[str, list[Block]], level: int, year: int) -> tuple[str, ...]:
    """Last year's headings, moved on; a counted number only where it is known to grow ("goals for year
    four").
    """
    elsewhere = {h.prose.strip() for path, hs in outlines.items() if path != latest.post.path for h in hs}
    since = latest.period.year
    told = []
    for heading in outlines[latest.post.path]:
        if heading.level != level:
            continue
        text = heading.prose.strip()
        earlier = move_on(text, since, since - 1)
        counts = earlier in elsewhere or _announces(text, since, latest.post.language, NEXT_YEAR_WORDS)
        told.append(move_on(text, since, year, anniversaries=counts))
    return tuple(told)


def _recurring(
    reviews: tuple[Review, ...], outlines: dict[str, list[Block]], level: int, year: int
) -> tuple[str, ...]:
    """Section headings that stand in at least half of the reviews, years set aside, in the order of the
    last.
    """
    moved = [
        list(dict.fromkeys(move_on(h.prose.strip(), r.period.year, year) for h in outlines[r.post.path]))
        for r in reviews
    ]
    sections = {
        move_on(h.prose.strip(), reviews[-1].period.year, year)
        for h in outlines[reviews[-1].post.path]
        if h.level == level
    }
    counted = Counter(text for one in moved for text in one)
    often = max(2, len(moved) / 2)
    return tuple(text for text in moved[-1] if text in sections and counted[text] >= often)


def _announces(heading: str, since: int, language: str, words: dict[str, tuple[str, ...]]) -> bool:
    """Whether a heading of a review of `since` announces the section the words stand for."""
    told = heading.lower()
    if any(word in told for word in LOOKING_BACK_WORDS):
        return False
    if words is NEXT_YEAR_WORDS and str(since + 1) in told:
        return True
    return any(word in told for word in (*words.get(language, ()), *words["en"]))


def _announcing(
    reviews: tuple[Review, ...],
    outlines: dict[str, list[Block]],
    year: int,
    words: dict[str, tuple[str, ...]],
    *,
    anniversaries: bool,
) -> str:
    """The last such heading this author wrote, outermost first, moved on; empty where there is none."""
    for review in reversed(reviews[-RECENT:]):
        since = review.period.year
        found = [
            h for h in outlines[review.post.path]
            if _announces(h.prose.strip(), since, review.post.language, words)
        ]  # fmt: skip
        named = [h for h in found if str(since + 1) in h.prose] if words is NEXT_YEAR_WORDS else []
        if found:
            chosen = min(named or found, key=lambda h: (h.level, -h.start))
            return move_on(chosen.prose.strip(), since, year, anniversaries=anniversaries)
    return ""


# --- What stands around the sections ---------------------------------------------------------------------


def _prose(post: Post) -> list[Block]:
    return [block for block in blocks(post) if block.kind == "paragraph" and block.prose.strip()]


def _length(post: Post) -> int:
    return sum(len(block.prose) for block in blocks(post))


def _has_contents(post: Post) -> bool:
    if re.search(r"(?m)^\s*(\[\[?toc\]?\]|\{:toc\}|\{:\s*toc\s*\})", post.text[post.body :], re.IGNORECASE):
        return True
    return any(h.prose.strip().lower() in CONTENTS_WORDS for h in _headings(post))


def _edges(post: Post, level: int) -> tuple[Citation | None, Citation | None]:
    """The opening (what stands before the first section) and the last paragraph, as they lie in the file."""
    first = min((h.start for h in _headings(post) if h.level == level), default=None)
    prose = _prose(post)
    before = [block for block in prose if first is None or block.start < first]
    if not prose:
        return None, None
    opening = before if first is not None else before[:1]
    return (
        post.cite(opening[0].start, opening[-1].end) if opening else None,
        post.cite(prose[-1].start, prose[-1].end),
    )


def _last_line(reviews: tuple[Review, ...]) -> str:
    """The last paragraph, where the author closes every review with the same words."""
    last = [prose[-1].prose.strip() for review in reviews if (prose := _prose(review.post))]
    return last[-1] if len(last) > 1 and last[-1] == last[-2] else ""
