"""What earlier reviews promised and regretted, as questions: the firmest one by one, the others read out
together, each in the author's own words.

Takes what is `Known`; gives agenda items, one for each matter. Older promises that nobody came back to follow at the
end; nobody is asked about somebody they just lost. Called by the agenda.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from assistant.domain import AgendaItem, Thread
from assistant.interview.areas import OTHER, areas
from assistant.interview.known import Known, item
from assistant.interview.matters import Matter, is_told, matters, quoted, say_the_same
from assistant.interview.phrases import fill, phrases
from assistant.interview.quoting import LEANS, SHORTEST, quotable
from assistant.interview.replies import told
from assistant.interview.text import bare, quotations
from assistant.language.sentences import split
from assistant.tables import for_language

PROMISE, TOGETHER, VANISHED = 80.0, 57.0, 34.0  # what each starts from on the agenda
VANISHED_MOST = 3
WHY = {"goal": "why_thread", "regret": "why_regret"}  # what each kind is asked for
NAMED = 3  # of many promises those that the question quotes; all are cited
BRIEF = {"ko": 40, "en": 80}  # characters of one of them


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
    by_hand = _quoted_by_hand(known)
    waiting = [
        matter
        for matter in _open_matters(known, last)
        if not {_place(thread) for thread in matter} & asked
        and not any(said in bare(quoted(thread, known.corpus)) for thread in matter for said in by_hand)
        and not any(known.is_sore(thread.citation.quote) for thread in matter)
    ]
    room = max(0, known.depth.promises - known.count("thread:"))
    alone = len(waiting) <= room + 1  # a single one left over is not worth a list
    for n, matter in enumerate(waiting):
        if n < room or alone:
            yield _one(known, matter, PROMISE + 10 * matter[0].firmness, WHY[matter[0].kind])
    if not alone:
        for kind in WHY:
            rest = [matter for matter in waiting[room:] if matter[0].kind == kind]
            for start in range(0, len(rest), known.depth.together):
                some = rest[start : start + known.depth.together]
                yield _together(known, some) if len(some) > 1 else _one(known, some[0], TOGETHER, WHY[kind])
    yield from _vanished(known, last)


def _quoted_by_hand(known: Known) -> list[str]:
    """What questions quote, letters only, that came from a file and so do not say which post it stands in."""
    return [
        bare(said)
        for turn in known.asked
        if not turn.cites and turn.key.startswith("own:")
        for said in quotations(turn.question)
        if len(bare(said)) >= SHORTEST
    ]


def _open_matters(known: Known, last: int) -> list[Matter]:
    """What the last review left open and can be quoted."""
    threads = (
        thread
        for thread in known.threads
        if thread.review == last
        and thread.status not in ("kept", "dropped")
        and quotable(thread.citation.quote)
    )
    return matters(threads, known.corpus, known.language)


def _one(known: Known, matter: Matter, priority: float, why: str) -> AgendaItem:
    """A question about one matter, quoting its first thread and citing all."""
    first = matter[0]
    key = f"thread:{first.id}"
    manner: str = first.kind
    if any(turn.key == key for turn in known.earlier):  # in vain, else it would not come again
        manner = "returning"
    elif is_told(first, _told(known), known.language):
        manner, priority = "told", min(priority, TOGETHER)
    asked = known.bank.get(f"thread.{manner}")
    question = known.word(asked, year=str(first.review), quote=quoted(first, known.corpus))
    reason = fill(phrases(known.language)[why], year=first.review)
    area = areas(known.language).of(f"{first.citation.quote}\n{first.topic}")
    cites = [thread.citation for thread in matter]
    return item("thread", key, question, reason, area, priority, cites)


def _told(known: Known) -> list[str]:
    """The sentences of all answers so far."""
    answers = [told(turn.answer) for turn in known.all_turns]
    return [answer[start:end] for answer in answers for start, end in split(answer)]


def _together(known: Known, several: Sequence[Matter]) -> AgendaItem:
    """One question about several matters of a kind: the shortest stand in it, all are cited, and the author
    chooses.
    """
    firsts = [matter[0] for matter in several]
    said = sorted((quoted(thread, known.corpus) for thread in firsts), key=_shortest_first)
    brief = [quote for quote in said if len(quote) <= for_language(BRIEF, known.language)]
    named = (brief if len(brief) > 1 else said[:2])[:NAMED]
    asking = f"thread.together-{firsts[0].kind}" if len(named) < len(firsts) else "thread.together"
    quotes = ", ".join(f"“{quote}”" for quote in named)
    question = known.word(known.bank.get(asking), year=str(firsts[0].review), quotes=quotes)
    key = hashlib.sha256(" ".join(thread.id for thread in firsts).encode()).hexdigest()[:12]
    others = (thread.citation for matter in several for thread in matter[1:])
    cites = [*(thread.citation for thread in firsts), *others]
    why = fill(phrases(known.language)["why_together"], year=firsts[0].review, count=len(firsts))
    return item("thread", f"threads:{key}", question, why, OTHER, TOGETHER, cites)


def _vanished(known: Known, last: int) -> Iterator[AgendaItem]:
    """Goals of older reviews that no later one came back to, the youngest first."""
    older = [
        thread
        for thread in sorted(known.threads, key=lambda thread: (-thread.review, -thread.firmness))
        if thread.review < last
        and thread.kind == "goal"
        and thread.status in ("open", "unknown")
        and quotable(thread.citation.quote)
    ]
    spoken_of = [matter[0] for matter in _open_matters(known, last)]
    room = min(VANISHED_MOST, known.depth.promises // 3)
    for thread in older:
        again = any(say_the_same(thread, other, known.language) for other in spoken_of)
        if room and not again and not known.is_sore(thread.citation.quote):
            yield _one(known, (thread,), VANISHED + thread.firmness, "why_vanished")
            spoken_of.append(thread)
            room -= 1


def _shortest_first(quote: str) -> tuple[bool, int]:
    return bool(LEANS.match(quote)), len(quote)


def _place(thread: Thread) -> tuple[str, int]:
    return thread.citation.path, thread.citation.start
