"""Interviews on disk: each turn is there before the next appears, and a kill -9 loses nothing that was said.

SQLite in WAL mode with full sync, one transaction a step. Every change names the revision it was made from,
so two tabs on one interview do not write over each other: the second is told to look again. Earlier texts of
an answer stay in the file, and beside an answer what a model heard in it and what it called up. Used by the
service, for the terminal and the page alike.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.domain import AgendaItem, Citation, Turn, TurnState, value
from assistant.errors import InterviewChanged, InterviewError

WAIT_SECONDS = 5.0  # for another process to finish its step
USUAL_MINUTES = 45
# The first step makes the file, each later one brings it from the version before to the next.
SCHEMA = (
    """
create table interview (
    id integer primary key, year integer not null, begun text not null, touched text not null,
    revision integer not null default 0, closed integer not null default 0
);
create table turn (
    interview integer not null references interview(id), n integer not null, key text not null,
    question text not null, why text not null, cites text not null, area text not null, state text not null,
    answer text not null, primary key (interview, n)
);
create table earlier (
    interview integer not null, n integer not null, answer text not null, replaced text not null
);
create index turn_key on turn (key, state);
""",
    f"""
alter table interview add column minutes integer not null default {USUAL_MINUTES};
create table heard (
    interview integer not null, n integer not null, told text not null, primary key (interview, n)
);
create table called_up (
    interview integer not null, n integer not null, cites text not null, primary key (interview, n)
);
""",
)


@value
class Topic:
    """Something an answer touched that the model would hear more of, in the author's own words."""

    words: str
    area: str


@value
class Heard:
    """What a model heard in an answer: which slots of a scene it filled, and what it touched."""

    filled: frozenset[str] = frozenset()
    topics: tuple[Topic, ...] = ()
    heavy: bool = False


@value
class Interview:
    """One interview as it stands. `revision` grows with every change; `closed` once the author had enough."""

    id: int
    year: int
    begun: dt.datetime
    touched: dt.datetime
    revision: int
    closed: bool
    minutes: int  # how long it is meant to be
    turns: tuple[Turn, ...]
    heard: Mapping[int, Heard]  # by the number of the turn; none where no model listened
    called_up: Mapping[int, tuple[Citation, ...]]  # earlier entries that an answer brought to mind

    @property
    def open_turn(self) -> Turn | None:
        """The question that waits for an answer."""
        last = self.turns[-1] if self.turns else None
        return last if last and last.state == "asked" else None


class Interviews:
    """All interviews of one workspace, in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def of(self, year: int) -> tuple[Interview, ...]:
        """The interviews about a year, the one touched last at the end."""
        with self._step() as db:
            rows = db.execute(
                "select id from interview where year = ? order by touched, id", (year,)
            ).fetchall()
            return tuple(_load(db, row["id"]) for row in rows)

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
            return _load(db, int(made.lastrowid or 0))

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
            return _load(db, id_)

    def ask(self, seen: Interview, item: AgendaItem) -> Interview:
        """The interview with one question more, waiting for its answer."""
        turn = Turn(
            n=len(seen.turns) + 1,
            key=item.key,
            question=item.question,
            why=item.why,
            cites=item.cites,
            area=item.area,
            state="asked",
        )
        with self._change(seen) as db:
            _insert(db, seen.id, turn)
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
            if heard is not None:
                told = {**asdict(heard), "filled": sorted(heard.filled)}
                db.execute(
                    "insert or replace into heard values (?, ?, ?)",
                    (seen.id, n, json.dumps(told, ensure_ascii=False)),
                )
            if called_up:
                db.execute(
                    "insert or replace into called_up values (?, ?, ?)", (seen.id, n, _written(called_up))
                )
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
                _insert(db, seen.id, turn, n)
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
            rows = db.execute(
                "select turn.key, turn.answer from turn join interview on interview.id = turn.interview"
                " where interview.year = ? and turn.state = 'answered' order by interview.id, turn.n",
                (year,),
            )
            return {row["key"]: row["answer"] for row in rows}

    def earlier(self, id_: int, n: int) -> tuple[str, ...]:
        """The texts an answer had before, oldest first."""
        with self._step() as db:
            rows = db.execute(
                "select answer from earlier where interview = ? and n = ? order by rowid", (id_, n)
            )
            return tuple(row["answer"] for row in rows)

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
                _load(db, seen.id)
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
            made = int(db.execute("pragma user_version").fetchone()[0])
            for version, step in enumerate(SCHEMA[made:], made + 1):
                for statement in step.split(";"):
                    db.execute(statement)
                db.execute(f"pragma user_version = {version}")
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


def _load(db: sqlite3.Connection, id_: int) -> Interview:
    row = db.execute("select * from interview where id = ?", (id_,)).fetchone()
    if row is None:
        raise InterviewError(f"There is no interview {id_}.", hint="Begin a new one.")
    turns = db.execute("select * from turn where interview = ? order by n", (id_,)).fetchall()
    heard = db.execute("select n, told from heard where interview = ?", (id_,)).fetchall()
    called_up = db.execute("select n, cites from called_up where interview = ?", (id_,)).fetchall()
    return Interview(
        id=row["id"],
        year=row["year"],
        begun=dt.datetime.fromisoformat(row["begun"]),
        touched=dt.datetime.fromisoformat(row["touched"]),
        revision=row["revision"],
        closed=bool(row["closed"]),
        minutes=row["minutes"],
        turns=tuple(_turn_of(turn) for turn in turns),
        heard={row["n"]: _heard(json.loads(row["told"])) for row in heard},
        called_up={row["n"]: _read(row["cites"]) for row in called_up},
    )


def _heard(told: dict[str, Any]) -> Heard:
    topics = tuple(Topic(**topic) for topic in told["topics"])
    return Heard(filled=frozenset(told["filled"]), topics=topics, heavy=told["heavy"])


def _turn_of(row: sqlite3.Row) -> Turn:
    return Turn(
        n=row["n"],
        key=row["key"],
        question=row["question"],
        why=row["why"],
        area=row["area"],
        state=row["state"],
        answer=row["answer"],
        cites=_read(row["cites"]),
    )


def _written(cites: Sequence[Citation]) -> str:
    return json.dumps([asdict(cite) for cite in cites], ensure_ascii=False, default=dt.date.isoformat)


def _read(cites: str) -> tuple[Citation, ...]:
    return tuple(_citation(told) for told in json.loads(cites))


def _citation(told: dict[str, object]) -> Citation:
    date = told["date"]
    heading = told["heading"]
    assert isinstance(heading, list)
    return Citation(
        **{  # type: ignore[arg-type]
            **told,
            "date": dt.date.fromisoformat(date) if isinstance(date, str) else None,
            "heading": tuple(heading),
        }
    )


def _insert(db: sqlite3.Connection, interview: int, turn: Turn, n: int | None = None) -> None:
    db.execute(
        "insert into turn values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            interview,
            n or turn.n,
            turn.key,
            turn.question,
            turn.why,
            _written(turn.cites),
            turn.area,
            turn.state,
            turn.answer,
        ),
    )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
