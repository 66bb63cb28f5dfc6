"""Vectors once computed are kept, by embedder and text: a rename, a rebuild or another splitter computes few
again.

`VectorCache` is one SQLite file in WAL mode, so that a kill -9 loses at most the batch at hand. Used by the
sync.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from assistant.domain import value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@value
class Filled:
    """Vectors [len(places), dimension] of the texts at these places; `embedded` now, or kept from before."""

    places: tuple[int, ...]
    vectors: Vectors
    embedded: bool


AT_ONCE = 900  # keys in one look-up; SQLite takes 999 variables where it was built long ago


class VectorCache:
    """Vectors of one embedder. Anything unreadable in the file counts as not there."""

    def __init__(self, path: Path, embedder: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.embedder = embedder
        try:
            self._open(path)
        except sqlite3.DatabaseError:  # damaged: everything in it can be computed again
            for piece in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                piece.unlink(missing_ok=True)
            self._open(path)

    def _open(self, path: Path) -> None:
        # A sync may go on in another thread, one step after the other.
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False)
        try:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
            )
        except sqlite3.DatabaseError:
            self._db.close()
            raise

    def __enter__(self) -> VectorCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def get(self, texts: Sequence[str]) -> dict[int, Vectors]:
        """The vectors that are there, by the position of their text."""
        import numpy as np

        keys = [self._key(text) for text in texts]
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(part))
            found.update(self._db.execute(f"SELECT key, vector FROM vector WHERE key IN ({marks})", part))
        return {i: np.frombuffer(found[key], np.float32) for i, key in enumerate(keys) if key in found}

    def put(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors [len(texts), dimension], all or none."""
        rows = [(self._key(text), vector.tobytes()) for text, vector in zip(texts, vectors, strict=True)]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)

    def fill(
        self, texts: Sequence[str], embed: Callable[[list[str]], Vectors], batch: int
    ) -> Iterator[Filled]:
        """Every text's vector: first those that are there, then the rest in batches, as they are embedded and
        kept.

        A batch is of texts of like length, so that a long one does not make short ones wait.
        """
        import numpy as np

        kept = self.get(texts)
        if kept:
            yield Filled(places=tuple(kept), vectors=np.stack(list(kept.values())), embedded=False)
        rest = sorted((i for i in range(len(texts)) if i not in kept), key=lambda i: len(texts[i]))
        for start in range(0, len(rest), batch):
            places = rest[start : start + batch]
            part = [texts[i] for i in places]
            vectors = embed(part)
            self.put(part, vectors)
            yield Filled(places=tuple(places), vectors=vectors, embedded=True)

    def _key(self, text: str) -> bytes:
        return blake2b(
            self.embedder.encode() + b"\0" + text.encode("utf-8", "surrogatepass"), digest_size=16
        ).digest()
