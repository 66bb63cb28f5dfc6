"""What an agenda is made from: what the author wrote, what was asked and answered, how deep it is to go.

`know` reads it once for a whole interview; each turn is the same with more `turns`. Called by the standpoint
of a year; the agenda and the promises read it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache

from assistant.domain import AgendaItem, AgendaKind, Citation, Corpus, Form, Thread, Turn, value
from assistant.interview.areas import OTHER, areas
from assistant.interview.care import care
from assistant.interview.depth import Depth, depth_of
from assistant.interview.overview import posts_of
from assistant.interview.people import people
from assistant.interview.phrases import month_name
from assistant.interview.questions import Bank, Question
from assistant.interview.quoting import first_words, telling_sentences, untold
from assistant.interview.replies import is_pass, tells
from assistant.interview.state import USUAL_MINUTES, Heard
from assistant.interview.text import bare

POSTS = 8  # telling sentences that are kept
SURELY = 3  # different words of an area that a post has to have to be named for it
BEGINNING = 2_000  # characters of a post of another year that tell what it is about
SEVERAL = 2  # different words of an area that an answer has to have to tell of it
GENTLE = 2  # turns after a heavy answer that stay away from what it was about
JARRING = frozenset({"play", "health"})  # and from what sounds wrong beside it


@value
class Seen:
    """What the posts show, read once for a whole interview."""

    telling: tuple[Citation, ...]  # sentences of the year in which the author tells something
    untold: tuple[Citation, ...]  # other posts of the year, by their first words
    this_year: Mapping[str, int]  # how many posts tell of each area
    named: Mapping[str, Citation]  # for an area, the post that is about it and says so in its title
    ever: frozenset[str]  # the areas that any post or review touches


@value
class Known:
    """What an agenda is made from. `turns` are those of this interview, `earlier` those of the interviews
    about the same year before it.
    """

    year: int
    language: str
    corpus: Corpus  # nothing in it that the interview must not know
    threads: tuple[Thread, ...]
    form: Form
    seen: Seen
    bank: Bank
    depth: Depth = field(default_factory=lambda: depth_of(USUAL_MINUTES))
    turns: tuple[Turn, ...] = ()
    earlier: tuple[Turn, ...] = ()
    heard: Mapping[int, Heard] = field(default_factory=dict)  # what a model heard, by turn
    last_year: Mapping[str, str] = field(default_factory=dict)  # what last year's interview got, by key
    never: frozenset[str] = frozenset()
    until: dt.date | None = None  # the first day that is not seen; None: the year is over

    @property
    def all_turns(self) -> tuple[Turn, ...]:
        return (*self.earlier, *self.turns)

    @property
    def asked(self) -> tuple[Turn, ...]:
        """The turns that need not come again. What was put off does; and once, in another interview, a promise that
        was asked about in vain.
        """
        return tuple(turn for turn in self.all_turns if turn.state != "later" and not self._in_vain(turn))

    def _in_vain(self, turn: Turn) -> bool:
        """Whether an interview before this one asked after a promise and was told nothing of it."""
        if not turn.key.startswith("thread") or turn.state != "answered" or is_pass(turn.answer):
            return False
        about = [one for one in self.all_turns if one.key.removeprefix("follow:").startswith(turn.key)]
        return (
            about[0] in self.earlier
            and sum(one.key == turn.key for one in about) == 1
            and not any(map(tells, about))
        )

    @property
    def put_off(self) -> tuple[Turn, ...]:
        """The questions that come back at the end; one put off twice in this interview waits for another."""
        often = Counter(turn.key for turn in self.turns if turn.state == "later")
        last = {turn.key: turn for turn in self.all_turns if turn.state == "later"}
        return tuple(turn for key, turn in last.items() if often[key] < 2)

    @property
    def done(self) -> frozenset[str]:
        """The keys that are not asked again."""
        put_off = {turn.key for turn in self.turns if turn.state == "later"}
        waits = put_off - {turn.key for turn in self.put_off}
        return frozenset({turn.key for turn in self.asked} | self.never | waits)

    @property
    def spared(self) -> frozenset[str]:
        """The areas to stay away from after what weighed heavily a moment ago."""
        heavy = [turn for turn in self.turns[-GENTLE:] if self._weighs(turn)]
        asked = {_area(turn, self.language) for turn in heavy}
        told = {_told(turn.answer, self.language) for turn in heavy}
        return frozenset((asked | told) - {OTHER} | JARRING) if heavy else frozenset()

    @property
    def sore(self) -> frozenset[str]:
        """The people that what weighed heavily was about."""
        before = [turn for turn in self.earlier if care(turn.answer, self.language).kind != "none"]
        heavy = [*before, *(turn for turn in self.turns if self._weighs(turn))]
        return people("\n".join(turn.answer for turn in heavy))

    def is_sore(self, text: str) -> bool:
        """Whether a text speaks of somebody whom the author told something heavy of: it is not asked about then."""
        sore = self.sore
        return bool(sore) and bool(sore & people(text))

    def _weighs(self, turn: Turn) -> bool:
        """Whether an answer of this interview weighs heavily, by its words or as a model heard it."""
        heard = self.heard.get(turn.n)
        return care(turn.answer, self.language).kind != "none" or bool(heard and heard.heavy)

    def count(self, *beginnings: str) -> int:
        """How many questions of a kind this interview had, by the beginning of their keys."""
        return sum(turn.key.startswith(beginnings) for turn in self.turns)

    def areas_heard(self) -> Counter[str]:
        """How often each part of life has been asked about, or answered of one's own accord."""
        return Counter(_area(turn, self.language) for turn in self.all_turns)

    def areas_touched(self) -> frozenset[str]:
        """The parts of life that answers told of without being asked, as a model heard it or as several words tell."""
        told = (areas(self.language).counted(turn.answer) for turn in self.all_turns if turn.answer)
        worded = {area for counted in told for area, n in counted.items() if n >= SEVERAL}
        return frozenset(worded | {topic.area for heard in self.heard.values() for topic in heard.topics})

    def months_heard(self) -> frozenset[int]:
        """The months that an answer names."""
        said = "\n".join(turn.answer for turn in self.all_turns)
        names = {month: month_name(month, self.language) for month in range(1, 13)}
        return frozenset(
            month for month, name in names.items() if re.search(rf"(?<![0-9A-Za-z]){name}(?![A-Za-z])", said)
        )

    def quarters_heard(self) -> frozenset[int]:
        """The quarters of the year that an answer rests on, from 0."""
        answered = [turn for turn in self.all_turns if turn.answer]
        days = [cite.date for turn in answered for cite in turn.cites if cite.date]
        months = {int(turn.key[6:]) for turn in answered if turn.key.startswith("month:")}
        return frozenset(
            (month - 1) // 3 for month in months | {day.month for day in days if day.year == self.year}
        )

    def word(self, question: Question, **values: str) -> str:
        """The wording that is this question's turn: the number of turns so far picks it, so that the manner
        varies.
        """
        return question.word(values, len(self.turns))


