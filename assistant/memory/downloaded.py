"""A model of sentence-transformers, for those who may download one: slower than the local embedder, and
better.

`Downloaded(model)` is an `Embedder`; memory/embeddings.py opens it where the settings ask for it. The package
is an extra (`year-end-assistant[sentence-transformers]`), the model a name on the Hugging Face hub, fetched
and kept by that package, or a folder. Prompts for questions and passages are those that the model brings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.errors import EmbeddingFailed
from assistant.memory.embeddings import unit

if TYPE_CHECKING:
    from assistant.memory.embeddings import Vectors

PACKAGE = "sentence-transformers"


class Downloaded:
    """Loaded at once: a minute where it has to be fetched.

    Raises:
        EmbeddingFailed: the package is not installed, or there is no such model.
    """

    def __init__(self, model: str) -> None:
        self.name = downloaded_name(model)
        self._model = _loaded(model)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encoded(self._model.encode_document, texts)

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._encoded(self._model.encode_query, texts)

    def _encoded(self, encode: Callable[..., Any], texts: Sequence[str]) -> Vectors:
        return unit(encode(list(texts), show_progress_bar=False).tolist(), self.name)


def downloaded_name(model: str) -> str:
    """The name of `Downloaded(model)`, without loading it."""
    return f"{model}, {PACKAGE}"


def _loaded(model: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EmbeddingFailed(
            f"The package {PACKAGE} is not installed.",
            hint=f"Run: pip install 'year-end-assistant[{PACKAGE}]', or unset ASSISTANT_EMBEDDER.",
        ) from error
    try:
        return SentenceTransformer(model)
    except Exception as error:  # of whichever of its libraries meets the trouble first
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise EmbeddingFailed(
            f"The model {model} cannot be loaded: {reason}",
            hint="Set ASSISTANT_EMBEDDING_MODEL to a model on the Hugging Face hub or to a folder with one.",
        ) from error
