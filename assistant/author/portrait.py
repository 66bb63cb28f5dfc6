"""The portrait of a voice: the figures that are shown of it, in a terminal or on a page.

Takes a `Voice` and, for the words that are the author's own, the corpus; gives a `Portrait`. The command line
prints its rows, `portrait_page.py` draws it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from assistant.author.thread_signs import dictionary_words, stem
from assistant.author.voice import Document, Voice, habit_name
from assistant.author.voice_habits import HABITS, MARKS, PER_THOUSAND, UNITS
from assistant.author.voice_prose import prose_of
from assistant.domain import Corpus, Post, value

ENDINGS = ("plain", "polite", "formal", "nominal", "trailing", "asking")
MARKED = (
    "comma",
    "question",
    "exclamation",
    "ellipsis",
    "aside",
    "dash",
    "laughter",
    "emoji",
    "bold",
    "quotes",
)
LENGTH_BINS = (10, 20, 30, 40, 60, 80, 120, 160)  # characters, upper edges; the last bin is open
WORDS = 20
WORD = re.compile(r"[a-z][a-z'’-]+|\d[\d,.]*[a-z]+")
ELSEWHERE = 80  # other posts, the latest, against which the words of the reviews stand out


@value
class Row:
    """One habit: what it is called, how often, and between which rates the author's texts lie."""

    name: str
    rate: float
    low: float
    high: float
    unit: str  # what the rates are per: "/문장", "/1000 chars"; empty for lengths
    per_year: tuple[tuple[int, float], ...]  # how it changed: the reviews', where there are several

    @property
    def changes(self) -> bool:
        """Whether there is more than one year to compare."""
        return len(self.per_year) > 1

    @property
    def change(self) -> float:
        """How far the last year lies from the first, 0 … 1, as a share of the highest; a habit hardly kept counts for
        little.
        """
        rates = [rate for _, rate in self.per_year]
        top = max(rates, default=0.0)
        return abs(rates[-1] - rates[0]) / top * min(1.0, self.rate * 10) if top else 0.0


@value
class Portrait:
    """All that is shown of a voice."""

    language: str
    documents: tuple[str, ...]
    rows: tuple[Row, ...]
    endings: tuple[Row, ...]
    marks: tuple[Row, ...]
    lengths: tuple[tuple[str, float], ...]  # share of sentences per bin of characters
    words: tuple[
        tuple[str, float], ...
    ]  # the author's own words, with how many times as often as in their other posts
    own_range: tuple[float, float]


def portrait(voice: Voice, corpus: Corpus) -> Portrait:
    """A voice as figures to be shown, the habits in the order of the tables."""
    rows = tuple(_row(habit.key, voice) for habit in voice.habits)
    by_key = {habit.key: row for habit, row in zip(voice.habits, rows, strict=True)}
    return Portrait(
        language=voice.language,
        documents=tuple(document.path for document in voice.documents),
        rows=tuple(row for row in rows if row.high > 0),
        endings=tuple(by_key[key] for key in ENDINGS if key in by_key),
        marks=tuple(by_key[key] for key in MARKED if key in by_key),
        lengths=_lengths(voice, corpus),
        words=_words(voice, corpus),
        own_range=(min(o.habits for o in voice.own), max(o.habits for o in voice.own)),
    )


def _row(key: str, voice: Voice) -> Row:
    heavy = [d for d in voice.documents if d.weight == max(d.weight for d in voice.documents)]
    rates = [document.measures[key].rate for document in heavy]
    return Row(
        name=habit_name(key, voice.language),
        rate=median(rates),
        low=min(rates),
        high=max(rates),
        unit=_unit(key, voice.language),
        per_year=_per_year(key, heavy if len({d.year for d in heavy}) > 1 else voice.documents),
    )


def _unit(key: str, language: str) -> str:
    known = {habit.key: habit.per for habit in (*MARKS, *HABITS.get(language, ()))}
    per = "1000 characters" if key in PER_THOUSAND else known.get(key)
    return UNITS[per][0 if language == "ko" else 1] if per else ""


def _per_year(key: str, documents: Sequence[Document]) -> tuple[tuple[int, float], ...]:
    years = sorted({d.year for d in documents if d.year is not None})
    told = []
    for year in years:
        of_year = [d for d in documents if d.year == year]
        weight = sum(d.weight for d in of_year)
        told.append((year, sum(d.weight * d.measures[key].rate for d in of_year) / weight))
    return tuple(told)


def _lengths(voice: Voice, corpus: Corpus) -> tuple[tuple[str, float], ...]:
    paths = {document.path for document in voice.documents}
    lengths = [len(s.text) for post in corpus.posts if post.path in paths for s in prose_of(post).said]
    edges = (0, *LENGTH_BINS, 10**9)
    names = [f"{low + 1}–{high}" if high < 10**9 else f"{low + 1}–" for low, high in pairwise(edges)]
    shares = [sum(low < n <= high for n in lengths) / max(1, len(lengths)) for low, high in pairwise(edges)]
    return tuple(zip(names, shares, strict=True))


def _words(voice: Voice, corpus: Corpus) -> tuple[tuple[str, float], ...]:
    """Words in at least half of the reviews, by how much more often they stand there than in the other
    posts.
    """
    heavy = {d.path for d in voice.documents if d.weight >= 1}
    spoken = [post for post in corpus.originals() if post.language == voice.language]
    reviews = [post for post in spoken if post.path in heavy]
    others = [post for post in spoken if post.path not in heavy][-ELSEWHERE:]
    own = [_counted([review], voice.language) for review in reviews]
    elsewhere = _counted(others, voice.language)
    total = sum((c for c in own), Counter())
    here, there = max(1, total.total()), max(1, elsewhere.total())
    common = [
        w
        for w in total
        if sum(w in c for c in own) >= max(2, len(own) / 2)
        and len(w) > 1
        and not w.isdigit()
        and total[w] > 3
    ]
    keenness = {w: (total[w] / here) / ((elsewhere[w] + 1) / there) for w in common}
    keenest = sorted(keenness.items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
    whole = {} if voice.language == "ko" else _whole_words(reviews)
    return tuple((whole.get(word, word), times) for word, times in keenest)


def _counted(posts: Sequence[Post], language: str) -> Counter[str]:
    said = [sentence.text for post in posts for sentence in prose_of(post).said]
    return Counter(word for words in dictionary_words(said, language) for word in words)


def _whole_words(reviews: Sequence[Post]) -> dict[str, str]:
    """For each stem of a word in Latin letters, the form that stands most often."""
    counted = Counter(
        word for post in reviews for s in prose_of(post).said for word in WORD.findall(s.text.lower())
    )
    found: dict[str, str] = {}
    for word, _ in counted.most_common():
        found.setdefault(stem(word), word)
    return found
