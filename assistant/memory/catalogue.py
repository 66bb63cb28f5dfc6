"""The passages that can be recalled, with the words each is found by: one SQLite file beside the vectors.

The sync writes it in one transaction; a search reads it whole, at the state of that moment. Beside the
passages it keeps the name of the lexicon that was made of them, and the words of each text, so that no text
is analysed twice. Used by shelf.py.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, cast

from assistant.domain import Passage

COLUMNS = (
    "id", "folder", "path", "start", "end", "heading", "text", "prose", "tokens", "title", "date", "language",
    "kind", "period",
)  # fmt: skip
CREATE = """
CREATE TABLE IF NOT EXISTS lexicon (name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS words (key BLOB PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passage (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, folder TEXT NOT NULL, path TEXT NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL,
    prose TEXT NOT NULL, tokens INTEGER NOT NULL, title TEXT NOT NULL, date TEXT, language TEXT NOT NULL,
    kind TEXT NOT NULL, period TEXT
);
"""


class Catalogue:
    """Opened for reading or, with `write`, for one writer. Raises `sqlite3.DatabaseError` where it is
    damaged."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30)
        else:
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
        try:
            if write:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.executescript(CREATE)
        except sqlite3.DatabaseError:
            self._db.close()
            raise

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def passages(self) -> tuple[Passage, ...]:
        """All passages, oldest post first, each post's in its order."""
        rows = self._db.execute(f"SELECT {_names()} FROM passage ORDER BY n")
        return tuple(_passage(row) for row in rows)

    def lexicon(self) -> str:
        """The name of the lexicon of these passages."""
        row = self._db.execute("SELECT name FROM lexicon").fetchone()
        if row is None:
            raise sqlite3.DatabaseError("no lexicon was written")
        return str(row[0])

    def replace(self, passages: Sequence[Passage], lexicon: str, words: Mapping[bytes, str]) -> None:
        """Make these the passages, their lexicon and their texts' words, all or nothing."""
        marks = ",".join("?" * len(COLUMNS))
        with self._db:
            for table in ("passage", "lexicon", "words"):
                self._db.execute(f"DELETE FROM {table}")
            self._db.executemany(f"INSERT INTO passage ({_names()}) VALUES ({marks})", map(_row, passages))
            self._db.execute("INSERT INTO lexicon VALUES (?)", (lexicon,))
            self._db.executemany("INSERT INTO words VALUES (?, ?)", words.items())

    def words(self) -> dict[bytes, str]:
        """The words of every text that was analysed for these passages, by the text's key."""
        return dict(self._db.execute("SELECT key, words FROM words"))


def _names() -> str:
    return ", ".join(f'"{name}"' for name in COLUMNS)


def _row(passage: Passage) -> tuple[object, ...]:
    plain: dict[str, object] = {
        "heading": json.dumps(passage.heading, ensure_ascii=False),
        "date": passage.date.isoformat() if passage.date else None,
    }
    return tuple(plain[name] if name in plain else getattr(passage, name) for name in COLUMNS)


def _passage(row: Iterable[object]) -> Passage:
    held = dict(zip(COLUMNS, row, strict=True))
    date = cast("str | None", held["date"])
    return Passage(
        id=cast(str, held["id"]),
        folder=cast(str, held["folder"]),
        path=cast(str, held["path"]),
        start=cast(int, held["start"]),
        end=cast(int, held["end"]),
        heading=tuple(json.loads(cast(str, held["heading"]))),
        text=cast(str, held["text"]),
        prose=cast(str, held["prose"]),
        tokens=cast(int, held["tokens"]),
        title=cast(str, held["title"]),
        date=dt.date.fromisoformat(date) if date else None,
        language=cast(str, held["language"]),
        kind=cast("Literal['review', 'post']", held["kind"]),
        period=cast("str | None", held["period"]),
    )
