"""What the author says became of a thread. It is their word, so it wins over everything that was read.

Takes threads that were followed and the file of corrections; gives the threads corrected. The file is JSON Lines
that a person can read and mend; a new word is a new line, and the last one of a thread's year counts. A correction
is found again after the post was edited: by the thread's id, else by its words in the same year's review.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import get_args

from assistant.author.word_weights import bare
from assistant.domain import Outcome, Status, Thread, value
from assistant.errors import CorpusError
from assistant.files import write_text

FILE = "corrections.jsonl"  # below the workspace's folder of threads
ALIKE = 0.7  # share of letters in one order from which an edited quotation is the same one


@value
class Correction:
    """What the author says became of a thread in a year."""

    thread: str  # its id
    review: int  # the year whose review says it
    quote: str  # its words then
    year: int
    status: Status


def corrected(threads: Sequence[Thread], corrections: Sequence[Correction]) -> tuple[Thread, ...]:
    """The threads with the author's statuses in place of those read; the last one of a year counts."""
    said: dict[str, dict[int, Status]] = {}
    for correction in corrections:
        meant = _meant(correction, threads)
        if meant is not None:
            said.setdefault(meant.id, {})[correction.year] = correction.status
    return tuple(_with(thread, said[thread.id]) if thread.id in said else thread for thread in threads)


def _meant(correction: Correction, threads: Sequence[Thread]) -> Thread | None:
    """The thread that is corrected; where its words were edited since, the one of that review most like them."""
    for thread in threads:
        if thread.id == correction.thread:
            return thread
    there = [thread for thread in threads if thread.review == correction.review]
    likest = max(there, key=lambda thread: _likeness(thread, correction.quote), default=None)
    return likest if likest and _likeness(likest, correction.quote) >= ALIKE else None


def _likeness(thread: Thread, quote: str) -> float:
    return SequenceMatcher(None, bare(thread.citation.quote), bare(quote), autojunk=False).ratio()


def _with(thread: Thread, said: dict[int, Status]) -> Thread:
    read = {outcome.year: outcome for outcome in thread.later}
    for year, status in said.items():
        shown = read[year].citation if year in read and read[year].status == status else None
        read[year] = Outcome(year=year, status=status, citation=shown, by_author=True)
    return replace(thread, later=tuple(read[year] for year in sorted(read)))


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The author's corrections, in the order they were made; none where there is no file.

    Raises CorpusError, naming the line, where the file was mended into something else.
    """
    if not path.exists():
        return ()
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return tuple(_correction(path, n, line) for n, line in lines if line.strip())


def _correction(path: Path, n: int, line: str) -> Correction:
    try:
        told = json.loads(line)
        made = Correction(
            thread=str(told["thread"]),
            review=int(told["review"]),
            quote=str(told["quote"]),
            year=int(told["year"]),
            status=told["status"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(path, n) from error
    if made.status not in get_args(Status):
        raise _unreadable(path, n)
    return made


def _unreadable(path: Path, n: int) -> CorpusError:
    return CorpusError(
        f"Line {n} of {path.name} is no correction of a thread.",
        hint='A line is {"thread": …, "review": …, "quote": …, "year": …, "status": "kept"}; mend or delete it.',
    )


def add_correction(path: Path, thread: Thread, year: int, status: Status) -> Correction:
    """Keep the author's word on a thread; earlier ones stay in the file as its history."""
    made = Correction(
        thread=thread.id, review=thread.review, quote=thread.citation.quote, year=year, status=status
    )
    lines = [_line(correction) for correction in (*read_corrections(path), made)]
    write_text(path, "\n".join(lines) + "\n")
    return made


def _line(correction: Correction) -> str:
    told = {
        "thread": correction.thread,
        "review": correction.review,
        "quote": correction.quote,
        "year": correction.year,
        "status": correction.status,
    }
    return json.dumps(told, ensure_ascii=False)
