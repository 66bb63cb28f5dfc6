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

from assistant.domain import AgendaItem, Thread
from assistant.interview.areas import areas
from assistant.interview.known import Known, item
from assistant.interview.phrases import fill, phrases
from assistant.interview.quoting import SHORTEST, quotable
from assistant.interview.text import bare, plain, quotations

PROMISE, TOGETHER, VANISHED = 80.0, 57.0, 34.0  # what each starts from on the agenda
VANISHED_MOST = 3
WHY = {"goal": "why_thread", "regret": "why_regret"}  # what each kind is asked for
SAME, TELLING = 0.6, 3  # share of the words of the shorter one, and letters of a word that counts
NAMED, ROOM = 3, 200  # promises, and characters of them, that stand in the question; all are shown with it

Matter = tuple[Thread, ...]  # the threads of one paragraph, the firmest first


def promises(known: Known) -> Iterator[AgendaItem]:
    """Each open thread of the last review, and a few older ones nobody came back to."""
    last = max((r.period.year for r in known.corpus.yearly() if r.period.year < known.year), default=None)
    if last is None:
        return
    asked = {
        (cite.path, cite.start)
        for turn in known.asked
        if turn.key.startswith("thread")
        for cite in turn.cites
    }
    quoted = _quoted_by_hand(known)
    matters = [
        matter
        for matter in _matters(known, last)
        if not {_place(thread) for thread in matter} <= asked
        and not any(bare(said) in bare(_said(thread) or "") for thread in matter for said in quoted)
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
    """The open threads of the last review by the paragraph they stand in, the firmest first."""
    text = {post.path: post.text for post in known.corpus.posts}
    open_ones = [
        thread
        for thread in known.threads
        if thread.review == last and thread.status not in ("kept", "dropped") and _said(thread)
    ]
    ordered = sorted(open_ones, key=lambda thread: (thread.citation.path, thread.citation.start))

    def paragraph(thread: Thread) -> tuple[str, str, int]:
        source = text.get(thread.citation.path, "")
        return thread.kind, thread.citation.path, source.count("\n", 0, thread.citation.start)

    matters: list[list[Thread]] = []
    for _, found in groupby(ordered, key=paragraph):
        threads = list(found)
        same = next((matter for matter in matters if _say_the_same(matter[0], threads[0])), None)
        matters.append(threads) if same is None else same.extend(threads)
    by_firmness = [tuple(sorted(matter, key=lambda thread: -thread.firmness)) for matter in matters]
    return sorted(by_firmness, key=lambda matter: -matter[0].firmness)


def _say_the_same(one: Thread, other: Thread) -> bool:
    """Whether two promises are the same one in a shorter and a longer form: most words of one stand in the
    other.
    """
    told, again = _telling_words(one.citation.quote), _telling_words(other.citation.quote)
    shared = len(told & again)
    return one.kind == other.kind and shared >= 2 and shared / min(len(told), len(again)) >= SAME


@cache
def _telling_words(quote: str) -> frozenset[str]:
    return frozenset(word for word in map(bare, plain(quote).split()) if len(word) >= TELLING)


def _one(known: Known, matter: Matter, priority: float, why: str) -> AgendaItem:
    """A question about one matter, quoting the firmest thread of it and citing all."""
    first = matter[0]
    asked = known.bank.get("thread.goal" if first.kind == "goal" else "thread.regret")
    question = known.word(asked, year=str(first.review), quote=_said(first) or "")
    told = fill(phrases(known.language)[why], year=first.review)
    area = areas(known.language).of(f"{first.citation.quote}\n{first.topic}")
    cites = [thread.citation for thread in matter]
    return item("thread", f"thread:{first.id}", question, told, area, priority, cites)


def _together(known: Known, matters: Sequence[Matter]) -> AgendaItem:
    """One question about several matters of a kind: the firmest stand in it, all are cited, and the author
    chooses.
    """
    firsts = [matter[0] for matter in matters]
    named: list[str] = []
    for thread in firsts:
        said = _said(thread) or ""
        if len(named) < NAMED and (not named or len("".join(named)) + len(said) <= ROOM):
            named.append(said)
    if len(named) == len(firsts) - 1:  # "and one more" says less than the one
        named = [_said(thread) or "" for thread in firsts]
    more = len(firsts) - len(named)
    asking = known.bank.get("thread.together" if not more else f"thread.together-{firsts[0].kind}")
    quotes = ", ".join(f"“{said}”" for said in named)
    values = {"year": str(firsts[0].review), "quotes": quotes, **({"count": str(more)} if more else {})}
    key = hashlib.sha256(" ".join(thread.id for thread in firsts).encode()).hexdigest()[:12]
    cites = [thread.citation for matter in matters for thread in matter]
    why = fill(phrases(known.language)["why_together"], year=firsts[0].review, count=len(firsts))
    return item("thread", f"threads:{key}", known.word(asking, **values), why, "other", TOGETHER, cites)


def _vanished(known: Known, last: int) -> Iterator[AgendaItem]:
    """Goals of older reviews that no later one came back to, the youngest first."""
    older = [
        thread
        for thread in sorted(known.threads, key=lambda thread: (-thread.review, -thread.firmness))
        if thread.review < last and thread.kind == "goal" and thread.status in ("open", "unknown")
    ]
    room = min(VANISHED_MOST, known.depth.promises // 3)
    for thread in [thread for thread in older if _said(thread)][:room]:
        yield _one(known, (thread,), VANISHED + thread.firmness, "why_vanished")


def _said(thread: Thread) -> str | None:
    return quotable(thread.citation.quote)


def _place(thread: Thread) -> tuple[str, int]:
    return thread.citation.path, thread.citation.start
