"""What can be recalled, in one SQLite file beside the vectors: posts, their passages, the words each passage
is found by, and its facets.

The sync changes it post by post, each step in one transaction; a search reads the state of one moment. Used
by sync.py and shelf.py; facets.py says what facets are.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, cast

from assistant.domain import Passage, value
from assistant.memory.plan import PostKey, Stand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Counts = NDArray[np.int32]

COLUMNS = (
    "id", "folder", "path", "start", "end", "heading", "text", "prose", "tokens", "title", "date", "language",
    "kind", "period", "tags",
)  # fmt: skip
CREATE = """
CREATE TABLE IF NOT EXISTS post (
    key INTEGER PRIMARY KEY, folder TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL,
    whole BLOB NOT NULL, words BLOB NOT NULL, UNIQUE (folder, path)
);
CREATE TABLE IF NOT EXISTS passage (
    post INTEGER NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, folder TEXT NOT NULL,
    path TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, heading TEXT NOT NULL,
    text TEXT NOT NULL, prose TEXT NOT NULL, tokens INTEGER NOT NULL, title TEXT NOT NULL, date TEXT,
    language TEXT NOT NULL, kind TEXT NOT NULL, period TEXT, tags TEXT NOT NULL, words BLOB NOT NULL,
    PRIMARY KEY (post, n)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS word (row INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, vector BLOB);
CREATE TABLE IF NOT EXISTS facet (
    passage TEXT PRIMARY KEY, own BLOB NOT NULL, heading BLOB NOT NULL, sentences BLOB NOT NULL
);
"""
AT_ONCE = 900  # variables in one statement; SQLite takes 999 where it was built long ago


@value
class Words:
    """The words of all passages, by row of the vocabulary: those of passage i are `sizes[i]` entries of
    `rows`, each once, with how often it stands there."""

    vocabulary: tuple[str, ...]
    sizes: Counts
    rows: Counts
    counts: Counts


class Catalogue:
    """Opened for reading or, with `write`, for one writer, which may go on in another thread: the page has each step
    of a reading done by whichever is free. Raises `sqlite3.DatabaseError` where it is damaged."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self._asking = threading.Lock()
        self._closed = False
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30, check_same_thread=False)
        else:
            uri = f"{path.absolute().as_uri()}?mode=ro"
            self._db = sqlite3.connect(uri, uri=True, timeout=30, check_same_thread=False)
        try:
            if write:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._db.executescript(CREATE)
        except sqlite3.DatabaseError:
            self._db.close()
            raise

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with self._asking:
            self._db.close()
            self._closed = True

    # --- reading ----------------------------------------------------------------------------------------

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Everything read within is of one moment."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def posts(self) -> dict[PostKey, Stand]:
        rows = self._db.execute("SELECT folder, path, whole, words FROM post")
        return {(folder, path): Stand(whole=whole, words=words) for folder, path, whole, words in rows}

    def passages(self) -> tuple[Passage, ...]:
        """All passages, oldest post first, each post's in its order."""
        return tuple(_passage(row) for row in self._in_order(_names()))

    def passages_of(self, posts: Iterable[PostKey]) -> list[Passage]:
        """The passages of these posts."""
        found: list[Passage] = []
        for folder, path in posts:
            rows = self._db.execute(
                f"SELECT {_names()} FROM passage WHERE post = "
                "(SELECT key FROM post WHERE folder = ? AND path = ?)",
                (folder, path),
            )
            found += map(_passage, rows)
        return found

    def words(self) -> Words:
        """The words of the passages, in the order of `passages`."""
        import numpy as np

        pairs = [_pair(packed) for (packed,) in self._in_order("passage.words")]
        joined = np.concatenate([*pairs, np.zeros((2, 0), np.int32)], axis=1)
        vocabulary = tuple(word for (word,) in self._db.execute("SELECT word FROM word ORDER BY row"))
        return Words(
            vocabulary=vocabulary, sizes=np.array([pair.shape[1] for pair in pairs], np.int32),
            rows=joined[0], counts=joined[1],
        )  # fmt: skip

    def size(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM passage").fetchone()[0])

    def own_and_heading(self) -> dict[str, tuple[bytes, bytes]]:
        """The vectors of passages and of their headings, by passage; of those whose are there."""
        rows = self._db.execute("SELECT passage, own, heading FROM facet")
        return {id_: (own, heading) for id_, own, heading in rows}

    def sentences(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The vectors of these passages' sentences, one after the other; of those whose are there. From any
        thread, and none once the catalogue was closed."""
        found: dict[str, bytes] = {}
        with self._asking:
            if self._closed:
                return found
            for start in range(0, len(ids), AT_ONCE):
                part = ids[start : start + AT_ONCE]
                marks = ",".join("?" * len(part))
                statement = f"SELECT passage, sentences FROM facet WHERE passage IN ({marks})"
                found.update(self._db.execute(statement, part))
        return found

    def word_vectors(self) -> list[bytes]:
        """The vector of every word of the vocabulary; b"" for one that has none, or not yet."""
        return [vector or b"" for (vector,) in self._db.execute("SELECT vector FROM word ORDER BY row")]

    def without_facets(self) -> list[Passage]:
        missing = self._db.execute("SELECT id FROM passage EXCEPT SELECT passage FROM facet").fetchall()
        one = f"SELECT {_names()} FROM passage WHERE id = ?"
        return [_passage(row) for id_ in missing for row in self._db.execute(one, id_)]

    def without_vectors(self, fewest: int) -> list[str]:
        """The words that stand in so many passages and have no vector yet."""
        import numpy as np

        words = self._db.execute("SELECT words FROM passage")
        held = np.bincount(
            np.concatenate([np.zeros(0, np.int32), *(_pair(packed)[0] for (packed,) in words)])
        )
        waiting = self._db.execute("SELECT row, word FROM word WHERE vector IS NULL")
        return [word for row, word in waiting if row <= len(held) and held[row - 1] >= fewest]

    def _in_order(self, columns: str) -> sqlite3.Cursor:
        return self._db.execute(
            f"SELECT {columns} FROM passage JOIN post ON post.key = passage.post "
            "ORDER BY post.place, passage.n"
        )

    # --- writing ----------------------------------------------------------------------------------------

    def remove(self, posts: Iterable[PostKey]) -> None:
        """Take posts away with all that is known of them, all or none."""
        with self._db:
            self._remove(posts)

    def replace(
        self,
        posts: Mapping[PostKey, Stand],
        passages: Sequence[Passage],
        terms: Sequence[Sequence[str]],
        places: Mapping[PostKey, int],
    ) -> list[Passage]:
        """Put these posts in the place of what was known of them, all or none. `terms` are the words of each
        passage, `places` the order of all posts there are. Returns the passages as they are kept: where the
        same file lies in two of the author's folders, their ids are told apart."""
        with self._db:
            self._remove(posts)
            self._db.executemany(
                "UPDATE post SET place = ? WHERE folder = ? AND path = ? AND place != ?",
                [(place, *key, place) for key, place in places.items()],
            )
            self._db.executemany(
                "INSERT INTO post (folder, path, place, whole, words) VALUES (?, ?, ?, ?, ?)",
                [(*key, places[key], stand.whole, stand.words) for key, stand in posts.items()],
            )
            keys = {
                (folder, path): key
                for key, folder, path in self._db.execute("SELECT key, folder, path FROM post")
            }
            columns = ", ".join(f'"{name}"' for name in COLUMNS)
            marks = ",".join("?" * (len(COLUMNS) + 3))
            order: Counter[PostKey] = Counter()
            kept = [self._told_apart(passage) for passage in passages]
            for passage, words in zip(kept, self._packed(terms), strict=True):
                post = (passage.folder, passage.path)
                self._db.execute(
                    f"INSERT INTO passage (post, n, words, {columns}) VALUES ({marks})",
                    (keys[post], order[post], words, *_row(passage)),
                )
                order[post] += 1
        return kept

    def put_facets(
        self,
        passages: Sequence[str],
        own: Sequence[Vectors],
        headings: Sequence[Vectors],
        sentences: Sequence[Sequence[Vectors]],
    ) -> None:
        """Keep the facets of these passages: the vector of each, of its heading, and those of its sentences."""
        import numpy as np

        rows = [
            (id_, *(np.asarray(part, np.float16).tobytes() for part in parts))
            for id_, *parts in zip(passages, own, headings, sentences, strict=True)
        ]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO facet VALUES (?, ?, ?, ?)", rows)

    def put_vectors(self, words: Mapping[str, bytes]) -> None:
        """Keep the vectors of words; b"" for one that has none."""
        with self._db:
            self._db.executemany(
                "UPDATE word SET vector = ? WHERE word = ?",
                [(vector, word) for word, vector in words.items()],
            )

    def clear_facets(self) -> None:
        """Forget every vector that is kept here."""
        with self._db:
            self._db.execute("DELETE FROM facet")
            self._db.execute("UPDATE word SET vector = NULL")

    def _remove(self, posts: Iterable[PostKey]) -> None:
        for key in posts:
            row = self._db.execute("SELECT key FROM post WHERE folder = ? AND path = ?", key).fetchone()
            if row:
                self._db.execute(
                    "DELETE FROM facet WHERE passage IN (SELECT id FROM passage WHERE post = ?)", row
                )
                self._db.execute("DELETE FROM passage WHERE post = ?", row)
                self._db.execute("DELETE FROM post WHERE key = ?", row)

    def _told_apart(self, passage: Passage) -> Passage:
        twins = self._db.execute(
            "SELECT id FROM passage WHERE id = ? OR id GLOB ?", (passage.id, f"{passage.id}-*")
        ).fetchall()
        taken = {id_ for (id_,) in twins}
        free = (f"{passage.id}-{n}" for n in count(1))
        if passage.id not in taken:
            return passage
        return replace(passage, id=next(id_ for id_ in free if id_ not in taken))

    def _packed(self, terms: Sequence[Sequence[str]]) -> list[bytes]:
        """The words of passages as `Words` has them; words that are new get their rows."""
        import numpy as np

        new = dict.fromkeys(term for words in terms for term in words)
        self._db.executemany("INSERT OR IGNORE INTO word (word) VALUES (?)", [(term,) for term in new])
        known = dict(self._db.execute("SELECT word, row FROM word"))
        packed = []
        for words in terms:
            counted = Counter(words)
            # SQLite counts rows from 1.
            rows = [known[term] - 1 for term in counted]
            packed.append(np.array([rows, list(counted.values())], np.int32).tobytes())
        return packed


def _names() -> str:
    return ", ".join(f'passage."{name}"' for name in COLUMNS)


def _row(passage: Passage) -> tuple[object, ...]:
    plain: dict[str, object] = {
        "heading": json.dumps(passage.heading, ensure_ascii=False),
        "tags": json.dumps(passage.tags, ensure_ascii=False),
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
        tags=tuple(json.loads(cast(str, held["tags"]))),
    )


def _pair(packed: bytes) -> Counts:
    """The words of a passage [2, words]: the row of each, and how often it stands there."""
    import numpy as np

    return np.frombuffer(packed, np.int32).reshape(2, -1)
