"""What later reviews and posts say became of a thread.

Takes threads and the corpus; gives the threads with an `Outcome` for each later review. Three kinds of
evidence: the goal stands again with a result under it; the goal is quoted and the next sentences answer; a
sentence is about the same thing and says done, half done or not. Where nothing is said the outcome is unknown,
and where the goal is set anew it is open: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.author import outcome_korean as korean
from assistant.author.outcome_evidence import (
    Graded,
    Line,
    ReadYear,
    answer_of,
    is_counted_again,
    is_outspoken,
    read_posts,
    read_review,
    told_status,
)
from assistant.author.outcome_korean import Deed
from assistant.author.outcome_words import DECIDED, DECIDES, LEFT
from assistant.author.outcome_words_ko import ONCE, OTHER_FIGURE
from assistant.author.thread_signs import read_sentences
from assistant.author.word_weights import Weights, bare, weights
from assistant.domain import Corpus, Outcome, Post, Status, Thread, value

LINK_TARGET = re.compile(r"(?<=\])\([^)\s]*\)|https?://\S+")
ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)])[ \t]")
SIMILAR = 0.55  # share of a thread's weight a sentence must have in common to be about it
GRADED = 0.45  # the same for a heading with a result under it
AGAIN = 0.6  # the same for a goal that is set anew
HEAVIEST = 4  # words that stand for a thread
SHORTEST = 6  # characters of a quotation that can be told from chance
NAMED = 0.5  # what a sentence weighs whose figures compare with the goal's
QUOTED = 0.75  # what an answer to the thread's own words weighs
ANSWER = 4  # sentences after a quoted goal that may answer it
IN_A_POST = 0.8  # how surely a post has to speak of a thread; a review speaks of what it was about anyway
BESIDE = 0.15  # how much less a second sentence of the section may weigh to be heard beside the first


@value
class Matter:
    """What a thread is about, in words with their weight."""

    thread: Thread
    language: str
    words: frozenset[str]
    core: frozenset[str]  # the words without the verb that opens "Paint the fence": it may be told by another
    more: frozenset[str]  # what its list item says beside it
    deed: Deed | None  # of a Korean thread
    item: str  # the bare text of the list item it opens


def follow(threads: Sequence[Thread], corpus: Corpus) -> tuple[Thread, ...]:
    """The threads with what each later review says of them, and the posts since the last one; oldest first.

    "open" means that a review only sets the same goal again, "unknown" that it says nothing. What
    must not be known yet must not be in `corpus`.
    """
    copies = {copy.place for copy in corpus.copies}
    reviews = [read_review(r) for r in corpus.yearly() if r.post.place not in copies]
    years = [*reviews, *_since(corpus, reviews)]
    weigh = weights([line.topic for read in years for line in read.lines])
    matters = _matters(threads, corpus)
    graded = {
        (matter.thread.id, read.year): goal
        for read in reviews
        for matter, goal in _assign(matters, read, weigh)
    }
    followed = []
    for matter in matters:
        outcomes = [
            _outcome(matter, read, matters, weigh, graded.get((matter.thread.id, read.year)))
            for read in years
            if read.year > matter.thread.review
        ]
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


def _matters(threads: Sequence[Thread], corpus: Corpus) -> list[Matter]:
    language = {(post.folder, post.path): post.language for post in corpus.posts}
    texts = {(post.folder, post.path): post.text for post in corpus.posts}
    spoken = [language.get((t.citation.folder, t.citation.path), "en") for t in threads]
    words: dict[str, frozenset[str]] = {}
    core: dict[str, frozenset[str]] = {}
    more: dict[str, frozenset[str]] = {}
    deeds: dict[str, Deed] = {}
    for tongue in set(spoken):
        own = [t for t, s in zip(threads, spoken, strict=True) if s == tongue]
        readings = read_sentences([_said(t) for t in own] + [_rest_of_item(t, texts) for t in own], tongue)
        topics = [frozenset(reading.topic) for reading in readings]
        words |= {t.id: topic for t, topic in zip(own, topics[: len(own)], strict=True)}
        core |= {t.id: _core(t, r.topic) for t, r in zip(own, readings, strict=False)}
        more |= {t.id: topic for t, topic in zip(own, topics[len(own) :], strict=True)}
        if tongue == "ko":
            deeds |= {
                t.id: korean.deed_of(_said(t), reading.morphemes, t.kind)
                for t, reading in zip(own, readings, strict=False)
            }
    return [
        Matter(
            thread=t,
            language=s,
            words=words[t.id],
            core=core[t.id],
            more=more[t.id],
            deed=deeds.get(t.id),
            item=bare(t.citation.quote + _rest_of_item(t, texts)),
        )
        for t, s in zip(threads, spoken, strict=True)
    ]


def _core(thread: Thread, topic: Sequence[str]) -> frozenset[str]:
    opens = thread.kind == "goal" and bool(topic) and _said(thread).lower().startswith(topic[0])
    return frozenset(topic[1:] if opens and len(topic) > 1 else topic)


def _said(thread: Thread) -> str:
    """A thread's words without the targets of its links, whose figures and names say nothing."""
    return LINK_TARGET.sub("", thread.citation.quote)


