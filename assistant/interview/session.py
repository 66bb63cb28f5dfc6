"""Interviews on disk: each turn is there before the next appears, and a kill -9 loses nothing that was said.

SQLite in WAL mode with full sync, one transaction a step. Every change names the revision it was made from,
so two tabs on one interview do not write over each other: the second is told to look again. Earlier texts of
an answer stay in the file, and beside an answer what a model heard in it and what it called up. Used by the
service, for the terminal and the page alike.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from assistant.domain import AgendaItem, Citation, Turn, TurnState
from assistant.errors import InterviewChanged, InterviewError
from assistant.interview import rows
from assistant.interview.state import USUAL_MINUTES, Heard, Interview

WAIT_SECONDS = 5.0  # for another process to finish its step


class Interviews:
    """All interviews of one workspace, in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def of(self, year: int) -> tuple[Interview, ...]:
        """The interviews about a year, the one touched last at the end."""
        with self._step() as db:
            found = db.execute(
                "select id from interview where year = ? order by touched, id", (year,)
            ).fetchall()
            return tuple(rows.load(db, row["id"]) for row in found)

    def years(self) -> tuple[int, ...]:
        """The years there are interviews about."""
        with self._step() as db:
            return tuple(
                row["year"] for row in db.execute("select distinct year from interview order by year")
            )

    def resume(self, year: int, minutes: int | None = None) -> Interview:
        """The interview about a year that was touched last; a new one where there is none that is open.

        `minutes` sets how long it is meant to be from here on; None leaves it as it was.
        """
        going = [interview for interview in self.of(year) if not interview.closed]
        if not going:
            return self.begin(year, minutes or USUAL_MINUTES)
        last = going[-1]
        return self._lengthen(last, minutes) if minutes and minutes != last.minutes else last

    def begin(self, year: int, minutes: int = USUAL_MINUTES) -> Interview:
        """A new interview."""
        with self._step() as db:
            now = _now()
            made = db.execute(
                "insert into interview (year, begun, touched, minutes) values (?, ?, ?, ?)",
                (year, now, now, minutes),
            )
            return rows.load(db, int(made.lastrowid or 0))

    def _lengthen(self, seen: Interview, minutes: int) -> Interview:
        with self._change(seen) as db:
            db.execute("update interview set minutes = ? where id = ?", (minutes, seen.id))
        return self.load(seen.id)

    def load(self, id_: int) -> Interview:
        """An interview by its id.

        Raises:
            InterviewError: there is none.
        """
        with self._step() as db:
            return rows.load(db, id_)

    def ask(self, seen: Interview, item: AgendaItem) -> Interview:
        """The interview with one question more, waiting for its answer."""
        with self._change(seen) as db:
            rows.insert(db, seen.id, item.asked(len(seen.turns) + 1))
        return self.load(seen.id)

    def answer(self, seen: Interview, n: int, answer: str) -> Interview:
        """The interview with the answer to turn `n`, given now or in place of an earlier one, which is
        kept.
        """
        before = self._turn(seen, n)
        said = answer.strip("\n")
        with self._change(seen) as db:
            if before.answer and before.answer != said:
                db.execute("insert into earlier values (?, ?, ?, ?)", (seen.id, n, before.answer, _now()))
            emptied = "asked" if before.state == "asked" else "skipped"
            state = "answered" if said.strip() else emptied
            db.execute(
                "update turn set answer = ?, state = ? where interview = ? and n = ?",
                (said, state, seen.id, n),
            )
            db.execute("delete from heard where interview = ? and n = ?", (seen.id, n))
        return self.load(seen.id)

    def note(self, seen: Interview, n: int, heard: Heard | None, called_up: Sequence[Citation]) -> Interview:
        """The interview with what was heard in the answer to turn `n` and what that called up."""
        self._turn(seen, n)
        with self._change(seen) as db:
            rows.note(db, seen.id, n, heard, called_up)
        return self.load(seen.id)

    def leave(self, seen: Interview, n: int, state: TurnState) -> Interview:
        """The interview with turn `n` skipped, put off ("later") or never to be asked again. An answer
        stays.
        """
        self._turn(seen, n)
        with self._change(seen) as db:
            db.execute("update turn set state = ? where interview = ? and n = ?", (state, seen.id, n))
        return self.load(seen.id)

    def back(self, seen: Interview) -> Interview:
        """The interview without its last question, where that has no answer; the one before is open again."""
        with self._change(seen) as db:
            if seen.open_turn:
                db.execute("delete from turn where interview = ? and n = ?", (seen.id, seen.open_turn.n))
            if len(seen.turns) > 1 or (seen.turns and not seen.open_turn):
                n = seen.turns[-2 if seen.open_turn else -1].n
                db.execute("update turn set state = 'asked' where interview = ? and n = ?", (seen.id, n))
        return self.load(seen.id)

    def close(self, seen: Interview) -> Interview:
        """The interview, told to be enough. A question without an answer is left for later."""
        with self._change(seen) as db:
            db.execute("update turn set state = 'later' where interview = ? and state = 'asked'", (seen.id,))
            db.execute("update interview set closed = 1 where id = ?", (seen.id,))
        return self.load(seen.id)

    def add(self, seen: Interview, turns: Iterable[Turn]) -> Interview:
        """The interview with turns from an answers file behind its own, in one step; what it has is not
        doubled.
        """
        known = {(turn.key, turn.answer) for turn in seen.turns}
        fresh = [turn for turn in turns if (turn.key, turn.answer) not in known]
        with self._change(seen) as db:
            for n, turn in enumerate(fresh, len(seen.turns) + 1):
                rows.insert(db, seen.id, replace(turn, n=n))
        return self.load(seen.id)

    def never(self) -> frozenset[str]:
        """The keys of what the author never wants to be asked, in any year."""
        with self._step() as db:
            return frozenset(
                row["key"] for row in db.execute("select distinct key from turn where state = 'never'")
            )

    def answers(self, year: int) -> Mapping[str, str]:
        """The answers about a year by the keys of their questions, the latest of each."""
        with self._step() as db:
            found = db.execute(
                "select turn.key, turn.answer from turn join interview on interview.id = turn.interview"
                " where interview.year = ? and turn.state = 'answered' order by interview.id, turn.n",
                (year,),
            )
            return {row["key"]: row["answer"] for row in found}

    def earlier(self, id_: int, n: int) -> tuple[str, ...]:
        """The texts an answer had before, oldest first."""
        with self._step() as db:
            found = db.execute(
                "select answer from earlier where interview = ? and n = ? order by rowid", (id_, n)
            )
            return tuple(row["answer"] for row in found)

    def _turn(self, seen: Interview, n: int) -> Turn:
        for turn in seen.turns:
            if turn.n == n:
                return turn
        raise InterviewError(f"The interview has no turn {n}.", hint="Load it again to see its turns.")

    @contextmanager
    def _change(self, seen: Interview) -> Generator[sqlite3.Connection]:
        """One transaction, if nobody changed the interview since it was seen."""
        with self._step() as db:
            changed = db.execute(
                "update interview set revision = revision + 1, touched = ? where id = ? and revision = ?",
                (_now(), seen.id, seen.revision),
            )
            if changed.rowcount == 0:
                rows.load(db, seen.id)
                raise InterviewChanged(
                    "This interview was changed in another window.",
                    hint="Load it again; both texts are safe, what you just typed was not saved over it.",
                )
            yield db

    @contextmanager
    def _step(self) -> Generator[sqlite3.Connection]:
        """One transaction, on disk when it ends without an error, undone when it ends with one.

        Raises:
            InterviewError: the file cannot be opened, read or written.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._fault(error) from error
        try:
            db.row_factory = sqlite3.Row
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = full")
            db.execute("begin immediate")
            rows.bring_up(db)
            yield db
            db.execute("commit")
        except sqlite3.Error as error:
            raise self._fault(error) from error
        finally:
            if db.in_transaction:
                db.execute("rollback")
            db.close()

    def _fault(self, error: Exception) -> InterviewError:
        return InterviewError(
            f"The interviews in {self.path} cannot be used: {error}.",
            hint="Check that the disk has space and the folder can be written; the file was left as it is.",
        )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
