"""The ledger of threads: one entry for a goal however often it was said, with its history, under a handle to call
it by; and the years of it, for a timeline.

Takes threads that were followed (and corrected); gives entries and years. The service calls it for the terminal's
table and the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.author.word_weights import bare
from assistant.domain import Citation, Outcome, Status, Thread, value

SAME = 0.6  # share of their topics in common that makes two threads one
DECIDED: frozenset[Status] = frozenset({"kept", "partly", "dropped"})


@value
class Entry:
    """A thread with every time it was said."""

    handle: str  # "2024-3": the third thread of the review of 2024
    thread: Thread  # as it was said first; its `later` is the history of all its sayings
    said: tuple[Thread, ...]  # oldest first, the first among them

    @property
    def returned(self) -> tuple[int, ...]:
        """The years in which it was said again."""
        return tuple(thread.review for thread in self.said[1:])


@value
class Mark:
    """What one year says of a thread."""

    year: int
    status: Status | None  # None in the year in which it was said first
    said: bool  # whether that year's review says it, first or again
    citation: Citation | None


@value
class Row:
    """A thread on the timeline; a year between its first and its last that says nothing has no mark."""

    entry: Entry
    marks: tuple[Mark, ...]


@value
class Timeline:
    """Years × threads × what became of them: all that a picture of it needs."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]


def handles(threads: Sequence[Thread]) -> dict[str, Thread]:
    """The threads by what a person calls them by: the year of the review and the place in its order."""
    found: dict[str, Thread] = {}
    counted: dict[int, int] = {}
    for thread in _in_order(threads):
        counted[thread.review] = counted.get(thread.review, 0) + 1
        found[f"{thread.review}-{counted[thread.review]}"] = thread
    return found


def ledger(threads: Sequence[Thread]) -> tuple[Entry, ...]:
    """One entry for a goal that returns: under its first saying, whose history tells of all the later years."""
    names = {thread.id: handle for handle, thread in handles(threads).items()}
    entries: list[list[Thread]] = []
    for thread in _in_order(threads):
        home = next((said for said in entries if _returns(thread, said)), None)
        if home is None:
            entries.append([thread])
        else:
            home.append(thread)
    return tuple(
        Entry(handle=names[said[0].id], thread=_with_history(said), said=tuple(said)) for said in entries
    )


def timeline(entries: Sequence[Entry]) -> Timeline:
    """The entries over the years from the first saying to the last word on any of them."""
    rows = tuple(Row(entry=entry, marks=_marks(entry)) for entry in entries)
    seen = [mark.year for row in rows for mark in row.marks]
    return Timeline(years=tuple(range(min(seen), max(seen) + 1)) if seen else (), rows=rows)


def _in_order(threads: Sequence[Thread]) -> list[Thread]:
    return sorted(threads, key=lambda t: (t.review, t.citation.path, t.citation.start))


def _returns(thread: Thread, said: Sequence[Thread]) -> bool:
    """Whether a thread says again what an earlier review said; two of one review are two."""
    return thread.kind == said[0].kind and any(
        earlier.review < thread.review and _same(thread, earlier) for earlier in said
    )


def _same(thread: Thread, earlier: Thread) -> bool:
    if bare(thread.citation.quote).casefold() == bare(earlier.citation.quote).casefold():
        return True
    one, other = set(thread.topic.split()), set(earlier.topic.split())
    told = any(outcome.year == thread.review and outcome.status != "unknown" for outcome in earlier.later)
    return told and bool(one and other) and len(one & other) >= SAME * len(one | other)


def _with_history(said: Sequence[Thread]) -> Thread:
    """The first saying with the years of all: the author's own word, else what the last saying before came to."""
    history: dict[int, Outcome] = {}
    for thread in said:
        for outcome in thread.later:
            before = history.get(outcome.year)
            if before is None or _weight(outcome) >= _weight(before):
                history[outcome.year] = outcome
    for again in said[1:]:
        told = history.get(again.review)
        if told is None or told.status == "unknown":
            history[again.review] = Outcome(year=again.review, status="open", citation=again.citation)
    return replace(said[0], later=tuple(history[year] for year in sorted(history)))


def _weight(outcome: Outcome) -> int:
    if outcome.by_author:
        return 3
    return 2 if outcome.status in DECIDED else int(outcome.status == "open")


def _marks(entry: Entry) -> tuple[Mark, ...]:
    again = set(entry.returned)
    first = Mark(year=entry.thread.review, status=None, said=True, citation=entry.thread.citation)
    later = [
        Mark(year=o.year, status=o.status, said=o.year in again, citation=o.citation)
        for o in entry.thread.later
        if o.status != "unknown" or o.year in again
    ]
    return (first, *later)
