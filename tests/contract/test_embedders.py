"""What every embedder promises: the one that travels with the program, one that is downloaded, and one behind
an OpenAI-compatible endpoint."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import EmbeddingFailed
from assistant.events import end_of
from assistant.memory.embeddings import Embedder, open_embedder, possible_names
from assistant.memory.sync import sync
from assistant.settings import Settings
from tests.support import downloadable
from tests.support.memory import Author

TEXTS = [
    "레몬 씨앗을 화분에 심었다.",
    "강변에서 하프 마라톤을 뛰었다.",
    "I moved to a flat with a window to the south.",
]


@pytest.fixture(scope="session", params=["local", "sentence-transformers", "endpoint"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    cache = tmp_path_factory.mktemp("model")
    if request.param == "local":
        return Settings(cache=cache)
    if request.param == "sentence-transformers":
        pytest.importorskip(
            "sentence_transformers", reason="an extra that brings two gigabytes of torch along"
        )
        model = downloadable.make(cache / "tiny")
        return Settings(cache=cache, embedder="sentence-transformers", embedding_model=str(model))
    return Settings(
        cache=cache,
        embedder="endpoint",
        embedding_base_url=request.getfixturevalue("embedding_server"),
        embedding_model="e5-passage",
        embedding_query_model="e5-query",
    )


@pytest.fixture(scope="session")
def embedder(settings: Settings) -> Embedder:
    return open_embedder(settings)


def test_vectors_are_of_length_one_and_of_one_dimension(embedder: Embedder) -> None:
    vectors = embedder.passages(TEXTS)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert embedder.questions(["레몬"]).shape == (1, 384)


@pytest.mark.parametrize(
    ("question", "row"),
    [("화분에 뭘 심었더라", 0), ("the half marathon I ran", 1), ("where did I move to", 2)],
)
def test_a_question_finds_its_passage_in_either_language(embedder: Embedder, question: str, row: int) -> None:
    assert int(np.argmax(embedder.passages(TEXTS) @ embedder.questions([question])[0])) == row


def test_a_text_has_the_vector_it_has_alone(embedder: Embedder) -> None:
    together = embedder.passages([*TEXTS, "글 " * 900])
    for row, text in enumerate(TEXTS):
        assert float(embedder.passages([text])[0] @ together[row]) > 0.999


def test_the_sides_are_kept_apart(embedder: Embedder) -> None:
    text = TEXTS[0]
    assert float(embedder.passages([text])[0] @ embedder.questions([text])[0]) < 0.999


def test_nothing_gives_nothing(embedder: Embedder) -> None:
    assert len(embedder.passages([])) == 0
    assert len(embedder.questions([])) == 0


def test_the_name_can_be_known_without_loading(settings: Settings, embedder: Embedder) -> None:
    assert embedder.name in possible_names(settings)


def test_an_endpoint_that_is_not_there_is_told(tmp_path: Path) -> None:
    settings = Settings(
        cache=tmp_path, embedder="endpoint", embedding_base_url="http://127.0.0.1:9/v1", timeout=2.0
    )
    with pytest.raises(EmbeddingFailed) as told:
        open_embedder(settings).questions(["레몬"])
    assert "127.0.0.1:9" in told.value.message
    assert "ASSISTANT_EMBEDDING_BASE_URL" in told.value.hint


def test_the_package_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingFailed) as told:
        open_embedder(Settings(cache=tmp_path, embedder="sentence-transformers"))
    assert told.value.message == "The package sentence-transformers is not installed."
    assert "pip install 'year-end-assistant[sentence-transformers]'" in told.value.hint


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason="an extra that brings two gigabytes of torch along")
    missing = str(tmp_path / "no" / "model")
    with pytest.raises(EmbeddingFailed) as told:
        open_embedder(Settings(cache=tmp_path, embedder="sentence-transformers", embedding_model=missing))
    assert missing in told.value.message
    assert "ASSISTANT_EMBEDDING_MODEL" in told.value.hint


def test_another_embedder_embeds_everything_anew(
    tmp_path: Path, settings: Settings, embedder: Embedder
) -> None:
    """Vectors of two embedders are never mixed; those of the first are kept, for whoever goes back."""
    author = Author(tmp_path)
    author.write("lemon", TEXTS[0])
    author.sync()
    chosen = settings.model_copy(update={"corpus": (author.folder,), "workspace": author.settings.workspace})
    assert end_of(sync(chosen, embedder=embedder)).embedded == 1
    assert end_of(sync(chosen)).changed_nothing
    back = author.sync()
    assert (back.embedded, back.reused) == (0, 1)
