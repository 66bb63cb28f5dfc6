"""What earlier reviews promised and regretted, as questions: the firmest one by one, the others read out
together, each in the author's own words.

Takes what is `Known`; gives agenda items. Promises of one paragraph are one matter and are asked about once.
Older ones that nobody came back to follow at the end. Called by the agenda.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from math import ceil

from assistant.domain import AgendaItem, Thread
from assistant.interview.areas import OTHER, areas
from assistant.interview.known import Known, item
from assistant.interview.phrases import fill, phrases
from assistant.interview.quoting import LEANS, SHORTEST, quotable, says_little
from assistant.interview.text import bare, plain, quotations
from assistant.language.sentences import split

PROMISE, TOGETHER, VANISHED = 80.0, 57.0, 34.0  # what each starts from on the agenda
VANISHED_MOST = 3
WHY = {"goal": "why_thread", "regret": "why_regret"}  # what each kind is asked for
SAME, IN_COMMON = (
    0.6,
    2,
)  # share of the words of the shorter one that the other says again, and how many at least
BEGUN = 2 / 3  # of the shorter of two words: begun alike so far, they are one with other endings
LETTERS = {"ko": 2, "en": 4}  # of a word that tells something
NAMED, BRIEF = (
    3,
    {"ko": 40, "en": 80},
)  # of many promises those that the question quotes; all are shown with it

Matter = tuple[Thread, ...]  # the threads of one paragraph, the firmest first


def promises(known: Known) -> Iterator[AgendaItem]:
    """Each open thread of the last review, and a few older ones nobody came back to."""
    last = max((r.period.year for r in known.corpus.yearly() if r.period.year < known.year), default=None)
    if last is None:
        return
    asked = {
        (cite.path, cite.start)
        for turn in (*known.asked, *known.put_off)
        if turn.key.startswith("thread")
        for cite in turn.cites
    }
    quoted = _quoted_by_hand(known)
    matters = [
        matter
        for matter in _matters(known, last)
        if not {_place(thread) for thread in matter} <= asked
        and not any(bare(said) in bare(_said(known, thread) or "") for thread in matter for said in quoted)
        and not any(known.is_sore(thread.citation.quote) for thread in matter)
    ]
    room = max(0, known.depth.promises - known.count("thread:"))
    alone = len(matters) <= room + 1  # a single one left over is not worth a list
    for n, matter in enumerate(matters):
        if n < room or alone:
            yield _one(known, matter, PROMISE + 10 * matter[0].firmness, WHY[matter[0].kind])
    if not alone:
        for kind in WHY:
            rest = [matter for matter in matters[room:] if matter[0].kind == kind]
            for start in range(0, len(rest), known.depth.together):
                some = rest[start : start + known.depth.together]
                yield _together(known, some) if len(some) > 1 else _one(known, some[0], TOGETHER, WHY[kind])
    yield from _vanished(known, last)


def _quoted_by_hand(known: Known) -> list[str]:
    """What questions quote that came from a file and so do not say which post it stands in."""
    return [
        said
        for turn in known.asked
        if not turn.cites and turn.key.startswith("own:")
        for said in quotations(turn.question)
        if len(bare(said)) >= SHORTEST
    ]


def _matters(known: Known, last: int) -> list[Matter]:
    """The open threads of the last review by the paragraph they stand in, those that mean something alone first."""
    text = {post.path: post.text for post in known.corpus.posts}
    open_ones = [
        thread
        for thread in known.threads
        if thread.review == last
        and thread.status not in ("kept", "dropped")
        and quotable(thread.citation.quote)
    ]
    ordered = sorted(open_ones, key=lambda thread: (thread.citation.path, thread.citation.start))

    def paragraph(thread: Thread) -> tuple[str, str, int]:
        source = text.get(thread.citation.path, "")
        return thread.kind, thread.citation.path, source.count("\n", 0, thread.citation.start)

    matters: list[list[Thread]] = []
    for _, found in groupby(ordered, key=paragraph):
        threads = list(found)
        same = next(
            (matter for matter in matters if say_the_same(matter[0], threads[0], known.language)), None
        )
        matters.append(threads) if same is None else same.extend(threads)
    first_asked = [tuple(sorted(matter, key=_order)) for matter in matters]
    return sorted(first_asked, key=lambda matter: _order(matter[0])[1:])


def _order(thread: Thread) -> tuple[bool, bool, float]:
    """Of one matter the promise comes before the regret it grew from; what means something by itself, and the firmest,
    before the rest.
    """
    return thread.kind != "goal", bool(LEANS.match(plain(thread.citation.quote))), -thread.firmness


def say_the_same(one: Thread, other: Thread, language: str) -> bool:
    """Whether two threads are about the same matter: a promise in a shorter and a longer form, or a regret and the
    promise made of it. Most words of one stand in the other, whatever their endings.
    """
    told, again = (_telling_words(thread.citation.quote, language) for thread in (one, other))
    shared = sum(any(_is_word(word, other) for other in again) for word in told)
    return shared >= IN_COMMON and shared / min(len(told), len(again)) >= SAME


def _is_word(one: str, other: str) -> bool:
    enough = max(2, ceil(BEGUN * min(len(one), len(other))))
    return one[:enough] == other[:enough]


@cache
def _telling_words(quote: str, language: str) -> frozenset[str]:
    fewest = LETTERS["ko" if language == "ko" else "en"]
    return frozenset(word for word in map(bare, plain(quote).split()) if len(word) >= fewest)


def _one(known: Known, matter: Matter, priority: float, why: str) -> AgendaItem:
    """A question about one matter, quoting the firmest thread of it and citing all."""
    first = matter[0]
    key = f"thread:{first.id}"
    in_vain = any(turn.key == key for turn in known.earlier)
    asked = known.bank.get("thread.returning" if in_vain else f"thread.{first.kind}")
    question = known.word(asked, year=str(first.review), quote=_said(known, first) or "")
    told = fill(phrases(known.language)[why], year=first.review)
    area = areas(known.language).of(f"{first.citation.quote}\n{first.topic}")
    cites = [thread.citation for thread in matter]
    return item("thread", key, question, told, area, priority, cites)


def _together(known: Known, matters: Sequence[Matter]) -> AgendaItem:
    """One question about several matters of a kind: the shortest stand in it, all are cited, and the author
    chooses.
    """
    firsts = [matter[0] for matter in matters]
    said = sorted(
        (_said(known, thread) or "" for thread in firsts),
        key=lambda quote: (bool(LEANS.match(quote)), len(quote)),
    )
    brief = [quote for quote in said if len(quote) <= BRIEF["ko" if known.language == "ko" else "en"]]
    named = (brief if len(brief) > 1 else said[:2])[:NAMED]
    asking = f"thread.together-{firsts[0].kind}" if len(named) < len(firsts) else "thread.together"
    quotes = ", ".join(f"“{quote}”" for quote in named)
    question = known.word(known.bank.get(asking), year=str(firsts[0].review), quotes=quotes)
    key = hashlib.sha256(" ".join(thread.id for thread in firsts).encode()).hexdigest()[:12]
    cites = [thread.citation for matter in matters for thread in matter]
    why = fill(phrases(known.language)["why_together"], year=firsts[0].review, count=len(firsts))
    return item("thread", f"threads:{key}", question, why, OTHER, TOGETHER, cites)


def _vanished(known: Known, last: int) -> Iterator[AgendaItem]:
    """Goals of older reviews that no later one came back to, the youngest first."""
    older = [
        thread
        for thread in sorted(known.threads, key=lambda thread: (-thread.review, -thread.firmness))
        if thread.review < last and thread.kind == "goal" and thread.status in ("open", "unknown")
    ]
    room, spoken_of = (
        min(VANISHED_MOST, known.depth.promises // 3),
        [matter[0] for matter in _matters(known, last)],
    )
    for thread in older:
        again = any(say_the_same(thread, other, known.language) for other in spoken_of)
        if (
            room
            and not again
            and quotable(thread.citation.quote)
            and not known.is_sore(thread.citation.quote)
        ):
            yield _one(known, (thread,), VANISHED + thread.firmness, "why_vanished")
            spoken_of.append(thread)
            room -= 1


def _said(known: Known, thread: Thread) -> str | None:
    """What of a thread is quoted; with the sentence before it where it says little by itself, and both can be held."""
    cite = thread.citation
    alone = quotable(cite.quote)
    post = next((post for post in known.corpus.posts if post.path == cite.path), None)
    if alone is None or post is None or not says_little(alone):
        return alone
    start = post.text.rfind("\n", 0, cite.start) + 1
    before = split(post.text[start : cite.start])
    together = quotable(post.text[start + before[-1][0] : cite.end]) if before else None
    return together if together and alone in together else alone


def _place(thread: Thread) -> tuple[str, int]:
    return thread.citation.path, thread.citation.start
