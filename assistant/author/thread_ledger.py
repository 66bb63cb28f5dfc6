"""The ledger of threads: one line a thread, its history in it, and what the author says became of it.

Takes threads that were followed; gives them folded and corrected. A correction is the author's word, so it
wins over everything that was read. They lie in a JSON Lines file that a person can read and mend.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from assistant.domain import Outcome, Status, Thread, value
from assistant.errors import CorpusError
from assistant.files import write_text

SAME = 0.6  # share of their topics in common that makes two threads one


@value
class Correction:
    """What the author says became of a thread in a year."""

    thread: str  # its id
    quote: str  # for the reader of the file
    year: int
    status: Status


def ledger(threads: Sequence[Thread]) -> tuple[Thread, ...]:
    """One thread for a goal that returns: the first one, whose history tells of the later years.

    A year in which it was only said again is "open" there.
    """
    kept: list[Thread] = []
    for thread in sorted(threads, key=lambda t: (t.review, t.citation.start)):
        if not any(_returns(thread, earlier) for earlier in kept):
            kept.append(thread)
    return tuple(kept)


def _returns(thread: Thread, earlier: Thread) -> bool:
    if thread.kind != earlier.kind or thread.review <= earlier.review:
        return False
    if not any(outcome.year == thread.review and outcome.status != "unknown" for outcome in earlier.later):
        return False
    one, other = set(thread.topic.split()), set(earlier.topic.split())
    return bool(one and other) and len(one & other) >= SAME * len(one | other)


def corrected(threads: Sequence[Thread], corrections: Sequence[Correction]) -> tuple[Thread, ...]:
    """The threads with the author's statuses in place of those read; the last one of a year counts."""
    said: dict[str, dict[int, Status]] = {}
    for correction in corrections:
        said.setdefault(correction.thread, {})[correction.year] = correction.status
    return tuple(_with(thread, said[thread.id]) if thread.id in said else thread for thread in threads)


def _with(thread: Thread, said: dict[int, Status]) -> Thread:
    read = {outcome.year: outcome for outcome in thread.later}
    for year, status in said.items():
        shown = read[year].citation if year in read and read[year].status == status else None
        read[year] = Outcome(year=year, status=status, citation=shown)
    return replace(thread, later=tuple(read[year] for year in sorted(read)))


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The author's corrections, in the order they were made; none where there is no file.

    Raises CorpusError, naming the line, where the file was mended into something else.
    """
    if not path.exists():
        return ()
    found = []
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            found.append(_correction(path, n, line))
    return tuple(found)


def _correction(path: Path, n: int, line: str) -> Correction:
    try:
        told = json.loads(line)
        made = Correction(
            thread=str(told["thread"]),
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
        hint='A line is {"thread": …, "quote": …, "year": …, "status": "kept"}; mend or delete it.',
    )


def add_correction(path: Path, thread: Thread, year: int, status: Status) -> Correction:
    """Keep the author's word on a thread; earlier ones stay in the file as its history."""
    made = Correction(thread=thread.id, quote=thread.citation.quote, year=year, status=status)
    lines = [_line(correction) for correction in (*read_corrections(path), made)]
    write_text(path, "\n".join(lines) + "\n")
    return made


def _line(correction: Correction) -> str:
    told = {
        "thread": correction.thread,
        "quote": correction.quote,
        "year": correction.year,
        "status": correction.status,
    }
    return json.dumps(told, ensure_ascii=False)