def _rest_of_item(thread: Thread, texts: dict[tuple[str, str], str]) -> str:
    """What a goal's list item says after it: "one thick book" is known by the title that follows."""
    text = texts.get((thread.citation.folder, thread.citation.path), "")
    if not ITEM.match(text, text.rfind("\n", 0, thread.citation.start) + 1):
        return ""
    end = text.find("\n", thread.citation.end)
    return text[thread.citation.end : end if end >= 0 else len(text)]


def _shared(matter: Matter, topic: frozenset[str], weigh: Weights) -> float:
    """How much of a thread a text is about: 0 … 1, by the weight of the words in common.

    The heaviest words of a long sentence stand for it; the rest is how it was said.
    """
    heaviest = sorted((weigh.of(word) for word in matter.core), reverse=True)[:HEAVIEST]
    common = sum(weigh.of(word) for word in (matter.words | matter.more) & topic)
    return min(1.0, common / sum(heaviest)) if heaviest else 0.0


# --- Goals that stand again with a result ----------------------------------------------------------------


def _assign(matters: Sequence[Matter], read: ReadYear, weigh: Weights) -> list[tuple[Matter, Graded]]:
    """Which graded goal of a review belongs to which thread."""
    found = []
    for matter in matters if read.graded else ():
        best = max(read.graded, key=lambda goal: _shared(matter, goal.topic, weigh))
        earlier = matter.thread.review < read.year and matter.thread.kind == "goal"
        if earlier and _shared(matter, best.topic, weigh) >= GRADED and len(matter.words & best.topic) > 1:
            found.append((matter, best))
    return found


# --- One thread in one review ----------------------------------------------------------------------------


def _outcome(
    matter: Matter,
    read: ReadYear,
    matters: Sequence[Matter],
    weigh: Weights,
    graded: Graded | None,
) -> Outcome | None:
    if graded is not None:
        counted = answer_of(graded.goal, graded.result) if graded.result != graded.goal else None
        status = counted or graded.status or told_status(graded.result, matter.language)
        if status:
            return Outcome(year=read.year, status=status, citation=graded.citation)
    best = _best([*_answers_to_quote(matter, read), *_about(matter, read, weigh)])
    if best:
        return Outcome(year=read.year, status=best.status, citation=best.line.citation)
    if not read.review:
        return None
    again = [
        m.thread
        for m in matters
        if m.thread.review == read.year
        and m.thread.kind == matter.thread.kind
        and _shared(matter, m.words, weigh) >= AGAIN
    ]
    if again:
        status = "open" if matter.thread.kind == "goal" else "dropped"
        return Outcome(year=read.year, status=status, citation=again[0].citation)
    return Outcome(year=read.year, status="unknown", citation=None)


@value
class Told:
    """A sentence that may say what became of a thread, and how much speaks for it."""

    line: Line
    status: Status
    weight: float


def _best(told: Sequence[Told]) -> Told | None:
    return max(told, key=lambda one: one.weight, default=None)


def _answers_to_quote(matter: Matter, read: ReadYear) -> list[Told]:
    """The sentences after the thread's own words, quoted, that say what became of them."""
    quote = bare(matter.thread.citation.quote)
    told = []
    for n, line in enumerate(read.lines):
        if line.section == "goal" or not (
            _quotes(line.bare, quote, whole=line.quoted) or _recalls(line, matter.item)
        ):
            continue
        for step, answer in enumerate(read.lines[n : n + 1 + ANSWER]):
            status = None if answer.quoted else _status(matter, answer)
            if status:
                told.append(
                    Told(line=answer, status=status, weight=QUOTED - 0.05 * step + _outspoken(matter, answer))
                )
    return told