def know(year: int, corpus: Corpus, threads: Sequence[Thread], form: Form, bank: Bank) -> Known:
    """Read what an interview about `year` is led from; takes a moment for a large blog."""
    words = areas(form.language)
    of_year = posts_of(corpus, year)
    whole = {post.path for post in of_year} | {review.post.path for review in corpus.reviews}
    told = {
        post.path: words.counted(
            f"{post.title}\n{post.text[post.body : None if post.path in whole else post.body + BEGINNING]}"
        )
        for post in corpus.originals()
    }
    in_reviews = {
        area
        for review in corpus.reviews
        for area, n in told.get(review.post.path, Counter()).items()
        if n > 1
    }
    telling = telling_sentences(of_year, most=POSTS)
    foremost = {post.path: told[post.path].most_common(1) for post in of_year}
    named: dict[str, Citation] = {}
    for post in sorted(of_year, key=lambda post: -sum(n for _, n in foremost[post.path])):
        for area, n in foremost[post.path]:
            if n >= SURELY and area not in named and words.of(post.title) == area:
                named[area] = first_words(post)
    return Known(
        year=year,
        language=form.language,
        corpus=corpus,
        threads=tuple(threads),
        form=form,
        seen=Seen(
            telling=telling,
            untold=untold(of_year, telling),
            this_year=Counter(area for found in foremost.values() for area, _ in found),
            named=named,
            ever=frozenset(
                in_reviews | {area for counted in told.values() for area, _ in counted.most_common(1)}
            ),
        ),
        bank=bank,
    )


def item(
    kind: AgendaKind,
    key: str,
    question: str,
    why: str,
    area: str,
    priority: float,
    cites: Sequence[Citation] = (),
) -> AgendaItem:
    """Something the interview wants to hear."""
    return AgendaItem(
        key=key, kind=kind, why=why, question=question, cites=tuple(cites), priority=priority, area=area
    )


def said_before(known: Known) -> frozenset[str]:
    """The questions asked so far, letters only."""
    return frozenset(bare(turn.question) for turn in known.asked)


def _area(turn: Turn, language: str) -> str:
    return turn.area if turn.area in areas(language).labels else _told(turn.answer or turn.question, language)


@cache
def _told(text: str, language: str) -> str:
    return areas(language).of(text)
