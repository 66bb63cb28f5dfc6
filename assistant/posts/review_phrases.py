"""What a short text (a title, a file name, a tag, a heading) says about looking back: how surely, on what.

`read_phrase` takes the text alone; whether its year fits the post's date is for `review_period.py`.
The words are data in `review_words.py` and `review_foils.py`. Called by the other `review_*` modules.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from assistant.domain import value
from assistant.posts import review_foils as foils
from assistant.posts import review_words as words
from assistant.posts.periods import (
    SPANS,
    Mention,
    Span,
    is_dated,
    is_fiscal,
    mentions,
    ordinal_of,
    span_of,
    without_ordinals,
)
from assistant.posts.words import fold

Level = Literal[
    "phrase",  # names a period and looks back on it: "2023 회고", "Year in review"
    "farewell",  # takes leave of a period or calls it the author's own: "2019년을 보내며", "My 2023"
    "loose",  # a period and a word of looking back, with other words in between: "2021년, 초보 정원사 회고"
    "word",  # a word of looking back and nothing else: "네 번째 회고"
    "something",  # looks back on something: "부산 한 달 살기 회고"
    "bare",  # leads with a period: "2020년, 그 집", "2020"
    "hint",  # speaks of a year as a whole, or of the n-th month: "A New Year", "Month 3"
    "count",  # counts years: "Four years later"
    "none",
]


@value
class Phrase:
    level: Level
    span: Span | None  # None: the phrase does not say
    year: int | None = None
    part: str | None = None
    ahead: tuple[int, ...] = ()  # years the phrase looks forward to
    against: tuple[str, ...] = ()  # "object", "week", "howto", "plan", "listing", "tenure", "fiscal"
    ordinal: int | None = None
    proof: str = ""


NOTHING = Phrase(level="none", span=None)


_CUT = re.compile(r"\s[-–—~]\s|[:|,;()\[\]·–—@!?/]|\.\s")
_AND = re.compile(r"[&+]|\b(?:and|und|et|y)\b")
FAR = 100  # what lies behind a comma or an "and" is farther away than any word before it
_CJK = re.compile(r"[가-힣぀-ヿ一-鿿]")
_POSSESSIVE = re.compile(r"(?:의|の|的|'s|’s)\s*$")
_PARTICLES = re.compile(r"[\W_\d]|을|를|은|는|이|가|의|에|도|와|과|며|면서|기|다|로|한|す|る|て|た|ん|서")


@lru_cache(maxsize=4096)
def read_phrase(text: str) -> Phrase:
    """What `text` says about looking back. Folds it first; the empty text says nothing."""
    folded = fold(text)
    if not folded:
        return NOTHING
    named = mentions(folded)
    back = words.REVIEW.search(folded) or words.GRADED.search(folded)
    plan = foils.PLAN.search(folded)
    looked, ahead = _sides(folded, named) if named else ((), ())
    by_name = next(((span, m) for span in SPANS if (m := words.SPANNED[span].search(folded))), None)
    if by_name is not None:
        level: Level = "phrase"
        word: re.Match[str] | None = by_name[1]
    else:
        level, word = _level(folded, looked, back)
    if level == "none":
        return Phrase(level="none", span=None, ahead=ahead, against=("plan",) if plan else ())
    mention = _best_mention(looked, word) if looked else None
    span: Span | None = by_name[0] if by_name else span_of(mention.part) if mention else None
    if span is None and level in ("hint", "count"):
        span = "month" if level == "hint" and not words.YEARISH.search(folded) else "year"
    part = mention.part if mention else None
    if mention is not None and span is not None and span_of(mention.part) != span:
        if by_name is not None and mention.part is not None and span == "year":
            part = None
        elif mention.part is not None:
            span = span_of(mention.part)
    return Phrase(
        level=level,
        span=span,
        year=mention.year if mention else None,
        part=part,
        ahead=ahead,
        ordinal=ordinal_of(folded),
        against=_against(folded, word, mention, level, plan),
        proof=text.strip(),
    )


def _level(
    text: str, looked: tuple[Mention, ...], back: re.Match[str] | None
) -> tuple[Level, re.Match[str] | None]:
    if back is not None and looked:
        near = _nearest(looked, back)
        return ("phrase" if _adjacent(text, near, back) else "loose"), back
    if back is not None:
        return ("word" if _only_filler(text, back.span()) else "something"), back
    if looked:
        for found in words.SUMMARY.finditer(text):
            if any(_only_filler(text, found.span(), (m.start, m.end)) for m in looked):
                return "phrase", found
        for found in words.FAREWELL.finditer(text):
            near = _nearest(looked, found)
            between = text[min(near.end, found.end()) : max(near.start, found.start())]
            whole = _only_filler(text, found.span(), (near.start, near.end))
            if whole or not _CUT.search(between):
                return "farewell", found
        for found in words.OWNED.finditer(text):
            if any(
                _only_filler(text, found.span(), (m.start, m.end)) and found.end() <= m.start for m in looked
            ):
                return "farewell", found
        if words.LIVED.search(text):
            return "bare", None
        first = looked[0]
        lead = _only_filler(text[: first.end], (first.start, first.end))
        if lead and (
            first.marked
            or first.part
            or _CUT.match(text[first.end :].lstrip(".…"))
            or not text[first.end :].strip(" .…")
        ):
            return "bare", None
    hint = words.YEARISH.search(text) or words.MONTHISH.search(text)
    if hint:
        return "hint", hint
    counted = words.YEARS.search(text)
    return ("count", counted) if counted else ("none", None)


def _nearest(named: tuple[Mention, ...], word: re.Match[str]) -> Mention:
    return min(named, key=lambda m: max(m.start - word.end(), word.start() - m.end, 0))


def _best_mention(looked: tuple[Mention, ...], word: re.Match[str] | None) -> Mention:
    """The mention nearest to the word; a part without a year borrows the year named elsewhere."""
    best = _nearest(looked, word) if word else looked[0]
    if best.year is None:
        year = next((m.year for m in looked if m.year is not None), None)
        return Mention(start=best.start, end=best.end, year=year, part=best.part, marked=best.marked)
    return best


def _sides(text: str, named: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], tuple[int, ...]]:
    """The mentions looked back on, and the years planned for: each belongs to the cue nearest to it.

    Korean, Japanese and Chinese put the cue behind what it governs ("2024 계획"): only such cues count there.
    """
    cues = [
        (m.span(), False)
        for table in (words.REVIEW, words.FAREWELL, words.SUMMARY)
        for m in table.finditer(text)
    ]
    cues += [(m.span(), True) for m in foils.PLAN.finditer(text)]
    ahead: list[int] = []
    looked: list[Mention] = []
    for mention in named:
        best: tuple[int, bool] | None = None
        for (start, end), is_plan in cues:
            before = end <= mention.start
            if before and _CJK.search(text[start:end]):
                continue
            between = text[end : mention.start] if before else text[mention.end : start]
            distance = len(between) + (FAR if _CUT.search(between) or _AND.search(between) else 0)
            if best is None or distance < best[0]:
                best = (distance, is_plan)
        if best is not None and best[1]:
            if mention.year is not None:
                ahead.append(mention.year)
        else:
            looked.append(mention)
    return tuple(looked), tuple(ahead)


def _segment(text: str, at: int) -> tuple[int, int]:
    """The stretch between punctuation that `at` lies in."""
    start, end = 0, len(text)
    for cut in _CUT.finditer(text):
        if cut.end() <= at:
            start = cut.end()
        elif cut.start() >= at:
            end = cut.start()
            break
    return start, end


def _filler_only(text: str) -> bool:
    return not _PARTICLES.sub("", foils.FILLER.blank(foils.PLAN.blank(without_ordinals(text))))


def _only_filler(text: str, *spans: tuple[int, int]) -> bool:
    """Whether the segments that hold the spans hold nothing else but fillers."""
    blanked = list(text)
    for start, end in spans:
        blanked[start:end] = " " * (end - start)
    rest = "".join(blanked)
    return all(_filler_only(rest[slice(*_segment(text, start))]) for start, _ in spans)


def _adjacent(text: str, mention: Mention, word: re.Match[str]) -> bool:
    """Whether the word looks back on the period: beside it, and not on an edition of something."""
    first, second = sorted([(mention.start, mention.end), word.span()])
    if not _filler_only(text[first[1] : second[0]]):
        return False
    before = text[_segment(text, first[0])[0] : first[0]]
    return mention.marked or _filler_only(before) or bool(_POSSESSIVE.search(before))


def _about_media(text: str) -> bool:
    """Whether a segment names nothing but what is read, watched or played: "Year in review: books"."""
    cuts = [0, *(at for cut in _CUT.finditer(text) for at in cut.span()), len(text)]
    segments = [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return any(foils.MEDIA.search(s) and _filler_only(foils.MEDIA.blank(s)) for s in segments)


def _against(
    text: str, word: re.Match[str] | None, mention: Mention | None, level: Level, plan: re.Match[str] | None
) -> tuple[str, ...]:
    found: list[str] = []
    at = word.start() if word else mention.start if mention else 0
    start, end = _segment(text, at)
    where = text[start:end]
    if word is not None and _CJK.search(word.group()) and level not in ("hint", "count"):
        head = max(
            start, mention.end if mention and mention.marked and mention.end <= word.start() else start
        )
        where = text[head : word.end()]
    if foils.OBJECT.search(where) or _about_media(text):
        found.append("object")
    if foils.WEEKISH.search(text) or (is_dated(text) and mention is None):
        found.append("week")
    if foils.HOWTO.search(text):
        found.append("howto")
    if foils.LISTING.search(where):
        found.append("listing")
    if foils.TENURE.search(text) and level not in ("phrase", "farewell"):
        found.append("tenure")
    if is_fiscal(text):
        found.append("fiscal")
    if plan and level in ("bare", "hint", "count", "something"):
        found.append("plan")
    return tuple(dict.fromkeys(found))
