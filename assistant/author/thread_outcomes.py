"""What later reviews and posts say became of a thread.

Takes threads and the corpus; gives the threads with an `Outcome` for each later review. Three kinds of
evidence: the goal stands again with a result under it; the goal is quoted and the next sentences answer; a
sentence speaks of the same thing (`thread_matters.py`) and says done, half done or not (`telling.py`), or how many
(`outcome_figures.py`). Where nothing is said the outcome is unknown, and where the goal is set anew it is open:
nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.author.later_texts import Graded, Line, ReadYear, read_posts, read_review
from assistant.author.outcome_figures import answer_of, is_counted_again
from assistant.author.telling import verdict
from assistant.author.thread_matters import Matter, answering, matters_of, names, quotes, shared, speaking
from assistant.author.word_weights import Weights, weights
from assistant.domain import Corpus, Outcome, Post, Status, Thread, value

GRADED = 0.45  # share of a thread's weight a heading with a result under it must have in common with it
AGAIN = 0.6  # the same for a goal that is set anew
NAMED = 0.5  # what a sentence weighs whose figures compare with the goal's
QUOTED = 0.75  # what an answer to the thread's own words weighs
STEP = 0.05  # what it weighs less with each sentence between
ANSWER = 4  # sentences after a quoted goal that may answer it
TELLING = 0.2  # what a sentence weighs more that speaks of goals as such, or stands among the regrets
BESIDE = 0.15  # how much less a second sentence of the section may weigh to be heard beside the first
# Speaks of several things told before.
ALL_OF_THEM = re.compile(
    r"모두|전부|하나도|대부분|절반|반만|둘 다|(?<![가-힣])다 "
    r"|(?i:\b(?:(?<!at )all|none|nothing|neither|both|(?:most|half) of|these|everything)\b)"
)
# Speaks of goals and their keeping as such.
OUTSPOKEN = re.compile(
    r"달성|목표|다짐|약속|계획했|작년|지난해|해냈|해내었|이뤘|이루었|실패|못했|못 했|안 했|포기했|결국|드디어|마침내"
    r"|여전히|아직도|또 |걸로 (?:치|친|쳤)|셈이|절반|반만|(?i:\b(?:goals?|resolution|last year|previous year|as planned"
    r"|finally|unfortunately|achieved|accomplished|failed|fell short|gave up|never)\b)"
)


def follow(threads: Sequence[Thread], corpus: Corpus) -> tuple[Thread, ...]:
    """The threads with what each later review says of them, and the posts since the last one; oldest first.

    "open" means that a review only sets the same goal again, "unknown" that it says nothing. What
    must not be known yet must not be in `corpus`.
    """
    copies = {copy.place for copy in corpus.copies}
    reviews = [read_review(r) for r in corpus.yearly() if r.post.place not in copies]
    years = [*reviews, *_since(corpus, reviews)]
    weigh = weights([line.topic for read in years for line in read.lines])
    matters = matters_of(threads, corpus)
    followed = []
    for matter in matters:
        later = [read for read in years if read.year > matter.thread.review]
        outcomes = [_outcome(matter, read, matters, weigh) for read in later]
        known = tuple(outcome for outcome in outcomes if outcome is not None)
        followed.append(replace(matter.thread, later=known))
    return tuple(followed)


def _since(corpus: Corpus, reviews: Sequence[ReadYear]) -> list[ReadYear]:
    """The years after the last review, by their posts."""
    if not reviews:
        return []
    taken = {review.post.path for review in corpus.reviews}
    last = reviews[-1]
    found: dict[int, list[Post]] = {}
    for post in corpus.originals():
        later = post.day and post.day.year > last.year and (last.until is None or post.day > last.until)
        if later and post.day and post.path not in taken:
            found.setdefault(post.day.year, []).append(post)
    return [read_posts(posts, year) for year, posts in sorted(found.items())]


# --- One thread in one year ------------------------------------------------------------------------------


@value
class Told:
    """A sentence that may say what became of a thread, and how much speaks for it."""

    line: Line
    status: Status
    weight: float


def _outcome(matter: Matter, read: ReadYear, matters: Sequence[Matter], weigh: Weights) -> Outcome | None:
    graded = _graded_again(matter, read, weigh)
    if graded is not None:
        counted = answer_of(graded.goal, graded.result) if graded.result != graded.goal else None
        status = counted or graded.status or verdict(matter.deed, graded.clauses)
        if status:
            return Outcome(year=read.year, status=status, citation=graded.citation)
    told = [*_answers_to_quote(matter, read, matters), *_about(matter, read, weigh)]
    best = max(told, key=lambda one: one.weight, default=None)
    if best:
        return Outcome(year=read.year, status=best.status, citation=best.line.citation)
    if not read.review:
        return None
    again = _set_again(matter, read.year, matters, weigh)
    if again:
        status = "open" if matter.thread.kind == "goal" else "dropped"
        return Outcome(year=read.year, status=status, citation=again.citation)
    return Outcome(year=read.year, status="unknown", citation=None)


def _graded_again(matter: Matter, read: ReadYear, weigh: Weights) -> Graded | None:
    """The goal where it stands in a review again, with a result."""
    if not read.graded or matter.thread.kind != "goal":
        return None
    best = max(read.graded, key=lambda goal: shared(matter, goal.topic, weigh))
    same = shared(matter, best.topic, weigh) >= GRADED and len(matter.words & best.topic) > 1
    return best if same else None


def _set_again(matter: Matter, year: int, matters: Sequence[Matter], weigh: Weights) -> Thread | None:
    """The thread of a later year that wants, or regrets, the same."""
    others = (m for m in matters if m.thread.review == year and m.thread.kind == matter.thread.kind)
    return next((m.thread for m in others if shared(matter, m.words, weigh) >= AGAIN), None)


def _answers_to_quote(matter: Matter, read: ReadYear, matters: Sequence[Matter]) -> list[Told]:
    """The sentences after the thread's own words, quoted, that say what became of them. Of a thread that is quoted
    among others they do so where they share a word with it or speak of them all.
    """
    told = []
    for n, line in enumerate(read.lines):
        if line.section == "goal" or not quotes(line, matter):
            continue
        beside = [one for one in _quoted_with(read.lines, n) if not quotes(one, matter)]
        among = any(quotes(one, other) for one in beside for other in matters)
        for step, answer in enumerate(read.lines[n : n + 1 + ANSWER]):
            if among and not (answer.topic & matter.words or ALL_OF_THEM.search(answer.prose)):
                continue
            counted = answer_of(matter.thread.citation.quote, answer.prose)
            status = counted or verdict(matter.deed, answering(matter, answer))
            if status and not answer.quoted:
                weight = QUOTED - STEP * step + _telling(answer)
                told.append(Told(line=answer, status=status, weight=weight))
    return told


def _quoted_with(lines: Sequence[Line], n: int) -> list[Line]:
    """The sentences of a block quote that a line is one of."""
    before = takewhile(lambda line: line.quoted, reversed(lines[: n + 1]))
    behind = takewhile(lambda line: line.quoted, lines[n + 1 :] if lines[n].quoted else ())
    return [*before, *behind]


def _about(matter: Matter, read: ReadYear, weigh: Weights) -> list[Told]:
    """The sentences that speak of the thread and say how it went; figures decide where they compare."""
    told = []
    for line in read.lines:
        if not line.tells:
            continue
        near = speaking(matter, line, weigh, review=read.review)
        counted = _counted(matter, line, near=bool(near)) if read.review and line.figures else None
        if counted:
            sure = max((sure for sure, _ in near), default=NAMED)
            told.append(Told(line=line, status=counted, weight=sure + _telling(line)))
            continue
        for sure, clauses in near:
            status = verdict(matter.deed, clauses)
            if status:
                told.append(Told(line=line, status=status, weight=sure + _telling(line)))
    return _reconciled(told)


def _counted(matter: Matter, line: Line, *, near: bool) -> Status | None:
    """What a sentence's figures say of a goal: where it is named there, or its own figure said again."""
    goal = matter.thread.citation.quote
    if matter.thread.kind != "goal" or not (
        near or names(matter, line) or is_counted_again(goal, line.prose)
    ):
        return None
    return answer_of(goal, line.prose)


def _telling(line: Line) -> float:
    return TELLING * bool(OUTSPOKEN.search(line.prose)) + TELLING * (line.section == "regret")


def _reconciled(told: list[Told]) -> list[Told]:
    """Where one section says both that it was done and that it was not, it was done in part."""
    best = max(told, key=lambda one: one.weight, default=None)
    if best is None:
        return told
    beside = {
        one.status
        for one in told
        if one.line.headings == best.line.headings and one.weight >= best.weight - BESIDE
    }
    return [replace(best, status="partly"), *told] if {"kept", "dropped"} <= beside else told
