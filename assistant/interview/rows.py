"""Interviews as rows of SQLite: their schema, and how a turn and all that belongs to it is written and read.

Takes a connection within a transaction. Called by the sessions, which hold the transactions.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.domain import Citation, Turn
from assistant.errors import InterviewError
from assistant.interview.citations import from_records, to_records
from assistant.interview.state import USUAL_MINUTES, Heard, Interview, Topic

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


def bring_up(db: sqlite3.Connection) -> None:
    """Make the tables, or bring those of an earlier version up to this one."""
    made = int(db.execute("pragma user_version").fetchone()[0])
    for version, step in enumerate(SCHEMA[made:], made + 1):
        for statement in step.split(";"):
            db.execute(statement)
        db.execute(f"pragma user_version = {version}")


def load(db: sqlite3.Connection, id_: int) -> Interview:
    """An interview with all its turns.

    Raises:
        InterviewError: there is none of this id.
    """
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


def insert(db: sqlite3.Connection, interview: int, turn: Turn) -> None:
    """Write down a new turn."""
    db.execute(
        "insert into turn values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            interview, turn.n, turn.key, turn.question, turn.why, _written(turn.cites), turn.area, turn.state,
            turn.answer,
        ),
    )  # fmt: skip


def note(
    db: sqlite3.Connection, interview: int, n: int, heard: Heard | None, called_up: Sequence[Citation]
) -> None:
    """Write down what was heard in the answer to a turn, and what that called up."""
    if heard is not None:
        told = json.dumps({**asdict(heard), "filled": sorted(heard.filled)}, ensure_ascii=False)
        db.execute("insert or replace into heard values (?, ?, ?)", (interview, n, told))
    if called_up:
        db.execute("insert or replace into called_up values (?, ?, ?)", (interview, n, _written(called_up)))


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
    return json.dumps(to_records(cites), ensure_ascii=False)


def _read(cites: str) -> tuple[Citation, ...]:
    return from_records(json.loads(cites))