def _status(matter: Matter, line: Line) -> Status | None:
    counted = answer_of(_said(matter.thread), line.prose)
    if counted:
        return counted
    if matter.deed is not None:
        return korean.answer(matter.deed, line.clauses)
    told = told_status(line.prose, matter.language)
    if DECIDES.match(_said(matter.thread)) and DECIDED.search(line.prose):
        return "kept"
    left = LEFT.match(_said(matter.thread))
    if left and told in ("kept", "dropped") and left[1].lower() not in line.prose.lower():
        return "kept" if told == "dropped" else None
    return told


def _outspoken(matter: Matter, line: Line) -> float:
    return 0.2 * is_outspoken(line.prose, matter.language) + 0.2 * (line.section == "regret")


def _quotes(line: str, quote: str, *, whole: bool) -> bool:
    """Whether a line has a thread's words in it: all of them, or, in a block quote, most of one of both."""
    if len(quote) < SHORTEST or len(line) < SHORTEST:
        return False
    return quote in line or (whole and line in quote)


def _recalls(line: Line, item: str) -> bool:
    """Whether a sentence has a few words of the goal's list item in quotation marks."""
    return any(len(words) >= SHORTEST and words in item for words in line.mentions)


def _about(matter: Matter, read: ReadYear, weigh: Weights) -> list[Told]:
    """The sentences about the thread that say how it went, themselves or in the next breath."""
    if not read.review and (matter.deed is None or matter.thread.kind == "regret"):
        return []  # words in common prove nothing where nobody looks back; a quotation would
    if matter.deed is not None:
        return _done(matter, matter.deed, read, weigh)
    told = []
    for line in read.lines:
        if line.section == "goal" or line.quoted:
            continue
        shared = _nearness(matter, line, weigh)
        if shared < SIMILAR:
            continue
        status = _status(matter, line)
        if status:
            told.append(Told(line=line, status=status, weight=shared + _outspoken(matter, line)))
    return told


def _done(matter: Matter, deed: Deed, read: ReadYear, weigh: Weights) -> list[Told]:
    """The clauses that tell of a Korean thread's deed; figures decide where they compare."""
    told = []
    for line in read.lines:
        headings = " ".join(line.headings).split()
        named = korean.may_name(deed, line.prose + " ".join(headings))
        once = not read.review and ONCE.search(line.prose)
        if not (named or line.figures) or not line.tells or once:
            continue
        for clause in line.clauses if named else ():
            near = korean.nearness(deed, clause, weigh)
            near = near if read.review or near >= IN_A_POST else 0.0
            status = korean.status_of(deed, clause) if near else None
            if status:
                told.append(Told(line=line, status=status, weight=near + _outspoken(matter, line)))
        counted = _counted(matter, deed, line, headings) if read.review else None
        if counted:
            told = [one for one in told if one.line is not line]
            told.append(Told(line=line, status=counted, weight=NAMED + _outspoken(matter, line)))
    return _reconciled(told)


def _counted(matter: Matter, deed: Deed, line: Line, headings: Sequence[str]) -> Status | None:
    """What a line's figures say of a goal: where it is named there, or its own figure said again."""
    goal = _said(matter.thread)
    if matter.thread.kind != "goal" or not line.figures or OTHER_FIGURE.search(line.prose):
        return None
    said_here = korean.may_name(deed, line.prose + " ".join(headings)) and korean.speaks_of(
        deed, [*line.prose.split(), *headings]
    )
    return answer_of(goal, line.prose) if said_here or is_counted_again(goal, line.prose) else None


def _reconciled(told: list[Told]) -> list[Told]:
    """Where one section says both that it was done and that it was not, it was done in part."""
    best = _best(told)
    if best is None:
        return told
    beside = {
        one.status
        for one in told
        if one.line.headings == best.line.headings and one.weight >= best.weight - BESIDE
    }
    return [replace(best, status="partly"), *told] if {"kept", "dropped"} <= beside else told


def _nearness(matter: Matter, line: Line, weigh: Weights) -> float:
    """How near a sentence is to a thread, by what both are about; the headings above may say the rest."""
    if all(len(word) < 2 for word in matter.words):
        return 0.0  # "to live", "to see": about nothing that could be found again
    said, topic = matter.words | matter.more, line.topic | line.around
    near = said & line.topic and len(said & topic) >= min(2, len(matter.core))
    return _shared(matter, topic, weigh) if near else 0.0
