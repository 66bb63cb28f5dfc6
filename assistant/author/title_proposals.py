# ruff: noqa: SIM905 - a list of words is read in one line
"""Titles for a review whose title is new each year: what the author's former titles say of this one, and no more.

Takes a `Form`, the `Corpus` and this year's `Evidence`; gives whole titles, best first, or none. A former title in
which something counts the years is moved on by the years that went by ("스물아홉, 이사" → "서른, 이사"); where figures
stood in the gap of the form's title, the figures this year's texts come back to stand there. A witticism is the
author's to find: nothing is proposed in its place. Called by `drafting/brief.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from assistant.author.form_title import OPEN
from assistant.author.form_words import PLAIN_FORMS
from assistant.author.years import count_on, move_on
from assistant.domain import Corpus, Evidence, Form, Review, value
from assistant.language.morphemes import HANGUL, analyse_all
from assistant.language.sentences import split
from assistant.tables import for_language

MOST = 3  # proposals
FEWEST = 2  # what a title may count
# A figure with what it counts: "23번", "1,200 km", "14 books".
UNIT = re.compile(r"[a-z]+|[^\W\d_a-z]+|%", re.IGNORECASE)
NUMBER = r"(?<![\w.,/:-])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
FIGURE = re.compile(rf"{NUMBER}(?P<space> ?)(?:{UNIT.pattern})", re.IGNORECASE)
FOLLOWING = 8  # characters behind it that are looked at
NAMES = re.compile(r"\d ?월 ?$|번호\D{0,30}$")  # before a day of a month, or before the number somebody bears
# What stands behind a figure that counts nothing: dates, times of day, floors, ordinals.
NOT_COUNTED = frozenset(
    "년 년도 연도 월 시 분 초 호 층 번째 살 세 대 am pm st nd rd th is as was has its this".split()
)
MEASURES = frozenset("% km kg mi lb people".split())
COUNTERS = frozenset({"NNG", "NNP", "NNB", "SL"})  # Sejong tags
IN_A_ROW = frozenset({"째", "부터", "까지"})


@value
class Figure:
    """A figure of this year, with what it counts."""

    number: str
    space: str = field(compare=False)
    unit: str

    def __str__(self) -> str:
        return f"{self.number}{self.space}{self.unit}"


def is_new_each_year(form: Form, corpus: Corpus) -> bool:
    """Whether `form.title` is only a plain one or lacks half, because the author thinks of a new one each year."""
    if OPEN in form.title:
        return True
    plain = for_language(PLAIN_FORMS, form.language).title.format(year=form.year)
    titles = [_moved(review, form.year) for review in _models(form, corpus)]
    return len(titles) > 1 and form.title == plain and form.title not in titles


def proposals(form: Form, corpus: Corpus, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """At most three titles for the review of `form.year`; none where the title returns or nothing fits."""
    if not is_new_each_year(form, corpus):
        return ()
    models = _models(form, corpus)
    grown = [_moved(review, form.year) for review in reversed(models) if _counts_years(review.post.title)]
    found = dict.fromkeys([*grown, *_with_figures(form.title, models, evidence)])
    former = {review.post.title for review in corpus.yearly()}
    return tuple(title for title in found if title not in former)[:MOST]


def _models(form: Form, corpus: Corpus) -> list[Review]:
    """The reviews the form was learned from that have a title, oldest first."""
    return [r for r in corpus.yearly() if r.post.path in form.learned_from and r.post.title]


def _moved(review: Review, year: int) -> str:
    return move_on(review.post.title, review.period.year, year)


def _counts_years(title: str) -> bool:
    """Whether something in a title grows by one a year, calendar years aside."""
    return count_on(title, 1) != title


# --- Figures ----------------------------------------------------------------------------------------------


def _with_figures(title: str, models: Sequence[Review], evidence: Sequence[Evidence]) -> list[str]:
    """The title with this year's figures in its gap: those counted in former titles first, then the ones an answer
    begins with, which say how it came out, then the ones that most of the year's texts come back to.
    """
    before, gap, after = title.partition(OPEN)
    if not gap or OPEN in after or not all(FIGURE.search(review.post.title) for review in models):
        return []
    counted = {figure.unit for review in models for figure in _figures(review.post.title)}
    follows = _unit(after) if after[:1].strip() else ""
    texts = [piece for piece in evidence if piece.kind in ("answer", "post")]
    times = Counter(figure for piece in texts for figure in dict.fromkeys(_figures(piece.text)))
    told = {
        figure
        for piece in texts
        if piece.kind == "answer"
        for start, end in split(piece.text)[:1]
        for figure in _figures(piece.text[start:end])
    }
    ranked = {figure: (figure.unit in counted, figure in told, count) for figure, count in times.items()}
    fitting = sorted((f for f in ranked if follows in ("", f.unit)), key=lambda f: ranked[f], reverse=True)
    return [f"{before}{figure.number if follows else figure}{after}" for figure in fitting]


def _figures(text: str) -> list[Figure]:
    """The figures of a text that count something."""
    found = []
    for match in FIGURE.finditer(text):
        unit = _unit(text[match.end("space") : match.end() + FOLLOWING])
        if (
            float(match["n"].replace(",", "")) >= FEWEST
            and _is_counted(unit)
            and not NAMES.search(text[: match.start()])
        ):
            found.append(Figure(number=match["n"], space=match["space"], unit=unit))
    return found


def _is_counted(unit: str) -> bool:
    """Whether a word behind a figure can be what it counts: of an alphabet's words a plural or a measure."""
    if not unit or unit in NOT_COUNTED:
        return False
    return not unit.isascii() or unit in MEASURES or (unit.islower() and unit.endswith("s"))


def _unit(text: str) -> str:
    """The counter a text begins with, without the particle behind it; none where the figure before it names a place
    in a row: 번을 → 번, but not 번째, 번부터, 번 버스.
    """
    unit = UNIT.match(text)
    if unit is None or not HANGUL.match(unit[0]):
        return unit[0] if unit else ""
    (morphemes,) = analyse_all([f"3{text}"])
    counter, following = [*morphemes[1:3], None, None][:2]
    if counter is None or counter.tag not in COUNTERS or (following and following.form in IN_A_ROW):
        return ""
    names = counter.form == "번" and following is not None and following.tag.startswith("NN")
    return "" if names else text[: counter.end - 1]
